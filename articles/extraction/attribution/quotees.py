"""Words that somebody else passes on: "state television quoted the general as saying".

Rule: the object of "quoted ... as saying" is the source, whatever the tagger says, and the subject is the
intermediary; of "was quoted by ... as saying" the subject is the source. The words begin after "saying". The
cue is in the sentence of the words, right after them or anywhere before them with no other cue between.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from articles.extraction.attribution.candidates import Candidate, CandidateKind, SourceSpan
from articles.extraction.attribution.context import MAX_SENTENCE_TOKENS, AttributionContext, ContentSpan
from articles.extraction.attribution.cues import Cue, Cues
from articles.extraction.types import Label, Span, TaggedSpan
from articles.text.spans import SpanSet

_LONGEST_SUBJECT = 12
"""Tokens between the words and the cue after them, at most."""
_BARRIERS = frozenset('.!?;:“"')
_SURE = 0.9


def with_quotees(cues: Cues, sources: Sequence[SourceSpan]) -> list[SourceSpan]:
    """The sources and the objects of "quoted ... as saying", in order, none overlapping."""
    quotees = [cue.quotee for cue in cues.all if cue.quotee is not None]
    if not quotees:
        return list(sources)
    taken = SpanSet(quotees)
    kept = [source for source in sources if not taken.overlaps(source.start, source.end)]
    return sorted([*kept, *(SourceSpan(q.start, q.end, _SURE) for q in quotees)], key=lambda s: s.start)


def without_cues(cues: Cues, spans: Iterable[TaggedSpan]) -> list[TaggedSpan]:
    """The tagger's spans; contents that begin with "him as saying" begin after it."""
    reporting = [cue for cue in cues.all if _passes_on(cue)]
    starts = [cue.span.start for cue in reporting]
    kept = []
    for span in spans:
        number = bisect_left(starts, span.start) - 1
        end = reporting[number].span.end if number >= 0 else 0
        if span.label is not Label.CONTENT or end <= span.start:
            kept.append(span)
        elif end < span.end:
            kept.append(replace(span, start=end))
    return kept


@dataclass(frozen=True, slots=True)
class PassedOn:
    """The source of words that somebody else passes on; `via` is that intermediary, if it is named."""

    source: Candidate
    cue: Cue
    via: Span | None


def find_quotee(context: AttributionContext, content: ContentSpan) -> PassedOn | None:
    """The source of the words, if they are passed on so; None if not."""
    cue = _cue_before(context, content) or _cue_after(context, content)
    if cue is None:
        return None
    subject = _subject(context, cue)
    if subject is not None and subject.end > content.start and subject.start < content.end:
        return None
    if cue.quotee is None:
        return PassedOn(subject, cue, cue.via) if subject is not None else None
    found = context.candidates.between(cue.quotee.start, cue.quotee.end)
    named = subject is not None and subject.kind is not CandidateKind.PRONOUN
    via = Span(subject.start, subject.end) if subject is not None and named else None
    return PassedOn(found[0], cue, via) if found else None


def _passes_on(cue: Cue) -> bool:
    return cue.quotee is not None or cue.passive


def _cue_before(context: AttributionContext, content: ContentSpan) -> Cue | None:
    tokens = context.tokens
    opening = tokens.first_from(content.head.start)
    sentence = context.layout.sentence(content.head.start)
    low = max(tokens.first_from(sentence.start), opening - MAX_SENTENCE_TOKENS)
    before = [cue for cue in context.cues.between(low, opening) if cue.last < opening]
    return before[-1] if before and _passes_on(before[-1]) else None


def _cue_after(context: AttributionContext, content: ContentSpan) -> Cue | None:
    closing = context.tokens.last_before(content.head.end) + 1
    after = context.cues.between(closing, closing + _LONGEST_SUBJECT)
    cue = next(filter(_passes_on, after), None)
    if cue is None or any(word in _BARRIERS for word in context.tokens.lower[closing : cue.first]):
        return None
    return cue


def _subject(context: AttributionContext, cue: Cue) -> Candidate | None:
    """The candidate whose cue it is."""
    low = context.layout.sentence(cue.span.start).start
    before = reversed(context.candidates.between(low, cue.span.start))
    return next((c for c in before if context.beside(c).cue_after is cue), None)
