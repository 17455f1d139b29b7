"""What is offered while a reader types, and how unknown terms are corrected."""

import pytest

from articles.search.query.parser import parse
from articles.search.resolved_query import resolve
from articles.search.suggestions import suggest, unknown_terms


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("", id="nothing"),
        pytest.param("a", id="one-letter"),
        pytest.param("the", id="stop-word"),
        pytest.param("zzzz", id="absent"),
        pytest.param("speaker:alv", id="operator"),
        pytest.param("secr", id="hidden-article"),
        pytest.param("brand", id="hidden-person"),
    ],
)
def test_nothing_is_suggested(shelf, typed):
    assert suggest(typed).total == 0


@pytest.mark.parametrize(
    ("typed", "people", "places", "headlines"),
    [
        pytest.param("alvarez wal", [], [], ["Council votes for the wall"], id="unfinished-word"),
        pytest.param("lisb", [], ["Lisbon"], ["Night ferry is full", "Alvarez scores twice"], id="place"),
        pytest.param("chen", ["Chen Wei"], [], ["Council votes for the wall"], id="person"),
        pytest.param('"harbour wall"', [], [], ["Council votes for the wall"], id="phrase"),
    ],
)
def test_suggestions(shelf, typed, people, places, headlines):
    found = suggest(typed)
    assert [match.name for match in found.people] == people
    assert [match.name for match in found.places] == places
    assert [article.headline for article in found.articles] == headlines
    assert found.total == len(people) + len(places) + len(headlines)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        pytest.param("harbour the", [], id="all-known"),
        pytest.param("wall ferry", [], id="known-but-not-together"),
        pytest.param("zeppelin OR wall", [], id="alternatives-are-not-corrected"),
        pytest.param("-zeppelin wall", [], id="excluded"),
        pytest.param("zeppelin wall", ["zeppelin"], id="absent"),
        pytest.param("secret", ["secret"], id="in-hidden-articles-only"),
        pytest.param('"wall harbour"', ["wall harbour"], id="phrase"),
    ],
)
def test_unknown_terms(shelf, typed, terms):
    assert [unknown.term.text for unknown in unknown_terms(resolve(parse(typed)))] == terms


@pytest.mark.parametrize(
    ("typed", "correction", "corrected_query", "is_name"),
    [
        pytest.param("zeppelin", "", "", False, id="nothing-similar"),
        pytest.param("zep*", "", "", False, id="prefix"),
        pytest.param("sekret", "", "", False, id="hidden-word"),
        pytest.param("harbuor wall", "harbour", "harbour wall", False, id="word"),
        pytest.param("Hadad -wall", "Haddad", "Haddad -wall", True, id="surname"),
        pytest.param('"Chen Wai"', "Chen Wei", '"Chen Wei"', True, id="full-name"),
    ],
)
def test_corrections(shelf, typed, correction, corrected_query, is_name):
    (unknown,) = unknown_terms(resolve(parse(typed)))
    assert unknown.correction == correction
    assert unknown.corrected_query == corrected_query
    assert unknown.is_name is is_name
