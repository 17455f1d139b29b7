"""Quotations between single marks (‘ ’ ').

Rule: a mark opens before a word, unless the word is an elision ("'em", "'90s"). It closes after a word,
unless it may be the apostrophe of a plural possessive or of a dropped letter and a better closing mark
follows. A quotation that opens inside a double quotation closes inside it. One that is open at the end of a
paragraph continues if the next paragraph opens with the same mark.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from articles.extraction.attribution.quotations.quotation import BEFORE_OPENING, OpenQuotation, Quotation
from articles.extraction.lexicons import words
from articles.extraction.types import Span

_SINGLE = re.compile(r"(?<![\w'])[‘’'](?!')|(?<!')[‘’'](?![\w'])")
_ELISION = re.compile(r"\d|([A-Za-z]+)")
_SURE_END = frozenset(',.?!…;—–-”"»')


def single_quotations(
    text: str, paragraphs: Sequence[Span], doubles: Sequence[Quotation]
) -> Iterator[Quotation]:
    limits = sorted(part for q in doubles if q.depth == 0 for part in q.parts)
    limit_number = 0
    carried: OpenQuotation | None = None
    marks = [match.start() for match in _SINGLE.finditer(text)]
    position = 0
    for number, paragraph in enumerate(paragraphs):
        if position == len(marks):
            break
        while position < len(marks) and marks[position] < paragraph.end:
            start = marks[position]
            if carried is None and not _opens(text, start):
                position += 1
                continue
            while limit_number < len(limits) and limits[limit_number].end <= start:
                limit_number += 1
            inside = limit_number < len(limits) and limits[limit_number].start <= start
            limit = limits[limit_number].end if inside else paragraph.end
            end, position = _closing(text, marks, position + 1, limit)
            opened = carried or OpenQuotation(start, [start + 1], [], "single")
            if carried is not None:
                opened.starts.append(start + 1)
            carried = None
            if end is not None:
                quotation = opened.close(text, end, end + 1)
                if quotation is not None:
                    yield quotation
            elif not inside and _continues(text, start, paragraphs, number):
                opened.ends.append(paragraph.end)
                carried = opened
                position = bisect_left(marks, paragraph.end)


def _continues(text: str, start: int, paragraphs: Sequence[Span], number: int) -> bool:
    """The next paragraph opens with the same single mark."""
    if number + 1 >= len(paragraphs):
        return False
    following = paragraphs[number + 1]
    return text[following.start] == text[start] and _opens(text, following.start)


def _opens(text: str, start: int) -> bool:
    if text[start] == "’" or (start and text[start - 1] not in BEFORE_OPENING):
        return False
    word = _ELISION.match(text, start + 1)
    if word is None:
        return start + 1 < len(text) and text[start + 1] in '“"…¿¡«['
    if word[1] is None:  # a digit: '90s
        return text[start + 1 : start + 4][2:] != "s"
    return word[1].lower() not in words("elisions")


def _closing(text: str, marks: Sequence[int], position: int, limit: int) -> tuple[int | None, int]:
    """The offset of the closing mark before `limit`, and the number of the mark to continue with."""
    doubtful: tuple[int, int] | None = None
    while position < len(marks) and marks[position] < limit:
        at = marks[position]
        if text[at] == "‘" or (text[at] == "'" and _opens(text, at)):
            break
        position += 1
        if at and text[at - 1].isspace():
            continue
        if _is_doubtful(text, at):
            doubtful = (at, position)
        else:
            return at, position
    return doubtful or (None, position)


def _is_doubtful(text: str, at: int) -> bool:
    """The mark may be that of a plural possessive ("the farmers’ market") or of "nothin’ new"."""
    before = text[at - 1]
    if before in _SURE_END:
        return False
    after = text[at + 1 : at + 3]
    before_a_word = after[:1].isspace() and after[1:].islower()
    return before_a_word and (before in "sSzZxX" or text[at - 2 : at] == "in")
