"""Spans of a text: half-open offsets [start, end) in Unicode code points."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Protocol


@dataclass(frozen=True, slots=True, order=True)
class Span:
    start: int
    end: int


class Annotation(Protocol):
    """Anything that covers a span of a text: a mention, a part of a statement, a word that was searched."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def overlap(first: Annotation, second: Annotation) -> bool:
    """Whether the two share at least one character; spans that only touch do not."""
    return first.start < second.end and second.start < first.end


def shared_length(first: Annotation, second: Annotation) -> int:
    """How many characters the two share."""
    return max(0, min(first.end, second.end) - max(first.start, second.start))


def contains(outer: Annotation, inner: Annotation) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def trim(text: str, start: int, end: int, characters: str | None = None) -> tuple[int, int]:
    """[start, end) without these characters at its ends; without white space if None.

    An empty span at `end` if nothing else is in it.
    """
    printed = text[start:end]
    start += len(printed) - len(printed.lstrip(characters))
    return start, max(start, end - (len(printed) - len(printed.rstrip(characters))))


def without(spans: Sequence[Span], cuts: Sequence[Span]) -> list[Span]:
    """What of the spans is outside the cuts. Both are in order and do not overlap among themselves."""
    left: list[Span] = []
    first = 0
    for span in spans:
        start = span.start
        while first < len(cuts) and cuts[first].end <= start:
            first += 1
        number = first
        while number < len(cuts) and cuts[number].start < span.end:
            if start < cuts[number].start:
                left.append(Span(start, cuts[number].start))
            start = max(start, cuts[number].end)
            number += 1
        if start < span.end:
            left.append(Span(start, span.end))
    return left


class SpanSet:
    """Answers in logarithmic time whether a span meets any of a set. Spans that overlap are joined."""

    def __init__(self, spans: Iterable[Annotation]) -> None:
        self._joined: list[Span] = []
        for span in sorted(spans, key=attrgetter("start", "end")):
            if self._joined and span.start < self._joined[-1].end:
                last = self._joined.pop()
                self._joined.append(Span(last.start, max(last.end, span.end)))
            else:
                self._joined.append(Span(span.start, span.end))

    def overlaps(self, start: int, end: int) -> bool:
        """Whether [start, end) shares a character with one of them."""
        found = self._first_ending_after(start)
        return found is not None and found.start < end

    def contains(self, start: int, end: int) -> bool:
        """Whether [start, end), which is not empty, is inside one of them."""
        found = self._first_ending_after(start)
        return found is not None and found.start <= start and end <= found.end

    def _first_ending_after(self, offset: int) -> Span | None:
        number = bisect_right(self._joined, offset, key=attrgetter("end"))
        return self._joined[number] if number < len(self._joined) else None
