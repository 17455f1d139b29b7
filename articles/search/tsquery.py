"""The terms of a query as a PostgreSQL text search query, and a lookup that hides it from the planner.

Every term is a parameter that the database's own parser reads. No operator of its query language is ever
taken from what was typed.
"""

from collections.abc import Iterable
from functools import reduce
from operator import and_, or_
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVectorExact

from articles.models import SEARCH_CONFIG
from articles.search.query.query import Query, Term
from articles.search.query.stemming import is_stop_words_only


def text_query(query: Query, other_names: Iterable[str] = ()) -> SearchQuery | None:
    """All required terms of `query` or one of `other_names`, and none of the excluded terms.

    None if there is no term that an index contains.
    """
    groups = [
        reduce(or_, map(_term, indexed))
        for group in query.required
        if (indexed := [term for term in group if not is_stop_words_only(term)])
    ]
    if groups:
        groups = [reduce(or_, [reduce(and_, groups), *map(_phrase, other_names)])]
    groups += [~_term(term) for term in query.excluded if not is_stop_words_only(term)]
    return reduce(and_, groups) if groups else None


def _term(term: Term) -> SearchQuery:
    if term.prefix:
        # The grammar allows only a single word of letters and digits, which cannot end the quotation.
        return SearchQuery(f"'{term.text}':*", config=SEARCH_CONFIG, search_type="raw")
    return _phrase(term.text)


def _phrase(text: str) -> SearchQuery:
    return SearchQuery(text, config=SEARCH_CONFIG, search_type="phrase")


class UnplannedMatch(SearchVectorExact):
    """`search @@ (SELECT query)`: a match whose words the planner does not see, so that it expects a fixed
    share of the rows.

    Its estimate for words that usually occur together, such as those of a name, is far too low. It would
    fetch thousands of rows by the words where the index of days leaves only a few.
    """

    def process_rhs(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        sql, params = super().process_rhs(compiler, connection)
        return f"(SELECT {sql})", params
