"""A quotation, and one that is still open while the marks of a text are read."""

import re
from dataclasses import dataclass

from articles.extraction.types import Span
from articles.text.spans import trim

_LETTER = re.compile(r"[^\W_]")
_MARK_BEFORE = re.compile(r"(?:[“”„‟«»\"‘’']|``|'')\Z")
BEFORE_OPENING = frozenset(" \t\n\xa0([{—–-/‘'“\"")
"""Characters after which a mark may open a quotation."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """`parts` has one span for each paragraph; `outer` includes the first and the last mark."""

    parts: tuple[Span, ...]
    outer: Span
    closed: bool
    single: bool
    depth: int = 0
    """The number of quotations that hold this one."""
    ran_on: bool = False
    """It continues after the end of a paragraph without a new opening mark."""

    @property
    def start(self) -> int:
        return self.parts[0].start

    @property
    def end(self) -> int:
        return self.parts[-1].end

    def with_marks(self, text: str) -> list[Span]:
        """Its parts, each with the marks that are printed at its ends."""
        last = len(self.parts) - 1
        return [
            Span(
                self.outer.start if number == 0 else _before_mark(text, part.start),
                self.outer.end if number == last else part.end,
            )
            for number, part in enumerate(self.parts)
        ]


def _before_mark(text: str, start: int) -> int:
    """The offset of the mark that opens the words at `start` again; `start` if there is none."""
    mark = _MARK_BEFORE.search(text, max(0, start - 2), start)
    return mark.start() if mark else start


@dataclass(slots=True)
class OpenQuotation:
    """A quotation whose closing mark has not been read yet. `starts` has one more entry than `ends`."""

    mark: int
    """Offset of its opening mark."""
    starts: list[int]
    ends: list[int]
    family: str
    depth: int = 0
    inner: int | None = None
    """Offset of the first quotation that opens inside it."""
    ran_on: bool = False

    def close(self, text: str, end: int, mark_end: int | None) -> Quotation | None:
        """The quotation up to `end`, or None if it has no letters. Unclosed if `mark_end` is None."""
        parts = []
        for start, stop in zip(self.starts, [*self.ends, end], strict=True):
            part = Span(*trim(text, start, stop))
            if _LETTER.search(text, part.start, part.end):
                parts.append(part)
        if not parts:
            return None
        outer = Span(self.mark, mark_end if mark_end is not None else parts[-1].end)
        single = self.family == "single"
        return Quotation(tuple(parts), outer, mark_end is not None, single, self.depth, self.ran_on)
