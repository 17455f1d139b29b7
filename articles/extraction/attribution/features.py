"""What the position of a candidate says about whether it is the source of some content.

Rule: each candidate near the content gets a row of features, and so does the possibility that no candidate
is the source. The tagger's own pairing is one feature among them. Source of the features: the patterns that
quotation finders look for ("," X said; said X, "; according to X), the order of the text, the previous
speaker.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.extraction.attribution.candidates import Candidate, CandidateKind
from articles.extraction.attribution.context import (
    MAX_SENTENCE_TOKENS,
    AttributionContext,
    CandidateContext,
    ContentSpan,
    PreviousSpeaker,
)
from articles.extraction.attribution.cues import is_adverb
from articles.extraction.lexicons import words
from articles.extraction.types import Span, Tagging

_DASHES_AND_COMMA = ",—–―-"
_AFTER_CONTENT = 8
"""Tokens after the content in which its cue is looked for."""


class Feature(StrEnum):
    """The features of a row. A value is the key of the feature's weight in `model/pairing.json`."""

    RIGHT_AFTER_THEN_CUE = "right after, then cue"
    RIGHT_AFTER_THEN_APPOSITION = "right after, then apposition and cue"
    CUE_THEN_RIGHT_AFTER = "cue, then right after"
    RIGHT_AFTER_NO_CUE = "right after, no cue"
    AFTER_IN_SENTENCE = "after in the sentence"
    AFTER_IN_PARAGRAPH = "after in the paragraph"
    CUE_AT_OPENING = "cue at the opening"
    CUE_NEAR_OPENING = "cue near the opening"
    CUE_FURTHER_BEFORE = "cue further before the opening"
    BEFORE_NO_CUE = "before in the sentence, no cue"
    CUE_ENDS_SENTENCE_BEFORE = "cue ends the sentence before"
    SENTENCE_BEFORE = "sentence before"
    PARAGRAPH_BEFORE = "paragraph before"
    PARAGRAPHS_BEFORE = "two paragraphs before or more"
    BETWEEN_PARTS = "between the parts"
    ACCORDING_TO = "according to"
    OBJECT_OF_CUE = "object of a cue"
    SUBJECT_OF_CUE = "subject of a cue"
    QUOTED = "inside another quotation"
    POSSESSIVE = "possessive"
    PERSON = "person"
    PRONOUN = "pronoun"
    PLURAL = "plural"
    NOMINAL = "nominal"
    TAGGED = "tagged"
    TAGGER_SCORE = "tagged surely"
    DISTANCE = "distance"
    CANDIDATES_BETWEEN = "candidates between"
    SPOKE_LAST = "spoke last"
    PERSON_SPOKE_LAST = "person spoke last"
    SPOKE_LAST_NO_CUE = "spoke last, no cue here"
    PERSON_SPOKE_LAST_NO_CUE = "person spoke last, no cue here"
    PAIRING_SCORE = "model"
    NEVER_PAIRED = "model says none"
    AFTER_PREPOSITION = "after a preposition"
    FIRST_IN_SENTENCE = "first in its sentence"
    FOLLOWS_LAST_QUOTATION = "follows the last quotation"
    PERSON_CUE_AT_OPENING = "person, cue at the opening"
    OTHER_CUE_CLOSER = "another sentence's cue"
    NOBODY = "nobody"
    NOBODY_PAIRING_SCORE = "nobody, says the model"
    NOBODY_NO_CUE = "nobody, no cue here"
    NOBODY_SPOKE_BEFORE = "nobody, nobody spoke before"
    NOBODY_PASSIVE_CUE = "nobody, passive cue"


FeatureRow = dict[Feature, float]
"""The features that are not 0."""
_KIND = {
    CandidateKind.PERSON: Feature.PERSON,
    CandidateKind.PRONOUN: Feature.PRONOUN,
    CandidateKind.PLURAL: Feature.PLURAL,
    CandidateKind.NOMINAL: Feature.NOMINAL,
}


def feature_rows(
    context: AttributionContext,
    content: ContentSpan,
    candidates: Sequence[Candidate],
    tagging: Tagging,
    previous: PreviousSpeaker | None,
) -> list[FeatureRow]:
    """One row for each candidate, in their order, and a last one for nobody."""
    scores = tagging.source_scores(content.start, content.end, [Span(c.start, c.end) for c in candidates])
    none = tagging.no_source_score(content.start, content.end)
    near = _Surroundings(context, content, candidates)
    rows = [
        _candidate_row(context, candidate, near, score, previous)
        for candidate, score in zip(candidates, scores, strict=True)
    ]
    return [*rows, _nobody_row(near, none, previous)]


class _Surroundings:
    """What is the same for all candidates of one content. Numbers count tokens, sentences and paragraphs."""

    def __init__(
        self, context: AttributionContext, content: ContentSpan, candidates: Sequence[Candidate]
    ) -> None:
        layout, tokens = context.layout, context.tokens
        head = self.head = content.head
        last = max(head.start, head.end - 1)
        self.first_sentence, self.last_sentence = layout.sentence_at(head.start), layout.sentence_at(last)
        self.paragraph, self.last_paragraph = layout.paragraph_at(head.start), layout.paragraph_at(last)
        self.opening, self.closing = tokens.first_from(head.start), tokens.last_before(head.end)
        self.candidate_starts = sorted(c.start for c in candidates)
        self._layout = layout
        low = tokens.first_from(layout.sentences[self.first_sentence].start) if layout.sentences else 0
        low = max(low, self.opening - MAX_SENTENCE_TOKENS)
        cues = [
            *context.cues.between(low, self.opening),
            *context.cues.between(self.closing + 1, self.closing + _AFTER_CONTENT),
        ]
        self.has_cue = bool(cues)
        self.has_passive_cue = any(tokens.lower[cue.first] in words("forms_of_be") for cue in cues)

    def continues(self, previous: PreviousSpeaker) -> bool:
        """The content opens a paragraph, and the previous one ended in the paragraph before."""
        opens = self.head.start == self._layout.paragraph(self.head.start).start
        return opens and self._layout.paragraph_at(previous.content_end - 1) == self.paragraph - 1


@dataclass(frozen=True, slots=True)
class _Position:
    """Where a candidate is: its features, and the tokens and candidates between it and the content."""

    features: tuple[Feature, ...]
    tokens_between: int
    candidates_between: int


def _candidate_row(
    context: AttributionContext,
    candidate: Candidate,
    near: _Surroundings,
    score: float | None,
    previous: PreviousSpeaker | None,
) -> FeatureRow:
    beside = context.beside(candidate)
    position = _position(context, candidate, beside, near)
    row = dict.fromkeys(
        (
            *position.features,
            *_own_features(candidate, beside),
            *(_previous_speaker_features(candidate, near, previous) if previous is not None else ()),
        ),
        1.0,
    )
    row[Feature.TAGGER_SCORE] = candidate.tagged
    row[Feature.DISTANCE] = math.log1p(max(0, position.tokens_between))
    row[Feature.CANDIDATES_BETWEEN] = math.log1p(position.candidates_between)
    if score is None:
        row[Feature.NEVER_PAIRED] = 1.0
    else:
        row[Feature.PAIRING_SCORE] = _scaled(score)
    return row


def _nobody_row(near: _Surroundings, none: float, previous: PreviousSpeaker | None) -> FeatureRow:
    return {
        Feature.NOBODY: 1.0,
        Feature.NOBODY_PAIRING_SCORE: _scaled(none),
        Feature.NOBODY_NO_CUE: float(not near.has_cue),
        Feature.NOBODY_SPOKE_BEFORE: float(previous is None),
        Feature.NOBODY_PASSIVE_CUE: float(near.has_passive_cue),
    }


def _scaled(score: float) -> float:
    """A logarithm of a share, cut off at -6 and 0, as a number between 0 and 1."""
    return max(-6.0, min(0.0, score)) / 6 + 1


def _own_features(candidate: Candidate, beside: CandidateContext) -> Iterator[Feature]:
    if beside.cue_before is not None and beside.cue_before.strength == "according":
        yield Feature.ACCORDING_TO
    if beside.object_of_cue:
        yield Feature.OBJECT_OF_CUE
    if beside.cue_after is not None:
        yield Feature.SUBJECT_OF_CUE
    if candidate.quoted:
        yield Feature.QUOTED
    if candidate.possessive:
        yield Feature.POSSESSIVE
    yield _KIND[candidate.kind]
    if candidate.tagged:
        yield Feature.TAGGED
    if beside.after_preposition:
        yield Feature.AFTER_PREPOSITION
    if beside.first_in_sentence:
        yield Feature.FIRST_IN_SENTENCE


def _previous_speaker_features(
    candidate: Candidate, near: _Surroundings, previous: PreviousSpeaker
) -> Iterator[Feature]:
    if candidate.start == previous.start:
        if near.continues(previous):
            yield Feature.FOLLOWS_LAST_QUOTATION
        yield Feature.SPOKE_LAST
        if not near.has_cue:
            yield Feature.SPOKE_LAST_NO_CUE
    if candidate.cluster is not None and candidate.cluster == previous.cluster:
        yield Feature.PERSON_SPOKE_LAST
        if not near.has_cue:
            yield Feature.PERSON_SPOKE_LAST_NO_CUE


def _position(
    context: AttributionContext, candidate: Candidate, beside: CandidateContext, near: _Surroundings
) -> _Position:
    head, starts = near.head, near.candidate_starts
    if candidate.start >= head.end:
        return _Position(
            (_after(context, candidate, beside, near),),
            candidate.first - near.closing - 1,
            sum(head.end <= start < candidate.start for start in starts),
        )
    if candidate.end <= head.start:
        return _Position(
            _before(context, candidate, beside, near),
            near.opening - candidate.last - 1,
            sum(candidate.end <= start < head.start for start in starts),
        )
    return _Position((Feature.BETWEEN_PARTS,), 0, 0)


def _after(
    context: AttributionContext, candidate: Candidate, beside: CandidateContext, near: _Surroundings
) -> Feature:
    """The feature of a candidate after the content."""
    if beside.paragraph > near.last_paragraph:
        return Feature.AFTER_IN_PARAGRAPH
    gap = range(near.closing + 1, candidate.first)
    lower = context.tokens.lower
    if all(lower[i] in _DASHES_AND_COMMA for i in gap) or (
        len(gap) == 1 and lower[gap[0]] in ("and", "as", "which")
    ):
        if beside.cue_after is None:
            return Feature.RIGHT_AFTER_NO_CUE
        return Feature.RIGHT_AFTER_THEN_APPOSITION if beside.apposition else Feature.RIGHT_AFTER_THEN_CUE
    if all(
        lower[i] in _DASHES_AND_COMMA
        or i in context.cues.by_token
        or is_adverb(lower[i])
        or lower[i] in words("auxiliaries")
        for i in gap
    ):
        return Feature.CUE_THEN_RIGHT_AFTER
    same_sentence = beside.sentence == near.last_sentence
    return Feature.AFTER_IN_SENTENCE if same_sentence else Feature.AFTER_IN_PARAGRAPH


def _before(
    context: AttributionContext, candidate: Candidate, beside: CandidateContext, near: _Surroundings
) -> tuple[Feature, ...]:
    """The features of a candidate before the content."""
    if beside.paragraph < near.paragraph:
        is_next = near.paragraph - beside.paragraph == 1
        return (Feature.PARAGRAPH_BEFORE if is_next else Feature.PARAGRAPHS_BEFORE,)
    if beside.sentence < near.first_sentence:
        ends = near.first_sentence - beside.sentence == 1 and _is_introduced(context, near.opening)
        return (Feature.CUE_ENDS_SENTENCE_BEFORE if ends else Feature.SENTENCE_BEFORE,)
    cue = beside.cue_after
    if cue is None:
        is_near = beside.cue_before is not None and near.opening - candidate.last <= 4
        return (Feature.CUE_NEAR_OPENING if is_near else Feature.BEFORE_NO_CUE,)
    gap = near.opening - cue.last - 1
    if gap <= 2:
        if candidate.kind is CandidateKind.PERSON:
            return Feature.CUE_AT_OPENING, Feature.PERSON_CUE_AT_OPENING
        return (Feature.CUE_AT_OPENING,)
    feature = Feature.CUE_NEAR_OPENING if gap <= 8 else Feature.CUE_FURTHER_BEFORE
    closer = context.cues.between(max(cue.last + 1, near.opening - MAX_SENTENCE_TOKENS), near.opening)
    if any(other.strength in ("say", "according") for other in closer):
        return feature, Feature.OTHER_CUE_CLOSER
    return (feature,)


def _is_introduced(context: AttributionContext, opening: int) -> bool:
    """A colon or a cue is right before the content."""
    before, by_token = opening - 1, context.cues.by_token
    return before >= 0 and (
        context.tokens.lower[before] == ":" or before - 1 in by_token or before in by_token
    )
