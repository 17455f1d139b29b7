"""Labels of words → spans.

Four questions are asked of every word: which entity, and is it part of a content, a source, a cue (these
may overlap). Each answer is O, B or I: outside, the first word, a further word. The best allowed sequence
is taken (Viterbi): a further word follows only a word of its own kind, in its own paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from articles.extraction.tagging.boundaries import (
    ends_of_names,
    never_in_organisation,
    never_in_person,
    never_in_place,
    punctuation,
    starts_of_places,
)
from articles.extraction.tagging.windows import Ints, Window, WordTable
from articles.extraction.types import Label, TaggedSpan

Floats = NDArray[np.float32]

# Columns of the model's answer: O, then B and I of each label.
HEADS: tuple[tuple[slice, tuple[Label, ...]], ...] = (
    (slice(0, 9), (Label.PERSON, Label.PLACE, Label.FACILITY, Label.ORGANISATION)),
    (slice(9, 12), (Label.CONTENT,)),
    (slice(12, 15), (Label.SOURCE,)),
    (slice(15, 18), (Label.CUE,)),
)
ENTITY, CONTENT, SOURCE, CUE = (columns for columns, _ in HEADS)
LABELS = 18
STATES = 9
PLACES = (Label.PLACE, Label.FACILITY)
NEVER = np.float32(-1e9)
SIDE_BY_SIDE = 64  # windows that are decoded at once: bounds memory


def spans_of(words: WordTable, found: Sequence[Window], scores: Floats) -> tuple[TaggedSpan, ...]:
    """`scores` are the model's [words, LABELS]; windows come in order, and nothing is found outside them."""
    if not found or not len(words):
        return ()
    chances = np.empty_like(scores[:, :LABELS])
    for columns, _ in HEADS:
        chances[:, columns] = _log_softmax(scores[:, columns])
    likely = np.exp(chances)
    _forbid(words, chances)
    states = np.zeros((len(words), len(HEADS)), np.int64)
    for first in range(0, len(found), SIDE_BY_SIDE):
        _decode(chances, found[first : first + SIDE_BY_SIDE], states)
    spans = [
        span
        for head, (columns, labels) in enumerate(HEADS)
        for span in _spans(words, states[:, head], likely[:, columns], labels)
    ]
    return tuple(sorted(spans, key=lambda span: (span.start, span.end)))


def _forbid(words: WordTable, chances: Floats) -> None:
    for columns, _ in HEADS:
        chances[words.opens_paragraph, columns.start + 2 : columns.stop : 2] = NEVER
    chances[punctuation(words), ENTITY.start + 1 : ENTITY.stop : 2] = NEVER
    chances[never_in_person(words), ENTITY.start + 2] = NEVER
    chances[never_in_place(words), ENTITY.start + 4] = NEVER
    chances[never_in_organisation(words), ENTITY.start + 8] = NEVER


def _log_softmax(scores: Floats) -> Floats:
    scores = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(scores - np.log(np.exp(scores).sum(axis=1, keepdims=True)), np.float32)


def _decode(chances: Floats, found: Sequence[Window], states: Ints) -> None:
    """Fill in the states, [words, heads], of the words of these windows."""
    sizes = [window.last - window.first for window in found]
    emitted = np.full((max(sizes), len(found), len(HEADS), STATES), NEVER, np.float32)
    emitted[:, :, :, 0] = 0
    for row, window in enumerate(found):
        for head, (columns, _) in enumerate(HEADS):
            width = columns.stop - columns.start
            emitted[: sizes[row], row, head, :width] = chances[window.first : window.last, columns]
    path = _viterbi(emitted.reshape(len(emitted), -1, STATES)).reshape(len(emitted), len(found), len(HEADS))
    for row, window in enumerate(found):
        states[window.first : window.last] = path[: sizes[row], row]


def _viterbi(emitted: Floats) -> Ints:
    """The best states [steps, sequences] for log chances [steps, sequences, STATES]; any state may be the
    first.
    """
    steps, sequences, _ = emitted.shape
    best = emitted.copy()
    for step in range(1, steps):
        before = best[step - 1]
        now = best[step]
        now[:, 2::2] += np.maximum(before[:, 1::2], before[:, 2::2])
        anything = before.max(axis=1)
        now[:, 0] += anything
        now[:, 1::2] += anything[:, None]
    path = np.empty((steps, sequences), np.int64)
    everyone = np.arange(sequences)
    state = path[-1] = best[-1].argmax(axis=1)
    free = best.argmax(axis=2)
    for step in range(steps - 2, -1, -1):
        further = (state > 0) & (state % 2 == 0)
        begun = best[step, everyone, state - further] >= best[step, everyone, state]
        state = path[step] = np.where(further, state - (further & begun), free[step])
    return path


def _spans(words: WordTable, states: Ints, chances: Floats, labels: Sequence[Label]) -> list[TaggedSpan]:
    kind = (states + 1) // 2
    before = np.append(0, kind[:-1])
    first = np.flatnonzero((kind > 0) & ((states % 2 == 1) | (kind != before)))
    if not len(first):
        return []
    # A span ends where its kind does, or where the next begins.
    changes = np.flatnonzero(np.append(kind[:-1] != kind[1:], True)) + 1
    last = np.minimum(
        changes[np.searchsorted(changes, first, side="right")], np.append(first[1:], len(states))
    )
    kinds = kind[first] - 1
    if len(labels) > 1:
        last = ends_of_names(words, first, last)
        of_place = np.isin(kinds, [labels.index(label) for label in PLACES])
        first = np.where(of_place, starts_of_places(words, first, last), first)
    total = np.zeros((len(states) + 1, len(labels)))
    np.cumsum(chances[:, 1::2] + chances[:, 2::2], axis=0, out=total[1:])
    score = (total[last, kinds] - total[first, kinds]) / (last - first)
    rows = zip(
        words.start[first].tolist(), words.end[last - 1].tolist(), kinds.tolist(), score.tolist(), strict=True
    )
    return [TaggedSpan(start, end, labels[number], min(1.0, sure)) for start, end, number, sure in rows]
