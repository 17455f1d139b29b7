"""Which stretches of a text are somebody's words.

Rule: what stands between quotation marks and is attributed, by the tagger's judgement, is a direct or a
partial statement; titles, nicknames and scare quotes are nobody's. Parts of one quotation that only its cue
interrupts (“A,” he said. “B.”) are one. What the tagger read as content outside the marks is an indirect
statement; where it holds quoted fragments it stays whole, and each fragment is a partial statement of its
own. Source: PolNeAR's manual on direct, indirect and mixed quotations.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.extraction.attribution.candidates import Candidate
from articles.extraction.attribution.context import Scene, Stretch
from articles.extraction.attribution.quotations import Quotation
from articles.extraction.lexicons import words
from articles.extraction.types import Label, Span, StatementKind, TaggedSpan, Tagging

_ATTRIBUTED = 0.5
_SURELY = 0.75
"""Single marks are oftener scare quotes: more is asked of them."""
_INTERRUPTION = 14
"""Words that a cue between two parts of one quotation may take at most."""
_QUOTED_SHARE = 0.85
"""From here on a content is nothing but the quotation in it."""
_FEWEST_WORDS = 3
_LONGEST_TITLE = 6
_ENDS = ",.;:!?—–-…"
_WORD = re.compile(r"\w[\w'’.-]*")
_LEADING = re.compile(r"(?:that|whether|if)\s+", re.IGNORECASE)
_CUT = re.compile(r"[.,]?[ \xa0]?")
_TRIM = " \t\n\xa0,.;:!?—–-…"


@dataclass(frozen=True, slots=True)
class Words:
    """Somebody's words, their speaker still unknown."""

    kind: StatementKind
    stretch: Stretch
    sure: float
    """How sure it is that these are somebody's words at all."""
    unclosed: bool = False
    subject: Candidate | None = None
    """Who says it where the words were taken out of another's report: "Lee said ..., the agency reported"."""
    unquoted: int = 0
    """Characters of an indirect statement that stand outside quotation marks."""


def find_words(
    scene: Scene, quotations: Sequence[Quotation], tagging: Tagging, spans: Sequence[TaggedSpan]
) -> list[Words]:
    """All statements of one text in reading order."""
    outermost = [q for q in quotations if q.depth == 0]
    spoken = [(q, sure) for q in outermost if (sure := _attributed(scene, q, tagging)) > 0]
    found = list(_quoted(scene, spoken))
    found.extend(_reported(scene, _contents(scene, spans), outermost))
    found.sort(key=lambda w: (w.stretch.start, -w.stretch.end))
    return found


def _attributed(scene: Scene, quotation: Quotation, tagging: Tagging) -> float:
    """The tagger's judgement, or 0 where the quotation is nobody's words."""
    before = scene.tokens.first_from(quotation.outer.start) - 1
    if before >= 0 and scene.tokens.lower[before] in words("naming_words"):
        return 0.0
    sure = max(tagging.attributed(part.start, part.end) for part in quotation.parts)
    return sure if sure >= (_SURELY if quotation.single else _ATTRIBUTED) else 0.0


def _quoted(scene: Scene, spoken: Sequence[tuple[Quotation, float]]) -> Iterator[Words]:
    joined: list[tuple[Quotation, float]] = []
    for quotation, sure in spoken:
        if joined and not _continues(scene, joined[-1][0], quotation):
            yield _words(scene, joined)
            joined = []
        joined.append((quotation, sure))
    if joined:
        yield _words(scene, joined)


def _continues(scene: Scene, before: Quotation, after: Quotation) -> bool:
    """Only a cue with its subject stands between the two, and `after` has no cue of its own."""
    if before.single != after.single or scene.layout.paragraph_at(before.end) != scene.layout.paragraph_at(
        after.start
    ):
        return False
    tokens = scene.tokens
    first, last = tokens.last_before(before.outer.end) + 1, tokens.first_from(after.outer.start)
    if not 0 < last - first <= _INTERRUPTION:
        return False
    gap = tokens.lower[first:last]
    if gap[-1] not in ",.;—–" or any(mark in ".;:" for mark in gap[:-1] if len(mark) == 1 and mark != "."):
        return False
    if "." in gap[:-1] and not _abbreviated(gap):
        return False
    cues = [
        cue
        for cue in scene.cues.between(first, last)
        if cue.strength in ("say", "manner", "speech", "according")
    ]
    if not cues or scene.tokens.text[before.end - 1] not in _ENDS:
        return False
    return not _opens_sentence(scene, before, gap, after) and not _own_cue(scene, after)


def _opens_sentence(scene: Scene, before: Quotation, gap: Sequence[str], after: Quotation) -> bool:
    """The gap is the head of a new sentence: “A.” She adds, “B.”, or “B” is only a part of one."""
    text = scene.tokens.text
    introduced = gap[-1] == "," and text[before.end - 1] in ".!?" and text[after.start].isupper()
    number = scene.tokens.first_from(after.outer.end)
    goes_on = number < len(scene.tokens) and scene.tokens.printed(number)[:1].islower()
    own_start = gap[-1] in ".;" and goes_on and text[after.end - 1] not in ",.!?—–…"
    return introduced or own_start


def _abbreviated(gap: Sequence[str]) -> bool:
    """The points inside the gap belong to abbreviations ("Sen. Lee", "J. Lee")."""
    known = words("abbreviations") | words("abbreviations_final")
    return all(
        len(gap[i - 1]) == 1 or gap[i - 1] in known for i, word in enumerate(gap[:-1]) if word == "." and i
    )


def _own_cue(scene: Scene, quotation: Quotation) -> bool:
    """Another cue stands right behind the quotation: “B,” Lee said."""
    tokens = scene.tokens
    number = tokens.last_before(quotation.outer.end) + 1
    if tokens.text[quotation.end - 1] != ",":
        return False
    end = min(number + 6, len(tokens))
    return any(cue.strength in ("say", "manner") for cue in scene.cues.between(number, end)) and not any(
        mark in tokens.lower[number:end] for mark in ("“", '"')
    )


def _words(scene: Scene, joined: Sequence[tuple[Quotation, float]]) -> Words:
    first = joined[0][0]
    parts = tuple(part for quotation, _ in joined for part in quotation.parts)
    kind = StatementKind.DIRECT if len(joined) > 1 or _is_direct(scene, first) else StatementKind.PARTIAL
    stretch = Stretch(parts, True, first.outer)
    return Words(kind, stretch, max(sure for _, sure in joined), any(not q.closed for q, _ in joined))


def _is_direct(scene: Scene, quotation: Quotation) -> bool:
    """Whole sentences or clauses: it opens like a sentence, or a cue introduces it and it closes like one."""
    tokens, text = scene.tokens, scene.tokens.text
    number = tokens.first_from(quotation.outer.start) - 1
    opens = text[quotation.start].isupper() or text[quotation.start] in "…¿¡[("
    ends = text[quotation.end - 1] in ",.!?…—–" or not quotation.closed
    length = len(_WORD.findall(text, quotation.start, quotation.end))
    sentence = scene.layout.sentence(quotation.outer.start)
    if quotation.outer.start == sentence.start:
        return length >= _FEWEST_WORDS or ends
    before = tokens.lower[number] if number >= 0 else ""
    if before in ",:":
        number -= 1
    introduced = number in scene.cues.by_token and scene.cues.by_token[number].strength != "speech"
    if before == ":":
        return opens or length >= _FEWEST_WORDS
    if introduced:
        return (ends and length >= _FEWEST_WORDS) or (opens and before == ",")
    return before == "," and opens and ends and length >= _FEWEST_WORDS


def _contents(scene: Scene, spans: Sequence[TaggedSpan]) -> list[TaggedSpan]:
    """The tagger's contents, those that it cut at a comma or an abbreviation's point made whole."""
    whole: list[TaggedSpan] = []
    for span in spans:
        if span.label is not Label.CONTENT:
            continue
        if whole and _is_cut(scene, whole[-1], span):
            before = whole.pop()
            span = TaggedSpan(before.start, span.end, span.label, min(before.score, span.score))
        whole.append(span)
    return whole


def _is_cut(scene: Scene, before: TaggedSpan, after: TaggedSpan) -> bool:
    sentence_at = scene.layout.sentence_at
    touching = _CUT.fullmatch(scene.tokens.text, before.end, after.start) is not None
    return touching and sentence_at(before.start) == sentence_at(after.start)


def _reported(
    scene: Scene, contents: Sequence[TaggedSpan], quotations: Sequence[Quotation]
) -> Iterator[Words]:
    starts = [q.outer.start for q in quotations]
    for content in contents:
        low = max(0, bisect_right(starts, content.start) - 1)
        near = quotations[low : bisect_left(starts, content.end)]
        span = _snapped(content, near)
        covered = sum(max(0, min(q.outer.end, span.end) - max(q.outer.start, span.start)) for q in near)
        if covered >= _QUOTED_SHARE * (span.end - span.start):
            continue
        span = _trimmed(scene.tokens.text, span)
        subject, span = _own_subject(scene, span)
        span = _trimmed(scene.tokens.text, span)
        if len(_WORD.findall(scene.tokens.text, span.start, span.end)) >= _FEWEST_WORDS:
            stretch = Stretch((span,), False, span)
            unquoted = max(0, span.end - span.start - covered)
            yield Words(StatementKind.INDIRECT, stretch, content.score, subject=subject, unquoted=unquoted)


def _snapped(content: TaggedSpan, quotations: Sequence[Quotation]) -> Span:
    """The content with no quotation cut in two: one that is half inside comes in whole, else stays out."""
    start, end = content.start, content.end
    for quotation in quotations:
        outer = quotation.outer
        if outer.start < start < outer.end:
            start = outer.start if outer.end - start >= (outer.end - outer.start) / 2 else outer.end
        if outer.start < end < outer.end:
            end = outer.end if end - outer.start >= (outer.end - outer.start) / 2 else outer.start
    return Span(start, max(start, end))


def _own_subject(scene: Scene, span: Span) -> tuple[Candidate | None, Span]:
    """ "Lee said the harbour will close", as an agency reports: Lee, and what Lee said."""
    for candidate in scene.candidates.between(span.start, span.end)[:2]:
        if candidate.first - scene.tokens.first_from(span.start) > _LONGEST_TITLE:
            break
        cue = scene.facts(candidate).cue_after
        if cue is not None and cue.strength == "say" and not cue.passive and cue.span.end < span.end:
            return candidate, Span(cue.span.end, span.end)
    return None, span


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _TRIM:
        start += 1
    while start < end and text[end - 1] in _TRIM:
        end -= 1
    leading = _LEADING.match(text, start, end)
    return Span(leading.end(), end) if leading else Span(start, end)
