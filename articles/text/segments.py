"""Cuts a text along the spans that are marked in it, so that a template can show each piece with its marks.

Marks may overlap in any way: a piece carries all marks that cover it, outermost first, and HTML never has to
close one element inside another. Offsets are Unicode code points, half-open.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

_BETWEEN_PARAGRAPHS = re.compile(r"\n{2,}")


class Mark(Protocol):
    """Anything with a place in the text: a mention, a span of a statement, a word that was searched for."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


M = TypeVar("M", bound=Mark)


@dataclass(frozen=True, slots=True)
class Segment(Generic[M]):
    """A piece of the text that no mark begins or ends inside of."""

    start: int
    end: int
    text: str
    marks: tuple[M, ...]
    """All marks that cover it, outermost first."""
    opening: tuple[M, ...]
    """Those of `marks` that are shown here for the first time: where an anchor belongs."""


def segments(text: str, marks: Iterable[M]) -> list[Segment[M]]:
    """The whole text in pieces; joined they give it back. ValueError where a mark lies outside the text."""
    return list(_cut(text, marks, [(0, len(text))]))


def paragraphs(text: str, marks: Iterable[M]) -> list[list[Segment[M]]]:
    """The pieces of each paragraph, without the blank lines between; a mark may run over several."""
    bounds = list(_paragraph_bounds(text))
    found: list[list[Segment[M]]] = [[] for _ in bounds]
    starts = {start: number for number, (start, _end) in enumerate(bounds)}
    number = 0
    for segment in _cut(text, marks, bounds):
        number = starts.get(segment.start, number)
        found[number].append(segment)
    return found


def _paragraph_bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BETWEEN_PARAGRAPHS.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _cut(text: str, marks: Iterable[M], bounds: Sequence[tuple[int, int]]) -> Iterator[Segment[M]]:
    """One sweep over all places where something begins or ends; what lies outside the bounds is left out."""
    arriving = deque(enumerate(_in_order(text, marks)))
    edges = {place for _number, mark in arriving for place in (mark.start, mark.end)}
    edges.update(place for bound in bounds for place in bound)
    ahead = deque(bounds)
    covering: dict[int, M] = {}  # in the order of their coming, which is outermost first
    shown: set[int] = set()
    for start, end in pairwise(sorted(edges)):
        covering = {number: mark for number, mark in covering.items() if mark.end > start}
        while arriving and arriving[0][1].start == start:
            number, mark = arriving.popleft()
            covering[number] = mark
        while ahead and ahead[0][1] <= start:
            ahead.popleft()
        if ahead and ahead[0][0] <= start:
            opening = tuple(mark for number, mark in covering.items() if number not in shown)
            shown.update(covering)
            yield Segment(start, end, text[start:end], tuple(covering.values()), opening)


def _in_order(text: str, marks: Iterable[M]) -> list[M]:
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    for mark in ordered:
        if not 0 <= mark.start < mark.end <= len(text):
            raise ValueError(
                f"A mark at {mark.start}–{mark.end} does not fit a text of {len(text)} characters."
            )
    return ordered
