"""Which words of a full name may name the person alone, beside the surname.

Rule: the last words of a longer name, two or more, are a compound surname; the first two words of a longer
name leave out a second surname. One word between the given name and the last is the first of two surnames,
unless it is a common given name. After a royal title the word is a given name. Source: the order of names in
Spanish, Portuguese, Hebrew, Arabic and Dutch. Keys are those of `people.names.match_key`.
"""

from articles.extraction.lexicons import values, words
from articles.extraction.text.tokens import Tokens
from people.names import PARTICLES_IN_TEXT

_FEWEST = 3
"""Words of a full name of which fewer than all may be used."""
_SHORTEST = 3
"""Letters of a surname used alone."""


def is_end_of(short: str, full: str) -> bool:
    """Whether the short key is the last words of the full key, two or more."""
    part, whole = short.split(), full.split()
    return 2 <= len(part) < len(whole) and whole[-len(part) :] == part


def is_beginning_of(short: str, full: str) -> bool:
    """Whether the short key is the first words of the full key, two or more."""
    part, whole = short.split(), full.split()
    return 2 <= len(part) < len(whole) and whole[: len(part)] == part


def is_first_of_two_surnames(word: str, full: str) -> bool:
    """Whether the word is between the given name and the last word of the full key."""
    whole = full.split()
    inside = len(whole) >= _FEWEST and word in whole[1:-1]
    common = word in words("given_names") or word in PARTICLES_IN_TEXT
    return inside and len(word) >= _SHORTEST and not common


def royal_rank(tokens: Tokens, start: int) -> str:
    """sovereign or prince if such a title is right before the name at `start`; else empty."""
    before = tokens.first_from(start) - 1
    if before < 0 or not tokens.printed(before)[0].isupper():
        return ""
    return values("royal_titles").get(tokens.lower[before], "")
