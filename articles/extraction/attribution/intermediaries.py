"""Who passed the words of a speaker on.

Rule: the agent of the cue ("was quoted by state media as saying"), the outlet after a verb of telling ("told
Reuters"), or a nominal with a cue of its own after reported words ("Kim said ..., the news agency said").
"""

from collections.abc import Sequence

from articles.extraction.attribution.candidates import Candidate, CandidateKind
from articles.extraction.attribution.context import AttributionContext, ContentSpan
from articles.extraction.attribution.cues import Cue, is_adverb
from articles.extraction.lexicons import words
from articles.extraction.types import Span

_WITHIN = 200
"""Characters after reported words in which an intermediary is sought."""


def find_intermediary(
    context: AttributionContext, content: ContentSpan, speaker: Candidate, cue: Cue | None
) -> Span | None:
    """Whoever passed the words of the speaker on; None if nobody did."""
    if cue is not None:
        if cue.via is not None:
            return cue.via
        if context.tokens.lower[cue.last] in words("verbs_of_telling"):
            told = _told_outlet(context, cue)
            if told is not None:
                return told
    if content.quoted and speaker.start >= content.head.end:
        return None
    return _passed_on(context, content, speaker)


def _told_outlet(context: AttributionContext, cue: Cue) -> Span | None:
    """The outlet that was told: capitalised words after "told" that are not a person's name."""
    tokens = context.tokens
    first = last = cue.last + 1
    if tokens.lower[first : first + 1] == ["the"]:
        last += 1
    start = last
    while last < len(tokens) and tokens.printed(last)[:1].isupper():
        last += 1
    if last == start:
        return None
    span = Span(tokens.starts[first], tokens.ends[last - 1])
    inside = context.candidates.between(span.start, span.end)
    return None if any(candidate.kind is not CandidateKind.NOMINAL for candidate in inside) else span


def _passed_on(context: AttributionContext, content: ContentSpan, speaker: Candidate) -> Span | None:
    """The nominal after the words with a cue of its own: "Kim said ..., the news agency said"."""
    sentence = context.layout.sentence(max(content.head.start, content.head.end - 1))
    for candidate in context.candidates.between(
        content.head.end, min(sentence.end, content.head.end + _WITHIN)
    ):
        beside = context.beside(candidate)
        own = (beside.cue_after is not None and beside.cue_after.strength == "say") or (
            beside.cue_before is not None and beside.cue_before.strength == "according"
        )
        gap = context.tokens.lower[context.tokens.last_before(content.head.end) + 1 : candidate.first]
        if (
            own
            and candidate.kind is CandidateKind.NOMINAL
            and candidate.start != speaker.start
            and _only_links(gap)
        ):
            return Span(candidate.start, candidate.end)
    return None


def _only_links(gap: Sequence[str]) -> bool:
    return all(
        word in ',—–-"”' or word in ("according", "to") or is_adverb(word) or word in words("auxiliaries")
        for word in gap
    )
