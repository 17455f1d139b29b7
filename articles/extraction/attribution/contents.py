"""The contents of a text: the words that it attributes to somebody, one content for each act of saying.

Rule: a quotation that the tagger reads as attributed is direct; titles, nicknames and scare quotes are
nobody's words. Two quotations with only a cue between them (“A,” he said. “B.”) are one content. What the
tagger reads as content outside the marks is indirect. Where the two overlap they are one act: the whole is
mixed. Source: PolNeAR's manual on direct, indirect and mixed quotations.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.extraction.attribution.candidates import Candidate
from articles.extraction.attribution.context import AttributionContext, ContentSpan
from articles.extraction.attribution.interrupted import continues
from articles.extraction.attribution.quotations import Quotation
from articles.extraction.attribution.reported_spans import ReportedSpan, reported_spans
from articles.extraction.lexicons import words
from articles.extraction.types import Span, StatementKind, TaggedSpan, Tagging
from articles.text.spans import without

_ATTRIBUTED = 0.5
_ATTRIBUTED_SINGLE = 0.75
"""Single marks are more often scare quotes, so they need a higher score."""
_QUOTED_SHARE = 0.85
"""Where this share of a content is quoted, its cue is beside the quotation."""
_FEWEST_WORDS = 3
_WORD = re.compile(r"\w[\w'’.-]*")


@dataclass(frozen=True, slots=True)
class Content:
    """Attributed words whose source is not known yet."""

    kind: StatementKind
    span: ContentSpan
    confidence: float
    """That these words are attributed to anybody."""
    quoted: tuple[Span, ...] = ()
    """The attributed stretches that are printed within marks; without the marks."""
    unclosed: bool = False
    subject: Candidate | None = None
    """The source, if the words are inside another's report: Lee in "Lee said ..., the agency reported"."""


@dataclass(frozen=True, slots=True)
class _Quoted:
    """Quotations of one act of saying, in order; only a cue is between two of them."""

    quotations: tuple[Quotation, ...]
    score: float

    @property
    def span(self) -> Span:
        return Span(self.quotations[0].outer.start, self.quotations[-1].outer.end)

    @property
    def interruptions(self) -> list[Span]:
        """The cues between the quotations."""
        return [Span(one.outer.end, other.outer.start) for one, other in pairwise(self.quotations)]


_Act = list[_Quoted | ReportedSpan]


def find_contents(
    context: AttributionContext,
    quotations: Sequence[Quotation],
    tagging: Tagging,
    spans: Sequence[TaggedSpan],
) -> list[Content]:
    """All contents of one text in reading order. No two of them overlap."""
    outermost = [q for q in quotations if q.depth == 0]
    attributed = [(q, score) for q in outermost if (score := _attributed(context, q, tagging)) > 0]
    pieces: _Act = [*_joined(context, attributed), *reported_spans(context, spans, outermost)]
    return [content for act in _acts(pieces) if (content := _content(context, act)) is not None]


def _attributed(context: AttributionContext, quotation: Quotation, tagging: Tagging) -> float:
    """The tagger's score that the quotation is attributed, or 0 if it is not."""
    before = context.tokens.first_from(quotation.outer.start) - 1
    if before >= 0 and context.tokens.lower[before] in words("naming_words"):
        return 0.0
    score = max(tagging.attributed(part.start, part.end) for part in quotation.parts)
    return score if score >= (_ATTRIBUTED_SINGLE if quotation.single else _ATTRIBUTED) else 0.0


def _joined(context: AttributionContext, attributed: Sequence[tuple[Quotation, float]]) -> Iterator[_Quoted]:
    """The quotations in order, those that are one act of saying joined."""
    joined: _Quoted | None = None
    for quotation, score in attributed:
        if joined is not None and continues(context, joined.quotations[-1], quotation):
            joined = _Quoted((*joined.quotations, quotation), max(joined.score, score))
            continue
        if joined is not None:
            yield joined
        joined = _Quoted((quotation,), score)
    if joined is not None:
        yield joined


def _acts(pieces: _Act) -> Iterator[_Act]:
    """The pieces of each act of saying: those that overlap."""
    act: _Act = []
    reach = 0
    for piece in sorted(pieces, key=lambda p: (p.span.start, p.span.end)):
        if act and piece.span.start >= reach:
            yield act
            act = []
        act.append(piece)
        reach = max(reach, piece.span.end)
    if act:
        yield act


def _content(context: AttributionContext, act: _Act) -> Content | None:
    """The content of one act; None if it has too few words to say anything."""
    text = context.tokens.text
    quotations = [quotation for piece in act if isinstance(piece, _Quoted) for quotation in piece.quotations]
    reported = [piece for piece in act if isinstance(piece, ReportedSpan)]
    score = max(piece.score for piece in act)
    subject = next((piece.subject for piece in reported if piece.subject is not None), None)
    parts = _parts(text, act)
    outside = without(parts, [quotation.outer for quotation in quotations])
    unquoted = sum(len(_WORD.findall(text, span.start, span.end)) for span in outside)
    if not quotations:
        if reported[0].is_quotation or unquoted < _FEWEST_WORDS:
            return None
        return Content(StatementKind.INDIRECT, ContentSpan(parts, False, parts[0]), score, subject=subject)
    marked = tuple(part for quotation in quotations for part in quotation.parts)
    unclosed = not all(quotation.closed for quotation in quotations)
    head = quotations[0].outer
    if not unquoted:
        return Content(StatementKind.DIRECT, ContentSpan(marked, True, head), score, marked, unclosed)
    beside = _length(outside) <= (1 - _QUOTED_SHARE) * _length(parts)
    span = ContentSpan(parts, beside, head if beside else parts[0])
    return Content(StatementKind.MIXED, span, score, marked, unclosed, subject)


def _parts(text: str, act: _Act) -> tuple[Span, ...]:
    """Reported words and quotations with their marks, without the cues that interrupt a quotation."""
    joined: list[Span] = []
    for span in sorted(span for piece in act for span in _spans(text, piece)):
        if joined and span.start <= joined[-1].end:
            before = joined.pop()
            span = Span(before.start, max(before.end, span.end))
        joined.append(span)
    cuts = [cut for piece in act if isinstance(piece, _Quoted) for cut in piece.interruptions]
    return tuple(without(joined, cuts))


def _spans(text: str, piece: _Quoted | ReportedSpan) -> list[Span]:
    if isinstance(piece, ReportedSpan):
        return list(piece.parts)
    return [span for quotation in piece.quotations for span in quotation.with_marks(text)]


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)
