"""Where paragraphs and sentences begin and end.

Rule: a sentence ends at `.`, `!`, `?` or `…`, with the marks that close after it, where white space and a
capital letter, a digit or an opening mark follow; not after an abbreviation, an initial or a number's
point. After an abbreviation that may end a sentence ("in the U.S. The ...") the next word decides. A
paragraph's end ends its sentence. Source: the usual conventions of English print; the lists are in
`lexicons/`.

Linear in the length of the text. Spans are half-open offsets in code points, white space at the ends left
out.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from articles.extraction.lexicons import words
from articles.text.paragraphs import paragraphs
from articles.text.spans import Span

_BREAK = re.compile(r"(?<=[.!?…])[\"'”’»)\]]{0,4}(\s)\s*(?=[\"'“‘«„(\[—–-]{0,3}[A-Z0-9À-ÖØ-Þ])")
_WORD_BEFORE = re.compile(r"[A-Za-z.]{1,8}\Z")
_NEXT_WORD = re.compile(r"[\"'“‘«„(\[—–-]{0,3}([A-Za-z]{1,12})")


class Layout:
    """The paragraphs and sentences of one text, found by offset in logarithmic time."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.paragraphs = paragraphs(text)
        self.sentences, self._sentence_paragraph = _sentences(text, self.paragraphs)
        self._paragraph_starts = [p.start for p in self.paragraphs]
        self._sentence_starts = [s.start for s in self.sentences]

    def paragraph_at(self, offset: int) -> int:
        """Number of the paragraph that holds the offset, or of the one before it."""
        return max(0, bisect_right(self._paragraph_starts, offset) - 1)

    def sentence_at(self, offset: int) -> int:
        """Number of the sentence that holds the offset, or of the one before it."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def sentence(self, offset: int) -> Span:
        return self.sentences[self.sentence_at(offset)] if self.sentences else Span(0, 0)

    def paragraph(self, offset: int) -> Span:
        return self.paragraphs[self.paragraph_at(offset)] if self.paragraphs else Span(0, 0)

    def paragraph_of_sentence(self, number: int) -> int:
        return self._sentence_paragraph[number]


def _sentences(text: str, paragraphs: Sequence[Span]) -> tuple[list[Span], list[int]]:
    """All sentences, and for each the number of its paragraph."""
    found: list[Span] = []
    owners: list[int] = []
    breaks = _BREAK.finditer(text)
    following = next(breaks, None)
    for number, paragraph in enumerate(paragraphs):
        start = paragraph.start
        while following is not None and following.start() < paragraph.end:
            inside = start < following.start() and following.end() < paragraph.end
            if inside and _ends_here(text, start, following):
                found.append(Span(start, following.start(1)))
                owners.append(number)
                start = following.end()
            following = next(breaks, None)
        found.append(Span(start, paragraph.end))
        owners.append(number)
    return found, owners


def _ends_here(text: str, start: int, match: re.Match[str]) -> bool:
    point = match.start() - 1
    if text[point] != ".":
        return True
    before = _WORD_BEFORE.search(text, max(start, point - 9), point)
    if before is None:
        return True
    word = before.group()
    lower = word.lower().strip(".")
    if len(lower) == 1 and word[-1:].isupper() and "." not in word:
        return False  # an initial: "J. Smith"
    if lower in words("abbreviations_final") or _spelled_with_points(word):
        following = _NEXT_WORD.match(text, match.end())
        return following is not None and following[1].lower() in words("sentence_openers")
    return lower not in words("abbreviations")


def _spelled_with_points(word: str) -> bool:
    return "." in word and all(len(part) == 1 for part in word.split(".") if part)
