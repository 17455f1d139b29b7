"""Who said it, by which cue, and who passed the words on.

Rule: the source is the candidate with the highest probability (`pairing`). If a second candidate, another
person, is nearly as probable, no source is chosen and the statement is ambiguous. The cue is the verb beside
the speaker, on the side of the words. Whoever only passed the words on is the intermediary
(`intermediaries`), not the source.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.extraction.attribution.candidates import Candidate, CandidateKind
from articles.extraction.attribution.context import (
    MAX_SENTENCE_TOKENS,
    AttributionContext,
    ContentSpan,
    PreviousSpeaker,
)
from articles.extraction.attribution.cues import Cue
from articles.extraction.attribution.features import Feature, FeatureRow, feature_rows
from articles.extraction.attribution.intermediaries import find_intermediary
from articles.extraction.attribution.pairing import probabilities
from articles.extraction.attribution.quotees import find_quotee
from articles.extraction.attribution.verb_chains import governing_verb
from articles.extraction.types import Span, Tagging

_AMBIGUOUS_WITHIN = 0.12
"""A second person whose probability is this close makes the choice ambiguous."""
_BY_GRAMMAR = 0.9
"""The probability of a speaker that the grammar determines."""
_LEAD_IN = 5
"""Tokens before the content in which a participle introduces it: "..., saying"."""
_CLOSING_MARKS = frozenset("”\"'’.,!?")
_TOUCHING = (Feature.CUE_THEN_RIGHT_AFTER, Feature.RIGHT_AFTER_THEN_CUE, Feature.CUE_AT_OPENING)
_REASONS = {
    Feature.CUE_THEN_RIGHT_AFTER: "named right after the cue {cue}",
    Feature.RIGHT_AFTER_THEN_CUE: "named right after the words, before the cue {cue}",
    Feature.RIGHT_AFTER_THEN_APPOSITION: "named right after the words, before the cue {cue}",
    Feature.ACCORDING_TO: "named after “according to”",
    Feature.CUE_AT_OPENING: "named before the cue {cue} that opens the words",
    Feature.CUE_NEAR_OPENING: "named before the cue {cue} in the same sentence",
    Feature.CUE_FURTHER_BEFORE: "named before the cue {cue} in the same sentence",
    Feature.CUE_ENDS_SENTENCE_BEFORE: "named in the sentence before, which ends with the cue {cue}",
    Feature.BETWEEN_PARTS: "named between the parts of the quotation",
    Feature.RIGHT_AFTER_NO_CUE: "named right after the words",
    Feature.AFTER_IN_SENTENCE: "named after the words in the same sentence",
    Feature.BEFORE_NO_CUE: "named before the words in the same sentence",
    Feature.SPOKE_LAST: "continues: no other speaker is named since",
    Feature.PERSON_SPOKE_LAST: "spoke last before these words",
    Feature.SENTENCE_BEFORE: "named in the sentence before",
    Feature.PARAGRAPH_BEFORE: "named in the paragraph before",
    Feature.PARAGRAPHS_BEFORE: "the nearest who fits, some paragraphs before",
    Feature.AFTER_IN_PARAGRAPH: "named after the words in the same paragraph",
}
"""The first that applies is the reason that editors see."""


@dataclass(frozen=True, slots=True)
class SpeakerChoice:
    """`speaker` is None if nobody is named or two are as likely; `cue` is None if none was found."""

    speaker: Candidate | None
    probability: float
    cue: Cue | None
    via: Span | None
    """The intermediary."""
    reason: str
    ambiguous: bool = False


def choose_speaker(
    context: AttributionContext,
    content: ContentSpan,
    tagging: Tagging,
    previous: PreviousSpeaker | None,
    subject: Candidate | None = None,
) -> SpeakerChoice:
    """The speaker of one content. `subject` is the speaker if the grammar determines it."""
    signature = _signature(context, content)
    if signature is not None:
        return SpeakerChoice(signature, _BY_GRAMMAR, None, None, "signed after the words with a dash")
    if subject is not None:
        return _subject(context, content, subject)
    quotee = find_quotee(context, content)
    if quotee is not None:
        reason = "quoted by somebody who passes the words on"
        return SpeakerChoice(quotee.source, _BY_GRAMMAR, quotee.cue, quotee.via, reason)
    candidates = context.candidates_near(content)
    rows = feature_rows(context, content, candidates, tagging, previous)
    shares = probabilities(rows, content.quoted)
    nobody = len(candidates)
    best = max(range(len(rows)), key=shares.__getitem__)
    if content.quoted and (best == nobody or rows[best].get(Feature.ACCORDING_TO)):
        best = _most_probable_beside_cue(rows, shares, best)
    if best == nobody:
        cue = _nearest_cue(context, content)
        return SpeakerChoice(None, shares[best], cue, None, "no speaker is named near these words")
    speaker = candidates[best]
    cue = _cue_of(context, content, speaker)
    rival = _rival(candidates, shares, best)
    if rival is not None:
        first, second = (context.tokens.text[c.start : c.end] for c in (speaker, rival))
        reason = f"“{first}” and “{second}” are as likely to have said it"
        return SpeakerChoice(None, shares[best], cue, None, reason, ambiguous=True)
    via = find_intermediary(context, content, speaker, cue)
    return SpeakerChoice(speaker, shares[best], cue, via, _reason(rows[best], _printed(context, cue)))


def _subject(context: AttributionContext, content: ContentSpan, subject: Candidate) -> SpeakerChoice:
    cue = context.beside(subject).cue_after
    via = find_intermediary(context, content, subject, cue)
    reason = f"the subject of the cue {_printed(context, cue) or '“”'} that opens the words"
    return SpeakerChoice(subject, _BY_GRAMMAR, cue, via, reason)


def _printed(context: AttributionContext, cue: Cue | None) -> str:
    return f"“{context.tokens.text[cue.span.start : cue.span.end]}”" if cue else ""


def _most_probable_beside_cue(rows: Sequence[FeatureRow], shares: Sequence[float], best: int) -> int:
    """The most probable candidate whose own cue touches the quotation; `best` if there is none."""
    touching = [
        number
        for number, row in enumerate(rows[:-1])
        if any(feature in row for feature in _TOUCHING) and Feature.QUOTED not in row
    ]
    return max(touching, key=shares.__getitem__, default=best)


def _signature(context: AttributionContext, content: ContentSpan) -> Candidate | None:
    """The person after a dash that ends the paragraph: “We are tired.” — Ann Lee"""
    if not content.quoted:
        return None
    tokens, paragraph = context.tokens, context.layout.paragraph(max(content.start, content.end - 1))
    first = tokens.last_before(content.end) + 1
    while first < len(tokens) and tokens.lower[first] in _CLOSING_MARKS:
        first += 1
    closing = tokens.ends[first - 1]
    for candidate in context.candidates.between(closing, min(paragraph.end, closing + 8)):
        gap = tokens.lower[first : candidate.first]
        end = min(tokens.first_from(paragraph.end), candidate.last + MAX_SENTENCE_TOKENS)
        later_cues = context.cues.between(candidate.last + 1, end)
        if (
            gap
            and all(mark in "—–―-" for mark in gap)
            and candidate.kind is CandidateKind.PERSON
            and not later_cues
        ):
            return candidate
    return None


def _rival(candidates: Sequence[Candidate], shares: Sequence[float], best: int) -> Candidate | None:
    """Another candidate that is nearly as probable as the best; none for the same person or a pronoun."""
    mine = candidates[best]
    for number, other in enumerate(candidates):
        if number != best and shares[best] - shares[number] < _AMBIGUOUS_WITHIN:
            same = mine.cluster is not None and mine.cluster == other.cluster
            if not same and CandidateKind.PRONOUN not in (mine.kind, other.kind):
                return other
    return None


def _reason(row: FeatureRow, cue: str) -> str:
    for feature, sentence in _REASONS.items():
        if feature in row:
            return sentence.format(cue=cue) if cue else sentence.replace(" {cue}", "")
    return "the nearest who fits"


def _cue_of(context: AttributionContext, content: ContentSpan, speaker: Candidate) -> Cue | None:
    """The cue beside the speaker, on the side of the words; the verb that governs them, if it has several."""
    cue = _cue_beside(context, content, speaker)
    return None if cue is None else governing_verb(context, content.head.start, cue)


def _cue_beside(context: AttributionContext, content: ContentSpan, speaker: Candidate) -> Cue | None:
    beside = context.beside(speaker)
    if speaker.start >= content.head.end:
        before_first = beside.cue_before is not None and beside.cue_before.span.start >= content.head.end
        return beside.cue_before if before_first else beside.cue_after or _nearest_cue(context, content)
    if beside.cue_after is not None and beside.cue_after.span.end <= content.head.start:
        tokens = context.tokens
        opening = tokens.first_from(content.head.start)
        leads = context.cues.between(max(beside.cue_after.last + 1, opening - _LEAD_IN), opening)
        if leads and not beside.cue_after.passive and tokens.lower[leads[-1].last].endswith("ing"):
            return leads[-1]
        return beside.cue_after
    if beside.cue_before is not None and beside.cue_before.strength == "according":
        return beside.cue_before
    return _nearest_cue(context, content)


def _nearest_cue(context: AttributionContext, content: ContentSpan) -> Cue | None:
    """The cue in the same sentence that is nearest to the words."""
    tokens, layout = context.tokens, context.layout
    if not layout.sentences:
        return None
    opening = tokens.first_from(content.head.start)
    closing = tokens.last_before(content.head.end)
    low = max(tokens.first_from(layout.sentence(content.head.start).start), opening - MAX_SENTENCE_TOKENS)
    before = [cue for cue in context.cues.between(low, opening) if cue.last < opening]
    after = [
        cue
        for cue in context.cues.between(closing + 1, closing + 8)
        if not _ends_between(context, closing, cue)
    ]
    near = [(opening - before[-1].last, before[-1])] if before else []
    near += [(after[0].first - closing, after[0])] if after else []
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _ends_between(context: AttributionContext, closing: int, cue: Cue) -> bool:
    return any(context.tokens.lower[number] in ".!?" for number in range(closing + 1, cue.first))
