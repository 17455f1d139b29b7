"""Words as PostgreSQL's English dictionary indexes them: accents folded, stemmed, without stop words.

Tests compare the stop words and the stems with those of the database.
"""

from functools import cache, lru_cache
from typing import Any

import snowballstemmer

from articles.search.query.query import Term
from newsroom.lib.folding import fold_word
from newsroom.lib.word_lists import WordLists


@cache
def stop_words() -> frozenset[str]:
    return WordLists("articles.search.query").words("stop_words")


def is_stop_words_only(term: Term) -> bool:
    """Whether the index contains no word of this term."""
    return not term.prefix and all(fold_word(word) in stop_words() for word in term.words)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    return str(_stemmer().stemWord(fold_word(word)))


@cache
def _stemmer() -> Any:
    return snowballstemmer.stemmer("english")
