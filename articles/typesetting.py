"""How an article's text is set: paragraphs, captions between them, and marks that nest.

Offsets are Unicode code points into the whole body, half-open. Linear in the length of the text plus the number
of marks times how deep they lie inside one another.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

OPENING_QUOTES = "“„«‘\"'"
CLOSING_QUOTES = "”“»’\"'"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the body that is shown as evidence."""

    start: int
    end: int
    classes: str
    anchor: str = ""
    """The `id` that a link to this line names; given to the first piece only."""
    href: str = ""
    """Where the marked words lead; empty for words that are marked and lead nowhere."""
    number: int | None = None
    """Set behind the last word, as a footnote's number; leads to `note`."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Open:
    mark: Mark
    first: bool
    """False for the later pieces of a mark that had to be interrupted, so that marks nest."""


@dataclass(frozen=True, slots=True)
class Close:
    mark: Mark
    last: bool
    """False where the mark goes on in another piece."""


def paragraphs(body: str) -> Iterator[Paragraph]:
    """The paragraphs of a body, numbered from 1; one blank line stands between two."""
    start, number = 0, 0
    while start <= len(body):
        end = body.find("\n\n", start)
        end = len(body) if end < 0 else end
        if body[start:end].strip():
            number += 1
            yield Paragraph(number, start, end)
        start = end + 2


def with_quotation_marks(body: str, start: int, end: int) -> tuple[int, int]:
    """The span, widened by the quotation mark that stands directly on either side."""
    if start > 0 and body[start - 1] in OPENING_QUOTES:
        start -= 1
    if end < len(body) and body[end] in CLOSING_QUOTES:
        end += 1
    return start, end


def marks_by_paragraph(parts: Sequence[Paragraph], marks: Iterable[Mark]) -> dict[int, list[Mark]]:
    """For each paragraph's number, the marks that reach into it, outermost first."""
    found: dict[int, list[Mark]] = {part.number: [] for part in parts}
    position = 0
    for mark in sorted(marks, key=_outermost_first):
        while position < len(parts) and parts[position].end <= mark.start:
            position += 1
        for part in parts[position:]:
            if part.start >= mark.end:
                break
            found[part.number].append(mark)
    return found


def _outermost_first(mark: Mark) -> tuple[int, int, bool]:
    # Of two marks on the same words the link lies inside: a name inside what was said.
    return mark.start, -mark.end, bool(mark.href)


def pieces(body: str, part: Paragraph, marks: Sequence[Mark]) -> Iterator[str | Open | Close]:
    """The paragraph as text and balanced openings and closings; overlapping marks are split, never crossed."""
    cuts = sorted(
        {part.start, part.end}
        | {cut for cut in chain.from_iterable((m.start, m.end) for m in marks) if part.start < cut < part.end}
    )
    opened: list[Mark] = []
    waiting = list(reversed(marks))
    for start, end in zip(cuts, cuts[1:], strict=False):
        active = [mark for mark in opened if mark.end > start]
        while waiting and waiting[-1].start <= start:
            mark = waiting.pop()
            if mark.end > start:
                active.append(mark)
        active.sort(key=_outermost_first)
        kept = _shared(opened, active)
        yield from (Close(mark, last=mark.end <= start) for mark in reversed(opened[kept:]))
        for mark in active[kept:]:
            yield Open(mark, first=mark.start == start)
        opened = active
        yield body[start:end]
    yield from (Close(mark, last=mark.end <= part.end) for mark in reversed(opened))


def _shared(opened: Sequence[Mark], active: Sequence[Mark]) -> int:
    """How many marks from the outside in stay open."""
    kept = 0
    for before, after in zip(opened, active, strict=False):
        if before is not after:
            break
        kept += 1
    return kept
