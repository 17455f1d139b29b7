"""Keys of place names, and the ways to read a surface."""

import pytest

from articles.gazetteer import PlaceKind
from articles.gazetteer.names import (
    LONGEST,
    Relation,
    ends_with_county_word,
    is_generic,
    key,
    plain,
    readings,
    sentence_openers,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Main St", "Main Saint"),
        ("Paris", "Parish"),
        ("New York", "Newyork"),
        ("Mount Fuji", "Fuji"),
    ],
)
def test_different_names_have_different_keys(one, other):
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Louis", "Saint Louis"),
        ("Xi’an", "Xian"),
        ("ŁÓDŹ", "Lodz"),
        ("Winston-Salem", "Winston Salem"),
        ("U.K.", "UK"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("Mt Fuji", "Mount Fuji"),
        ("Ft. Worth", "Fort Worth"),
    ],
)
def test_spellings_of_one_name_have_one_key(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Nairobi", "nairobi"),
        ("Nairobi’s", "nairobi"),
        ("Texas'", "texas"),
        ("“Nairobi”,", "nairobi"),
        ("", ""),
        ("…", ""),
        ("a" * (LONGEST + 1), ""),
    ],
    ids=["name", "possessive", "possessive of a plural", "marks", "empty", "only marks", "too long"],
)
def test_the_plain_form_has_no_marks_around_it(surface, expected):
    assert plain(surface) == expected


@pytest.mark.parametrize("surface", ["Nairobi", "Nairobi Centre", "Bank of Kenya", "Lake Victoria"])
def test_a_name_is_not_generic(surface):
    assert not is_generic(surface)


@pytest.mark.parametrize("surface", ["Centre", "Western District", "Ministry", "the Old Town"])
def test_words_that_only_say_what_a_thing_is_are_generic(surface):
    assert is_generic(surface)


@pytest.mark.parametrize("surface", ["County", "Lamar", "Lamar county", "LamarCounty", "Lamar County Court"])
def test_only_a_last_word_in_title_case_says_that_it_is_a_county(surface):
    assert not ends_with_county_word(surface)


@pytest.mark.parametrize("surface", ["Lamar County", "Caddo Parish", "Western Province", "Kherson Oblast"])
def test_a_county_word_says_that_it_is_a_county(surface):
    assert ends_with_county_word(surface)


def test_sentence_openers_are_in_lower_case():
    assert {"in", "near", "across"} <= sentence_openers()
    assert all(word.islower() for word in sentence_openers())


def forms(surface: str) -> list[tuple[str, Relation]]:
    return [(reading.key, reading.relation) for reading in readings(surface)]


@pytest.mark.parametrize("surface", ["Nairobi", "Nairobi Street", "Old", "University"])
def test_a_surface_with_nothing_to_remove_has_one_reading(surface):
    assert forms(surface) == [(surface.lower(), Relation.SAME)]


@pytest.mark.parametrize(
    ("surface", "name", "relation"),
    [
        ("the Bahamas", "bahamas", Relation.SAME),
        ("City of Chicago", "chicago", Relation.SAME),
        ("Port of the Prince", "prince", Relation.SAME),
        ("Nairobi Province", "nairobi", Relation.SAME),
        ("Lamar Co.", "lamar county", Relation.SAME),
        ("River Tana", "tana river", Relation.SAME),
        ("downtown Chicago", "chicago", Relation.PART),
        ("Chicago area", "chicago", Relation.PART),
        ("Nairobi High School", "nairobi", Relation.LOCATED_IN),
        ("University of Nairobi", "nairobi", Relation.LOCATED_IN),
    ],
)
def test_words_around_a_name_are_removed(surface, name, relation):
    assert (name, relation) in forms(surface)


def test_the_removed_word_limits_the_kinds_of_place():
    kinds = {reading.key: reading.kinds for reading in readings("Tana River")}

    assert kinds == {"tana river": None, "tana": frozenset({PlaceKind.WATER})}


def test_the_unchanged_surface_comes_first_and_costs_nothing():
    first, *others = readings("Chicago High School")

    assert (first.key, first.penalty) == ("chicago high school", 0)
    assert all(reading.penalty > 0 for reading in others)


def test_readings_of_a_surface_are_few_however_long_it_is():
    assert len(readings("north " * 400 + "Airport")) < 12
