"""Lines to paragraphs. A blank line always ends a paragraph.

A single line end ends one too, as in the archives of most newsrooms, unless the document is hard-wrapped. It
is if its longest line has 40 to 100 characters; if at least three lines, and three of five inside blocks, are
full (the next word would not have fitted into the longest line); and if at least one of three full lines
stops in the middle of a sentence. Then full lines are joined by a space, and the others end a paragraph.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_WRAPS = range(40, 101)
_SENTENCE_ENDS = frozenset(".!?:;…\"”’')]»")


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    line: int
    """Number of its first line in the document, from 1."""
    block: int
    """Paragraphs of one block have no blank line between them."""


def paragraphs(lines: Sequence[str], first_line: int = 1) -> list[Paragraph]:
    """The paragraphs of `lines`, trimmed, none empty; `first_line` is the number of the first line."""
    lines = [line.strip() for line in lines]
    width = max(map(len, lines), default=0)
    wrapped = _is_hard_wrapped(lines, width)
    found: list[list[str]] = []
    places: list[tuple[int, int]] = []
    block, above = 0, ""
    for number, line in enumerate(lines, first_line):
        if not line:
            block += bool(above)
        elif above and wrapped and _is_full(above, line, width):
            found[-1].append(line)
        else:
            found.append([line])
            places.append((number, block))
        above = line
    return [
        Paragraph(" ".join(words), number, block)
        for words, (number, block) in zip(found, places, strict=True)
    ]


def _is_hard_wrapped(lines: Sequence[str], width: int) -> bool:
    if width not in _WRAPS:
        return False
    ends = [(line, below) for line, below in pairwise(lines) if line and below]
    full = [line for line, below in ends if _is_full(line, below, width)]
    broken = sum(line[-1] not in _SENTENCE_ENDS for line in full)
    return len(full) >= 3 and 5 * len(full) >= 3 * len(ends) and 3 * broken >= len(full)


def _is_full(line: str, below: str, width: int) -> bool:
    return len(line) + 1 + len(below.split(" ", 1)[0]) > width
