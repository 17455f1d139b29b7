"""The picture in README: the customer's article as `make run` serves it. `make picture` takes it again."""

import os

from django.core.management import call_command
from playwright.sync_api import expect

from articles.models import Article
from newsroom.tests.browser.conftest import DESK

# Not one of the settings: it is for this test alone.
PICTURE = os.environ.get("PICTURE")


def test_the_seed_is_served_with_its_evidence_in_place(open_page, tmp_path):
    call_command("import_seeds", verbosity=0)
    article = Article.objects.get()
    page = open_page(DESK)

    page.goto(article.get_absolute_url())

    expect(page.get_by_role("heading", level=1)).to_have_text(article.headline)
    for mention in article.person_mentions.exclude(person=None):
        expect(page.get_by_role("article").get_by_text(mention.surface).first).to_be_visible()
    expect(page.locator("[id^='s-']")).to_have_count(article.statements.count())
    page.locator("[id^='s-']").first.evaluate("words => words.scrollIntoView({block: 'center'})")
    picture = page.screenshot(path=PICTURE or tmp_path / "picture.png")
    assert picture.startswith(b"\x89PNG")
