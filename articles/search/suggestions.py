"""Suggestions while a reader types, and corrections of words that no article contains."""

import re
from collections import Counter
from dataclasses import dataclass, field

from django.contrib.postgres.search import SearchQuery
from django.db.models.functions import Left

from articles.models import Article
from articles.search.bounded_search import BoundedSearch
from articles.search.name_lookup import MIN_SIMILARITY, NameMatch, nearest, nearest_word, similarity
from articles.search.query.parser import SHORTEST_PREFIX, parse
from articles.search.query.query import Query, Term
from articles.search.resolved_query import ResolvedQuery
from articles.search.tsquery import text_query
from newsroom.lib.folding import fold_name, fold_word

_OF_EACH_KIND = 4
# Suggested articles are the newest of so many matches.
_WINDOW = 50
# Corrections that are not names are looked for in so many of the newest headlines and beginnings of articles.
_HEADLINES_READ, _BODIES_READ, _BODY_LENGTH_READ = 2000, 100, 3000
_SHORTEST_CORRECTED = 4
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Suggestions:
    people: list[NameMatch] = field(default_factory=list)
    places: list[NameMatch] = field(default_factory=list)
    organisations: list[NameMatch] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)

    @property
    def total(self) -> int:
        return len(self.people) + len(self.places) + len(self.organisations) + len(self.articles)


@dataclass(frozen=True, slots=True)
class UnknownTerm:
    """A term that no article contains, and its correction."""

    term: Term
    correction: str
    """A name or a word that is spelled similarly; empty if there is none."""
    corrected_query: str
    """The whole query with the correction; empty if there is none."""
    is_name: bool = False


def suggest(typed: str) -> Suggestions:
    """People, places, organisations and articles for an unfinished search."""
    query = parse(typed)
    name = query.plain
    if query.conditions or len(fold_name(name)) < SHORTEST_PREFIX:
        return Suggestions()
    return Suggestions(
        nearest("person", name, _OF_EACH_KIND),
        nearest("place", name, _OF_EACH_KIND),
        nearest("organisation", name, _OF_EACH_KIND),
        _articles(query),
    )


def unknown_terms(resolved: ResolvedQuery) -> list[UnknownTerm]:
    """The required terms that occur in no article that readers may see."""
    return [
        _correct(resolved.query, group[0])
        for group in resolved.query.required
        if len(group) == 1 and not _occurs(group[0])
    ]


def _articles(query: Query) -> list[Article]:
    """The newest articles that have the finished words and a word that begins with the last one."""
    text = query.text
    last = text.rsplit(" ", 1)[-1]
    if text == query.plain and last.isalnum() and len(last) >= SHORTEST_PREFIX:
        query = parse(f"{text}*")
    words = text_query(query)
    if words is None:
        return []
    rows = Article.objects.filter(pk__in=_newest(words, _WINDOW)[:_OF_EACH_KIND]).defer("body", "search")
    return sorted(rows, key=lambda article: (article.published_on, article.pk), reverse=True)


def _occurs(term: Term) -> bool:
    words = text_query(Query(term.text, required=((term,),)))
    return words is None or bool(_newest(words, 1))


def _newest(words: SearchQuery, window: int) -> list[int]:
    return BoundedSearch(Article.objects.published(), words, window=window).newest().ids


def _correct(query: Query, term: Term) -> UnknownTerm:
    if term.prefix:
        return UnknownTerm(term, "", "")
    typed = fold_name(term.text)
    matches = [*nearest("person", typed, 1), *nearest("place", typed, 1), *nearest("organisation", typed, 1)]
    best = max(matches, key=lambda match: match.score, default=None)
    if best is None:
        word = _nearest_printed_word(typed)
        return UnknownTerm(term, word, query.replaced(term, word) if word else "")
    if " " in typed:
        name = max(best.names, key=lambda name: similarity(fold_name(name), typed))
        return UnknownTerm(term, name, query.replaced(term, f'"{name}"'), is_name=True)
    words = (nearest_word(name, typed) for name in best.names)
    word = max(words, key=lambda word: similarity(fold_word(word), typed))
    return UnknownTerm(term, word, query.replaced(term, word), is_name=True)


def _nearest_printed_word(typed: str) -> str:
    """The word of the newest articles that is spelled most like `typed`; empty if none is similar.

    The texts are read each time and only up to a limit. A stored list of all words would contain those of
    hidden articles too.
    """
    if len(typed) < _SHORTEST_CORRECTED or " " in typed:
        return ""
    newest_first = Article.objects.published().newest()
    texts = [*newest_first.values_list("headline", flat=True)[:_HEADLINES_READ]]
    texts += newest_first.values_list(Left("body", _BODY_LENGTH_READ), flat=True)[:_BODIES_READ]
    counts = Counter(word for text in texts for word in _LETTERS.findall(text.lower()))
    # A typing error rarely changes the first letter, or the length by more than two.
    near = [word for word in counts if word[0] == typed[0] and abs(len(word) - len(typed)) <= 2]
    scores = {word: similarity(fold_word(word), typed) for word in near}
    similar = [word for word in near if scores[word] >= MIN_SIMILARITY]
    return max(similar, key=lambda word: (scores[word], counts[word], word), default="")
