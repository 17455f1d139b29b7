"""The small card of a name in the text: by mouse, touch and keyboard, with scripts and without."""

import pytest
from playwright.sync_api import expect

from newsroom.tests.browser.conftest import DESK, PHONE


@pytest.fixture
def address(cast, print_article) -> str:
    article = print_article(
        "Mayor Maria Alvarez opened the harbour.\n\n" + "It rained on the quay all day.\n\n" * 40 + "End.",
        people={"Maria Alvarez": cast.maria},
    )
    return article.get_absolute_url()


def card_of(page, cast):
    return page.locator(f"#person-{cast.maria.pk}")


@pytest.mark.parametrize("device", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_name_opens_its_card_over_the_text_and_back(open_page, cast, address, device, scripts):
    page = open_page(device, java_script_enabled=scripts)
    page.goto(address)
    name = page.locator("a.person", has_text="Maria Alvarez")
    card = card_of(page, cast)
    expect(card).not_to_be_in_viewport()

    name.tap() if device is PHONE else name.click()

    expect(card).to_be_in_viewport()
    expect(name).to_be_in_viewport()
    expect(card.get_by_role("link", name="Maria Alvarez")).to_be_visible()

    card.get_by_role("link", name="Back to the text").click()

    expect(card).not_to_be_in_viewport()
    expect(name).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_keyboard_opens_a_card_and_goes_on_inside_it(open_page, cast, address, scripts):
    page = open_page(java_script_enabled=scripts)
    page.goto(address)
    page.locator("a.person", has_text="Maria Alvarez").focus()

    page.keyboard.press("Enter")
    expect(card_of(page, cast)).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1, name="Maria Alvarez")).to_be_visible()


def test_escape_closes_a_card_and_gives_the_name_back_to_the_keyboard(open_page, cast, address):
    page = open_page()
    page.goto(address)
    name = page.locator("a.person", has_text="Maria Alvarez")
    name.focus()
    page.keyboard.press("Enter")
    expect(card_of(page, cast)).to_be_in_viewport()

    page.keyboard.press("Escape")

    expect(card_of(page, cast)).not_to_be_in_viewport()
    expect(name).to_be_focused()


def test_a_press_beside_a_card_closes_it(open_page, cast, address):
    page = open_page()
    page.goto(address)
    page.locator("a.person", has_text="Maria Alvarez").click()
    expect(card_of(page, cast)).to_be_in_viewport()

    page.get_by_text("It rained on the quay").first.click()

    expect(card_of(page, cast)).not_to_be_in_viewport()
