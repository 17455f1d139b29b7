"""Cuts an annotated text into segments, so that a template can show each segment with its annotations.

Annotations may overlap in any way: a segment carries all that cover it, outermost first, so HTML never has to
close one element inside another. Offsets are half-open, in Unicode code points.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from articles.text.paragraphs import paragraphs
from articles.text.spans import Annotation, Span

A = TypeVar("A", bound=Annotation)


@dataclass(frozen=True, slots=True)
class Segment(Generic[A]):
    """A stretch of the text inside which no annotation begins or ends."""

    start: int
    end: int
    text: str
    annotations: tuple[A, ...]
    """All that cover it, outermost first."""
    opening: tuple[A, ...]
    """Those of `annotations` that no earlier segment has: an anchor belongs here."""


def segments(text: str, annotations: Iterable[A]) -> list[Segment[A]]:
    """The whole text in segments, in order. ValueError if an annotation is outside the text or is empty."""
    return list(_cut(text, annotations, [Span(0, len(text))]))


def paragraph_segments(text: str, annotations: Iterable[A]) -> list[list[Segment[A]]]:
    """The segments of each paragraph, without what is between paragraphs. An annotation may cover several.

    ValueError if an annotation is outside the text or is empty.
    """
    bounds = paragraphs(text)
    found: list[list[Segment[A]]] = [[] for _ in bounds]
    starts = {paragraph.start: number for number, paragraph in enumerate(bounds)}
    number = 0
    for segment in _cut(text, annotations, bounds):
        number = starts.get(segment.start, number)
        found[number].append(segment)
    return found


def _cut(text: str, annotations: Iterable[A], bounds: Sequence[Span]) -> Iterator[Segment[A]]:
    """One sweep over all offsets where something begins or ends; what is outside the bounds is left out."""
    arriving = deque(enumerate(_in_order(text, annotations)))
    edges = {offset for _number, item in arriving for offset in (item.start, item.end)}
    edges.update(offset for bound in bounds for offset in (bound.start, bound.end))
    ahead = deque(bounds)
    covering: dict[int, A] = {}  # in the order in which they begin, which is outermost first
    shown: set[int] = set()
    for start, end in pairwise(sorted(edges)):
        covering = {number: item for number, item in covering.items() if item.end > start}
        while arriving and arriving[0][1].start == start:
            number, item = arriving.popleft()
            covering[number] = item
        while ahead and ahead[0].end <= start:
            ahead.popleft()
        if ahead and ahead[0].start <= start:
            opening = tuple(item for number, item in covering.items() if number not in shown)
            shown.update(covering)
            yield Segment(start, end, text[start:end], tuple(covering.values()), opening)


def _in_order(text: str, annotations: Iterable[A]) -> list[A]:
    ordered = sorted(annotations, key=lambda item: (item.start, -item.end))
    for item in ordered:
        if not 0 <= item.start < item.end <= len(text):
            raise ValueError(
                f"An annotation at {item.start}–{item.end} does not fit a text of {len(text)} characters."
            )
    return ordered
