"""Summaries of matches: the values that ordering and facets need, with the rank but without the text."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import BigIntegerField, F, Lookup, Value
from django.db.models.functions import Length

from articles.models import Article, Statement

# Normalization 1 divides the rank of an article by 1 + log(length): it is not better for being long.
_ARTICLE_NORMALIZATION, _STATEMENT_NORMALIZATION = 1, 0
# A statement of fewer characters ranks proportionally lower.
_FULL_LENGTH = 120
# A statement whose speaker has a record ranks higher than one of “they”.
_KNOWN_SPEAKER_WEIGHT = 1.5


@dataclass(frozen=True, slots=True)
class MatchSummary:
    pk: int
    day: date
    outlet: str = ""
    people: tuple[int, ...] = ()
    """Of an article the people it mentions, of a statement its speaker."""
    places: tuple[int, ...] = ()
    organisations: tuple[int, ...] = ()
    """Of an article the organisations it mentions, of a statement the one that speaks."""
    kind: str = ""
    rank: float = 0.0


class EqualsAny(Lookup):
    """`column = ANY(array)`: a single parameter. The driver is slower with one for each value, as in `IN`."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        column, column_params = self.process_lhs(compiler, connection)
        array, array_params = self.process_rhs(compiler, connection)
        return f"{column} = ANY({array})", [*column_params, *array_params]


def article_summaries(words: SearchQuery | None, ids: list[int], *, ranked: bool) -> list[MatchSummary]:
    """The summaries of these articles, newest first. If not `ranked`, or without words, every rank is 0."""
    columns = (
        "pk",
        "published_on",
        "outlet",
        "mentioned_people",
        "mentioned_places",
        "mentioned_organisations",
    )
    rows = _rows(Article.objects, words if ranked else None, ids, columns, _ARTICLE_NORMALIZATION)
    return [
        MatchSummary(pk, day, outlet, tuple(people), tuple(places), tuple(organisations), rank=rank)
        for pk, day, outlet, people, places, organisations, rank in rows
    ]


def statement_summaries(words: SearchQuery | None, ids: list[int], *, ranked: bool) -> list[MatchSummary]:
    """The same for statements."""
    columns = (
        "pk",
        "published_on",
        "article__outlet",
        "speaker",
        "article__mentioned_places",
        "speaker_organisation",
        "kind",
        "length",
    )
    with_length = Statement.objects.annotate(length=Length("text"))
    rows = _rows(with_length, words if ranked else None, ids, columns, _STATEMENT_NORMALIZATION)
    return [
        MatchSummary(
            pk,
            day,
            outlet,
            (speaker,) if speaker else (),
            tuple(places),
            (organisation,) if organisation else (),
            kind,
            rank * min(1, length / _FULL_LENGTH) * (_KNOWN_SPEAKER_WEIGHT if speaker or organisation else 1),
        )
        for pk, day, outlet, speaker, places, organisation, kind, length, rank in rows
    ]


def _rows(
    objects: Any, words: SearchQuery | None, ids: list[int], columns: tuple[str, ...], normalization: int
) -> list[tuple]:
    """The columns and the rank of each row, newest first."""
    array = Value(ids, ArrayField(BigIntegerField()))
    rows = objects.filter(EqualsAny(F("pk"), array)).order_by("-published_on", "-pk")
    if words is None:
        return [(*row, 0.0) for row in rows.values_list(*columns)]
    rank = SearchRank(F("search"), words, normalization=normalization)
    return list(rows.annotate(rank=rank).values_list(*columns, "rank"))
