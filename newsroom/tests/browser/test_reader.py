"""The walk of a reader: from half-remembered words to the line in print, and on to who said it."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Statement
from newsroom.tests.browser.conftest import DESK, PHONE

WORDS = "The harbour belongs to all of us"
HEADLINE = "Harbour opens after nine years"
BODY = (
    "Mayor Maria Alvarez opened the new harbour in Northport on Tuesday, nine years after the storm.\n\n"
    "The fish market moves in next week; the ferry follows in the autumn, when the pier is dry.\n\n"
    f"“{WORDS}” Alvarez said before the first boats came in."
)


@pytest.fixture
def statement(cast, print_article) -> Statement:
    print_article(
        "Nothing happened in Northport.", headline="A quiet day", places={"Northport": cast.northport}
    )
    article = print_article(
        BODY,
        headline=HEADLINE,
        outlet="The Northport Courier",
        people={"Maria Alvarez": cast.maria},
        places={"Northport": cast.northport},
        statements=({"text": WORDS, "speaker": cast.maria, "speaker_text": "Alvarez", "cue": "said"},),
    )
    return article.statements.get()


@pytest.mark.parametrize(
    "device",
    [DESK, PHONE, DESK | {"java_script_enabled": False}],
    ids=["desk", "phone", "without-javascript"],
)
def test_from_half_remembered_words_to_the_line_and_its_speaker(open_page, statement, device):
    page = open_page(device)
    main = page.get_by_role("main")

    page.goto("/")
    search = main.get_by_role("searchbox").or_(main.get_by_role("combobox"))
    search.first.fill("harbour belongs")
    search.first.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?.*q=harbour\+belongs"))

    main.get_by_role("link", name=HEADLINE).first.click()
    expect(page.get_by_role("heading", level=1, name=HEADLINE)).to_be_visible()
    expect(page.locator(f"#s-{statement.pk}")).to_have_text(re.compile(WORDS))

    main.get_by_role("link", name="source and evidence").first.click()
    expect(page).to_have_url(re.compile(f"/statements/{statement.pk}/$"))
    expect(page.get_by_role("blockquote").first).to_contain_text(WORDS)

    main.get_by_role("link", name="Maria Alvarez").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Maria Alvarez")

    main.get_by_role("link", name=HEADLINE).first.click()
    expect(page).to_have_url(re.compile(f"/articles/2024/05/14/.*#s-{statement.pk}$"))
    expect(page.locator(f"#s-{statement.pk}")).to_be_in_viewport()


def test_the_keyboard_reaches_the_text_first(page, statement):
    page.goto(statement.article.get_absolute_url())

    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text(re.compile("Skip"))
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    inside = page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert inside, "after the skip link the focus is outside the text"
