"""The search box as a combobox: suggestions while typing, chosen by keyboard, said to screen readers."""

import re

import pytest
from playwright.sync_api import Page, expect

BODY = "Mayor Maria Alvarez praised the wall in Northport. “The wall will hold,” Alvarez said."


@pytest.fixture
def box(cast, print_article, page: Page):
    print_article(
        BODY,
        headline="Council votes for the wall",
        people={"Maria Alvarez": cast.maria},
        places={"Northport": cast.northport},
        statements=({"text": "The wall will hold,", "speaker": cast.maria},),
    )
    page.goto("/search/")
    found = page.get_by_role("combobox")
    expect(found).to_be_focused()
    return found


def test_suggestions_come_while_typing_and_are_announced(box, page):
    box.press_sequentially("alv")
    expect(page.get_by_role("option")).to_have_count(2)
    expect(page.get_by_role("status").filter(has_text="2 suggestions")).to_have_count(1)
    expect(box).to_have_attribute("aria-expanded", "true")


def test_arrow_keys_choose_and_enter_opens(box, page):
    box.press_sequentially("alv")
    expect(page.get_by_role("option")).to_have_count(2)
    box.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    expect(chosen).to_contain_text("Maria Alvarez")
    expect(box).to_have_attribute("aria-activedescendant", chosen.get_attribute("id"))
    expect(box).to_be_focused()
    box.press("Enter")
    page.wait_for_url("**/people/maria-alvarez/")


def test_arrow_keys_go_round_through_the_box(box, page):
    box.press_sequentially("alv")
    expect(page.get_by_role("option")).to_have_count(2)
    for _ in range(3):
        box.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_count(0)
    box.press("ArrowUp")
    expect(page.get_by_role("option", selected=True)).to_contain_text("Council votes")


def test_escape_closes_and_what_was_typed_stays(box, page):
    box.press_sequentially("alv")
    expect(page.get_by_role("option")).to_have_count(2)
    box.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("alv")


def test_enter_without_a_choice_searches(box, page):
    box.press_sequentially("wall")
    box.press("Enter")
    page.wait_for_url(re.compile(r"/search/\?q=wall"))
    expect(page.locator("mark").first).to_have_text("wall")


def test_the_marks_survive_the_click_into_the_article(box, page):
    box.fill("wall")
    box.press("Enter")
    page.get_by_role("heading", name="Council votes for the wall").get_by_role("link").click()
    page.wait_for_url(re.compile(r"/council-votes-for-the-wall/\?q=wall$"))
    expect(page.locator("mark").first).to_have_text("wall")


@pytest.mark.parametrize(
    "query", ["", "?q=wall", "?q=alvarez&in=statements", "?q=zeppelin", "?q=wall&year=2024"]
)
def test_nothing_hinders_a_reader_of_the_results(box, page, hindrances, query):
    page.goto(f"/search/{query}")
    assert hindrances(page) == []


def test_nothing_hinders_a_reader_of_the_suggestions(box, page, hindrances):
    box.press_sequentially("alv")
    expect(page.get_by_role("option")).to_have_count(2)
    box.press("ArrowDown")
    assert hindrances(page) == []


def test_without_scripts_the_box_is_a_form(cast, print_article, open_page):
    print_article(BODY, headline="Council votes for the wall")
    page = open_page(java_script_enabled=False)
    page.goto("/search/")
    page.get_by_role("searchbox").fill("wall")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("h3 mark")).to_have_text("wall")
