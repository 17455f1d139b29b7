"""What a search found: one page of results, how many there are, and the facets to narrow them by.

Everything is read from one window of the newest matches (see `windows`), so that the work is bounded.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchRank
from django.db.models import BigIntegerField, BooleanField, F, Func, Q, QuerySet, Value
from django.db.models.functions import Length

from articles.filters import ArticleFilter, PrintedFilter, StatementFilter
from articles.models import Article, Place, Statement
from articles.search.bounded_search import Found, newest
from articles.search.resolved_query import Asked
from people.models import Person

PAGE = 20
_OPTIONS = 8
# Divides an article's rank by 1 + log(length): it is not better for being long.
_BY_LENGTH = 1
_WHATEVER_LENGTH = 0
# A statement of so many characters stands for itself; a shorter one is worth as much less.
_FULL_STATEMENT = 120
# What somebody known said is worth more than what “they” said.
_BY_SOMEBODY_KNOWN = 1.5


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    """The parameter of the address line that it sets."""
    options: list[Option]


@dataclass(frozen=True, slots=True)
class Fact:
    """What ranking and facets need of one match, without its text."""

    pk: int
    day: date
    outlet: str = ""
    people: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    kind: str = ""
    rank: float = 0.0


@dataclass(frozen=True, slots=True)
class Results:
    rows: list[Any]
    found: Found
    page: int = 1
    pages: int = 1
    facets: list[Facet] = field(default_factory=list)
    continues: date | None = None
    """Matches older than those shown here begin on this day or before."""

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
    asked: Asked, filters: ArticleFilter, *, by_rank: bool, page: int, facets: bool = True
) -> Results:
    return _find(
        asked,
        filters,
        narrow=asked.articles,
        walk=asked.unforeseen().articles,
        facts=_article_facts,
        rows=lambda ids: Article.objects.filter(pk__in=ids).defer("search"),
        facet_names=("person", "place", "outlet", "year") if facets else (),
        by_rank=by_rank,
        page=page,
    )


def find_statements(
    asked: Asked, filters: StatementFilter, *, by_rank: bool, page: int, facets: bool = True
) -> Results:
    return _find(
        asked,
        filters,
        narrow=asked.statements,
        walk=asked.unforeseen().statements,
        facts=_statement_facts,
        rows=lambda ids: (
            Statement.objects.filter(pk__in=ids)
            .select_related("speaker", "article")
            .defer("search", "article__search", "article__body")
            .with_sentence()
        ),
        facet_names=("speaker", "kind", "place", "outlet", "year") if facets else (),
        by_rank=by_rank,
        page=page,
    )


def _find(
    asked: Asked,
    filters: PrintedFilter,
    *,
    narrow: Callable[[QuerySet], QuerySet],
    walk: Callable[[QuerySet], QuerySet],
    facts: Callable[[Asked, list[int], bool], list[Fact]],
    rows: Callable[[list[int]], QuerySet],
    facet_names: Iterable[str],
    by_rank: bool,
    page: int,
) -> Results:
    first, last = _days(asked, filters)
    found = newest(narrow(filters.qs), walk(filters.qs), first, last)
    known = facts(asked, found.ids, by_rank)
    if by_rank:
        known.sort(key=lambda fact: (-fact.rank, -fact.day.toordinal(), -fact.pk))
    pages = max(1, -(-len(known) // PAGE))
    page = min(max(page, 1), pages)
    shown = [fact.pk for fact in known[(page - 1) * PAGE : page * PAGE]]
    by_pk = {row.pk: row for row in rows(shown)}

    def ground(name: str) -> list[Fact]:
        """The matches that a facet counts: where its values widen each other, those without its choice."""
        if name not in _WIDENING or not filters.chosen(name):
            return known
        days = _days(asked, filters, in_years=name != "year")
        rows = filters.without(name)
        return facts(asked, newest(narrow(rows), walk(rows), *days).ids, False)

    return Results(
        rows=[by_pk[pk] for pk in shown if pk in by_pk],
        found=found,
        page=page,
        pages=pages,
        facets=[facet for name in facet_names if (facet := _facet(name, ground(name), filters)).options],
        continues=found.back_to or (None if found.complete or not known else min(fact.day for fact in known)),
    )


def _days(asked: Asked, filters: PrintedFilter, *, in_years: bool = True) -> tuple[date | None, date | None]:
    first_of_years, last_of_years = filters.span_of_years() if in_years else (None, None)
    firsts = [day for day in (asked.query.first_day, filters.day("since"), first_of_years) if day]
    lasts = [day for day in (asked.query.last_day, filters.day("until"), last_of_years) if day]
    return max(firsts, default=None), min(lasts, default=None)


def _article_facts(asked: Asked, ids: list[int], ranked: bool) -> list[Fact]:
    columns = ("pk", "published_on", "outlet", "mentioned_people", "mentioned_places")
    rows = _facts(Article.objects, asked, ids, columns, _BY_LENGTH if ranked else None)
    return [
        Fact(pk, day, outlet, tuple(people), tuple(places), rank=rank)
        for pk, day, outlet, people, places, rank in rows
    ]


def _statement_facts(asked: Asked, ids: list[int], ranked: bool) -> list[Fact]:
    columns = ("pk", "published_on", "article__outlet", "speaker", "article__mentioned_places", "kind")
    rows = _facts(
        Statement.objects.annotate(length=Length("text")),
        asked,
        ids,
        (*columns, "length"),
        _WHATEVER_LENGTH if ranked else None,
    )
    return [
        Fact(
            pk,
            day,
            outlet,
            (speaker,) if speaker else (),
            tuple(places),
            kind,
            rank * min(1, length / _FULL_STATEMENT) * (_BY_SOMEBODY_KNOWN if speaker else 1),
        )
        for pk, day, outlet, speaker, places, kind, length, rank in rows
    ]


def _facts(
    objects: Any, asked: Asked, ids: list[int], columns: tuple[str, ...], normalization: int | None
) -> list[tuple]:
    """The columns and the rank of each row, the newest first; without a normalization every rank is 0."""
    rows = objects.filter(_one_of(ids)).order_by("-published_on", "-pk")
    if normalization is None or asked.words is None:
        return [(*row, 0.0) for row in rows.values_list(*columns)]
    rank = SearchRank(F("search"), asked.words, normalization=normalization)
    return list(rows.annotate(rank=rank).values_list(*columns, "rank"))


def _one_of(ids: list[int]) -> Func:
    """One array instead of a thousand parameters, each of which the driver would look at by itself."""
    return Func(
        F("pk"),
        Value(ids, ArrayField(BigIntegerField())),
        template="(%(expressions)s))",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )


# Facets of which a match has one value only: choosing a second one shows more, not less.
_WIDENING = {"outlet", "year", "kind", "speaker"}
_VALUES: dict[str, Callable[[Fact], Iterable[Any]]] = {
    "person": attrgetter("people"),
    "speaker": attrgetter("people"),
    "place": attrgetter("places"),
    "outlet": lambda fact: (fact.outlet,) if fact.outlet else (),
    "year": lambda fact: (str(fact.day.year),),
    "kind": lambda fact: (fact.kind,),
}
_RECORDS = {"person": Person, "speaker": Person, "place": Place}


def _facet(name: str, facts: list[Fact], filters: PrintedFilter) -> Facet:
    chosen = filters.chosen(name)
    counted = Counter(value for fact in facts for value in _VALUES[name](fact))
    if name in _RECORDS:
        labels = _labels(name, counted, chosen)
    else:
        labels = {value: (value, value) for value in counted}
    options = [Option(slug, label, counted[value], slug in chosen) for value, (slug, label) in labels.items()]
    key = (lambda option: option.value) if name == "year" else (lambda option: (option.count, option.label))
    options.sort(key=key, reverse=True)
    kept = [option for index, option in enumerate(options) if option.chosen or index < _OPTIONS]
    return Facet(name, kept)


def _labels(name: str, counted: Counter, chosen: list[str]) -> dict[Any, tuple[str, str]]:
    likely = [value for value, _ in counted.most_common(2 * _OPTIONS + len(chosen))]
    records = _RECORDS[name].objects.live().filter(Q(pk__in=likely) | Q(slug__in=chosen))
    # A surname alone is one article's: nothing to narrow by.
    return {
        record.pk: (record.slug, record.name)
        for record in records
        if not getattr(record, "surname_only", False) or record.slug in chosen
    }
