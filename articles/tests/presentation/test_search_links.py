"""The links from a search page to similar searches."""

from urllib.parse import parse_qs

import pytest
from django.http import QueryDict

from articles.filters import ArticleFilter
from articles.models import Article
from articles.presentation.search_links import SearchAddress, attempts, chips, hidden_fields
from articles.search.query.parser import parse
from articles.search.suggestions import UnknownTerm


def parameters(url: str) -> dict[str, list[str]]:
    return parse_qs(url.removeprefix("?"))


def test_an_address_never_keeps_the_page_and_the_format():
    address = SearchAddress(QueryDict("q=wall&page=3&format=csv"))
    assert address.with_(in_="articles") == "?q=wall&in=articles"


def test_a_value_is_added_once_and_removed_again():
    address = SearchAddress(QueryDict("q=wall&year=2020"))
    assert address.toggled("year", "2021") == "?q=wall&year=2020&year=2021"
    assert address.toggled("year", "2020") == "?q=wall"


@pytest.fixture
def filters(db):
    return lambda query: ArticleFilter(QueryDict(query), queryset=Article.objects.published())


def test_each_chip_removes_its_own_part(filters, shelf):
    given = "q=wall+place:lisbon&person=maria-alvarez&since=2020-01-01"
    found = chips(parse("wall place:lisbon"), filters(given), SearchAddress(QueryDict(given)))
    assert [(chip.label, chip.title) for chip in found] == [
        ("place: lisbon", ""),
        ("Maria Alvarez", "People"),
        ("From 1 Jan 2020", ""),
    ]
    everything = parameters("?" + given)
    for chip, name in zip(found, ("q", "person", "since"), strict=True):
        left = parameters(chip.url)
        assert left.get(name) == (["wall"] if name == "q" else None)
        assert {key: value for key, value in left.items() if key != name}.items() <= everything.items()


def attempted(typed: str, scope: str = "all", unknown=(), given: str = "") -> dict[str, str]:
    address = SearchAddress(QueryDict(given))
    links = attempts(parse(typed), unknown, scope, address)
    return {link.label: parameters(link.url).get("q", [""])[0] for link in links}


@pytest.mark.parametrize(
    ("typed", "links"),
    [
        pytest.param("wall", {}, id="one-word"),
        pytest.param("wal*", {}, id="prefix"),
        pytest.param("wall OR quay", {}, id="alternatives"),
        pytest.param("wall quay", {"any of the words instead of all": "wall OR quay"}, id="two-words"),
        pytest.param('"a wall"', {"the words of the phrase in any order": "a wall"}, id="phrase"),
        pytest.param("wall on:2020", {"the same words without any filter": "wall"}, id="date"),
        pytest.param("on:2020", {}, id="date-alone"),
    ],
)
def test_attempts(typed, links):
    assert attempted(typed) == links


def test_a_correction_is_attempted_first_and_everything_last():
    (term,) = parse("harbuor").required[0]
    unknown = [UnknownTerm(term, "harbour", "harbour"), UnknownTerm(term, "", "")]
    assert list(attempted("harbuor", "statements", unknown)) == [
        "“harbour” instead of “harbuor”",
        "the same search in everything",
    ]


def test_the_form_keeps_facets_scope_and_order(filters):
    given = "q=wall&year=2020&year=2021&in=articles&sort=&since=2020-01-01"
    kept = hidden_fields(filters(given), QueryDict(given))
    assert kept == [("year", "2020"), ("year", "2021"), ("in", "articles")]
