"""What attribution looks at: one text with its words, sentences, cues and candidates.

Rule: what stands beside a candidate is told once, whatever the words are whose speaker is sought: the cue
whose subject it seems to be, over an apposition or a relative clause; the cue right before it; whether it
is spoken to.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.extraction.attribution.candidates import Candidate, Candidates
from articles.extraction.attribution.cues import Cue, Cues, is_adverb
from articles.extraction.lexicons import words
from articles.extraction.text.sentences import Layout
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Span

_REACH_BACK = 3
"""Paragraphs before the words in which a speaker is sought."""
_LOOKED_AT = 60
"""Candidates on each side that are looked at, however long the paragraph."""
SENTENCE = 80
"""Words of a sentence, at most, that are looked at before some words."""
_MOST = 16
"""Candidates, the nearest, that are weighed."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words whose speaker is sought; several parts where a cue or a paragraph's end interrupts them."""

    parts: tuple[Span, ...]
    quoted: bool
    head: Span
    """Its first quotation, with the marks: the cue stands beside it."""

    @property
    def start(self) -> int:
        return self.parts[0].start

    @property
    def end(self) -> int:
        return self.parts[-1].end


class Scene:
    """One text with all that attribution looks at."""

    def __init__(
        self, tokens: Tokens, layout: Layout, cues: Cues, candidates: Candidates, quoted: Sequence[Span]
    ) -> None:
        self.tokens = tokens
        self.layout = layout
        self.cues = cues
        self.candidates = candidates
        self.quoted = quoted
        """The stretches between outermost quotation marks, in order."""
        self._facts: dict[int, Facts] = {}
        self._passing_on = {
            number
            for cue in cues.all
            if cue.via is not None
            for number in range(tokens.first_from(cue.via.start), cue.last + 1)
        }
        """Tokens of those who only pass words on: "was quoted by state media as saying"."""

    def near(self, stretch: Stretch) -> list[Candidate]:
        """The candidates in the stretch's paragraphs and the three before, the nearest first."""
        layout = self.layout
        first = layout.paragraphs[max(0, layout.paragraph_at(stretch.head.start) - _REACH_BACK)].start
        last = layout.paragraph_at(max(stretch.head.start, stretch.head.end - 1))
        found = [
            c
            for c in self.candidates.around(stretch.head, first, layout.paragraphs[last].end, _LOOKED_AT)
            if c.first not in self._passing_on
            and not any(part.start < c.end and c.start < part.end for part in stretch.parts)
        ]
        found.sort(key=lambda c: max(c.start - stretch.head.end, stretch.head.start - c.end))
        return found[:_MOST]

    def facts(self, candidate: Candidate) -> "Facts":
        known = self._facts.get(candidate.start)
        if known is None or known.end != candidate.end:
            known = self._facts[candidate.start] = _facts(self, candidate)
        return known


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands beside a candidate, whatever the stretch."""

    end: int
    cue_after: Cue | None
    """The cue whose subject it seems to be: "Lee", "Lee, the mayor," or "Lee also" before it."""
    apposition: bool
    cue_before: Cue | None
    """The cue right before it: "said Lee"."""
    object_of: bool
    after_preposition: bool
    first: bool
    sentence: int
    paragraph: int


def _facts(scene: Scene, c: Candidate) -> Facts:
    tokens, lower = scene.tokens, scene.tokens.lower
    after, apposition = _cue_after(scene, c)
    before = scene.cues.by_token.get(c.first - 1)
    word = lower[c.first - 1] if c.first else ""
    sentence = scene.layout.sentence_at(c.start)
    first = tokens.first_from(scene.layout.sentences[sentence].start) if scene.layout.sentences else 0
    return Facts(
        c.end,
        after,
        apposition,
        before,
        word in words("verbs_to_somebody"),
        word in words("prepositions"),
        c.first - first <= 1,
        sentence,
        scene.layout.paragraph_of_sentence(sentence) if scene.layout.sentences else 0,
    )


def _cue_after(scene: Scene, c: Candidate) -> tuple[Cue | None, bool]:
    lower, by_token = scene.tokens.lower, scene.cues.by_token
    number, apposition = c.last + 1, False
    for number in range(c.last + 1, min(c.last + 5, len(lower))):
        cue = by_token.get(number)
        if cue is not None:
            return cue, False
        if not (is_adverb(lower[number]) or lower[number] in words("auxiliaries") or lower[number] == "who"):
            break
    if number < len(lower) and lower[number] in ",(—–―-":
        for end in range(number + 1, min(number + 22, len(lower) - 1)):
            if lower[end] in '.;:?!"“”':
                break
            if lower[end] in ",)—–―-":
                for later in range(end + 1, min(end + 4, len(lower))):
                    cue = by_token.get(later)
                    if cue is not None and cue.strength != "according":
                        return cue, True
                    if not is_adverb(lower[later]):
                        break
    return None, apposition
