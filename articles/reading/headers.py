"""The headers at the top of a document, one on each line, with or without a colon, in capitals or not:

    title, headline · date · byline, author · source, outlet · url · id · language

A line may hold several, and the article may begin after the date: `date 2023-09-13 The harbour reopened.` A
title, byline or outlet ends where the next header begins: `title Harbour reopens source AP date 2023-09-13 …`

Prose begins with these words too ("Author Amina Haddad said …", "Date palms …"). So a header without a colon
counts only if its value has the right form, or if its name is in lower case: no sentence begins like that.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from articles.reading.dates import NoSuchDate, leading_date
from articles.reading.languages import language_tag
from articles.reading.parsed import UnreadableDocument
from newsroom.lib.word_lists import WordLists

_NAMES = {
    "title": "headline",
    "headline": "headline",
    "date": "date",
    "byline": "byline",
    "author": "byline",
    "source": "outlet",
    "outlet": "outlet",
    "url": "url",
    "id": "id",
    "language": "language",
}
_HEADER = re.compile(rf"({'|'.join(_NAMES)})(?:\s*(:)\s*|\s+)(?=\S)", re.I)
_INLINE = re.compile(rf"(?<!\S)({'|'.join(_NAMES)})(?:\s*(:)\s*|\s+)(?=\S)")
_DATE = re.compile(r"(?<!\S)date [0-9]")
_LONGEST_LINE = 1500
_UNKNOWN_OR_EMPTY = re.compile(rf"[a-z][a-z_-]{{0,30}}:(?:\s|\Z)|(?:{'|'.join(_NAMES)})\s*:?\Z", re.I)
_ADDRESS = re.compile(r"https?://[^\s/@:]+(?::[0-9]+)?(?:[/?#]\S*)?", re.I)
_LOWER_CASE = WordLists("articles.reading").words("lower_case_in_titles")
LONGEST = {"headline": 300, "byline": 300, "outlet": 200, "url": 1000, "id": 500}
"""The most characters of a value: the widths of the archive's columns."""


@dataclass(slots=True)
class Headers:
    published_on: date | None = None
    values: dict[str, str] = field(default_factory=dict)
    """headline, byline, outlet, url, id, language if given; of several the first."""
    lede: str = ""
    """The text after the date in its line."""
    next_line: int = 0
    """Index of the first line after the headers."""


@dataclass(frozen=True, slots=True)
class _Line:
    published_on: date | None = None
    values: tuple[tuple[str, str], ...] = ()
    lede: str = ""


def read_headers(lines: Sequence[str]) -> Headers:
    """The headers above the text. Raises UnreadableDocument for an impossible value."""
    headers = Headers()
    index = _next_printed(lines, 0)
    while index < len(lines):
        line = _read_line(lines[index].strip(), index + 1)
        if line is None:
            if not _is_ignored(lines, index):
                break
            line = _Line()
        headers.published_on = headers.published_on or line.published_on
        headers.values = dict(line.values) | headers.values
        headers.lede = line.lede
        headers.next_line = index + 1
        if line.lede:
            break
        index = _next_header(lines, index + 1)
    return headers


def _is_ignored(lines: Sequence[str], index: int) -> bool:
    """Whether it is an unknown header, or one without a value, a few lines above a known one."""
    for number, line in enumerate(lines[index : index + 6], index + 1):
        if _read_line(line.strip(), number):
            return True
        if not _UNKNOWN_OR_EMPTY.match(line.strip()):
            return False
    return False


def _next_printed(lines: Sequence[str], index: int) -> int:
    while index < len(lines) and not lines[index].strip():
        index += 1
    return index


def _next_header(lines: Sequence[str], index: int) -> int:
    """The next line; after a blank line only a header that prose does not resemble, else the end."""
    printed = _next_printed(lines, index)
    if printed == index or printed == len(lines):
        return printed
    line = _read_line(lines[printed].strip(), printed + 1)
    return (
        printed
        if line and (line.published_on or dict(line.values).keys() - {"byline", "outlet"})
        else len(lines)
    )


def _read_line(text: str, number: int, above: frozenset[str] = frozenset()) -> _Line | None:
    """None if `text` is not a header. `above` holds the headers that its line has already given."""
    found = _HEADER.match(text)
    if not found or _NAMES[found[1].lower()] in above:
        return None
    name, rest = _NAMES[found[1].lower()], text[found.end() :]
    sure = found[2] is not None  # a colon
    if name == "date":
        return _read_date(rest, number, above, sure=sure)
    rest, below = _split(name, rest, number, above | {name}, sure=sure)
    value = _value(name, rest, small=found[1].islower(), sure=sure)
    if value is None and sure:
        raise UnreadableDocument(_COMPLAINTS[name].format(line=number, value=rest[:60]), number)
    if value is not None and len(value) > LONGEST.get(name, len(value)):
        if above and not sure:
            return None
        raise UnreadableDocument(
            f"Line {number}: the {name} has {len(value)} characters, and {LONGEST[name]} fit. Shorten it.",
            number,
        )
    if value is None:
        return None
    return _Line(below.published_on, ((name, value), *below.values), below.lede)


def _split(name: str, rest: str, number: int, above: frozenset[str], *, sure: bool) -> tuple[str, _Line]:
    """The value, and the further headers of its line."""
    if name in ("id", "url", "language"):
        value, _, more = rest.partition(" ")
        below = _read_line(more.strip(), number, above)
        return (value, below) if below else (rest, _Line())
    for found in _INLINE.finditer(rest[:_LONGEST_LINE]):
        if sure is (found[2] is not None) and _goes_on(rest, found, sure=sure):
            below = _read_line(rest[found.start() :], number, above)
            if below:
                return rest[: found.start()].strip(), below
    return rest, _Line()


def _goes_on(text: str, found: re.Match[str], *, sure: bool) -> bool:
    """Whether free text ends before this header: a date, a name or a colon follows it."""
    following = text[found.end() :]
    if sure or found[1] == "date":
        return sure or following[:1].isdigit()
    is_followed_by_name = found[1] in ("byline", "author", "source", "outlet") and following[:1].isupper()
    return is_followed_by_name and bool(_DATE.search(following))


_COMPLAINTS = {
    "url": "Line {line}: “{value}” is not a web address. Write one that begins with https://.",
    "language": "Line {line}: “{value}” is not a language. Write a code such as “en” or “pt-BR”.",
}


def _read_date(rest: str, number: int, above: frozenset[str], *, sure: bool) -> _Line | None:
    try:
        found = leading_date(rest)
    except NoSuchDate as error:
        raise UnreadableDocument(f"Line {number}: {error}", number) from error
    if found is None:
        if sure:
            raise UnreadableDocument(
                f"Line {number}: “{rest[:60]}” is not a date. Write it as in 2023-09-13.", number
            )
        return None
    day, end = found
    more = rest[end:].strip()
    below = _read_line(more, number, above | {"date"}) or _Line(lede=more)
    return _Line(day, below.values, below.lede)


def _value(name: str, rest: str, *, small: bool, sure: bool) -> str | None:
    """The value in its usual spelling; None if it does not have the form of one."""
    if name == "url":
        return rest if _ADDRESS.fullmatch(rest) else None
    if name == "language":
        return language_tag(rest)
    if name == "id":
        return rest if sure or small or (" " not in rest and any(map(str.isdigit, rest))) else None
    return rest if sure or small or _is_title_case(rest) else None


def _is_title_case(value: str) -> bool:
    return all(word[0].isupper() or not word[0].isalpha() or word in _LOWER_CASE for word in value.split())
