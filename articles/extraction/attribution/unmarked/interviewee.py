"""Who answers in an interview: the person of whom the introduction itself says so.

Rule: a sentence before the first question says who spoke to whom ("She spoke to the Courier", "our reporter
talked to Ann Lee", "in an interview with the Courier, Lee explained"). If one side is a person and the other
is the paper, "us" or somebody whom the text calls a journalist, that person is the interviewee. Two persons
of whom neither is called a journalist, two subjects, or two sentences that name different persons leave it
open. A person who is only mentioned in the introduction is never taken.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.extraction.lexicons import words
from articles.extraction.text.sentences import Layout
from articles.extraction.types import Span

_TO = r"(?: \w+){0,3}? (?:to|with)\b"
_ACTIVE = re.compile(
    r"\b(?:spoke|speaks|speaking|spoken|talked|talks|talking|chatted|chats|sat down|sits down|caught up"
    rf"|catches up){_TO}"
    r"|\b(?:answered|answers|took|takes) (?:\w+ ){0,3}questions\b(?: from\b)?"
    r"|\b(?:[Ii]nterviews?|[Cc]onversation|Q&A|Q & A) (?:with|to)\b|\binterviewed by\b"
    r"|\b[Qq]uestions (?:to|for)\b"
    r"|\b[Ii]n (?:this|an) (?:\w+ )?interview\b(?! with| to)"
    r"|\b(?:told|tells)(?= (?:us|this (?:news)?paper|(?:the )?[A-Z]))"
)
_OBJECT_ONLY = re.compile(r"\b(?:have |has )?interviewed\b(?! by)|\bput (?:our |some |\w+ )?questions to\b")
_NOTED = re.compile(
    r"\b(?:edited|condensed|shortened|abridged)\b[^.\n]{0,60}\b(?:length|clarity|space|style)\b"
    r"|\bedited (?:\w+ )?(?:interview|conversation)\b"
    r"|\b(?:excerpts|transcript|edited version)\b[^.\n]{0,40}\b(?:interview|conversation)\b",
    re.IGNORECASE,
)
_AFTER_OBJECT = re.compile(r"[^,;:.]*\Z")
_FAR = re.compile(r"\b(?:about|on|in|at|after|before|for|of|from|as|when|who|and|said|says)\b")
_FARTHEST = 60
"""Characters between the cue and its object."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody whom the introduction names, or a "he" or "she" that it says."""

    span: Span
    described: Span
    """With the title or apposition that is printed beside the name."""
    cluster: int | None


def mentions_interview(text: str, start: int, end: int) -> bool:
    """Whether the words in [start, end) say that somebody was interviewed."""
    return any(form.search(text, start, end) for form in (_ACTIVE, _OBJECT_ONLY, _NOTED))


def find_interviewee(layout: Layout, parties: Sequence[Party], end: int) -> Party | None:
    """The interviewee that the text before `end` names; None if it names nobody or is not clear.

    `parties` are in order; `cluster` is the person that a name or a pronoun refers to.
    """
    found = list(_interviewees(layout, parties, end))
    people = {party.cluster for party in found}
    return found[0] if len(people) == 1 and None not in people else None


def _interviewees(layout: Layout, parties: Sequence[Party], end: int) -> Iterator[Party]:
    text = layout.text
    for sentence in layout.sentences:
        if sentence.start >= end:
            return
        for form in (_ACTIVE, _OBJECT_ONLY):
            for cue in form.finditer(text, sentence.start, min(sentence.end, end)):
                inside = [p for p in parties if sentence.start <= p.span.start < min(sentence.end, end)]
                before = [p for p in inside if p.span.end <= cue.start()]
                after = [p for p in inside if p.span.start >= cue.end()]
                party = _choose(text, sentence, cue, before, after)
                if party is not None:
                    yield party


def _choose(
    text: str, sentence: Span, cue: re.Match[str], before: Sequence[Party], after: Sequence[Party]
) -> Party | None:
    told = _object(text, cue.end(), after)
    subject = before[0] if len({p.cluster for p in before}) == 1 else None
    if told is not None and not _is_journalist(text, sentence.start, told, cue.end()):
        if before and not (subject and _is_journalist(text, sentence.start, subject, sentence.start)):
            return None
        return told
    if before:
        return subject
    return _after_comma(text, cue.end(), after) if told is None else None


def _object(text: str, start: int, after: Sequence[Party]) -> Party | None:
    """The person to whom the cue leads, without a comma or a preposition between."""
    for party in after[:1]:
        gap = text[start : max(start, party.described.start)]
        near = len(gap) <= _FARTHEST and _AFTER_OBJECT.match(gap) and not _FAR.search(gap)
        return party if near else None
    return None


def _after_comma(text: str, start: int, after: Sequence[Party]) -> Party | None:
    """Lee in "In an interview with the Courier, Lee explained"."""
    for party in after[:1]:
        gap = text[start : max(start, party.described.start)]
        return party if re.fullmatch(r"[^,;:.]*, ", gap) and len(gap) <= _FARTHEST else None
    return None


def _is_journalist(text: str, start: int, party: Party, earliest: int) -> bool:
    """A journalist's noun is printed before the name, from `earliest` on, or in its description."""
    printed = (
        text[max(start, earliest) : party.span.start]
        + " "
        + text[party.described.start : party.described.end]
    )
    return any(word in words("journalists") for word in re.findall(r"[\w-]+", printed.lower()))
