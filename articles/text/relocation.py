"""Where a stretch of an old text stands in a new one, as long as its paragraph was left as it was.

Nothing is guessed: a paragraph is known again only if it stands exactly once in both texts, and a stretch is
found only if all of it stands there as before. Offsets are Unicode code points, half-open.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

_BETWEEN_PARAGRAPHS = re.compile(r"\n{2,}")


class Moved:
    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new
        stands = _once(new)
        in_old = _once(old)
        self._starts = [start for start, _words in _paragraphs(old)]
        self._shifts = [
            stands[words] - start if words in stands and words in in_old else None
            for start, words in _paragraphs(old)
        ]

    def find(self, start: int, end: int) -> tuple[int, int] | None:
        """The place of old[start:end] in the new text; None where its paragraphs changed or were parted."""
        if self.old == self.new:
            return start, end
        first, last = (bisect_right(self._starts, place) - 1 for place in (start, end - 1))
        shifts = set(self._shifts[max(first, 0) : last + 1])
        if len(shifts) != 1:
            return None
        [shift] = shifts
        if shift is None or self.new[start + shift : end + shift] != self.old[start:end]:
            return None
        return start + shift, end + shift


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for gap in _BETWEEN_PARAGRAPHS.finditer(text):
        yield start, text[start : gap.start()]
        start = gap.end()
    yield start, text[start:]


def _once(text: str) -> dict[str, int]:
    """The paragraphs that the text has exactly once, with their places."""
    found: dict[str, int] = {}
    repeated = set()
    for start, words in _paragraphs(text):
        if words in found:
            repeated.add(words)
        found[words] = start
    return {words: start for words, start in found.items() if words not in repeated}
