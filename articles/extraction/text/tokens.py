"""The words of a text with their places, for rules about what is beside a span."""

import re
from bisect import bisect_left, bisect_right

_TOKEN = re.compile(r"\w+(?:[-.'’&]\w+)*|[^\w\s]")


class Tokens:
    """Words and single marks in order: `lower[i]` is text[`starts[i]`:`ends[i]`] in small letters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.lower: list[str] = []
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            self.starts.append(start)
            self.ends.append(end)
            self.lower.append(match[0].lower())

    def __len__(self) -> int:
        return len(self.lower)

    def first_from(self, offset: int) -> int:
        """Number of the first token that begins at the offset or after it; the number of tokens if none."""
        return bisect_left(self.starts, offset)

    def last_before(self, offset: int) -> int:
        """Number of the last token that ends at the offset or before it; -1 if none."""
        return bisect_right(self.ends, offset) - 1

    def printed(self, number: int) -> str:
        return self.text[self.starts[number] : self.ends[number]]
