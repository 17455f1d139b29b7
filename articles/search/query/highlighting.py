"""Where the terms of a query occur in a text: highlights in an article, snippets in a list of results.

Words are compared by their stems, as PostgreSQL compares them: what was found is what is highlighted. A text
is returned as parts, never as HTML: the template escapes them. Offsets are code points into the text,
half-open. Time is linear in the text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.search.query.query import WORD, Query
from articles.search.query.stemming import is_stop_words_only, stem
from newsroom.lib.folding import fold_word

# Snippets are taken from the first so many characters of an article: about a book chapter.
_MAX_LENGTH_SCANNED = 50_000


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of a text that matches the query."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SnippetPart:
    text: str
    highlighted: bool


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The stems of one term, which must follow each other, or the one stem that words begin with."""

    stems: tuple[str, ...]
    prefix: bool


def highlights(query: Query, text: str, other_names: Iterable[str] = ()) -> list[Highlight]:
    """Where the required terms of `query` and the `other_names` occur in `text`: in order, no overlap."""
    patterns = [
        _Pattern(tuple(map(stem, term.words)), term.prefix)
        for group in query.required
        for term in group
        if not is_stop_words_only(term)
    ]
    patterns += [_Pattern(tuple(map(stem, WORD.findall(name))), prefix=False) for name in other_names]
    return _occurrences([pattern for pattern in patterns if pattern.stems], text)


def split_at(text: str, found: Sequence[Highlight]) -> list[SnippetPart]:
    """`text` cut at its highlights; the parts joined together are the text."""
    parts: list[SnippetPart] = []
    at = 0
    for highlight in found:
        if at < highlight.start:
            parts.append(SnippetPart(text[at : highlight.start], highlighted=False))
        parts.append(SnippetPart(text[highlight.start : highlight.end], highlighted=True))
        at = highlight.end
    if at < len(text):
        parts.append(SnippetPart(text[at:], highlighted=False))
    return parts


def highlighted(query: Query, text: str, other_names: Iterable[str] = ()) -> list[SnippetPart]:
    """The whole of a short text, such as a headline, with the terms of the query highlighted."""
    return split_at(text, highlights(query, text, other_names))


def snippet(
    query: Query, text: str, other_names: Iterable[str] = (), *, width: int = 260
) -> list[SnippetPart]:
    """About `width` characters of `text` around most terms of the query, or else its beginning."""
    text = text[:_MAX_LENGTH_SCANNED]
    found = highlights(query, text, other_names)
    start, end = best_window(found, text, width)
    inside = [
        Highlight(highlight.start - start, highlight.end - start)
        for highlight in found
        if start <= highlight.start < highlight.end <= end
    ]
    # One space for one character: offsets stay valid.
    parts = split_at(re.sub(r"\s", " ", text[start:end]), inside)
    if start > 0:
        parts.insert(0, SnippetPart("… ", highlighted=False))
    if end < len(text):
        parts.append(SnippetPart(" …", highlighted=False))
    return parts


def _occurrences(patterns: Sequence[_Pattern], text: str) -> list[Highlight]:
    if not patterns:
        return []
    by_first_stem: dict[str, list[_Pattern]] = {}
    for pattern in patterns:
        if not pattern.prefix:
            by_first_stem.setdefault(pattern.stems[0], []).append(pattern)
    prefixes = tuple(pattern.stems[0] for pattern in patterns if pattern.prefix)
    # A stem begins with the same letter as its word: most words need not be stemmed.
    letters = {pattern.stems[0][:1] for pattern in patterns}
    words = list(WORD.finditer(text))
    found: list[Highlight] = []
    for index, word in enumerate(words):
        if _first_letter(word[0][0]) not in letters:
            continue
        stemmed, start = stem(word[0]), word.start()
        lengths = [
            len(pattern.stems)
            for pattern in by_first_stem.get(stemmed, ())
            if _follow_at(words, index, pattern.stems)
        ]
        if not lengths and not stemmed.startswith(prefixes):
            continue
        end = words[index + max(lengths, default=1) - 1].end()
        if found and start < found[-1].end:
            found[-1] = Highlight(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Highlight(start, end))
    return found


def _follow_at(words: Sequence[re.Match[str]], index: int, stems: Sequence[str]) -> bool:
    """Whether the words from `index` on have these stems."""
    return all(
        index + step < len(words) and stem(words[index + step][0]) == wanted
        for step, wanted in enumerate(stems)
    )


@lru_cache(maxsize=2_000)
def _first_letter(character: str) -> str:
    return fold_word(character)[:1]


def best_window(found: Sequence[Highlight], text: str, width: int) -> tuple[int, int]:
    """The stretch with the most different highlighted words; of equal ones, the first."""
    if not found:
        return 0, _word_end(text, width)
    seen: dict[str, int] = {}
    best, best_count, left = 0, 0, 0
    keys = [stem(text[highlight.start : highlight.end]) for highlight in found]
    for right, highlight in enumerate(found):
        seen[keys[right]] = seen.get(keys[right], 0) + 1
        while highlight.end - found[left].start > width and left < right:
            seen[keys[left]] -= 1
            if not seen[keys[left]]:
                del seen[keys[left]]
            left += 1
        if len(seen) > best_count:
            best, best_count = left, len(seen)
    start = max(0, found[best].start - width // 4)
    if start > 0:
        space = text.find(" ", start, found[best].start)
        start = space + 1 if space >= 0 else found[best].start
    return start, max(_word_end(text, start + width), found[best].end)


def _word_end(text: str, limit: int) -> int:
    """The last end of a word within the 40 characters before `limit`, or else `limit`."""
    if limit >= len(text):
        return len(text)
    space = text.rfind(" ", max(0, limit - 40), limit)
    return space if space > 0 else limit
