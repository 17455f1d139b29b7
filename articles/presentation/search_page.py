"""What a search page shows: the scope, the names, the results, and corrections where nothing was found."""

from dataclasses import dataclass, field

from django.http import QueryDict

from articles.filters import ArticleFilter, StatementFilter
from articles.models import Article, Statement
from articles.presentation.sentences import Sentence, sentence_of
from articles.presentation.statement_words import words_of
from articles.search.name_lookup import NameMatch, RecordKind, nearest
from articles.search.query.highlighting import SnippetPart, best_window, highlighted, highlights, snippet
from articles.search.query.parser import parse
from articles.search.query.query import Query
from articles.search.resolved_query import ResolvedQuery, resolve
from articles.search.results import Results, find_articles, find_statements
from articles.search.suggestions import UnknownTerm, unknown_terms

# The search in everything shows so many people, places, organisations and statements.
_PREVIEW = 3
_MAX_NAMES = 30
# A statement up to this length is shown whole.
_WHOLE_STATEMENT = 420


@dataclass(frozen=True, slots=True)
class ArticleHit:
    article: Article
    headline: list[SnippetPart]
    snippet: list[SnippetPart]


@dataclass(frozen=True, slots=True)
class StatementHit:
    statement: Statement
    words: list[SnippetPart]
    sentence: Sentence | None
    """The sentence around words that are not a sentence of their own."""


@dataclass(slots=True)
class SearchPage:
    """Everything that the template shows."""

    query: Query
    scope: str
    by_rank: bool
    resolved: ResolvedQuery | None = None
    people: list[NameMatch] = field(default_factory=list)
    places: list[NameMatch] = field(default_factory=list)
    organisations: list[NameMatch] = field(default_factory=list)
    articles: Results | None = None
    article_hits: list[ArticleHit] = field(default_factory=list)
    statements: Results | None = None
    statement_hits: list[StatementHit] = field(default_factory=list)
    unknown: list[UnknownTerm] = field(default_factory=list)
    correction: str = ""
    """The spelling that was searched because the typed one occurs nowhere."""
    timed_out: bool = False

    @property
    def main(self) -> Results | None:
        """The results that are paginated and have facets."""
        return self.statements if self.scope == "statements" else self.articles

    @property
    def similar_name(self) -> str:
        """The nearest name, if what was typed is spelled similarly but is not part of any name."""
        best = self.people[0] if self.people else None
        return best.name if best and best.score <= 1 and not self.correction else ""

    @property
    def empty(self) -> bool:
        names = self.people or self.places or self.organisations
        return not (names or self.article_hits or self.statement_hits)


def look_up(page: SearchPage, parameters: QueryDict, filters: ArticleFilter) -> None:
    """Fills in what the page shows.

    If nothing is found, and one name is spelled like the only unknown term, the corrected query is searched.
    """
    exact = bool(parameters.get("exact"))
    page.resolved = resolve(page.query, exact=exact)
    _read(page, page.resolved, parameters, filters)
    statements_found = page.statements and page.statements.matches.ids
    if page.articles is None or page.articles.matches.ids or statements_found:
        return
    page.unknown = unknown_terms(page.resolved)
    names = [unknown for unknown in page.unknown if unknown.is_name]
    if len(names) == len(page.unknown) == 1 and not exact:
        page.correction = names[0].correction
        notes = page.resolved.notes
        page.resolved = resolve(parse(names[0].corrected_query))
        page.resolved.notes = notes
        _read(page, page.resolved, parameters, filters)


def _read(page: SearchPage, resolved: ResolvedQuery, parameters: QueryDict, filters: ArticleFilter) -> None:
    number = _page_number(parameters)
    everything = page.scope == "all"
    if page.scope in {"all", "people"}:
        page.people = _names("person", resolved.query, _PREVIEW if everything else _MAX_NAMES)
    if page.scope in {"all", "places"}:
        page.places = _names("place", resolved.query, _PREVIEW if everything else _MAX_NAMES)
    if page.scope in {"all", "organisations"}:
        page.organisations = _names("organisation", resolved.query, _PREVIEW if everything else _MAX_NAMES)
    if page.scope in {"all", "statements"}:
        statement_filters = StatementFilter(parameters, queryset=Statement.objects.published())
        page.statements = find_statements(
            resolved,
            statement_filters,
            by_rank=page.by_rank,
            page=1 if everything else number,
            facets=not everything,
        )
        shown = page.statements.rows[: _PREVIEW if everything else None]
        page.statement_hits = [_statement_hit(resolved, statement) for statement in shown]
    if page.scope in {"all", "articles"}:
        page.articles = find_articles(resolved, filters, by_rank=page.by_rank, page=number)
        page.article_hits = [_article_hit(resolved, article) for article in page.articles.rows]


def _names(kind: RecordKind, query: Query, limit: int) -> list[NameMatch]:
    return nearest(kind, query.plain, limit) if query.plain else []


def _article_hit(resolved: ResolvedQuery, article: Article) -> ArticleHit:
    return ArticleHit(
        article,
        highlighted(resolved.query, article.headline, resolved.other_names),
        snippet(resolved.query, article.body, resolved.other_names),
    )


def _statement_hit(resolved: ResolvedQuery, statement: Statement) -> StatementHit:
    words, sentence = words_of(statement), None
    shown = words.text
    if len(shown) > _WHOLE_STATEMENT:
        found = highlights(resolved.query, shown, resolved.other_names)
        shown = words.cut(*best_window(found, shown, _WHOLE_STATEMENT))
    elif statement.kind != Statement.Kind.DIRECT and (sentence := sentence_of(statement)):
        shown = sentence.words
    return StatementHit(statement, highlighted(resolved.query, shown, resolved.other_names), sentence)


def _page_number(parameters: QueryDict) -> int:
    given = parameters.get("page", "")
    # No search has a page number of more than five digits.
    return int(given) if given.isascii() and given.isdigit() and len(given) <= 5 else 1
