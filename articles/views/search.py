"""The search page and its suggestions: reads the address line, asks, and lays out what was found."""

from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.filters import ArticleFilter, PrintedFilter, StatementFilter
from articles.models import Article, Statement
from articles.presentation.exports import article_entry, article_record, statement_entry, statement_record
from articles.presentation.search_links import (
    DAYS,
    VALUES,
    Address,
    Link,
    chips,
    facets,
    further,
    kept,
    tries,
)
from articles.presentation.sentences import Sentence, sentence_of
from articles.search.bounded_search import TooMuchWork, bounded
from articles.search.names import Meant, like
from articles.search.query.highlighting import Piece, marked, snippet
from articles.search.query.parser import Operator, Query, parse
from articles.search.resolved_query import Asked, ask, told
from articles.search.results import Results, find_articles, find_statements
from articles.search.suggestions import Unknown, suggest, unknown_words
from newsroom.lib import exports

SCOPES = {
    "all": gettext_lazy("Everything"),
    "articles": gettext_lazy("Articles"),
    "statements": gettext_lazy("Statements"),
    "people": gettext_lazy("People"),
    "places": gettext_lazy("Places"),
}
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
    sentence: Sentence | None
    """What stands around words that are no sentence of their own."""


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
    def perhaps(self) -> str:
        """A name spelled almost as what was typed, which is nobody's name exactly."""
        nearest = self.people[0] if self.people else None
        return nearest.name if nearest and nearest.score <= 1 and not self.instead else ""

    @property
    def empty(self) -> bool:
        return not (self.people or self.places or self.article_hits or self.statement_hits)


def search(request: HttpRequest) -> HttpResponse:
    query = parse(request.GET.get("q", ""))
    articles = ArticleFilter(request.GET, queryset=Article.objects.published())
    sheet = Sheet(
        query, _scope(request.GET, query), by_rank=request.GET.get("sort") != "date" and bool(query.wanted)
    )
    narrowed = any(articles.chosen(name) for name in (*VALUES, *DAYS))
    if query or narrowed:
        try:
            with bounded():
                _look_up(sheet, request.GET, articles)
        except TooMuchWork:
            sheet = Sheet(query, sheet.scope, sheet.by_rank, too_much=True)
    if file := _file(request, sheet):
        return file
    address = Address(request.GET)
    context = {
        "sheet": sheet,
        "q": query.text,
        "days": [articles.form[name] for name in DAYS],
        "kept": kept(articles, request.GET),
        "any_articles": not sheet.empty or Article.objects.published().exists(),
        "searched": bool(query or narrowed),
        "notes": [*(sheet.asked.notes if sheet.asked else told(query.notes)), *_form_errors(articles)],
        "scopes": [
            Link(str(label), address.with_(in_=name), chosen=name == sheet.scope)
            for name, label in SCOPES.items()
        ],
        "chips": chips(query, articles, address),
        "perhaps_url": address.with_(q=sheet.perhaps),
        "facets": facets(sheet.main, address) if sheet.main else [],
        "exact_url": address.with_(exact="1"),
        "newer_url": address.with_(sort="date"),
        "ranked_url": address.with_(sort="relevance"),
        "further": further(sheet.main, address) if sheet.main else None,
        "tries": tries(query, sheet.unknown, sheet.scope, address),
    }
    return render(request, "articles/search.html", context, status=503 if sheet.too_much else 200)


def suggestions(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "")
    try:
        with bounded():
            found = suggest(typed)
    except TooMuchWork:
        # While typing, silence is the right answer to a search that is still too broad.
        found = None
    return render(request, "articles/search/suggestions.html", {"found": found, "q": parse(typed).text})


def opensearch(request: HttpRequest) -> HttpResponse:
    """How a browser adds the archive to its search engines."""
    context = {"address": request.build_absolute_uri(reverse("articles:search"))}
    return render(
        request,
        "articles/search/opensearch.xml",
        context,
        content_type="application/opensearchdescription+xml; charset=utf-8",
    )


def _file(request: HttpRequest, sheet: Sheet) -> HttpResponse | None:
    """The matches as a file or a feed, the newest first; None where the reader wants the page."""
    title = _("Search: %(query)s") % {"query": sheet.query.text}
    if request.GET.get("format") and sheet.scope in {"people", "places"}:
        raise Http404("Names are no file.")
    ids = sheet.main.found.ids if sheet.main else []
    if sheet.scope == "statements":
        rows = Statement.objects.published().filter(pk__in=ids).newest().for_lists()
        return exports.answer(request, rows, title=title, record=statement_record, entry=statement_entry)
    rows = Article.objects.published().filter(pk__in=ids).newest().for_lists()
    return exports.answer(request, rows, title=title, record=article_record, entry=article_entry)


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
    spelled = [unknown for unknown in sheet.unknown if unknown.is_name]
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
    words = snippet(asked.query, statement.text, asked.also, width=_WHOLE_STATEMENT)
    alone = statement.kind == Statement.Kind.DIRECT or len(statement.text) > _WHOLE_STATEMENT
    return StatementHit(statement, words, None if alone else sentence_of(statement))


def _page_number(parameters: QueryDict) -> int:
    given = parameters.get("page", "")
    # Five digits are more pages than there are.
    return int(given) if given.isascii() and given.isdigit() and len(given) <= 5 else 1


def _form_errors(filters: PrintedFilter) -> list[str]:
    return [
        f"{filters.form.fields[name].label}: {error}"
        for name, errors in filters.form.errors.items()
        for error in errors
    ]
