"""Fixtures for tests of the search: three articles that readers may see, and three that they may not."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.http import QueryDict

from articles.filters import ArticleFilter, StatementFilter
from articles.models import Article, Statement
from articles.search.query.parser import parse
from articles.search.resolved_query import resolve
from articles.search.results import find_articles, find_statements
from people.models import Alias

VOTE = (
    "Northport voted for the harbour wall. Mayor Maria Alvarez praised the vote. "
    "“The wall will hold,” Alvarez said. Chen Wei, an engineer, doubted it."
)
FERRY = "The night ferry to Lisbon is full. “We need two ferries,” said Amina Haddad, who runs the line."
MATCH = "Tomás Alvarez scored twice in Lisbon. “I only kicked,” he said after the match."

HIDDEN = {
    "draft": {"status": "draft"},
    "embargoed": {"embargo_until": datetime(2999, 1, 1, tzinfo=UTC)},
    "withdrawn": {"status": "withdrawn", "withdrawal_reason": "The source took it back."},
}


@pytest.fixture
def shelf(cast, print_article):
    """Three published articles, a draft, an embargoed one and a withdrawn one."""
    Alias.objects.create(person=cast.amina, name="Amina Sallah", match_key="amina sallah")
    articles = {
        "vote": print_article(
            VOTE,
            headline="Council votes for the wall",
            published_on=date(2024, 5, 14),
            outlet="Harbour Herald",
            people={"Maria Alvarez": cast.maria, "Chen Wei": cast.chen},
            places={"Northport": cast.northport},
            statements=({"text": "The wall will hold,", "speaker": cast.maria, "speaker_text": "Alvarez"},),
        ),
        "ferry": print_article(
            FERRY,
            headline="Night ferry is full",
            published_on=date(2023, 11, 2),
            outlet="Evening Tide",
            people={"Amina Haddad": cast.amina},
            places={"Lisbon": cast.lisbon},
            statements=({"text": "We need two ferries,", "speaker": cast.amina, "kind": "mixed"},),
        ),
        "match": print_article(
            MATCH,
            headline="Alvarez scores twice",
            published_on=date(2022, 1, 9),
            outlet="Evening Tide",
            people={"Tomás Alvarez": cast.tomas},
            places={"Lisbon": cast.lisbon},
            statements=({"text": "I only kicked,", "speaker": cast.tomas},),
        ),
    }
    for key, state in HIDDEN.items():
        articles[key] = print_article(
            f"A secret wall in Lisbon. “Never a dam,” said Brandt. {key}",
            headline=f"Secret {key}",
            published_on=date(2024, 6, 1),
            people={"Brandt": cast.brandt},
            places={"Lisbon": cast.lisbon},
            statements=({"text": "Never a dam,", "speaker": cast.brandt},),
            **state,
        )
    return articles


@pytest.fixture
def headlines(shelf) -> Callable[..., list[str]]:
    """A function that returns the headlines that a search finds, in order."""

    def search(typed: str = "", *, by_rank: bool = False, **chosen: str | list[str]) -> list[str]:
        filters = ArticleFilter(query_dict(chosen), queryset=Article.objects.published())
        results = find_articles(resolve(parse(typed)), filters, by_rank=by_rank, page=1)
        return [article.headline for article in results.rows]

    return search


@pytest.fixture
def words_said(shelf) -> Callable[..., list[str]]:
    """A function that returns the statements that a search finds, in order."""

    def search(typed: str = "", *, by_rank: bool = False, **chosen: str | list[str]) -> list[str]:
        filters = StatementFilter(query_dict(chosen), queryset=Statement.objects.published())
        results = find_statements(resolve(parse(typed)), filters, by_rank=by_rank, page=1)
        return [statement.text for statement in results.rows]

    return search


def query_dict(values: dict[str, str | list[str]]) -> QueryDict:
    given = QueryDict(mutable=True)
    for name, value in values.items():
        given.setlist(name, [value] if isinstance(value, str) else value)
    return given
