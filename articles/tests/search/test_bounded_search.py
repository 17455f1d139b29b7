"""How many rows a search looks at, and which matches it returns."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.search import bounded_search
from articles.search.bounded_search import BoundedSearch, NewestMatches
from articles.search.query.parser import parse
from articles.search.tsquery import text_query

FIRST_DAY, ARTICLES = date(2020, 1, 1), 20


@pytest.fixture
def regattas(print_article):
    """One article a day, the oldest first; all contain “regatta”, and each its own number."""
    return [
        print_article(
            f"Regatta number {number} took place.",
            headline=f"Regatta {number}",
            published_on=FIRST_DAY + timedelta(days=number),
        )
        for number in range(ARTICLES)
    ]


@pytest.fixture
def search(regattas, monkeypatch):
    """A function that searches as if the planner had given these estimates."""

    def newest(typed: str, *, searched: int, expected: int, **options) -> NewestMatches:
        def planned_rows(rows):
            return expected if "@@" in str(rows.query) else searched

        monkeypatch.setattr(BoundedSearch, "planned_rows", staticmethod(planned_rows))
        return BoundedSearch(Article.objects.published(), text_query(parse(typed)), **options).newest()

    return newest


def numbers(regattas, matches):
    position = {article.pk: number for number, article in enumerate(regattas)}
    return [position[pk] for pk in matches.ids]


def test_nothing_is_found_where_nothing_can_match(regattas):
    nothing = BoundedSearch(Article.objects.none(), None)
    assert nothing.newest() == NewestMatches([], 0, exact=True)
    assert BoundedSearch.planned_rows(Article.objects.none()) == 0


def test_few_rows_are_all_searched_and_counted(search, regattas):
    found = search("regatta", searched=100, expected=100, window=3)
    assert numbers(regattas, found) == [19, 18, 17]
    assert (found.total, found.exact, found.complete) == (ARTICLES, True, False)


def test_without_words_every_row_matches(regattas):
    found = BoundedSearch(Article.objects.published(), None).newest()
    assert (found.total, found.complete) == (ARTICLES, True)


def test_common_words_end_the_walk_once_the_window_is_full(search, regattas):
    found = search("regatta", searched=10_000, expected=5_000, window=3)
    assert numbers(regattas, found) == [19, 18, 17]
    assert (found.total, found.exact, found.back_to) == (3, False, None)


def test_a_walk_to_the_beginning_counts_exactly(search, regattas):
    found = search("regatta", searched=10_000, expected=5_000, window=50)
    assert len(found.ids) == found.total == ARTICLES
    assert found.complete


def test_a_walk_stays_within_the_given_days(search, regattas):
    first, last = FIRST_DAY + timedelta(days=5), FIRST_DAY + timedelta(days=8)
    found = search("regatta", searched=10_000, expected=5_000, first=first, last=last)
    # The rows are narrowed by the caller, too; here the days alone narrow the last slice.
    assert numbers(regattas, found)[0] == 8


def test_a_walk_that_checks_too_many_rows_says_how_far_it_came(search, regattas, monkeypatch):
    monkeypatch.setattr(bounded_search, "FIRST_LOOK", 5)
    monkeypatch.setattr(bounded_search, "MAX_CHECKED", 1)
    found = search('"number 18"', searched=10_000, expected=5_000)
    assert numbers(regattas, found) == [18]
    assert (found.exact, found.back_to) == (False, FIRST_DAY + timedelta(days=14))


def test_a_low_estimate_is_checked_in_the_newest_rows_first(search, regattas, monkeypatch):
    monkeypatch.setattr(bounded_search, "FIRST_LOOK", 5)
    with CaptureQueriesContext(connection) as queries:
        found = search("regatta", searched=10_000, expected=1, window=3)
    assert numbers(regattas, found) == [19, 18, 17]
    assert not found.exact
    (statement,) = [query["sql"] for query in queries if " @@ " in query["sql"]]
    # The planner does not see the words, and the index of days narrows the rows.
    assert "@@ (SELECT" in statement
    assert '"published_on" >= ' in statement


def test_rare_words_are_fetched_however_old_they_are(search, regattas, monkeypatch):
    monkeypatch.setattr(bounded_search, "FIRST_LOOK", 5)
    found = search('"number 0"', searched=10_000, expected=1, window=3)
    assert numbers(regattas, found) == [0]
    assert found.complete


def test_the_number_of_statements_does_not_grow_with_the_matches(search, monkeypatch):
    def statements(window: int) -> int:
        with CaptureQueriesContext(connection) as queries:
            search("regatta", searched=10_000, expected=5_000, window=window)
        return len(queries)

    assert statements(2) == statements(15) == 2
