"""The search page and its suggestions: reads the address line, asks, and lays out what was found."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from articles.filters import ArticleFilter, PrintedFilter, StatementFilter
from articles.models import Article, Place, Statement
from articles.results.asked import Asked, ask
from articles.results.found import Results, find_articles, find_statements
from articles.results.names import Meant, like
from articles.results.suggesting import Unknown, suggest, unknown_words
from articles.results.windows import TooMuchWork, bounded
from articles.search.language import Operator, Query, parse
from articles.search.marks import Piece, marked, snippet
from people.models import Person

SCOPES = {
    "all": gettext_lazy("Everything"),
    "articles": gettext_lazy("Articles"),
    "statements": gettext_lazy("Statements"),
    "people": gettext_lazy("People"),
    "places": gettext_lazy("Places"),
}
_FACETS = {
    "person": gettext_lazy("People"),
    "speaker": gettext_lazy("Who said it"),
    "kind": gettext_lazy("How it was quoted"),
    "place": gettext_lazy("Places"),
    "outlet": gettext_lazy("Outlet"),
    "year": gettext_lazy("Year"),
    "since": gettext_lazy("From"),
    "until": gettext_lazy("To"),
}
_DAYS = ("since", "until")
_VALUES = ("person", "speaker", "place", "outlet", "year", "kind")
_FEW = 3
_MOST_NAMES = 30
_WHOLE_STATEMENT = 420


@dataclass(frozen=True, slots=True)
class ArticleHit:
    article: Article
    headline: list[Piece]
    snippet: list[Piece]


@dataclass(frozen=True, slots=True)
class StatementHit:
    statement: Statement
    words: list[Piece]


@dataclass(frozen=True, slots=True)
class Link:
    """A choice of a facet, or a chip: where it leads."""

    label: str
    url: str
    count: int = 0
    chosen: bool = False
    title: str = ""


@dataclass(slots=True)
class Sheet:
    """All that the template shows."""

    query: Query
    scope: str
    by_rank: bool
    asked: Asked | None = None
    people: list[Meant] = field(default_factory=list)
    places: list[Meant] = field(default_factory=list)
    articles: Results | None = None
    article_hits: list[ArticleHit] = field(default_factory=list)
    statements: Results | None = None
    statement_hits: list[StatementHit] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)
    instead: str = ""
    """The spelling that was searched because nothing has the typed one."""
    too_much: bool = False

    @property
    def main(self) -> Results | None:
        """What the pages and the facets belong to."""
        return self.statements if self.scope == "statements" else self.articles

    @property
    def empty(self) -> bool:
        return not (self.people or self.places or self.article_hits or self.statement_hits)


class Address:
    """The address line of this search, and those that differ from it by one thing."""

    def __init__(self, parameters: QueryDict) -> None:
        self.parameters = parameters

    def with_(self, **values: str) -> str:
        changed = self._copy()
        for name, value in values.items():
            # `in` is a word of Python's.
            changed[name.rstrip("_")] = value
        return "?" + changed.urlencode()

    def toggled(self, name: str, value: str) -> str:
        changed = self._copy()
        values = changed.getlist(name)
        changed.setlist(
            name, [one for one in values if one != value] if value in values else [*values, value]
        )
        return "?" + changed.urlencode()

    def _copy(self) -> QueryDict:
        changed = self.parameters.copy()
        changed.pop("page", None)
        return changed


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    query = parse(request.GET.get("q", ""))
    articles = ArticleFilter(request.GET, queryset=Article.objects.published())
    sheet = Sheet(
        query, _scope(request.GET, query), by_rank=request.GET.get("sort") != "date" and bool(query.wanted)
    )
    narrowed = any(articles.chosen(name) for name in (*_VALUES, *_DAYS))
    if query or narrowed:
        try:
            with bounded():
                _look_up(sheet, request.GET, articles)
        except TooMuchWork:
            sheet = Sheet(query, sheet.scope, sheet.by_rank, too_much=True)
    address = Address(request.GET)
    context = {
        "sheet": sheet,
        "q": query.text,
        "days": [articles.form[name] for name in _DAYS],
        "kept": _kept(articles, request.GET),
        "any_articles": not sheet.empty or Article.objects.published().exists(),
        "searched": bool(query or narrowed),
        "notes": [*(sheet.asked.notes if sheet.asked else query.notes), *_form_errors(articles)],
        "scopes": [
            Link(str(label), address.with_(in_=name), chosen=name == sheet.scope)
            for name, label in SCOPES.items()
        ],
        "chips": _chips(query, articles, address),
        "facets": _facets(sheet, address),
        "exact_url": address.with_(exact="1"),
        "newer_url": address.with_(sort="date"),
        "ranked_url": address.with_(sort="relevance"),
        "further": _further(sheet, address),
        "tries": _tries(sheet, address),
    }
    return render(request, "articles/search.html", context)


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "")
    try:
        with bounded():
            found = suggest(typed)
    except TooMuchWork:
        # While typing, silence is the right answer to a search that is still too broad.
        found = None
    return render(request, "articles/search/suggestions.html", {"found": found, "q": parse(typed).text})


def _scope(parameters: QueryDict, query: Query) -> str:
    given = parameters.get("in", "")
    if given in SCOPES:
        return given
    if query.values(Operator.SPEAKER) or query.values(Operator.KIND):
        return "statements"
    return "all"


def _look_up(sheet: Sheet, parameters: QueryDict, filters: ArticleFilter) -> None:
    exact = bool(parameters.get("exact"))
    sheet.asked = ask(sheet.query, exact=exact)
    _read(sheet, parameters, filters)
    if (
        sheet.articles is None
        or sheet.articles.found.ids
        or (sheet.statements and sheet.statements.found.ids)
    ):
        return
    sheet.unknown = unknown_words(sheet.asked)
    spelled = [unknown for unknown in sheet.unknown if unknown.text]
    # One word that nobody printed, and a name spelled almost so: that is what was meant.
    if len(spelled) == 1 == len(sheet.unknown) and not exact:
        sheet.instead = spelled[0].instead
        notes = sheet.asked.notes
        sheet.asked = ask(parse(spelled[0].text))
        sheet.asked.notes = notes
        _read(sheet, parameters, filters)


def _read(sheet: Sheet, parameters: QueryDict, filters: ArticleFilter) -> None:
    asked, page = sheet.asked, _page_number(parameters)
    everything = sheet.scope == "all"
    if sheet.scope in {"all", "people"}:
        sheet.people = _names("person", asked.query, _FEW if everything else _MOST_NAMES)
    if sheet.scope in {"all", "places"}:
        sheet.places = _names("place", asked.query, _FEW if everything else _MOST_NAMES)
    if sheet.scope in {"all", "statements"}:
        said = StatementFilter(parameters, queryset=Statement.objects.published())
        sheet.statements = find_statements(
            asked, said, by_rank=sheet.by_rank, page=1 if everything else page, facets=not everything
        )
        shown = sheet.statements.rows[: _FEW if everything else None]
        sheet.statement_hits = [_statement_hit(asked, statement) for statement in shown]
    if sheet.scope in {"all", "articles"}:
        sheet.articles = find_articles(asked, filters, by_rank=sheet.by_rank, page=page)
        sheet.article_hits = [_article_hit(asked, article) for article in sheet.articles.rows]


def _names(record: Any, query: Query, most: int) -> list[Meant]:
    return like(record, query.plain, most) if query.plain else []


def _article_hit(asked: Asked, article: Article) -> ArticleHit:
    return ArticleHit(
        article,
        marked(asked.query, article.headline, asked.also),
        snippet(asked.query, article.body, asked.also),
    )


def _statement_hit(asked: Asked, statement: Statement) -> StatementHit:
    return StatementHit(statement, snippet(asked.query, statement.text, asked.also, width=_WHOLE_STATEMENT))


def _page_number(parameters: QueryDict) -> int:
    given = parameters.get("page", "")
    # Five digits are more pages than there are.
    return int(given) if given.isascii() and given.isdigit() and len(given) <= 5 else 1


def _chips(query: Query, filters: PrintedFilter, address: Address) -> list[Link]:
    """What narrows the search, each with the address of the search without it."""
    chips = [
        Link(f"{part.operator}: {part.value}", address.with_(q=query.replaced(part)))
        for part in (*query.conditions, *query.periods)
    ]
    labels = _slug_labels(filters)
    for name in _VALUES:
        chips += [
            Link(labels.get((name, value), value), address.toggled(name, value), title=str(_FACETS[name]))
            for value in filters.chosen(name)
        ]
    for name in _DAYS:
        if day := filters.day(name):
            label = f"{_FACETS[name]} {date_format(day)}"
            chips.append(Link(label, address.toggled(name, address.parameters.get(name, ""))))
    return chips


def _slug_labels(filters: PrintedFilter) -> dict[tuple[str, str], str]:
    labels: dict[tuple[str, str], str] = {}
    for names, objects in ((("person", "speaker"), Person.objects), (("place",), Place.objects)):
        slugs = [slug for name in names for slug in filters.chosen(name)]
        if slugs:
            found = objects.in_print().filter(slug__in=slugs).values_list("slug", "name")
            labels |= {(name, slug): label for slug, label in found for name in names}
    return labels


def _facets(sheet: Sheet, address: Address) -> list[tuple[str, list[Link]]]:
    if sheet.main is None:
        return []
    return [
        (
            str(_FACETS[facet.name]),
            [
                Link(option.label, address.toggled(facet.name, option.value), option.count, option.chosen)
                for option in facet.options
            ],
        )
        for facet in sheet.main.facets
    ]


def _further(sheet: Sheet, address: Address) -> Link | None:
    """Where the search goes on that stopped at the newest matches."""
    if sheet.main is None or sheet.main.continues is None:
        return None
    day = sheet.main.continues
    if sheet.main.found.back_to:
        day -= timedelta(days=1)
    return Link(date_format(day), address.with_(until=day.isoformat()))


def _tries(sheet: Sheet, address: Address) -> list[Link]:
    """What may find more than nothing."""
    query = sheet.query
    tries = [
        Link(
            _("“%(word)s” instead of “%(typed)s”") % {"word": one.instead, "typed": one.words.text},
            address.with_(q=one.text),
        )
        for one in sheet.unknown
        if one.text
    ]
    words = [group[0].text for group in query.wanted if len(group) == 1 and not group[0].prefix]
    if any(" " in text for text in words):
        loose = " ".join(words)
        tries.append(
            Link(_("the words of the phrase in any order"), address.with_(q=_unquoted(query, loose)))
        )
    if len(words) > 1:
        tries.append(
            Link(_("any of the words instead of all"), address.with_(q=" OR ".join(" ".join(words).split())))
        )
    if query.conditions or query.periods or any(name in address.parameters for name in _FACETS):
        kept = QueryDict(mutable=True)
        kept["q"] = " ".join(words)
        tries.append(Link(_("the same words without any filter"), "?" + kept.urlencode()))
    return tries


def _unquoted(query: Query, words: str) -> str:
    others: Iterable[Any] = (*query.conditions, *query.periods)
    return " ".join([words, *(query.text[part.start : part.end] for part in others)])


def _kept(filters: PrintedFilter, parameters: QueryDict) -> list[tuple[str, str]]:
    """What the form carries on unseen: the facets chosen so far, the scope and the order."""
    chosen = [(name, value) for name in _VALUES for value in filters.chosen(name)]
    return chosen + [(name, parameters[name]) for name in ("in", "sort") if parameters.get(name)]


def _form_errors(filters: PrintedFilter) -> list[str]:
    return [
        f"{filters.form.fields[name].label}: {error}"
        for name, errors in filters.form.errors.items()
        for error in errors
    ]
