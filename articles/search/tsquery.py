"""A reader's words as PostgreSQL's text search query. Every word goes through the database's own parser as a
parameter; no operator of its query language is ever taken from what was typed."""

from collections.abc import Iterable
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery
from django.db.models import BooleanField, F, Func, Q

from articles.models import SEARCH_CONFIG
from articles.search.query.highlighting import says_nothing
from articles.search.query.parser import Query, Words


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


def holds(words: SearchQuery, *, foreseen: bool = True) -> Q | Func:
    """That a row's text holds the words. Not `foreseen`, the planner learns them only when it runs.

    It would else expect a handful of matches for two words that always stand together, as those of a name,
    and fetch thousands where the index of days would have left few.
    """
    if foreseen:
        return Q(search=words)
    return Func(
        F("search"),
        words,
        template="(%(expressions)s))",
        arg_joiner=" @@ (SELECT ",
        output_field=BooleanField(),
    )
