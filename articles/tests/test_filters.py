"""The filters of a search, without words: articles and statements share them."""

import pytest
from django.http import QueryDict

from articles.filters import MAX_VALUES, ArticleFilter
from articles.models import Article
from people.models import Person

VOTE, FERRY, MATCH = "Council votes for the wall", "Night ferry is full", "Alvarez scores twice"


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        pytest.param({"person": "nobody"}, [], id="unknown-slug"),
        pytest.param({"person": ["maria-alvarez", "amina-haddad"]}, [], id="two-people-narrow"),
        pytest.param({"year": "x"}, [], id="no-year"),
        pytest.param({"year": "99999999999999999999"}, [], id="huge-year"),
        pytest.param({"person": ["maria-alvarez", "chen-wei"]}, [VOTE], id="together"),
        pytest.param({"place": "lisbon"}, [FERRY, MATCH], id="place"),
        pytest.param(
            {"outlet": ["Evening Tide", "Harbour Herald"]}, [VOTE, FERRY, MATCH], id="outlets-widen"
        ),
        pytest.param({"year": ["2022", "2024"]}, [VOTE, MATCH], id="years-widen"),
        pytest.param({"since": "2023-11-02", "until": "2023-11-02"}, [FERRY], id="days-included"),
        pytest.param({"speaker": "tomas-alvarez"}, [MATCH], id="speaker"),
        pytest.param({"kind": ["mixed"]}, [FERRY], id="kind"),
        pytest.param({"since": "soon"}, [VOTE, FERRY, MATCH], id="no-day-narrows-nothing"),
    ],
)
def test_filters(headlines, chosen, found):
    assert headlines(**chosen) == found


def test_a_merged_persons_address_narrows_by_the_record_it_leads_to(headlines, cast):
    Person.objects.create(name="M. Alvarez", sort_name="Alvarez, M", slug="m-alvarez", merged_into=cast.maria)
    assert headlines(person="m-alvarez") == [VOTE]


def test_empty_repeated_and_too_many_values_are_dropped(db):
    values = ["", "a", "a", " ", "x" * 1000, *map(str, range(50))]
    data = QueryDict(mutable=True)
    data.setlist("outlet", values)
    chosen = ArticleFilter(data, queryset=Article.objects.all()).chosen("outlet")
    assert chosen == ["a", *map(str, range(MAX_VALUES - 1))]


def test_the_span_of_years_reaches_from_the_earliest_to_the_latest(db):
    filters = ArticleFilter(QueryDict("year=2019&year=2022&year=x"), queryset=Article.objects.all())
    assert [day.isoformat() for day in filters.span_of_years()] == ["2019-01-01", "2022-12-31"]
    assert ArticleFilter(QueryDict("year=x"), queryset=Article.objects.all()).span_of_years() == (None, None)


def test_rows_without_one_filter_are_still_narrowed_by_the_others(shelf):
    data = QueryDict("outlet=Evening+Tide&year=2024")
    filters = ArticleFilter(data, queryset=Article.objects.published())
    assert [article.headline for article in filters.without("outlet")] == [VOTE]
    assert filters.qs.count() == 0
