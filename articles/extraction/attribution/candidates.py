"""Everything in a text that may speak: the candidates among which attribution chooses.

Rule: what the tagger read as a source, every person, and the pronouns that can stand for one. A source and
the person who is its head ("Senator Ann Lee", "Ann Lee, a senator") are one candidate; a person who only
belongs to another head ("a spokesman for Ann Lee", "Ann Lee's brother") is no candidate there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.extraction.lexicons import values
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Span

_LINKS = frozenset(
    ("of", "for", "to", "with", "by", "from", "at", "in", "on", "and", "against", "about", "near", "as")
)
_PRONOUN_KINDS = {"male": "pronoun", "female": "pronoun", "plural": "plural", "first plural": "plural"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """`first` and `last` are token numbers; `person` numbers whom it names, None if nobody."""

    start: int
    end: int
    first: int
    last: int
    kind: str
    """person, pronoun, plural, words."""
    person: int | None
    tagged: float
    """How sure the tagger was that this is a source; 0 where it did not say so."""
    quoted: bool
    """It stands inside a quotation."""
    possessive: bool


class Candidates:
    """In order of their start; neighbours of a stretch are found in logarithmic time."""

    def __init__(self, found: Iterable[Candidate]) -> None:
        self.all = sorted(found, key=lambda c: (c.start, c.end))
        self._starts = [c.start for c in self.all]

    def around(self, span: Span, start: int, end: int, most: int) -> list[Candidate]:
        """Those in [start, end) before and behind the span, at most so many on each side."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        before, behind = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self.all[max(low, before - most) : before] + self.all[behind : min(high, behind + most)]

    def between(self, start: int, end: int) -> list[Candidate]:
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


@dataclass(frozen=True, slots=True)
class PersonSpan:
    start: int
    end: int
    person: int | None
    """None where two people of the article fit."""


@dataclass(frozen=True, slots=True)
class SourceSpan:
    start: int
    end: int
    score: float


def gather(
    tokens: Tokens, people: Sequence[PersonSpan], sources: Sequence[SourceSpan], quoted: Sequence[Span]
) -> Candidates:
    """All candidates of one text. `people` and `sources` by start; `quoted` are the stretches in quotation
    marks.
    """
    quoted_starts = [span.start for span in quoted]

    def build(start: int, end: int, kind: str, person: int | None, tagged: float) -> Candidate:
        number = bisect_right(quoted_starts, start) - 1
        inside = number >= 0 and end <= quoted[number].end
        first = tokens.first_from(start)
        last = max(first, tokens.last_before(end))
        after = tokens.text[end : end + 2]
        return Candidate(start, end, first, last, kind, person, tagged, inside, after in ("'s", "’s"))

    found: list[Candidate] = []
    taken: list[Span] = []
    person_starts = [p.start for p in people]
    for source in sources:
        inside = people[bisect_left(person_starts, source.start) : bisect_left(person_starts, source.end)]
        head = _head(tokens, source, inside)
        kind = "person" if head is not None else _kind(tokens.text[source.start : source.end])
        found.append(build(source.start, source.end, kind, head.person if head else None, source.score))
        taken.append(Span(source.start, source.end))
    for person_span in people:
        if not _covered(taken, person_span.start, person_span.end):
            found.append(build(person_span.start, person_span.end, "person", person_span.person, 0.0))
    pronouns = values("pronouns")
    for number, word in enumerate(tokens.lower):
        kind = _PRONOUN_KINDS.get(pronouns.get(word, ""), "")
        if kind and not _covered(taken, tokens.starts[number], tokens.ends[number]):
            found.append(build(tokens.starts[number], tokens.ends[number], kind, None, 0.0))
    return Candidates(found)


def _kind(surface: str) -> str:
    return _PRONOUN_KINDS.get(values("pronouns").get(surface.lower(), ""), "words")


def _head(tokens: Tokens, source: SourceSpan, inside: Sequence[PersonSpan]) -> PersonSpan | None:
    """The person that the source is, or None where the persons in it only belong to its head."""
    for person in inside:
        if tokens.text[person.end : person.end + 2] in ("'s", "’s"):
            continue
        first = tokens.first_from(source.start)
        before = tokens.lower[first : tokens.first_from(person.start)]
        following = tokens.first_from(person.end)
        if _modifies(tokens, following, person, source):
            continue  # "Lee campaign spokesman Tom Ray"
        and_other = tokens.lower[following : following + 1] == ["and"] and person.end < source.end
        if not and_other and not _LINKS.intersection(before) and before[-1:] != [","]:
            return person
        if before[-1:] == [","] and not _LINKS.intersection(before[-3:]) and person.end >= source.end - 1:
            return person  # "the mayor of Northport, Ann Lee"
    return None


def _modifies(tokens: Tokens, following: int, person: PersonSpan, source: SourceSpan) -> bool:
    """Another word of the source stands right behind the name: the name only belongs to that."""
    if following >= len(tokens) or tokens.starts[following] >= source.end:
        return False
    word = tokens.lower[following]
    return word[:1].isalnum() and word not in ("and", "who", "of", "in", "on", "from", "at")


def _covered(taken: Sequence[Span], start: int, end: int) -> bool:
    """`taken` is in order and does not overlap."""
    number = bisect_right(taken, Span(start, 1 << 60)) - 1
    if number >= 0 and taken[number].end > start:
        return True
    return number + 1 < len(taken) and taken[number + 1].start < end
