"""Forms of a name and its abbreviations, by their letters."""

import pytest

from articles.extraction.entities.organisation_forms import (
    form_key,
    has_legal_form,
    initials,
    is_abbreviation,
    may_shorten,
)


@pytest.mark.parametrize("surface", ["Harbour", "A", "FERRYCOUNCIL", "NHC2", "Nhc", "N H C"])
def test_a_word_or_a_long_run_of_capitals_is_not_an_abbreviation(surface: str) -> None:
    assert not is_abbreviation(surface)


@pytest.mark.parametrize("surface", ["NHC", "N.H.C.", "A&B"])
def test_a_few_capitals_are_an_abbreviation(surface: str) -> None:
    assert is_abbreviation(surface)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vega", "Vega Lines"),
        ("Harbour Council", "Northport Harbour Council"),
        ("Company", "Corporation"),
    ],
)
def test_other_words_are_another_name(one: str, other: str) -> None:
    assert form_key(one) != form_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vega Lines Inc.", "VEGA LINES"),
        ("the Harbour Council", "Harbour Council"),
        ("Société Vega", "Societe Vega"),
    ],
)
def test_case_accents_and_legal_forms_do_not_matter(one: str, other: str) -> None:
    assert form_key(one) == form_key(other)


def test_a_legal_form_is_told_from_a_name() -> None:
    assert has_legal_form("Vega Lines Ltd.")
    assert not has_legal_form("Company")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Vega", set()),
        ("Northport Harbour Council", {"NHC"}),
        ("Bank of Leeds", {"BOL", "BL"}),
        ("League of Boats", {"LOB", "LB"}),
    ],
)
def test_initials_are_of_all_words_or_of_the_capitalised_ones(name: str, found: set[str]) -> None:
    assert initials(name) == found


@pytest.mark.parametrize("abbreviation", ["IPX", "NPL", "LPI"])
def test_letters_in_another_order_do_not_shorten(abbreviation: str) -> None:
    assert not may_shorten(abbreviation, "Interpool")


def test_letters_in_this_order_may_shorten() -> None:
    assert may_shorten("IPL", "Interpool")
