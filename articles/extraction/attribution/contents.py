"""The contents of a text: the words that it attributes to somebody.

Rule: a quotation that the tagger reads as attributed is a direct or a mixed statement; titles, nicknames
and scare quotes are not statements. Two quotations with only a cue between them (“A,” he said. “B.”) are one
statement. What the tagger reads as content outside the marks is an indirect statement. It keeps the quoted
fragments inside it, and each of these is a mixed statement too. Source: PolNeAR's manual on direct,
indirect and mixed quotations.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.extraction.attribution.candidates import Candidate
from articles.extraction.attribution.context import AttributionContext, ContentSpan
from articles.extraction.attribution.quotations import Quotation
from articles.extraction.lexicons import words
from articles.extraction.types import Label, Span, StatementKind, TaggedSpan, Tagging
from articles.text.spans import trim

_ATTRIBUTED = 0.5
_ATTRIBUTED_SINGLE = 0.75
"""Single marks are more often scare quotes, so they need a higher score."""
_LONGEST_INTERRUPTION = 14
"""Tokens between two parts of one quotation, at most."""
_QUOTED_SHARE = 0.85
"""A content of which this share is quoted is only the quotation in it."""
_FEWEST_WORDS = 3
_LONGEST_TITLE = 6
_ENDS = ",.;:!?—–-…"
_WORD = re.compile(r"\w[\w'’.-]*")
_LEADING = re.compile(r"(?:that|whether|if)\s+", re.IGNORECASE)
_CUT = re.compile(r"[.,]?[ \xa0]?")
_TRIM = " \t\n\xa0,.;:!?—–-…"


@dataclass(frozen=True, slots=True)
class Content:
    """Attributed words whose source is not known yet."""

    kind: StatementKind
    span: ContentSpan
    confidence: float
    """That these words are attributed to anybody."""
    unclosed: bool = False
    subject: Candidate | None = None
    """The source, if the words are inside another's report: Lee in "Lee said ..., the agency reported"."""
    unquoted: int = 0
    """Characters of an indirect statement outside quotation marks."""


def find_contents(
    context: AttributionContext,
    quotations: Sequence[Quotation],
    tagging: Tagging,
    spans: Sequence[TaggedSpan],
) -> list[Content]:
    """All statements of one text in reading order."""
    outermost = [q for q in quotations if q.depth == 0]
    attributed = [(q, score) for q in outermost if (score := _attributed(context, q, tagging)) > 0]
    found = list(_quoted(context, attributed))
    found.extend(_reported(context, _contents(context, spans), outermost))
    found.sort(key=lambda c: (c.span.start, -c.span.end))
    return found


def _attributed(context: AttributionContext, quotation: Quotation, tagging: Tagging) -> float:
    """The tagger's score that the quotation is attributed, or 0 if it is not."""
    before = context.tokens.first_from(quotation.outer.start) - 1
    if before >= 0 and context.tokens.lower[before] in words("naming_words"):
        return 0.0
    score = max(tagging.attributed(part.start, part.end) for part in quotation.parts)
    return score if score >= (_ATTRIBUTED_SINGLE if quotation.single else _ATTRIBUTED) else 0.0


def _quoted(context: AttributionContext, attributed: Sequence[tuple[Quotation, float]]) -> Iterator[Content]:
    joined: list[tuple[Quotation, float]] = []
    for quotation, score in attributed:
        if joined and not _continues(context, joined[-1][0], quotation):
            yield _joined(context, joined)
            joined = []
        joined.append((quotation, score))
    if joined:
        yield _joined(context, joined)


def _continues(context: AttributionContext, before: Quotation, after: Quotation) -> bool:
    """Only a cue and its subject are between the two, and `after` has no cue of its own."""
    if before.single != after.single or context.layout.paragraph_at(
        before.end
    ) != context.layout.paragraph_at(after.start):
        return False
    tokens = context.tokens
    first, last = tokens.last_before(before.outer.end) + 1, tokens.first_from(after.outer.start)
    if not 0 < last - first <= _LONGEST_INTERRUPTION:
        return False
    gap = tokens.lower[first:last]
    if gap[-1] not in ",.;—–" or any(mark in ".;:" for mark in gap[:-1] if len(mark) == 1 and mark != "."):
        return False
    if "." in gap[:-1] and not _abbreviated(gap):
        return False
    cues = [
        cue
        for cue in context.cues.between(first, last)
        if cue.strength in ("say", "manner", "speech", "according")
    ]
    if not cues or context.tokens.text[before.end - 1] not in _ENDS:
        return False
    return not _opens_sentence(context, before, gap, after) and not _own_cue(context, after)


def _opens_sentence(
    context: AttributionContext, before: Quotation, gap: Sequence[str], after: Quotation
) -> bool:
    """The gap begins a new sentence, as in “A.” She adds, “B.”, or “B” is only part of one."""
    text = context.tokens.text
    introduced = gap[-1] == "," and text[before.end - 1] in ".!?" and text[after.start].isupper()
    number = context.tokens.first_from(after.outer.end)
    goes_on = number < len(context.tokens) and context.tokens.printed(number)[:1].islower()
    own_start = gap[-1] in ".;" and goes_on and text[after.end - 1] not in ",.!?—–…"
    return introduced or own_start


def _abbreviated(gap: Sequence[str]) -> bool:
    """The full stops inside the gap belong to abbreviations ("Sen. Lee", "J. Lee")."""
    known = words("abbreviations") | words("abbreviations_final")
    return all(
        len(gap[i - 1]) == 1 or gap[i - 1] in known for i, word in enumerate(gap[:-1]) if word == "." and i
    )


def _own_cue(context: AttributionContext, quotation: Quotation) -> bool:
    """Another cue is right after the quotation: “B,” Lee said."""
    tokens = context.tokens
    number = tokens.last_before(quotation.outer.end) + 1
    if tokens.text[quotation.end - 1] != ",":
        return False
    end = min(number + 6, len(tokens))
    return any(cue.strength in ("say", "manner") for cue in context.cues.between(number, end)) and not any(
        mark in tokens.lower[number:end] for mark in ("“", '"')
    )


def _joined(context: AttributionContext, joined: Sequence[tuple[Quotation, float]]) -> Content:
    first = joined[0][0]
    parts = tuple(part for quotation, _ in joined for part in quotation.parts)
    kind = StatementKind.DIRECT if len(joined) > 1 or _is_direct(context, first) else StatementKind.MIXED
    score = max(score for _, score in joined)
    unclosed = any(not quotation.closed for quotation, _ in joined)
    return Content(kind, ContentSpan(parts, True, first.outer), score, unclosed)


def _is_direct(context: AttributionContext, quotation: Quotation) -> bool:
    """Whole sentences or clauses: it begins a sentence, or a cue introduces it and it ends like a clause."""
    tokens, text = context.tokens, context.tokens.text
    number = tokens.first_from(quotation.outer.start) - 1
    opens = text[quotation.start].isupper() or text[quotation.start] in "…¿¡[("
    ends = text[quotation.end - 1] in ",.!?…—–" or not quotation.closed
    length = len(_WORD.findall(text, quotation.start, quotation.end))
    sentence = context.layout.sentence(quotation.outer.start)
    if quotation.outer.start == sentence.start:
        return length >= _FEWEST_WORDS or ends
    before = tokens.lower[number] if number >= 0 else ""
    if before in ",:":
        number -= 1
    introduced = number in context.cues.by_token and context.cues.by_token[number].strength != "speech"
    if before == ":":
        return opens or length >= _FEWEST_WORDS
    if introduced:
        return (ends and length >= _FEWEST_WORDS) or (opens and before == ",")
    return before == "," and opens and ends and length >= _FEWEST_WORDS


def _contents(context: AttributionContext, spans: Sequence[TaggedSpan]) -> list[TaggedSpan]:
    """The tagger's contents; two that it cut at a comma or at the point of an abbreviation are joined."""
    whole: list[TaggedSpan] = []
    for span in spans:
        if span.label is not Label.CONTENT:
            continue
        if whole and _is_cut(context, whole[-1], span):
            before = whole.pop()
            span = TaggedSpan(before.start, span.end, span.label, min(before.score, span.score))
        whole.append(span)
    return whole


def _is_cut(context: AttributionContext, before: TaggedSpan, after: TaggedSpan) -> bool:
    sentence_at = context.layout.sentence_at
    touching = _CUT.fullmatch(context.tokens.text, before.end, after.start) is not None
    return touching and sentence_at(before.start) == sentence_at(after.start)


def _reported(
    context: AttributionContext, contents: Sequence[TaggedSpan], quotations: Sequence[Quotation]
) -> Iterator[Content]:
    starts = [q.outer.start for q in quotations]
    for content in contents:
        low = max(0, bisect_right(starts, content.start) - 1)
        near = quotations[low : bisect_left(starts, content.end)]
        span = _snapped(content, near)
        covered = sum(max(0, min(q.outer.end, span.end) - max(q.outer.start, span.start)) for q in near)
        if covered >= _QUOTED_SHARE * (span.end - span.start):
            continue
        span = _trimmed(context.tokens.text, span)
        subject, span = _own_subject(context, span)
        span = _trimmed(context.tokens.text, span)
        if len(_WORD.findall(context.tokens.text, span.start, span.end)) >= _FEWEST_WORDS:
            unquoted = max(0, span.end - span.start - covered)
            whole = ContentSpan((span,), False, span)
            yield Content(StatementKind.INDIRECT, whole, content.score, subject=subject, unquoted=unquoted)


def _snapped(content: TaggedSpan, quotations: Sequence[Quotation]) -> Span:
    """The content with no quotation cut in two: one that is at least half inside is included whole."""
    start, end = content.start, content.end
    for quotation in quotations:
        outer = quotation.outer
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
        cue = context.beside(candidate).cue_after
        if cue is not None and cue.strength == "say" and not cue.passive and cue.span.end < span.end:
            return candidate, Span(cue.span.end, span.end)
    return None, span


def _trimmed(text: str, span: Span) -> Span:
    start, end = trim(text, span.start, span.end, _TRIM)
    leading = _LEADING.match(text, start, end)
    return Span(leading.end(), end) if leading else Span(start, end)
