"""An editor logs in, corrects a speaker, imports again and still sees the correction; readers see it, too."""

import io
import re

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from articles.models import Statement

DOCUMENT = """title: Harbour opens
date: 2024-05-14

Mayor Maria Alvarez met the builder Chen Wei in Northport on Tuesday.

“The harbour will open in June,” Alvarez said.
"""
MORE = DOCUMENT + "\nThe ferry follows in the autumn.\n"


@pytest.fixture
def document(tmp_path, db):
    file = tmp_path / "harbour.txt"
    file.write_text(DOCUMENT)
    call_command("import_seeds", str(file), stdout=io.StringIO())
    return file


@pytest.fixture
def password(db) -> str:
    """Of the account that the first `make run` makes, read where a human reads it."""
    said = io.StringIO()
    call_command("ensure_editor", stdout=said)
    return re.search(r"Password: (\S+)", said.getvalue())[1]


def log_in(page: Page, password: str) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Site administration")).to_be_visible()


def test_a_corrected_speaker_outlives_the_next_import(page, document, password):
    statement = Statement.objects.get()
    assert statement.speaker.name == "Maria Alvarez"
    log_in(page, password)

    main = page.get_by_role("main")
    main.locator("#articles-article").get_by_role("link", name="Articles").click()
    main.get_by_role("link", name="Harbour opens").click()
    main.get_by_role("link", name="Correct").click()
    page.get_by_role("combobox", name=re.compile("Maria Alvarez")).click()
    page.locator(".select2-search__field").fill("chen")
    page.get_by_role("option", name="Chen Wei").click()
    page.get_by_role("button", name="Save", exact=True).click()

    document.write_text(MORE)
    call_command("import_seeds", str(document), stdout=io.StringIO())

    page.goto(f"/admin/articles/statement/{statement.pk}/change/")
    expect(page.get_by_role("combobox", name=re.compile("Chen Wei"))).to_be_visible()
    page.goto(statement.get_absolute_url())
    expect(page.get_by_role("main").get_by_role("link", name="Chen Wei").first).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("corrected")
