"""What to offer while a reader types, and what to try where nothing was found."""

import re
from collections import Counter
from dataclasses import dataclass, field

from django.contrib.postgres.search import SearchQuery
from django.db.models.functions import Left

from articles.models import Article
from articles.search.bounded_search import newest
from articles.search.names import ALIKE, Meant, alike, like, nearest_word
from articles.search.query.parser import SHORTEST_PREFIX, Query, Words, parse
from articles.search.resolved_query import Asked
from articles.search.tsquery import holds, text_query
from newsroom.lib.folding import fold_name, fold_word

_EACH = 4
# A suggestion looks at this many articles: what is newest among them is offered.
_WINDOW = 50
# Where an ordinary word is looked for that is spelled like an unknown one.
_HEADLINES_READ, _BODIES_READ, _BODY_READ = 2000, 100, 3000
_SHORTEST_CORRECTED = 4
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Suggestions:
    people: list[Meant] = field(default_factory=list)
    places: list[Meant] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)

    @property
    def total(self) -> int:
        return len(self.people) + len(self.places) + len(self.articles)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that stands in no article, and how the name that is spelled most like it is written."""

    words: Words
    instead: str
    text: str
    """The whole query with it; empty where nothing is spelled alike."""
    is_name: bool = False


def suggest(typed: str) -> Suggestions:
    """People, places and articles for an unfinished search."""
    query = parse(typed)
    wanted = query.plain
    if query.conditions or len(fold_name(wanted)) < SHORTEST_PREFIX:
        return Suggestions()
    return Suggestions(like("person", wanted, _EACH), like("place", wanted, _EACH), _articles(query))


def _articles(query: Query) -> list[Article]:
    """The newest articles that have the finished words and the beginning of the last one."""
    text = query.text
    last = text.rsplit(" ", 1)[-1]
    if text == query.plain and last.isalnum() and len(last) >= SHORTEST_PREFIX:
        query = parse(f"{text}*")
    words = text_query(query)
    if words is None:
        return []
    rows = Article.objects.filter(pk__in=_newest(words, _WINDOW)[:_EACH]).defer("body", "search")
    return sorted(rows, key=lambda article: (article.published_on, article.pk), reverse=True)


def unknown_words(asked: Asked) -> list[Unknown]:
    """Which of the wanted words stand in no article that readers may see."""
    return [
        _unknown(asked.query, group[0])
        for group in asked.query.wanted
        if len(group) == 1 and not _known(group[0])
    ]


def _known(words: Words) -> bool:
    condition = text_query(Query(words.text, wanted=((words,),)))
    return condition is None or bool(_newest(condition, 1))


def _newest(words: SearchQuery, most: int) -> list[int]:
    published = Article.objects.published()
    walked = published.filter(holds(words, foreseen=False))
    return newest(published.filter(holds(words)), walked, None, None, window=most).ids


def _unknown(query: Query, words: Words) -> Unknown:
    if words.prefix:
        return Unknown(words, "", "")
    typed = fold_name(words.text)
    names = [one for record in ("person", "place") for one in like(record, typed, 1)]
    best = max(names, key=lambda one: one.score, default=None)
    if best is None:
        printed = _printed_like(typed)
        return Unknown(words, printed, query.replaced(words, printed) if printed else "")
    if " " in typed:
        instead = max(best.names, key=lambda name: alike(fold_name(name), typed))
        return Unknown(words, instead, query.replaced(words, f'"{instead}"'), is_name=True)
    instead = max(
        (nearest_word(name, typed) for name in best.names), key=lambda word: alike(fold_word(word), typed)
    )
    return Unknown(words, instead, query.replaced(words, instead), is_name=True)


def _printed_like(typed: str) -> str:
    """The word of the newest headlines and texts that is spelled most like `typed`; empty where none is.

    Read afresh, from a bounded stretch: a list of all words would also hold those of hidden articles.
    """
    if len(typed) < _SHORTEST_CORRECTED or " " in typed:
        return ""
    newest_first = Article.objects.published().newest()
    texts = [*newest_first.values_list("headline", flat=True)[:_HEADLINES_READ]]
    texts += newest_first.values_list(Left("body", _BODY_READ), flat=True)[:_BODIES_READ]
    printed = Counter(word for text in texts for word in _WORD.findall(text.lower()))
    # A slip of the fingers rarely changes the first letter, and never half of the length.
    near = [word for word in printed if word[0] == typed[0] and abs(len(word) - len(typed)) <= 2]
    scored = [
        (score, printed[word], word) for word in near if (score := alike(fold_word(word), typed)) >= ALIKE
    ]
    return max(scored)[2] if scored else ""
