"""Which words stand between quotation marks.

Rule: marks of every style (“ ” „ « » " `` '' and single ‘ ’ ') pair inside a paragraph, nested ones with
their own kind. A straight mark opens where a word begins behind it and closes where one ends before it. A
quotation that is open at the end of its paragraph goes on where the next paragraph opens with a mark again
(reopened at each paragraph, closed once), or where the next mark met there is a closing one (a caption
stood between, or the typist forgot to reopen). An apostrophe is no mark: inside a word, at an elision
("’em", "’90s"), behind a plural s where a better end follows. Source: the Chicago Manual of Style
13.30-13.37 and New Hart's Rules 9.2.

Linear in the length of the text: every mark is looked at a bounded number of times. Spans are half-open
offsets in code points and leave out the marks.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.extraction.lexicons import words
from articles.extraction.types import Span

_DOUBLE = re.compile(r"[“”„‟«»\"]|``|''(?!')")
_SINGLE = re.compile(r"(?<![\w'])[‘’'](?!')|(?<!')[‘’'](?![\w'])")
_ELISION = re.compile(r"\d|([A-Za-z]+)")
_LETTER = re.compile(r"[^\W_]")
_BEFORE_OPENING = frozenset(" \t\n\xa0([{—–-/‘'“\"")
_AFTER_CLOSING = frozenset(" \t\n\xa0)]},.;:!?—–-/…’'”\"")
_SURE_END = frozenset(',.?!…;—–-”"»')
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


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation. `parts` holds a span a paragraph; `outer` reaches from the first mark over the last."""

    parts: tuple[Span, ...]
    outer: Span
    closed: bool
    single: bool
    depth: int
    """0 where no other quotation holds it."""
    ran_on: bool = False
    """It went on over a paragraph's end without a new opening mark."""

    @property
    def start(self) -> int:
        return self.parts[0].start

    @property
    def end(self) -> int:
        return self.parts[-1].end


@dataclass(slots=True)
class _Open:
    mark: int
    starts: list[int]
    ends: list[int]
    family: str
    depth: int
    inner: int | None = None
    """Where a quotation inside it opened first."""
    ran_on: bool = False


def find_quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """All quotations in order of their start, outer ones before those inside them."""
    doubles = _double_quotations(text, paragraphs)
    found = doubles + list(_single_quotations(text, paragraphs, doubles))
    found.sort(key=lambda q: (q.outer.start, -q.outer.end))
    return _with_depth(found)


def _double_quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    found: list[Quotation] = []
    stack: list[_Open] = []
    marks = list(_DOUBLE.finditer(text))
    position = 0
    for number, paragraph in enumerate(paragraphs):
        if position == len(marks) and not stack:
            break
        reopened = bool(stack)
        while position < len(marks) and marks[position].start() < paragraph.end:
            match = marks[position]
            position += 1
            if reopened and match.start() == paragraph.start and _opens(text, *match.span()):
                stack[0].starts[-1] = match.end()
            else:
                _read_mark(text, match, stack, found)
            reopened = False
        if stack:
            following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
            first = marks[position] if position < len(marks) else None
            stack = _carried_over(text, stack, paragraph, following, first, found)
    return found


def _read_mark(text: str, match: re.Match[str], stack: list[_Open], found: list[Quotation]) -> None:
    start, end = match.span()
    family = _FAMILY.get(match.group(), "doubled")
    if not _is_opening(text, match, stack, family):
        if stack:
            _close(text, stack.pop(), start, end, found)
    elif len(stack) < _DEEPEST:
        if stack and stack[-1].inner is None:
            stack[-1].inner = start
        stack.append(_Open(start, [end], [], family, len(stack)))


def _is_opening(text: str, match: re.Match[str], stack: list[_Open], family: str) -> bool:
    mark = match.group()
    if mark == "“":
        return not (stack and text[stack[-1].mark] == "„")
    if mark in "„‟«":
        return True
    if mark in "”»":
        return not stack and _opens(text, *match.span())
    opening, closing = _opens(text, *match.span()), _closes(text, *match.span())
    if mark == "``":
        return True
    if (opening and closing) or not (opening or closing):
        return not (stack and stack[-1].family in (family, "doubled"))
    return opening


def _opens(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return before in _BEFORE_OPENING and not after.isspace() and after not in ",;:!?)"


def _closes(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not before.isspace() and after in _AFTER_CLOSING


def _carried_over(
    text: str,
    stack: list[_Open],
    paragraph: Span,
    following: Span | None,
    first: re.Match[str] | None,
    found: list[Quotation],
) -> list[_Open]:
    """What of the open quotations goes on in the following paragraph; the others end here, unclosed.

    `first` is the next mark of the text, if any.
    """
    outermost = stack[0]
    for opened in stack[1:]:
        _close(text, opened, opened.inner or paragraph.end, None, found)
    if (
        outermost.inner is None
        and following is not None
        and first is not None
        and first.start() < following.end
    ):
        reopens = first.start() == following.start and _opens(text, *first.span())
        if reopens or _only_closes(text, first):
            outermost.ends.append(paragraph.end)
            outermost.starts.append(following.start)
            outermost.ran_on = outermost.ran_on or not reopens
            return [outermost]
    _close(text, outermost, outermost.inner or paragraph.end, None, found)
    return []


def _only_closes(text: str, match: re.Match[str]) -> bool:
    return match.group() in "”»" or (_closes(text, *match.span()) and not _opens(text, *match.span()))


def _close(text: str, opened: _Open, end: int, mark_end: int | None, found: list[Quotation]) -> None:
    parts = []
    for start, stop in zip(opened.starts, [*opened.ends, end], strict=True):
        while start < stop and text[start].isspace():
            start += 1
        while start < stop and text[stop - 1].isspace():
            stop -= 1
        if _LETTER.search(text, start, stop):
            parts.append(Span(start, stop))
    if parts:
        outer = Span(opened.mark, mark_end if mark_end is not None else parts[-1].end)
        found.append(
            Quotation(tuple(parts), outer, mark_end is not None, False, opened.depth, ran_on=opened.ran_on)
        )


def _single_quotations(
    text: str, paragraphs: Sequence[Span], doubles: Sequence[Quotation]
) -> Iterator[Quotation]:
    """Quotations between single marks. One that opens inside a double quotation closes inside it."""
    limits = _limits(doubles)
    limit_number = 0
    carried: _Open | None = None
    marks = [match.start() for match in _SINGLE.finditer(text)]
    position = 0
    for number, paragraph in enumerate(paragraphs):
        if position == len(marks):
            break
        while position < len(marks) and marks[position] < paragraph.end:
            start = marks[position]
            if carried is None and not _opens_single(text, start):
                position += 1
                continue
            while limit_number < len(limits) and limits[limit_number].end <= start:
                limit_number += 1
            inside = limit_number < len(limits) and limits[limit_number].start <= start
            limit = limits[limit_number].end if inside else paragraph.end
            end, position = _closing_single(text, marks, position + 1, limit)
            opened = carried or _Open(start, [start + 1], [], "single", 0)
            if carried is not None:
                opened.starts.append(start + 1)
            carried = None
            if end is not None:
                yield from _single(text, opened, end)
            elif not inside and _goes_on(text, start, paragraphs, number):
                opened.ends.append(paragraph.end)
                carried = opened
                position = bisect_left(marks, paragraph.end)


def _limits(doubles: Sequence[Quotation]) -> list[Span]:
    """The parts of the outermost double quotations, in order."""
    return sorted(part for q in doubles if q.depth == 0 for part in q.parts)


def _single(text: str, opened: _Open, end: int) -> Iterator[Quotation]:
    found: list[Quotation] = []
    _close(text, opened, end, end + 1, found)
    for q in found:
        yield Quotation(q.parts, q.outer, True, True, q.depth)


def _goes_on(text: str, start: int, paragraphs: Sequence[Span], number: int) -> bool:
    """The next paragraph opens with the same single mark."""
    if number + 1 >= len(paragraphs):
        return False
    following = paragraphs[number + 1]
    return text[following.start] == text[start] and _opens_single(text, following.start)


def _opens_single(text: str, start: int) -> bool:
    if text[start] == "’" or (start and text[start - 1] not in _BEFORE_OPENING):
        return False
    word = _ELISION.match(text, start + 1)
    if word is None:
        return start + 1 < len(text) and text[start + 1] in '“"…¿¡«['
    if word[1] is None:  # a digit: '90s
        return text[start + 1 : start + 4][2:] != "s"
    return word[1].lower() not in words("elisions")


def _closing_single(text: str, marks: list[int], position: int, limit: int) -> tuple[int | None, int]:
    """Where the quotation closes, and the number of the mark to go on with."""
    doubtful: tuple[int, int] | None = None
    while position < len(marks) and marks[position] < limit:
        at = marks[position]
        if text[at] == "‘" or (text[at] == "'" and _opens_single(text, at)):
            break
        position += 1
        if at and text[at - 1].isspace():
            continue
        if _is_doubtful(text, at):
            doubtful = (at, position)
        else:
            return at, position
    return doubtful or (None, position)


def _is_doubtful(text: str, at: int) -> bool:
    """A plural possessive ("the farmers’ market") or a dropped letter ("nothin’ new") may stand here."""
    before = text[at - 1]
    if before in _SURE_END:
        return False
    after = text[at + 1 : at + 3]
    if before in "sSzZxX":
        return after[:1].isspace() and after[1:].islower()
    return text[at - 2 : at] == "in" and after[:1].isspace() and after[1:].islower()


def _with_depth(found: list[Quotation]) -> list[Quotation]:
    result, holding = [], list[Quotation]()
    for q in found:
        while holding and holding[-1].outer.end <= q.outer.start:
            holding.pop()
        depth = len(holding)
        result.append(
            q if depth == q.depth else Quotation(q.parts, q.outer, q.closed, q.single, depth, q.ran_on)
        )
        holding.append(q)
    return result
