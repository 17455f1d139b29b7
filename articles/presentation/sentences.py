"""The printed sentence around a statement, for lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.extraction.lexicons import words
from articles.models import Statement
from articles.text.paragraphs import paragraph_around

_STOP = re.compile(r"(?P<word>[\w.]*)(?P<stop>[.?!])[\"”’']*\s")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")


@dataclass(frozen=True, slots=True)
class Sentence:
    before: str
    words: str
    after: str


def sentence_of(statement: Statement) -> Sentence | None:
    """The printed sentence around the first stretch of a statement; None where nothing stands around it.

    The statement comes from a list that was asked `with_sentence()`.
    """
    around = getattr(statement, "around", None)
    if not around:
        return None
    start = statement.words_start - statement.around_start
    end = statement.words_end - statement.around_start
    paragraph = paragraph_around(around, start, end)
    before, after = around[paragraph.start : start], around[end : paragraph.end]
    if around[:end].endswith((".", "?", "!")) and after[:1].isspace():
        after = ""
    before = before[max(_sentence_ends(before), default=0) :]
    after = after[: min(_sentence_ends(after), default=len(after))].rstrip()
    if not any(map(str.isalnum, before + after)):
        return None
    return Sentence(before.lstrip(), around[start:end], after)


def _sentence_ends(text: str) -> Iterator[int]:
    """Where the next sentence begins; the point of an abbreviation or of initials ends none."""
    for stop in _STOP.finditer(text):
        word = stop["word"]
        abbreviated = word.lower() in words("abbreviations") or _INITIALS.fullmatch(word)
        if stop["stop"] != "." or not abbreviated:
            yield stop.end()
