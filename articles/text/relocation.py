"""Where a span of an old text is found in a new one, if its paragraph did not change.

Nothing is guessed: a paragraph is recognised only if it occurs exactly once in each text, and a span is found
only if all its characters are the same. Offsets are half-open, in Unicode code points.
"""

from bisect import bisect_right
from collections import Counter

from articles.text.paragraphs import paragraphs
from articles.text.spans import Span


class Relocation:
    """Maps offsets of the text `old` to offsets of the text `new`."""

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new
        unique_in_old, unique_in_new = _unique_paragraphs(old), _unique_paragraphs(new)
        self._starts = [paragraph.start for paragraph in paragraphs(old)]
        shifts = {
            start: unique_in_new[printed] - start
            for printed, start in unique_in_old.items()
            if printed in unique_in_new
        }
        self._shifts = [shifts.get(start) for start in self._starts]

    def find(self, start: int, end: int) -> Span | None:
        """Where old[start:end] is in the new text; None if its paragraphs changed or were separated."""
        if self.old == self.new:
            return Span(start, end)
        first, last = (bisect_right(self._starts, offset) - 1 for offset in (start, end - 1))
        shifts = set(self._shifts[max(first, 0) : last + 1])
        if len(shifts) != 1:
            return None
        [shift] = shifts
        if shift is None or self.new[start + shift : end + shift] != self.old[start:end]:
            return None
        return Span(start + shift, end + shift)


def _unique_paragraphs(text: str) -> dict[str, int]:
    """The paragraphs that occur exactly once, with their offsets."""
    found = [(text[span.start : span.end], span.start) for span in paragraphs(text)]
    occurrences = Counter(printed for printed, _start in found)
    return {printed: start for printed, start in found if occurrences[printed] == 1}
