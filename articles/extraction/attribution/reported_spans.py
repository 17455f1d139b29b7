"""Where the tagger reads attributed words, with ends that a reader would choose.

Rule: two of the tagger's contents that it cut at a comma or at the point of an abbreviation are one. A
quotation at the edge is inside or outside, never cut in two: inside if at least half of it is. Marks of
punctuation and a leading “that” are not part of the words. In “Lee said the harbour will close, the agency
reported” the words are what Lee said; in “she said she recalls a quiet harbour” they are what she recalls.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.extraction.attribution.candidates import Candidate, CandidateKind
from articles.extraction.attribution.clause_ends import snapped_to_clause
from articles.extraction.attribution.context import AttributionContext
from articles.extraction.attribution.interrupted import LONGEST_INTERRUPTION
from articles.extraction.attribution.openings import opening_before
from articles.extraction.attribution.quotations import Quotation
from articles.extraction.types import Label, Span, TaggedSpan
from articles.text.spans import shared_length, trim

_LONGEST_TITLE = 6
_PRONOUNS = (CandidateKind.PRONOUN, CandidateKind.PLURAL)
_QUOTED_SHARE = 0.85
_LEADING = re.compile(r"that\s+", re.IGNORECASE)
_CUT = re.compile(r"[.,]?[ \xa0]?")
_TRIM = " \t\n\xa0,.;:!?—–-…"


@dataclass(frozen=True, slots=True)
class ReportedSpan:
    """Words that are reported, in one part or two that a cue interrupts: “the port, she said, would close”.

    `subject` is the source, if the words are inside another's report.
    """

    parts: tuple[Span, ...]
    score: float
    subject: Candidate | None = None
    is_quotation: bool = False
    """Nearly all of it is quoted."""

    @property
    def span(self) -> Span:
        return Span(self.parts[0].start, self.parts[-1].end)


def reported_spans(
    context: AttributionContext, spans: Sequence[TaggedSpan], quotations: Sequence[Quotation]
) -> Iterator[ReportedSpan]:
    """The attributed words of one text in order; `quotations` are its outermost ones."""
    found: ReportedSpan | None = None
    for piece in _pieces(context, spans, quotations):
        if found is not None and _continues(context, found, piece):
            found = ReportedSpan((*found.parts, *piece.parts), min(found.score, piece.score), found.subject)
            continue
        if found is not None:
            yield found
        found = piece
    if found is not None:
        yield found


def _pieces(
    context: AttributionContext, spans: Sequence[TaggedSpan], quotations: Sequence[Quotation]
) -> Iterator[ReportedSpan]:
    text = context.tokens.text
    starts = [q.outer.start for q in quotations]
    names = [Span(span.start, span.end) for span in spans if span.label in (Label.PERSON, Label.PLACE)]
    reach = 0
    for content in _contents(context, spans):
        low = max(0, bisect_right(starts, content.start) - 1)
        near = quotations[low : bisect_left(starts, content.end)]
        subject, span = _own_subject(context, _trimmed(text, _snapped(text, content, near)))
        span = _trimmed(text, snapped_to_clause(context, _trimmed(text, span), names))
        covered = sum(shared_length(q.outer, span) for q in near)
        if span.start < span.end:
            is_quotation = covered >= _QUOTED_SHARE * (span.end - span.start)
            opening = None if is_quotation or subject else opening_before(context, span)
            if opening is not None and opening.start < reach:
                opening = None
            reach = span.end
            parts = (span,) if opening is None else (opening, span)
            yield ReportedSpan(parts, content.score, subject, is_quotation)


def _continues(context: AttributionContext, before: ReportedSpan, after: ReportedSpan) -> bool:
    """Only a cue and its subject, between commas in one sentence, are between the two."""
    tokens, sentence_at = context.tokens, context.layout.sentence_at
    first, last = tokens.last_before(before.span.end) + 1, tokens.first_from(after.span.start)
    gap = tokens.lower[first:last]
    return (
        2 < len(gap) <= LONGEST_INTERRUPTION
        and gap[0] == gap[-1] == ","
        and not any(mark in gap for mark in ';:!?“”"')
        and after.subject is None
        and not before.is_quotation
        and not after.is_quotation
        and tokens.text[after.span.start].islower()
        and sentence_at(before.span.start) == sentence_at(after.span.start)
        and any(cue.strength == "say" for cue in context.cues.between(first, last))
    )


def _contents(context: AttributionContext, spans: Sequence[TaggedSpan]) -> list[TaggedSpan]:
    """The tagger's contents; two that it cut at a comma or at the point of an abbreviation are joined.

    A short one that ends with the cue of the next one is its subject and cue, and no content.
    """
    whole: list[TaggedSpan] = []
    for span in spans:
        if span.label is not Label.CONTENT:
            continue
        if whole and _is_subject_and_cue(context, whole[-1], span):
            whole.pop()
        elif whole and _is_cut(context, whole[-1], span):
            before = whole.pop()
            span = TaggedSpan(before.start, span.end, span.label, min(before.score, span.score))
        whole.append(span)
    return whole


def _is_subject_and_cue(context: AttributionContext, before: TaggedSpan, after: TaggedSpan) -> bool:
    tokens = context.tokens
    first, last = tokens.first_from(before.start), tokens.last_before(before.end)
    return (
        0 < last - first < _LONGEST_TITLE
        and last in context.cues.by_token
        and tokens.first_from(after.start) == last + 1
    )


def _is_cut(context: AttributionContext, before: TaggedSpan, after: TaggedSpan) -> bool:
    sentence_at = context.layout.sentence_at
    touching = _CUT.fullmatch(context.tokens.text, before.end, after.start) is not None
    return touching and sentence_at(before.start) == sentence_at(after.start)


def _snapped(text: str, content: TaggedSpan, quotations: Sequence[Quotation]) -> Span:
    """The content with no quotation cut in two: one that is at least half inside is included whole."""
    start, end = content.start, content.end
    for outer in (part for quotation in quotations for part in quotation.with_marks(text)):
        if outer.start < start < outer.end:
            start = outer.start if outer.end - start >= (outer.end - outer.start) / 2 else outer.end
        if outer.start < end < outer.end:
            end = outer.end if end - outer.start >= (outer.end - outer.start) / 2 else outer.start
    return Span(start, max(start, end))


def _own_subject(context: AttributionContext, span: Span) -> tuple[Candidate | None, Span]:
    """Lee and the words after the cue, if the content is "Lee said the harbour will close"."""
    for candidate in context.candidates.between(span.start, span.end)[:2]:
        if candidate.first - context.tokens.first_from(span.start) > _LONGEST_TITLE:
            break
        if candidate.kind in _PRONOUNS and context.cues.by_token.get(candidate.first - 1) is not None:
            break  # "she said she recalls a quiet harbour"
        cue = context.beside(candidate).cue_after
        if cue is not None and cue.strength == "say" and not cue.passive and cue.span.end < span.end:
            return candidate, Span(cue.span.end, span.end)
    return None, span


def _trimmed(text: str, span: Span) -> Span:
    """The span without the punctuation at its ends and without a leading “that”."""
    start, end = trim(text, span.start, span.end, _TRIM)
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading else start
    if end > start and (text[end - 1] == "(" or (text[end - 1] == ")" and "(" not in text[start:end])):
        end = trim(text, start, end - 1, _TRIM)[1]
    return Span(start, end)
