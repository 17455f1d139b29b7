"""The counts by which a search can be narrowed."""

from datetime import date

import pytest

from articles.filters import ArticleFilter
from articles.models import Article
from articles.search.facets import count_facet
from articles.search.query.parser import parse
from articles.search.ranking import MatchSummary
from articles.search.resolved_query import resolve
from articles.search.results import find_articles
from people.models import Person


def in_outlets(*outlets):
    return [MatchSummary(pk, date(2020, 1, 1), outlet) for pk, outlet in enumerate(outlets)]


def listed(facet):
    return [(value.label, value.count, value.chosen) for value in facet.values]


def test_an_empty_value_is_not_counted():
    assert listed(count_facet("outlet", in_outlets("", "Tide"), [])) == [("Tide", 1, False)]


def test_the_most_frequent_value_comes_first():
    facet = count_facet("outlet", in_outlets("Herald", "Tide", "Tide"), ["Herald"])
    assert listed(facet) == [("Tide", 2, False), ("Herald", 1, True)]


def test_the_latest_year_comes_first():
    matches = [MatchSummary(pk, date(year, 1, 1)) for pk, year in enumerate((2020, 2022, 2020))]
    assert listed(count_facet("year", matches, [])) == [("2022", 1, False), ("2020", 2, False)]


def test_only_the_most_frequent_values_and_the_chosen_one_are_listed():
    matches = in_outlets(*(f"Outlet {number}" for number in range(20) for _ in range(20 - number)))
    labels = [label for label, _, _ in listed(count_facet("outlet", matches, ["Outlet 19"]))]
    assert labels == [*(f"Outlet {number}" for number in range(8)), "Outlet 19"]


def test_people_are_labelled_by_name_and_chosen_by_slug(shelf, cast):
    matches = [MatchSummary(1, date(2020, 1, 1), people=(cast.maria.pk, cast.chen.pk))]
    facet = count_facet("person", matches, ["chen-wei"])
    assert listed(facet) == [("Maria Alvarez", 1, False), ("Chen Wei", 1, True)]
    assert [value.value for value in facet.values] == ["maria-alvarez", "chen-wei"]


@pytest.fixture
def surnames_alone(print_article):
    """Two articles that print a surname and nothing more: each has its own record."""
    for number in (1, 2):
        alone = Person.objects.create(
            name="Haddad", sort_name="Haddad", slug=f"haddad-{number}", surname_only=True
        )
        print_article("Haddad was late again.", headline=f"Late {number}", people={"Haddad": alone})


def test_a_surname_alone_is_no_facet(shelf, surnames_alone):
    filters = ArticleFilter(queryset=Article.objects.published())
    results = find_articles(resolve(parse("late OR ferry")), filters, by_rank=True, page=1)
    people = next(facet for facet in results.facets if facet.name == "person")
    assert [value.label for value in people.values] == ["Amina Haddad"]
