"""News agencies where they are printed as the sender of an article or the owner of a picture.

Rule: a well-known agency is an organisation wherever its full name is printed, and its abbreviation in the
brackets of a dateline: "LISBON (AP) -". A tagger reads such lines unevenly, for they are no sentences.
"""

import re
from collections.abc import Iterator
from functools import cache

from articles.extraction.lexicons import words
from articles.extraction.types import Span


def named_agencies(text: str) -> Iterator[Span]:
    """Where agencies are named, in order."""
    for found in _pattern().finditer(text):
        yield Span(*found.span(found.lastgroup or 0))


@cache
def _pattern() -> re.Pattern[str]:
    known = sorted(words("news_agencies"), key=len, reverse=True)
    short = "|".join(re.escape(name.upper()) for name in known if len(name) <= 4)
    full = "|".join(
        re.escape(form) for name in known if len(name) > 4 for form in (_title(name), name.upper())
    )
    return re.compile(rf"\((?P<short>{short})\)(?= ?[-–—])|\b(?P<full>{full})\b")


def _title(name: str) -> str:
    return re.sub(r"\b[a-z]", lambda letter: letter[0].upper(), name)
