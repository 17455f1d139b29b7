"""Text → what the model reads: words, word pieces, the shape of every word, windows.

A *word* here is a pre-token of the tokenizer: a run of letters and digits, or one punctuation mark. Spans
that the model finds begin and end at words. Training and reading share this module, so that both see the
same input.

All arrays are per word unless a name says *piece*. Offsets are Unicode code points into the text, half-open.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

CAPACITY = 254  # pieces of text in a window; [CLS] and [SEP] make 256
CLS, SEP, PAD = 101, 102, 0  # the vocabulary's own numbers for these three

# The case of a word, which an uncased vocabulary throws away. 0 is for pieces that do not begin a word.
CASES = 7
NO_CASE, LOWER, TITLE, UPPER, MIXED, CAPITAL, NO_LETTER = range(CASES)
# Where in its sentence a word is: a capital at the beginning says little.
PLACES_IN_SENTENCE = 3
WITHIN, SENTENCE_START, PARAGRAPH_START = range(PLACES_IN_SENTENCE)
SHAPES = CASES * PLACES_IN_SENTENCE * 2  # the last factor: between quote marks or not

_END_OF_SENTENCE = ".!?…"
_CLOSERS = "\"”’')]»"
_OPENERS = "\"“‘'([«„`"


@dataclass(frozen=True, slots=True)
class WordTable:
    """One text, cut into words and pieces: a table with one column an array."""

    start: Ints
    end: Ints
    case: Ints
    place: Ints  # WITHIN, SENTENCE_START or PARAGRAPH_START
    quoted: Flags  # between double quote marks, by its own paragraph alone
    opens_paragraph: Flags
    sign: Ints  # the code point of a word of one character, else 0
    piece_ids: Ints  # per piece
    first_piece: Ints  # of every word; one more entry at the end

    def __len__(self) -> int:
        return len(self.start)

    def shape(self) -> Ints:
        """One number for case, place and quotation; below SHAPES."""
        return np.asarray(self.case + CASES * (self.place + PLACES_IN_SENTENCE * self.quoted), np.int64)


@dataclass(frozen=True, slots=True)
class Window:
    """Words [first, last) of one text, read by the model in one go."""

    first: int
    last: int


@lru_cache(maxsize=1)
def _letters() -> NDArray[np.uint8]:
    """For every code point of the Basic Multilingual Plane: 1 upper, 2 lower, 4 letter, 8 combining mark."""
    table = np.zeros(0x10000, np.uint8)
    for code in range(0x10000):
        character = chr(code)
        if character.isalpha():
            table[code] = 4 | character.isupper() | (character.islower() << 1)
        elif unicodedata.category(character) == "Mn":
            table[code] = 8
    return table


def _code_points(text: str) -> Ints:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.int64)


def split(tokenizer: Tokenizer, texts: Sequence[str]) -> list[WordTable]:
    """Cut texts into words and pieces; the tokenizer makes one piece of a word of over 100 characters."""
    encodings = tokenizer.encode_batch(list(texts), add_special_tokens=False)
    return [_words(text, encoding) for text, encoding in zip(texts, encodings, strict=True)]


def _words(text: str, encoding: Encoding) -> WordTable:
    ids = np.array(encoding.ids, np.int64)
    if not len(ids):
        none = np.zeros(0, np.int64)
        never = none.astype(bool)
        return WordTable(none, none, none, none, never, never, none, ids, np.zeros(1, np.int64))
    offsets = np.array(encoding.offsets, np.int64)
    word_of_piece = np.array(encoding.word_ids, np.int64)
    first = np.flatnonzero(np.diff(word_of_piece, prepend=-1))
    bounds = np.append(first, len(ids))
    start, end = offsets[first, 0], offsets[bounds[1:] - 1, 1]
    points = _code_points(text)
    classes = _letters()[np.minimum(points, 0xFFFF)]
    end = _over_marks(end, classes)
    paragraph = np.cumsum(points == 10)[start]
    opens_paragraph = np.diff(paragraph, prepend=-1) != 0
    sign = np.where(end - start == 1, points[start], 0)
    quoted = _quoted(sign, start, end, opens_paragraph)
    return WordTable(
        start=start,
        end=end,
        case=_cases(start, end, classes),
        place=_places(sign, opens_paragraph, quoted),
        quoted=quoted,
        opens_paragraph=opens_paragraph,
        sign=sign,
        piece_ids=ids,
        first_piece=bounds,
    )


def _over_marks(end: Ints, classes: NDArray[np.uint8]) -> Ints:
    """Move ends over combining marks: the tokenizer drops them and stops before."""
    if not (classes & 8).any():
        return end
    following = np.append(classes & 8, 0).astype(bool)
    end = end.copy()
    while (more := following[end]).any():
        end += more
    return end


def _cases(start: Ints, end: Ints, classes: NDArray[np.uint8]) -> Ints:
    total = {bit: np.append(0, np.cumsum((classes & bit) > 0)) for bit in (1, 2, 4)}
    upper, lower, letters = (total[bit][end] - total[bit][start] for bit in (1, 2, 4))
    starts_upper = (classes[start] & 1) > 0
    case = np.full(len(start), MIXED, np.int64)
    case[(upper == 0) & (letters > 0)] = LOWER
    case[starts_upper & (upper == 1) & (lower > 0)] = TITLE
    case[(lower == 0) & (upper > 1)] = UPPER
    case[(lower == 0) & (upper == 1)] = CAPITAL
    case[letters == 0] = NO_LETTER
    return case


def _one_of(sign: Ints, characters: str) -> Flags:
    return np.isin(sign, np.array([ord(c) for c in characters]))


def _before(flags: Flags) -> Flags:
    return np.append(False, flags[:-1])


def _places(sign: Ints, opens_paragraph: Flags, quoted: Flags) -> Ints:
    """Sentence starts after . ! ? and paragraph starts, also with quotation marks or brackets in between."""
    stop = _one_of(sign, _END_OF_SENTENCE)
    opener = _one_of(sign, _OPENERS)
    after_stop = _before(stop) | _before(_one_of(sign, _CLOSERS) & _before(stop))
    closes = _one_of(sign, '"”') & ~quoted
    sentence = (after_stop | _before(opener & after_stop)) & ~closes
    paragraph = opens_paragraph | _before(opener & opens_paragraph)
    return np.where(paragraph, PARAGRAPH_START, np.where(sentence, SENTENCE_START, WITHIN)).astype(np.int64)


def _quoted(sign: Ints, start: Ints, end: Ints, opens_paragraph: Flags) -> Flags:
    """Between double quote marks, counted anew in every paragraph; a mark never closed runs to its end."""
    apostrophe, grave = _one_of(sign, "'’"), _one_of(sign, "`")
    adjacent = np.append(start[1:] == end[:-1], False)
    straight = _one_of(sign, '"') | (apostrophe & adjacent & np.append(apostrophe[1:], False))
    opening = _one_of(sign, "“„«") | (grave & adjacent & np.append(grave[1:], False))
    closing = _one_of(sign, "”»")
    index = np.arange(len(sign))
    paragraph_start = np.maximum.accumulate(np.where(opens_paragraph, index, 0))
    seen = np.append(0, np.cumsum(straight))
    odd = (seen[index + 1] - seen[paragraph_start]) % 2 == 1
    last_mark = np.maximum.accumulate(np.where(opening | closing, index, -1))
    curly = (last_mark >= paragraph_start) & opening[last_mark]
    return np.asarray(odd | curly)


def windows(words: WordTable, capacity: int, first_capacity: int | None = None) -> list[Window]:
    """Cut at paragraph ends into windows of at most `capacity` pieces; a longer paragraph at sentence starts.

    `first_capacity` makes the first window shorter, so that training sees each article cut in other places.
    """
    room = capacity if first_capacity is None else first_capacity
    found: list[Window] = []
    first = 0
    total = len(words)
    pieces = words.first_piece
    breaks = [np.flatnonzero(words.place == kind) for kind in (PARAGRAPH_START, SENTENCE_START)]
    while first < total:
        limit = int(np.searchsorted(pieces, pieces[first] + room, side="right")) - 1
        last = total
        if limit < total:
            last = _last_break(breaks, first, limit) or max(limit, first + 1)
        found.append(Window(first, last))
        first, room = last, capacity
    return found


def _last_break(breaks: list[Ints], first: int, limit: int) -> int | None:
    for positions in breaks:
        at = int(np.searchsorted(positions, limit, side="right")) - 1
        if at >= 0 and positions[at] > first:
            return int(positions[at])
    return None


def piece_input(words: WordTable, window: Window, shape: Ints | None = None) -> tuple[Ints, Ints, Ints]:
    """Piece ids with [CLS] and [SEP], shapes, and the position of every word's first piece among them."""
    shape = words.shape() if shape is None else shape
    low, high = int(words.first_piece[window.first]), int(words.first_piece[window.last])
    ids = np.empty(high - low + 2, np.int64)
    ids[0], ids[-1], ids[1:-1] = CLS, SEP, words.piece_ids[low:high]
    at = words.first_piece[window.first : window.last] - low + 1
    shapes = np.zeros(len(ids), np.int64)
    shapes[at] = shape[window.first : window.last]
    return ids, shapes, at


def tokenizer_from(description: str) -> Tokenizer:
    """A tokenizer from the text of its tokenizer.json, without the truncation and padding that it may ask
    for.
    """
    tokenizer = Tokenizer.from_str(description)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
