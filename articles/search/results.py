"""The results of a search: one page of articles or statements, their number, and the facets.

Everything is computed from the newest matches that `BoundedSearch` finds, so that the work is bounded.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.db.models import QuerySet

from articles.filters import ArchiveFilter, ArticleFilter, StatementFilter
from articles.models import Article, Statement
from articles.search.bounded_search import BoundedSearch, NewestMatches
from articles.search.facets import WIDENING, Facet, count_facet
from articles.search.ranking import MatchSummary, article_summaries, statement_summaries
from articles.search.resolved_query import ResolvedQuery

PAGE = 20


@dataclass(frozen=True, slots=True)
class Results:
    rows: list[Any]
    matches: NewestMatches
    page: int = 1
    pages: int = 1
    facets: list[Facet] = field(default_factory=list)
    continues: date | None = None
    """Matches older than those found here are on this day or before it."""

    @property
    def before(self) -> int:
        return self.page - 1

    @property
    def after(self) -> int:
        return self.page + 1

    @property
    def first_number(self) -> int:
        return (self.page - 1) * PAGE + 1


def find_articles(
    query: ResolvedQuery, filters: ArticleFilter, *, by_rank: bool, page: int, facets: bool = True
) -> Results:
    return _ArticleSearch(query, filters).results(by_rank=by_rank, page=page, facets=facets)


def find_statements(
    query: ResolvedQuery, filters: StatementFilter, *, by_rank: bool, page: int, facets: bool = True
) -> Results:
    return _StatementSearch(query, filters).results(by_rank=by_rank, page=page, facets=facets)


@dataclass(frozen=True, slots=True)
class _Search(ABC):
    """What the searches for articles and for statements have in common."""

    query: ResolvedQuery
    filters: ArchiveFilter

    facet_names: ClassVar[tuple[str, ...]]

    @abstractmethod
    def narrow(self, rows: QuerySet) -> QuerySet:
        """`rows` narrowed by the conditions of the query."""

    @abstractmethod
    def summaries(self, ids: list[int], *, ranked: bool) -> list[MatchSummary]: ...

    @abstractmethod
    def load(self, ids: list[int]) -> QuerySet:
        """The rows with all that a page shows."""

    def results(self, *, by_rank: bool, page: int, facets: bool) -> Results:
        found = self._newest(self.filters.qs)
        matches = self.summaries(found.ids, ranked=by_rank)
        if by_rank:
            matches.sort(key=lambda match: (-match.rank, -match.day.toordinal(), -match.pk))
        pages = max(1, -(-len(matches) // PAGE))
        page = min(max(page, 1), pages)
        shown = [match.pk for match in matches[(page - 1) * PAGE : page * PAGE]]
        by_pk = {row.pk: row for row in self.load(shown)}
        oldest = min((match.day for match in matches), default=None)
        return Results(
            rows=[by_pk[pk] for pk in shown if pk in by_pk],
            matches=found,
            page=page,
            pages=pages,
            facets=self._facets(matches) if facets else [],
            continues=found.back_to or (None if found.complete else oldest),
        )

    def _newest(self, rows: QuerySet, *, in_years: bool = True) -> NewestMatches:
        first, last = self._days(in_years=in_years)
        return BoundedSearch(self.narrow(rows), self.query.words, first, last).newest()

    def _days(self, *, in_years: bool) -> tuple[date | None, date | None]:
        """The first and the last day that the query and the filters leave."""
        years = self.filters.span_of_years() if in_years else (None, None)
        firsts = (self.query.query.first_day, self.filters.day("since"), years[0])
        lasts = (self.query.query.last_day, self.filters.day("until"), years[1])
        return max(filter(None, firsts), default=None), min(filter(None, lasts), default=None)

    def _facets(self, matches: list[MatchSummary]) -> list[Facet]:
        facets = []
        for name in self.facet_names:
            chosen = self.filters.chosen(name)
            counted = self._matches_without(name) if name in WIDENING and chosen else matches
            facets.append(count_facet(name, counted, chosen))
        return [facet for facet in facets if facet.values]

    def _matches_without(self, name: str) -> list[MatchSummary]:
        """What the search finds without its choice in one facet: there its other values are counted."""
        found = self._newest(self.filters.without(name), in_years=name != "year")
        return self.summaries(found.ids, ranked=False)


class _ArticleSearch(_Search):
    facet_names = ("person", "organisation", "place", "outlet", "year")

    def narrow(self, rows: QuerySet) -> QuerySet:
        return self.query.articles(rows)

    def summaries(self, ids: list[int], *, ranked: bool) -> list[MatchSummary]:
        return article_summaries(self.query.words, ids, ranked=ranked)

    def load(self, ids: list[int]) -> QuerySet:
        return Article.objects.filter(pk__in=ids).defer("search")


class _StatementSearch(_Search):
    facet_names = ("speaker", "speaker_organisation", "kind", "place", "outlet", "year")

    def narrow(self, rows: QuerySet) -> QuerySet:
        return self.query.statements(rows)

    def summaries(self, ids: list[int], *, ranked: bool) -> list[MatchSummary]:
        return statement_summaries(self.query.words, ids, ranked=ranked)

    def load(self, ids: list[int]) -> QuerySet:
        return (
            Statement.objects.filter(pk__in=ids)
            .select_related("speaker", "speaker_organisation", "article")
            .defer("search", "article__search", "article__body")
            .with_sentence()
        )
