"""Where the words of a query stand in a text: the marks in an article, the snippet below a result.

Words are compared as PostgreSQL compares them: lower case, accents folded, English stems (the Snowball
algorithm), so that what was found is what is marked. Text comes back as pieces, never as HTML: the template
escapes. Offsets are code points into the text, half-open. Time is linear in the text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import snowballstemmer

from articles.search.query.parser import Query, Words
from newsroom.lib.folding import fold_word

_WORD = re.compile(r"[^\W_]+")
# No snippet looks further into an article than this: about a book chapter.
_LONGEST_LOOK = 50_000


@dataclass(frozen=True, slots=True)
class Mark:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class _Sought:
    stems: tuple[str, ...]
    prefix: bool


@cache
def stop_words() -> frozenset[str]:
    """Words so common that PostgreSQL's English dictionary leaves them out of the index."""
    return frozenset((files("articles.search.query") / "stopwords.txt").read_text(encoding="utf-8").split())


def says_nothing(words: Words) -> bool:
    """Whether these are stop words only, which no index knows."""
    return not words.prefix and all(fold_word(word) in stop_words() for word in words.words)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    return str(_stemmer().stemWord(fold_word(word)))


@lru_cache(maxsize=2_000)
def _first_letter(character: str) -> str:
    return fold_word(character)[:1]


@cache
def _stemmer() -> Any:
    return snowballstemmer.stemmer("english")


def marks_for(query: Query, text: str, also: Iterable[str] = ()) -> list[Mark]:
    """Where the wanted words of `query` and the names in `also` stand in `text`: in order, no overlap."""
    sought = [_Sought(tuple(map(stem, words.words)), words.prefix) for words in _worth_marking(query)]
    sought += [_Sought(tuple(map(stem, _WORD.findall(name))), prefix=False) for name in also]
    return _marks([item for item in sought if item.stems], text)


def _worth_marking(query: Query) -> list[Words]:
    return [words for group in query.wanted for words in group if not says_nothing(words)]


def _marks(sought: Sequence[_Sought], text: str) -> list[Mark]:
    if not sought:
        return []
    by_first: dict[str, list[_Sought]] = {}
    prefixes = tuple(item.stems[0] for item in sought if item.prefix)
    for item in sought:
        if not item.prefix:
            by_first.setdefault(item.stems[0], []).append(item)
    # No stem differs from its word in the first letter: most words need not be stemmed.
    letters = {item.stems[0][:1] for item in sought}
    found = list(_WORD.finditer(text))
    marks: list[Mark] = []
    for index, word in enumerate(found):
        if _first_letter(word[0][0]) not in letters:
            continue
        stemmed, start = stem(word[0]), word.start()
        begun, prefixed = by_first.get(stemmed, ()), stemmed.startswith(prefixes)
        if not (begun or prefixed):
            continue
        lengths = [
            len(item.stems)
            for item in begun
            if all(
                index + step < len(found) and stem(found[index + step][0]) == wanted
                for step, wanted in enumerate(item.stems)
            )
        ]
        if not lengths and not prefixed:
            continue
        end = found[index + max(lengths, default=1) - 1].end()
        if marks and start < marks[-1].end:
            marks[-1] = Mark(marks[-1].start, max(end, marks[-1].end))
        else:
            marks.append(Mark(start, end))
    return marks


def pieces(text: str, marks: Sequence[Mark]) -> list[Piece]:
    """`text` cut at its marks; joined again the pieces are the text."""
    cut: list[Piece] = []
    at = 0
    for mark in marks:
        if at < mark.start:
            cut.append(Piece(text[at : mark.start], marked=False))
        cut.append(Piece(text[mark.start : mark.end], marked=True))
        at = mark.end
    if at < len(text):
        cut.append(Piece(text[at:], marked=False))
    return cut


def marked(query: Query, text: str, also: Iterable[str] = ()) -> list[Piece]:
    """The whole of a short text, as a headline, with the words of the query marked."""
    return pieces(text, marks_for(query, text, also))


def snippet(query: Query, text: str, also: Iterable[str] = (), *, width: int = 260) -> list[Piece]:
    """About `width` characters of `text` around where most of the query stands, or its beginning."""
    text = text[:_LONGEST_LOOK]
    marks = marks_for(query, text, also)
    start, end = _best_window(marks, text, width)
    inside = [
        Mark(mark.start - start, mark.end - start) for mark in marks if start <= mark.start < mark.end <= end
    ]
    # One space for one, so that the marks stay where they are.
    shown = re.sub(r"\s", " ", text[start:end])
    cut = pieces(shown, inside)
    if start > 0:
        cut.insert(0, Piece("… ", marked=False))
    if end < len(text):
        cut.append(Piece(" …", marked=False))
    return cut


def _best_window(marks: Sequence[Mark], text: str, width: int) -> tuple[int, int]:
    """The stretch that holds the most different marked words, the earliest among equals."""
    if not marks:
        return 0, _word_end(text, width)
    seen: dict[str, int] = {}
    best, best_count, left = 0, 0, 0
    keys = [stem(text[mark.start : mark.end]) for mark in marks]
    for right, mark in enumerate(marks):
        seen[keys[right]] = seen.get(keys[right], 0) + 1
        while mark.end - marks[left].start > width and left < right:
            seen[keys[left]] -= 1
            if not seen[keys[left]]:
                del seen[keys[left]]
            left += 1
        if len(seen) > best_count:
            best, best_count = left, len(seen)
    start = max(0, marks[best].start - width // 4)
    if start > 0:
        space = text.find(" ", start, marks[best].start)
        start = space + 1 if space >= 0 else marks[best].start
    return start, max(_word_end(text, start + width), marks[best].end)


def _word_end(text: str, limit: int) -> int:
    if limit >= len(text):
        return len(text)
    space = text.rfind(" ", max(0, limit - 40), limit)
    return space if space > 0 else limit
