"""A reader's words as PostgreSQL's text search query. Every word goes through the database's own parser as a
parameter; no operator of its query language is ever taken from what was typed."""

from collections.abc import Iterable
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery

from articles.models import SEARCH_CONFIG
from articles.search.language import Query, Words
from articles.search.marks import says_nothing


def text_query(query: Query, also: Iterable[str] = ()) -> SearchQuery | None:
    """`query`'s words, or any of the phrases in `also`; None where no word is left that an index knows."""
    groups = [
        reduce(or_, map(_one, known))
        for group in query.wanted
        if (known := [words for words in group if not says_nothing(words)])
    ]
    if groups:
        groups = [reduce(or_, [reduce(and_, groups), *map(_phrase, also)])]
    groups += [~_one(words) for words in query.unwanted if not says_nothing(words)]
    return reduce(and_, groups) if groups else None


def _one(words: Words) -> SearchQuery:
    if words.prefix:
        # A prefix is a single word of letters and digits by the grammar: quoted, it can say nothing else.
        return SearchQuery(f"'{words.text}':*", config=SEARCH_CONFIG, search_type="raw")
    return _phrase(words.text)


def _phrase(text: str) -> SearchQuery:
    return SearchQuery(text, config=SEARCH_CONFIG, search_type="phrase")
