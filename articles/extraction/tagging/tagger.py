"""The tagger: a small encoder of our own that marks names and attributions in a text.

One pass over a text gives labels for every word, and for every word a vector by which a stretch of speech
finds its source. The weights, the vocabulary and what pairing needs are one file, made by `training/`. Same
text, same result.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from articles.extraction.tagging.bio import HEADS, LABELS, spans_of
from articles.extraction.tagging.windows import (
    CAPACITY,
    CAPITAL,
    MIXED,
    NO_LETTER,
    TITLE,
    UPPER,
    Ints,
    Window,
    WordTable,
    piece_input,
    split,
    tokenizer_from,
    windows,
)
from articles.extraction.types import Span, TaggedSpan

Floats = NDArray[np.float32]

MODEL = Path(__file__).parents[1] / "model" / "tagger.onnx"
PAIR = 64  # width of a pairing vector
ATTRIBUTED = LABELS  # the column after the labels
NOTHING = 20.0  # log-odds of "outside" for words that the model need not read
CAPITALS = (TITLE, UPPER, MIXED, CAPITAL)


@dataclass(frozen=True, slots=True)
class Pairing:
    """What was learned outside the graph: a score for each distance, and the query for “no source here”."""

    distance: Floats
    nobody: Floats  # PAIR weights and a constant


@dataclass(slots=True)
class ModelTagging:
    """What the model read in one text; see `types.Tagging`."""

    words: WordTable
    window_of: Ints  # the window of every word
    labels: Floats  # [words, LABELS + 1]
    vectors: dict[int, NDArray[np.float16]]  # of every window that was read, [its words, 4 * PAIR]
    pairing: Pairing
    spans: tuple[TaggedSpan, ...]
    _asked: dict[tuple[int, int, int], tuple[int, Floats, float]] = field(default_factory=dict)

    def attributed(self, start: int, end: int) -> float:
        first, last = self._word_range(start, end)
        if first == last:
            return 0.0
        return float(1 / (1 + np.exp(-self.labels[first:last, ATTRIBUTED].mean())))

    def source_scores(self, start: int, end: int, candidates: Sequence[Span]) -> list[float | None]:
        """Log of the share that each candidate takes among all words of the window it shares with the
        content.
        """
        homes = self._windows(start, end)
        scores: list[float | None] = []
        for candidate in candidates:
            first, last = self._word_range(candidate.start, candidate.end)
            home = int(self.window_of[first]) if first < last else -1
            if home not in homes:
                scores.append(None)
                continue
            offset, shares, _ = self._ask(start, end, home)
            part = shares[first - offset : last - offset]
            scores.append(float(np.logaddexp.reduce(part)))
        return scores

    def no_source_score(self, start: int, end: int) -> float:
        """The log probability that the window has no source; 0.0 for a window without words."""
        return min((self._ask(start, end, home)[2] for home in self._windows(start, end)), default=0.0)

    def _word_range(self, start: int, end: int) -> tuple[int, int]:
        first = int(np.searchsorted(self.words.end, start, side="right"))
        return first, max(first, int(np.searchsorted(self.words.start, end, side="left")))

    def _windows(self, start: int, end: int) -> list[int]:
        first, last = self._word_range(start, end)
        return [] if first == last else sorted({int(self.window_of[first]), int(self.window_of[last - 1])})

    def _ask(self, start: int, end: int, home: int) -> tuple[int, Floats, float]:
        """The first word of a window, the log share of each of its words, and that of “no source here”."""
        key = (start, end, home)
        if key not in self._asked:
            self._asked[key] = self._shares(*self._word_range(start, end), home)
        return self._asked[key]

    def _shares(self, first: int, last: int, home: int) -> tuple[int, Floats, float]:
        low = int(np.searchsorted(self.window_of, home, side="left"))
        high = int(np.searchsorted(self.window_of, home, side="right"))
        if home not in self.vectors:
            return low, np.full(high - low, -NOTHING, np.float32), 0.0
        first, last = max(first, low) - low, min(last, high) - low
        vectors = self.vectors[home].astype(np.float32)
        asking = vectors[first:last, : 3 * PAIR]
        query = asking[0, :PAIR] + asking[-1, PAIR : 2 * PAIR] + asking[:, 2 * PAIR :].mean(axis=0)
        distance = self.pairing.distance
        scores = vectors[:, 3 * PAIR :] @ query / PAIR**0.5
        scores += distance[distance_buckets(high - low, first, last, len(distance))]
        nobody = float(query @ self.pairing.nobody[:-1] + self.pairing.nobody[-1])
        everything = np.logaddexp(np.logaddexp.reduce(scores), nobody)
        return low, (scores - everything).astype(np.float32), float(nobody - everything)


def distance_buckets(words: int, first: int, last: int, buckets: int) -> Ints:
    """How far each word is from [first, last), signed, in powers of two; the middle bucket is inside."""
    half = buckets // 2
    number = np.arange(words)
    before, after = first - number, number - (last - 1)
    log = np.minimum(np.log2(np.maximum(np.maximum(before, after), 1)).astype(np.int64), half - 1)
    return np.where(before > 0, half - 1 - log, np.where(after > 0, half + 1 + log, half))


class ModelTagger:
    """Runs the model on one thread. See `types.Tagger`."""

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        facts = self._session.get_modelmeta().custom_metadata_map
        self.tokenizer: Tokenizer = tokenizer_from(facts["tokenizer"])
        self._pairing = Pairing(*(_unpacked(facts[name]) for name in ("distance", "nobody")))

    def tag(self, text: str) -> ModelTagging:
        return self.tag_many([text])[0]

    def tag_many(self, texts: Sequence[str]) -> list[ModelTagging]:
        # A text without a letter, be it a megabyte of marks, is not even cut into words.
        texts = [text if any(map(str.isalpha, text)) else "" for text in texts]
        return [self._read(words) for words in split(self.tokenizer, texts)]

    def _read(self, words: WordTable) -> ModelTagging:
        found = windows(words, CAPACITY)
        labels = np.zeros((len(words), LABELS + 1), np.float32)
        labels[:, [columns.start for columns, _ in HEADS]] = NOTHING
        labels[:, ATTRIBUTED] = -NOTHING
        vectors = {}
        read = [(number, window) for number, window in enumerate(found) if _worth_reading(words, window)]
        for number, window in read:
            heads = self._heads(words, window)
            labels[window.first : window.last] = heads[:, : LABELS + 1]
            vectors[number] = heads[:, LABELS + 1 :].astype(np.float16)
        return ModelTagging(
            words=words,
            window_of=np.repeat(np.arange(len(found)), [window.last - window.first for window in found]),
            labels=labels,
            vectors=vectors,
            pairing=self._pairing,
            spans=spans_of(words, [window for _, window in read], labels),
        )

    def _heads(self, words: WordTable, window: Window) -> Floats:
        """The model's answer for every word of one window, [words, all heads].

        One window at a time: no padding, and what is read does not depend on what is read beside it.
        """
        ids, shapes, at = piece_input(words, window)
        given = {"ids": ids[None].astype(np.int32), "shapes": shapes[None].astype(np.int32), "at": at}
        return np.asarray(self._session.run(None, given)[0], np.float32)


def _worth_reading(words: WordTable, window: Window) -> bool:
    """Whether somebody can be named or speak: there is a capital or a quoted word."""
    case, quoted = (column[window.first : window.last] for column in (words.case, words.quoted))
    return bool((quoted & (case != NO_LETTER)).any() or np.isin(case, CAPITALS).any())


def _unpacked(value: str) -> Floats:
    return np.frombuffer(base64.b64decode(value), "<f4").astype(np.float32)


@lru_cache(maxsize=2)
def load_tagger(path: Path | None = None) -> ModelTagger:
    """The tagger of the packaged model, or of another file of the same make; loaded once."""
    path = MODEL if path is None else path
    if not path.exists():
        raise FileNotFoundError(
            f"No model at {path}: take it from the repository or make it with extraction/training."
        )
    return ModelTagger(path)
