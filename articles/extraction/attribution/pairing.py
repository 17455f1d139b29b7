"""How well a candidate fits as the speaker of a stretch of words: features, weights, chances.

Rule: every candidate near the stretch, and nobody as one more, gets the features below; their weights were
learned from labelled news by `training/pairing.py` and lie in `model/pairing.json`, one set for words in
quotation marks and one for reported words. The tagger's own pairing is one feature among them. Source of
the features: the patterns that quotation finders look for ("," X said; said X, "; according to X), the
order of the text, who spoke last.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from articles.extraction.attribution.candidates import Candidate
from articles.extraction.attribution.context import SENTENCE, Facts, Scene, Stretch
from articles.extraction.attribution.cues import is_adverb
from articles.extraction.lexicons import words

FEATURES = (
    "right after, then cue",
    "right after, then apposition and cue",
    "cue, then right after",
    "right after, no cue",
    "after in the sentence",
    "after in the paragraph",
    "cue at the opening",
    "cue near the opening",
    "cue further before the opening",
    "before in the sentence, no cue",
    "cue ends the sentence before",
    "sentence before",
    "paragraph before",
    "two paragraphs before or more",
    "between the parts",
    "according to",
    "object of a cue",
    "subject of a cue",
    "inside another quotation",
    "possessive",
    "person",
    "pronoun",
    "plural",
    "words",
    "tagged",
    "tagged surely",
    "distance",
    "candidates between",
    "spoke last",
    "person spoke last",
    "spoke last, no cue here",
    "person spoke last, no cue here",
    "model",
    "model says none",
    "after a preposition",
    "first in its sentence",
    "follows the last quotation",
    "person, cue at the opening",
    "another sentence's cue",
    "nobody",
    "nobody, says the model",
    "nobody, no cue here",
    "nobody, nobody spoke before",
    "nobody, passive cue",
)
NUMBER = {name: number for number, name in enumerate(FEATURES)}
WEIGHTS = Path(__file__).parents[1] / "model" / "pairing.json"
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])


@dataclass(frozen=True, slots=True)
class Spoke:
    """Who spoke last before this stretch."""

    start: int
    person: int | None
    stretch_end: int


def features(
    scene: Scene,
    stretch: Stretch,
    candidates: Sequence[Candidate],
    model: Sequence[float | None],
    none: float,
    last: Spoke | None,
) -> list[list[float]]:
    """One row a candidate and a last one for nobody, in the order of FEATURES."""
    here = _Surroundings(scene, stretch, candidates)
    rows = [_row(scene, stretch, c, here, model[i], last) for i, c in enumerate(candidates)]
    return [*rows, _nobody(here, none, last)]


def chances(rows: Sequence[Sequence[float]], quoted: bool) -> list[float]:
    """The chance of each row; they add up to 1."""
    weights = _weights("quoted" if quoted else "reported")
    scores = [sum(w * x for w, x in zip(weights, row, strict=True) if x) for row in rows]
    top = max(scores)
    exped = [math.exp(score - top) for score in scores]
    total = sum(exped)
    return [value / total for value in exped]


@cache
def _weights(name: str) -> tuple[float, ...]:
    learned = json.loads(WEIGHTS.read_text(encoding="utf-8"))[name]
    return tuple(float(learned[feature]) for feature in FEATURES)


def _logarithm(score: float) -> float:
    """A log share between -6 and 0, brought between 0 and 1."""
    return max(-6.0, min(0.0, score)) / 6 + 1


def _nobody(here: "_Surroundings", none: float, last: "Spoke | None") -> list[float]:
    row = [0.0] * len(FEATURES)
    row[NUMBER["nobody"]] = 1.0
    row[NUMBER["nobody, says the model"]] = _logarithm(none)
    row[NUMBER["nobody, no cue here"]] = float(not here.has_cue)
    row[NUMBER["nobody, nobody spoke before"]] = float(last is None)
    row[NUMBER["nobody, passive cue"]] = float(here.passive)
    return row


class _Surroundings:
    """What is the same for every candidate of one stretch."""

    def __init__(self, scene: Scene, stretch: Stretch, candidates: Sequence[Candidate]) -> None:
        layout, tokens = scene.layout, scene.tokens
        self.first_sentence = layout.sentence_at(stretch.head.start)
        self.last_sentence = layout.sentence_at(max(stretch.head.start, stretch.head.end - 1))
        self.paragraph = layout.paragraph_at(stretch.head.start)
        self.last_paragraph = layout.paragraph_at(max(stretch.head.start, stretch.head.end - 1))
        self.opening = tokens.first_from(stretch.head.start)
        self.closing = tokens.last_before(stretch.head.end)
        self._layout, self._head = layout, stretch.head
        self.starts = sorted(c.start for c in candidates)
        low = tokens.first_from(layout.sentences[self.first_sentence].start) if layout.sentences else 0
        low = max(low, self.opening - SENTENCE)
        high = self.closing + 8
        cues = [*scene.cues.between(low, self.opening), *scene.cues.between(self.closing + 1, high)]
        self.has_cue = bool(cues)
        self.passive = any(tokens.lower[cue.first] in _BE for cue in cues)

    def goes_on(self, last: Spoke) -> bool:
        """The stretch opens a paragraph and the last one stood in the paragraph before."""
        opens = self._head.start == self._layout.paragraph(self._head.start).start
        return opens and self._layout.paragraph_at(last.stretch_end - 1) == self.paragraph - 1


def _row(
    scene: Scene,
    stretch: Stretch,
    c: Candidate,
    here: _Surroundings,
    model: float | None,
    last: Spoke | None,
) -> list[float]:
    facts = scene.facts(c)
    on: list[str] = []
    if c.start >= stretch.head.end:
        on.append(_after(scene, c, facts, here))
        gap = c.first - here.closing - 1
        between = sum(1 for s in here.starts if stretch.head.end <= s < c.start)
    elif c.end <= stretch.head.start:
        on.extend(_before(scene, c, facts, here))
        gap = here.opening - c.last - 1
        between = sum(1 for s in here.starts if c.end <= s < stretch.head.start)
    else:
        on.append("between the parts")
        gap = between = 0
    if facts.cue_before is not None and facts.cue_before.strength == "according":
        on.append("according to")
    if facts.object_of:
        on.append("object of a cue")
    if facts.cue_after is not None:
        on.append("subject of a cue")
    if c.quoted:
        on.append("inside another quotation")
    if c.possessive:
        on.append("possessive")
    on.append(c.kind)
    if c.tagged:
        on.append("tagged")
    if facts.after_preposition:
        on.append("after a preposition")
    if facts.first:
        on.append("first in its sentence")
    if last is not None:
        on.extend(_spoke_last(c, here, last))
    row = [0.0] * len(FEATURES)
    for name in on:
        row[NUMBER[name]] = 1.0
    row[NUMBER["tagged surely"]] = c.tagged
    row[NUMBER["distance"]] = math.log1p(max(0, gap))
    row[NUMBER["candidates between"]] = math.log1p(between)
    if model is None:
        row[NUMBER["model says none"]] = 1.0
    else:
        row[NUMBER["model"]] = _logarithm(model)
    return row


def _after(scene: Scene, c: Candidate, facts: Facts, here: _Surroundings) -> str:
    gap = range(here.closing + 1, c.first)
    if facts.paragraph > here.last_paragraph:
        return "after in the paragraph"
    lower = scene.tokens.lower
    if all(lower[i] in ",—–―-" for i in gap) or (len(gap) == 1 and lower[gap[0]] in ("and", "as", "which")):
        if facts.cue_after is not None:
            return "right after, then apposition and cue" if facts.apposition else "right after, then cue"
        return "right after, no cue"
    if all(
        lower[i] in ",—–―-"
        or i in scene.cues.by_token
        or is_adverb(lower[i])
        or lower[i] in words("auxiliaries")
        for i in gap
    ):
        return "cue, then right after"
    return "after in the sentence" if facts.sentence == here.last_sentence else "after in the paragraph"


def _before(scene: Scene, c: Candidate, facts: Facts, here: _Surroundings) -> list[str]:
    if facts.paragraph < here.paragraph:
        near = here.paragraph - facts.paragraph == 1
        return ["paragraph before" if near else "two paragraphs before or more"]
    if facts.sentence < here.first_sentence:
        ends = _cue_ends_sentence_before(scene, here) and here.first_sentence - facts.sentence == 1
        return ["cue ends the sentence before" if ends else "sentence before"]
    cue = facts.cue_after
    if cue is None:
        if facts.cue_before is not None and here.opening - c.last <= 4:
            return ["cue near the opening"]
        return ["before in the sentence, no cue"]
    gap = here.opening - cue.last - 1
    nearest = max(cue.last + 1, here.opening - SENTENCE)
    closer = [k for k in scene.cues.between(nearest, here.opening) if k.strength in ("say", "according")]
    extra = ["another sentence's cue"] if closer else []
    if gap <= 2:
        return ["cue at the opening", *(["person, cue at the opening"] if c.kind == "person" else [])]
    return ["cue near the opening" if gap <= 8 else "cue further before the opening", *extra]


def _cue_ends_sentence_before(scene: Scene, here: _Surroundings) -> bool:
    before = here.opening - 1
    return before >= 0 and (
        scene.tokens.lower[before] == ":"
        or (before - 1) in scene.cues.by_token
        or before in scene.cues.by_token
    )


def _spoke_last(c: Candidate, here: _Surroundings, last: Spoke) -> list[str]:
    found = []
    if here.goes_on(last) and c.start == last.start:
        found.append("follows the last quotation")
    if c.start == last.start:
        found.append("spoke last")
        if not here.has_cue:
            found.append("spoke last, no cue here")
    if c.person is not None and c.person == last.person:
        found.append("person spoke last")
        if not here.has_cue:
            found.append("person spoke last, no cue here")
    return found
