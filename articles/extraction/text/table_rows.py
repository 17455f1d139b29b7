"""Lines that are rows of a table: results, lists of numbers, addresses.

Rule: a line of few words in lower case, of which at least one word in five has a digit. The number that
opens an item of a list does not count. A line that ends as a sentence does is none.
"""

import re
from collections.abc import Iterator

from articles.text.spans import Span

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\s,;()|]+")
_ENUMERATOR = re.compile(r"\A\s*\d+[.)]\s")
_SENTENCE_END = re.compile(r"[a-z]{2}[.!?][\"”’]?\s*\Z")
MOST_LOWER = 0.25
LEAST_NUMBERS = 0.2


def table_rows(text: str) -> Iterator[Span]:
    """The lines of `text` that are rows of a table, in order; offsets are half-open code points."""
    for line in _LINE.finditer(text):
        if _is_row(line.group()):
            yield Span(line.start(), line.end())


def _is_row(line: str) -> bool:
    words = _WORD.findall(_ENUMERATOR.sub("", line))
    numbers = sum(any(c.isdigit() for c in word) for word in words)
    lower = sum(word.isalpha() and word.islower() for word in words)
    if not numbers or _SENTENCE_END.search(line):
        return False
    return numbers >= LEAST_NUMBERS * len(words) and lower <= MOST_LOWER * len(words)
