"""The candidates: all mentions in a text that may be the source of some content.

Rule: the spans that the tagger read as sources, all persons, and the pronouns that can refer to one. A source
and the person who is its head ("Senator Ann Lee", "Ann Lee, a senator") are one candidate. A person inside a
source with another head ("a spokesman for Ann Lee", "Ann Lee's brother") is not a candidate. Where the tagger
marked no source, a name in the possessive and the role after it ("Lee's translator") are one candidate too.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.extraction.lexicons import values, words
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Span
from articles.text.spans import SpanSet

_POSSESSIVE = ("'s", "’s")
_LONGEST_ROLE = 3
"""Tokens of a role after a possessive: "former campaign manager"."""


class CandidateKind(StrEnum):
    PERSON = "person"
    PRONOUN = "pronoun"
    PLURAL = "plural"
    """A plural pronoun."""
    NOMINAL = "nominal"
    """Any other words: "the agency", "officials"."""


_PRONOUN_KINDS = {
    "male": CandidateKind.PRONOUN,
    "female": CandidateKind.PRONOUN,
    "plural": CandidateKind.PLURAL,
    "first plural": CandidateKind.PLURAL,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    start: int
    end: int
    first: int
    """Number of its first token."""
    last: int
    """Number of its last token."""
    kind: CandidateKind
    cluster: int | None
    """The number of the person that it names; None if it does not name a person."""
    tagged: float
    """The tagger's confidence that this is a source; 0 if the tagger did not mark it as one."""
    quoted: bool
    """It is inside a quotation."""
    possessive: bool


class Candidates:
    """In order of their start; those near a span are found in logarithmic time."""

    def __init__(self, found: Iterable[Candidate]) -> None:
        self.all = sorted(found, key=lambda c: (c.start, c.end))
        self._starts = [c.start for c in self.all]

    def around(self, span: Span, start: int, end: int, most: int) -> list[Candidate]:
        """Those in [start, end) before and after the span, at most `most` on each side."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        before, after = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self.all[max(low, before - most) : before] + self.all[after : min(high, after + most)]

    def between(self, start: int, end: int) -> list[Candidate]:
        """Those that begin in [start, end)."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


@dataclass(frozen=True, slots=True)
class PersonSpan:
    start: int
    end: int
    cluster: int | None
    """None where two people of the article fit."""


@dataclass(frozen=True, slots=True)
class SourceSpan:
    start: int
    end: int
    score: float


def find_candidates(
    tokens: Tokens, people: Sequence[PersonSpan], sources: Sequence[SourceSpan], quoted: Sequence[Span]
) -> Candidates:
    """All candidates of one text. `people` and `sources` are in order of their start; `quoted` are the spans
    in quotation marks, in order.
    """

    in_quotations = SpanSet(quoted)

    def build(
        start: int, end: int, kind: CandidateKind, cluster: int | None = None, tagged: float = 0.0
    ) -> Candidate:
        first = tokens.first_from(start)
        last = max(first, tokens.last_before(end))
        possessive = tokens.text[end : end + 2] in _POSSESSIVE
        return Candidate(
            start, end, first, last, kind, cluster, tagged, in_quotations.contains(start, end), possessive
        )

    found: list[Candidate] = []
    person_starts = [p.start for p in people]
    sources = [_with_role(tokens, source) for source in sources]
    for source in sources:
        inside = people[bisect_left(person_starts, source.start) : bisect_left(person_starts, source.end)]
        head = _head(tokens, source, inside)
        surface = tokens.text[source.start : source.end]
        kind = CandidateKind.PERSON if head else _pronoun_kind(surface) or _kind(tokens, source)
        found.append(build(source.start, source.end, kind, head.cluster if head else None, source.score))
    taken = SpanSet(sources)
    for person in people:
        if taken.overlaps(person.start, person.end):
            continue
        possessive = tokens.text[person.end : person.end + 2] in _POSSESSIVE
        role = _role_after(tokens, person.end + 2) if possessive else None
        if role is not None and not taken.overlaps(person.start, role):
            found.append(build(person.start, role, CandidateKind.NOMINAL))
        else:
            found.append(build(person.start, person.end, CandidateKind.PERSON, person.cluster))
    for number, word in enumerate(tokens.lower):
        pronoun = _pronoun_kind(word)
        if pronoun and not taken.overlaps(tokens.starts[number], tokens.ends[number]):
            found.append(build(tokens.starts[number], tokens.ends[number], pronoun))
    return Candidates(found)


def _with_role(tokens: Tokens, source: SourceSpan) -> SourceSpan:
    """The source; with the role after it, where a possessive ends or follows it: "Lee's translator"."""
    end = source.end + 2 if tokens.text[source.end : source.end + 2] in _POSSESSIVE else source.end
    role = _role_after(tokens, end) if tokens.text[end - 2 : end] in _POSSESSIVE else None
    return source if role is None else SourceSpan(source.start, role, source.score)


def _role_after(tokens: Tokens, offset: int) -> int | None:
    """The end of the role that follows a possessive ending at the offset: "chief translator"."""
    first = tokens.first_from(offset)
    for number in range(first, min(first + _LONGEST_ROLE, len(tokens))):
        if tokens.lower[number] in words("role_nouns"):
            return tokens.ends[number]
        if tokens.lower[number] not in words("role_modifiers"):
            return None
    return None


def _pronoun_kind(surface: str) -> CandidateKind | None:
    return _PRONOUN_KINDS.get(values("pronouns").get(surface.lower(), ""))


def _kind(tokens: Tokens, source: SourceSpan) -> CandidateKind:
    """A pronoun as the object of "quoted ... as saying", or other words."""
    word, following = tokens.text[source.start : source.end].lower(), tokens.first_from(source.end)
    quoted = word in values("gendered_pronouns") and tokens.lower[following : following + 1] == ["as"]
    return CandidateKind.PRONOUN if quoted else CandidateKind.NOMINAL


def _head(tokens: Tokens, source: SourceSpan, inside: Sequence[PersonSpan]) -> PersonSpan | None:
    """The person who is the head of the source; None if the persons in it only belong to its head."""
    links = words("source_links")
    for person in inside:
        if tokens.text[person.end : person.end + 2] in _POSSESSIVE:
            continue
        before = tokens.lower[tokens.first_from(source.start) : tokens.first_from(person.start)]
        following = tokens.first_from(person.end)
        if _is_modifier(tokens, following, source):
            continue
        is_first_of_two = tokens.lower[following : following + 1] == ["and"] and person.end < source.end
        after_comma = before[-1:] == [","]
        if not is_first_of_two and not after_comma and not links.intersection(before):
            return person
        if after_comma and not links.intersection(before[-3:]) and person.end >= source.end - 1:
            return person  # "the harbour minister, Ann Lee"
    return None


def _is_modifier(tokens: Tokens, following: int, source: SourceSpan) -> bool:
    """Another word of the source follows the name, as in "Lee campaign spokesman"."""
    if following >= len(tokens) or tokens.starts[following] >= source.end:
        return False
    word = tokens.lower[following]
    return word[:1].isalnum() and word not in words("after_a_head")
