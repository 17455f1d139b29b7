"""Names of people that are recognised by their form alone, where the tagger misses them.

Rule: a title or a word of courtesy before capitalised words ("Mr. Okafor", "Sen. Ann Lee"), or a given name
before a capitalised word ("Hillary Okafor"); up to four words, initials and particles within. Not where a
word of the run belongs to an organisation, a work or a site ("Marie Curie Hospital"). Source: how newspapers
print names at first mention.
"""

import re
from collections.abc import Iterator

from articles.extraction.lexicons import words
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Span
from people.names import PARTICLES_IN_TEXT, TITLES

_LONGEST = 4
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w’'-]*\Z")
_TITLE_CASE = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]")
_INITIAL = re.compile(r"[A-Z]\Z")


def shown_by_form(tokens: Tokens) -> Iterator[Span]:
    """Names in order; they do not overlap."""
    given, titles = words("given_names"), TITLES
    number = 0
    while number < len(tokens):
        word = tokens.lower[number]
        end = 0
        if not _TITLE_CASE.match(tokens.printed(number)):
            number += 1
            continue
        if word in titles:
            first = number + 1
            if tokens.lower[first : first + 1] == ["."] and tokens.ends[number] == tokens.starts[first]:
                first += 1
            end = _end_of_name(tokens, first, least=1) if _touches(tokens, first) else 0
        elif word in given:
            first = number
            end = _end_of_name(tokens, first, least=2)
        if end:
            yield Span(tokens.starts[first], tokens.ends[end - 1])
            number = end
        else:
            number += 1


def _end_of_name(tokens: Tokens, first: int, least: int) -> int:
    """The number of the token after the name; 0 where no name of so many words begins here."""
    number, found = first, 0
    while number < len(tokens) and number - first < _LONGEST + 2 and found < _LONGEST:
        if number > first and not _touches(tokens, number):
            break
        printed, lower = tokens.printed(number), tokens.lower[number]
        if _INITIAL.match(printed) and tokens.lower[number + 1 : number + 2] == ["."] and number > first:
            number += 2
        elif lower in PARTICLES_IN_TEXT and number > first and found:
            number += 1
        elif _CAPITALISED.match(printed) and not _is_other(lower, titled=least == 1 and not found):
            found += 1
            number += 1
            if printed.endswith(("'s", "’s")):
                break
        else:
            break
    if (
        number < len(tokens)
        and _touches(tokens, number)
        and tokens.lower[number] in words("organisation_words")
    ):
        return 0 if tokens.printed(number)[:1].isupper() else _trimmed(tokens, first, number, found, least)
    return _trimmed(tokens, first, number, found, least)


def _trimmed(tokens: Tokens, first: int, number: int, found: int, least: int) -> int:
    """Without a particle or an initial's point at the end."""
    while number > first and not _CAPITALISED.match(tokens.printed(number - 1)):
        number -= 1
    return number if found >= least else 0


def _is_other(word: str, titled: bool) -> bool:
    """The word is not part of a name; right after a title neither is a noun for a person."""
    bare = word[:-2] if word.endswith(("'s", "’s")) else word
    return (
        bare in words("organisation_words")
        or bare in words("calendar")
        or bare in words("sentence_openers")
        or bare in TITLES
        or (titled and bare in words("role_nouns"))
    )


def _touches(tokens: Tokens, number: int) -> bool:
    """Before the token there is one space, or none after a point."""
    if not 0 < number < len(tokens):
        return False
    gap = tokens.text[tokens.ends[number - 1] : tokens.starts[number]]
    return gap in (" ", "\xa0") or (gap == "" and tokens.lower[number - 1] == ".")
