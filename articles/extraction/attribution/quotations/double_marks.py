"""Quotations between double marks (“ ” „ « » " `` '').

Rule: a straight mark opens where a word begins after it and closes where a word ends before it. A mark that
could do both closes the quotation of its own style, if one is open. Marks nest up to three deep. A quotation
that is open at the end of its paragraph continues if the next paragraph opens with a mark again (reopened at
each paragraph, closed once), or if the next mark there is a closing one (a caption is between, or the typist
did not reopen). Otherwise it ends unclosed: before the first quotation that opens inside it, or with its
paragraph.
"""

import re
from collections.abc import Sequence

from articles.extraction.attribution.quotations.quotation import BEFORE_OPENING, OpenQuotation, Quotation
from articles.extraction.types import Span

_DOUBLE = re.compile(r"[“”„‟«»\"]|``|''(?!')")
_AFTER_CLOSING = frozenset(" \t\n\xa0)]},.;:!?—–-/…’'”\"")
_FAMILY = {
    "“": "curly",
    "”": "curly",
    "„": "curly",
    "‟": "curly",
    "«": "angle",
    "»": "angle",
    '"': "straight",
}
_DEEPEST = 3


def double_quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """In the order in which they end; `depth` counts the quotations that were open when each one opened."""
    reader = _Reader(text)
    marks = list(_DOUBLE.finditer(text))
    position = 0
    for number, paragraph in enumerate(paragraphs):
        if position == len(marks) and not reader.stack:
            break
        reopened = bool(reader.stack)
        while position < len(marks) and marks[position].start() < paragraph.end:
            match = marks[position]
            position += 1
            if reopened and match.start() == paragraph.start and _opens(text, *match.span()):
                reader.stack[0].starts[-1] = match.end()
            else:
                reader.read(match)
            reopened = False
        if reader.stack:
            following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
            reader.end_paragraph(paragraph, following, marks[position] if position < len(marks) else None)
    return reader.found


class _Reader:
    """Reads the marks in order. `stack` holds the quotations that are open, the outermost first."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.stack: list[OpenQuotation] = []
        self.found: list[Quotation] = []

    def read(self, match: re.Match[str]) -> None:
        start, end = match.span()
        family = _FAMILY.get(match.group(), "doubled")
        if not self._is_opening(match, family):
            if self.stack:
                self._close(self.stack.pop(), start, end)
        elif len(self.stack) < _DEEPEST:
            if self.stack and self.stack[-1].inner is None:
                self.stack[-1].inner = start
            self.stack.append(OpenQuotation(start, [end], [], family, len(self.stack)))

    def _is_opening(self, match: re.Match[str], family: str) -> bool:
        mark, innermost = match.group(), self.stack[-1] if self.stack else None
        if mark == "“":
            return innermost is None or self._text[innermost.mark] != "„"
        if mark in "„‟«" or mark == "``":
            return True
        opening, closing = _opens(self._text, *match.span()), _closes(self._text, *match.span())
        if mark in "”»":
            return innermost is None and opening
        if opening == closing:
            return innermost is None or innermost.family not in (family, "doubled")
        return opening

    def end_paragraph(self, paragraph: Span, following: Span | None, first: re.Match[str] | None) -> None:
        """Ends all open quotations, except an outermost one that continues in the following paragraph.

        `first` is the next mark of the text, if any.
        """
        outermost, *others = self.stack
        for opened in others:
            self._close(opened, opened.inner or paragraph.end, None)
        self.stack = []
        if outermost.inner is None and following is not None and first is not None:
            reopens = first.start() == following.start and _opens(self._text, *first.span())
            if reopens or (first.start() < following.end and _only_closes(self._text, first)):
                outermost.ends.append(paragraph.end)
                outermost.starts.append(following.start)
                outermost.ran_on = outermost.ran_on or not reopens
                self.stack = [outermost]
                return
        self._close(outermost, outermost.inner or paragraph.end, None)

    def _close(self, opened: OpenQuotation, end: int, mark_end: int | None) -> None:
        quotation = opened.close(self._text, end, mark_end)
        if quotation is not None:
            self.found.append(quotation)


def _opens(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return before in BEFORE_OPENING and not after.isspace() and after not in ",;:!?)"


def _closes(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not before.isspace() and after in _AFTER_CLOSING


def _only_closes(text: str, match: re.Match[str]) -> bool:
    return match.group() in "”»" or (_closes(text, *match.span()) and not _opens(text, *match.span()))
