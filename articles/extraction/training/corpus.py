"""Labelled articles → batches of windows with their targets.

An article of the gold files carries `layers`: what is not among them is unknown there, and no loss is taken
from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from articles.extraction.tagging.bio import LABELS
from articles.extraction.tagging.windows import (
    LOWER,
    PARAGRAPH_START,
    TITLE,
    UPPER,
    Ints,
    Window,
    WordTable,
    piece_input,
    split,
    windows,
)

UNKNOWN = -100
KINDS = {"Location": 3, "Facility": 5}
PERSON, ORGANISATION = 1, 7
CUE_REACH = 400  # characters around a content in which its cue is looked for


@dataclass
class Labelled:
    """One article: words, a target for every word and head, and spans in word numbers [first, last)."""

    words: WordTable
    entity: Ints
    content: Ints
    source: Ints
    cue: Ints
    pairs: list[tuple[int, int, int, int]] = field(
        default_factory=list
    )  # content, source; source -1, -1 is nobody
    stretches: list[tuple[int, int, bool]] = field(default_factory=list)  # quoted, and whether attributed
    lesson: NDArray[np.float16] | None = None  # [words, LABELS]: what a teacher says, as scores


def label(tokenizer: Tokenizer, articles: Sequence[dict[str, Any]]) -> list[Labelled]:
    cut = split(tokenizer, [article["text"] for article in articles])
    return [_label(article, words) for article, words in zip(articles, cut, strict=True)]


def _label(article: dict[str, Any], words: WordTable) -> Labelled:
    def blank(layer: str) -> Ints:
        return np.full(len(words), 0 if layer in article["layers"] else UNKNOWN, np.int64)

    labelled = Labelled(words, blank("persons"), blank("quotes"), blank("quotes"), blank("quotes"))
    for person in article.get("persons", []):
        _mark(labelled.entity, _in_words(words, person["start"], person["end"]), PERSON)
    for place in article.get("places", []):
        _mark(labelled.entity, _in_words(words, place["start"], place["end"]), KINDS[place["kind"]])
    for organisation in article.get("organisations", []):
        _mark(labelled.entity, _in_words(words, organisation["start"], organisation["end"]), ORGANISATION)
    for quote in article.get("quotes", []):
        _label_attribution(labelled, article["text"], quote)
    for quote in article.get("quoted", []):
        _label_stretch(labelled, quote)
    return labelled


def _label_attribution(labelled: Labelled, text: str, quote: dict[str, Any]) -> None:
    words = labelled.words
    content = _in_words(words, quote["start"], quote["end"])
    _mark(labelled.content, content, 1)
    speaker = quote["speaker"]
    source = _in_words(words, speaker["start"], speaker["end"]) if speaker else (-1, -1)
    if speaker:
        _mark(labelled.source, source, 1)
    labelled.pairs.append((*content, *source))
    near = (speaker["start"], speaker["end"]) if speaker else (quote["start"], quote["start"])
    if cue := _find_cue(text, quote, near):
        _mark(labelled.cue, _in_words(words, *cue), 1)


def _label_stretch(labelled: Labelled, quote: dict[str, Any]) -> None:
    stretch = _in_words(labelled.words, quote["start"], quote["end"])
    if stretch[0] == stretch[1]:
        return
    attributed = not quote.get("none")
    labelled.stretches.append((*stretch, attributed))
    if attributed and quote["speaker_known"] and (speaker := quote["speaker"]):
        source = _in_words(labelled.words, speaker["start"], speaker["end"])
        labelled.pairs.append((*stretch, *source))


def _find_cue(text: str, quote: dict[str, Any], speaker: tuple[int, int]) -> tuple[int, int] | None:
    """The gold gives a cue's words, not its place: take the occurrence nearest to content and speaker."""
    cue = quote["cue"]
    if not cue:
        return None
    low = max(0, min(quote["start"], speaker[0]) - CUE_REACH)
    high = max(quote["end"], speaker[1]) + CUE_REACH
    best: tuple[int, int] | None = None
    at = text.find(cue, low, high)
    while at >= 0:
        inside = quote["start"] < at < quote["end"]
        distance = min(abs(at - quote["end"]), abs(quote["start"] - at - len(cue)))
        distance += min(abs(at - speaker[1]), abs(speaker[0] - at - len(cue))) + 1000 * inside
        if best is None or distance < best[0]:
            best = (distance, at)
        at = text.find(cue, at + 1, high)
    return None if best is None else (best[1], best[1] + len(cue))


def _in_words(words: WordTable, start: int, end: int) -> tuple[int, int]:
    """The words that a span of characters touches."""
    first = int(np.searchsorted(words.end, start, side="right"))
    return first, max(first, int(np.searchsorted(words.start, end, side="left")))


def _mark(target: Ints, span: tuple[int, int], begin: int) -> None:
    target[span[0] : span[1]] = begin + 1
    if span[0] < span[1]:
        target[span[0]] = begin


@dataclass
class Example:
    """One window, ready for the network."""

    ids: Ints
    shapes: Ints
    at: Ints
    targets: NDArray[np.int64]  # [4, words]: entity, content, source, cue
    pairs: list[tuple[int, int, int, int]]
    stretches: list[tuple[int, int, bool]]
    lesson: NDArray[np.float32]  # [words, LABELS]; not a number where there is none


@dataclass
class Batch:
    """Windows side by side. Word numbers are flat over the batch; `owner` gives each word's window."""

    ids: torch.Tensor
    shapes: torch.Tensor
    mask: torch.Tensor
    at: torch.Tensor
    owner: torch.Tensor
    targets: torch.Tensor
    pairs: torch.Tensor  # [n, 4]
    stretches: torch.Tensor  # [n, 3]
    lesson: torch.Tensor


def examples(
    articles: Sequence[Labelled], capacity: int, random: np.random.Generator | None = None
) -> list[Example]:
    """Windows of all articles; with a random generator cut elsewhere each time, and some paragraphs in
    capitals.
    """
    found = []
    for article in articles:
        words = article.words
        shape = words.shape() if random is None else _other_case(words, random)
        first = None if random is None else int(random.integers(capacity // 4, capacity + 1))
        for window in windows(words, capacity, first):
            found.append(_example(article, window, shape))
    return found


def _other_case(words: WordTable, random: np.random.Generator) -> Ints:
    """Print some paragraphs, the first more often, all in capitals or as a headline; an uncased reader sees
    no more.
    """
    opens = words.place == PARAGRAPH_START
    paragraph = np.cumsum(opens & ~np.append(False, opens[:-1])) - 1
    if not len(words):
        return words.shape()
    dice = random.random(paragraph.max() + 1)
    dice[0] /= 4
    fate = dice[paragraph]
    case = words.case.copy()
    letters = (case >= LOWER) & (case <= UPPER + 2)
    letters &= case != 6
    case[letters & (fate < 0.02)] = UPPER
    case[letters & (fate >= 0.02) & (fate < 0.03) & (case == LOWER)] = TITLE
    return case + (words.shape() - words.case)


def _example(article: Labelled, window: Window, shape: Ints) -> Example:
    ids, shapes, at = piece_input(article.words, window, shape)
    low, high = window.first, window.last
    targets = np.stack([t[low:high] for t in (article.entity, article.content, article.source, article.cue)])
    pairs = []
    for start, end, source, source_end in article.pairs:
        start, end = max(start, low) - low, min(end, high) - low
        if start >= end:
            continue
        if source < low or source_end > high:
            source = source_end = low - 1
        pairs.append((start, end, source - low, source_end - low))
    stretches = [
        (max(a, low) - low, min(b, high) - low, c)
        for a, b, c in article.stretches
        if max(a, low) < min(b, high)
    ]
    if article.lesson is None:
        lesson = np.full((high - low, LABELS), np.nan, np.float32)
    else:
        lesson = article.lesson[low:high].astype(np.float32)
    return Example(ids, shapes, at, targets, pairs, stretches, lesson)


def batches(
    found: Sequence[Example], pieces: int, random: np.random.Generator | None = None
) -> Iterator[Batch]:
    """Batches of about `pieces` pieces, padding included, of windows of like length."""
    order = np.arange(len(found)) if random is None else random.permutation(len(found))
    lengths = np.array([len(example.ids) for example in found])
    order = order[np.argsort(-lengths[order], kind="stable")]
    groups: list[list[int]] = [[]]
    for number in order:
        group = groups[-1]
        if group and (len(group) + 1) * lengths[group[0]] > pieces:
            groups.append(group := [])
        group.append(int(number))
    if random is not None:
        random.shuffle(groups)
    for group in groups:
        yield collate([found[number] for number in group])


def collate(group: list[Example]) -> Batch:
    length = max(len(example.ids) for example in group)
    ids = np.zeros((len(group), length), np.int64)
    shapes = np.zeros_like(ids)
    mask = np.zeros(ids.shape, bool)
    at, owner, pairs, stretches = [], [], [], []
    first = 0
    for row, example in enumerate(group):
        size = len(example.ids)
        ids[row, :size], shapes[row, :size], mask[row, :size] = example.ids, example.shapes, True
        at.append(example.at + row * length)
        owner.append(np.full(len(example.at), row))
        for start, end, source, source_end in example.pairs:
            place = (source + first, source_end + first) if source >= 0 else (-1, -1)
            pairs.append((start + first, end + first, *place))
        stretches += [(start + first, end + first, int(yes)) for start, end, yes in example.stretches]
        first += len(example.at)
    return Batch(
        ids=torch.from_numpy(ids),
        shapes=torch.from_numpy(shapes),
        mask=torch.from_numpy(mask),
        at=torch.from_numpy(np.concatenate(at)),
        owner=torch.from_numpy(np.concatenate(owner)),
        targets=torch.from_numpy(np.concatenate([example.targets for example in group], axis=1)),
        pairs=torch.tensor(pairs, dtype=torch.int64).reshape(-1, 4),
        stretches=torch.tensor(stretches, dtype=torch.int64).reshape(-1, 3),
        lesson=torch.from_numpy(np.concatenate([example.lesson for example in group])),
    )
