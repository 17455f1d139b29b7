"""Who is who inside one article.

Rule: mentions with one full name are one person. A short name belongs to the person named in full so far
whom it fits, if there is only one; it keeps that person even where a namesake turns up later, because a
paper calls one person by the bare surname. Named in full only later, the one whom it fits is taken. Two who
fit leave it open. A surname that no full name fits stays alone: who that is cannot be known here. Source:
the naming rules of newspapers (full name and title at first, surname after).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articles.extraction.entities.descriptors import courtesy_gender, described_gender, descriptor
from articles.extraction.entities.people import NamedPerson
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Span
from people.names import display_name, is_given_name_of, is_short_form_of, match_key

_NEAR = 600
"""Characters, some two paragraphs."""
_NAMESAKES = 40
"""People of one name, the first, among whom a short name is sought."""
_FAR = 4
"""How many times farther off a namesake must stand."""


@dataclass(slots=True)
class Cluster:
    """One person of the article."""

    number: int
    name: str
    key: str
    full: bool
    """The article gives more than a single name."""
    first: int
    """Offset of the first mention by this name."""
    gender: str = ""
    descriptors: list[str] = field(default_factory=list)
    full_at: list[int] = field(default_factory=list)
    """Offsets where the full name stands."""


@dataclass(frozen=True, slots=True)
class ClusteredMention:
    """One mention and whose it is; `cluster` is None where two fit."""

    start: int
    end: int
    surface: str
    cluster: int | None
    descriptor: Span | None
    confidence: float
    reason: str


class MentionClusters:
    """The people of one article and their mentions in order."""

    def __init__(self, tokens: Tokens, named: Sequence[NamedPerson]) -> None:
        self._all: list[Cluster] = []
        self.mentions: list[ClusteredMention] = []
        self._tokens = tokens
        self._by_key: dict[str, int] = {}
        self._bound: dict[str, int] = {}
        self._by_word: dict[str, list[int]] = {}
        """The full names by each of their words."""
        keys = [match_key(person.surface) for person in named]
        self._introduce(named, keys)
        for person, key in zip(named, keys, strict=True):
            if " " in key:
                self._all[self._by_key[key]].full_at.append(person.start)
        for person, key in zip(named, keys, strict=True):
            self._mention(person, key)

    def __getitem__(self, number: int) -> Cluster:
        return self._all[number]

    def __iter__(self) -> Iterator[Cluster]:
        return iter(self._all)

    def _introduce(self, named: Sequence[NamedPerson], keys: Sequence[str]) -> None:
        """The full names of the article, the fullest form of each person first."""
        firsts: dict[str, NamedPerson] = {}
        for person, key in zip(named, keys, strict=True):
            if " " in key and (key not in firsts or firsts[key].surface.isupper() > person.surface.isupper()):
                firsts[key] = person
        for key in sorted(firsts, key=lambda k: (-len(k), firsts[k].start)):
            person = firsts[key]
            fuller = self._fitting(person.surface, key)
            if len(fuller) == 1:
                self._by_key[key] = fuller[0].number
                fuller[0].first = min(fuller[0].first, person.start)
            else:
                self._by_key[key] = self._new(person, key, full=True)

    def _new(self, person: NamedPerson, key: str, full: bool) -> int:
        number = len(self._all)
        name = display_name(person.surface) if person.surface.isupper() else person.surface
        self._all.append(Cluster(number, name, key, full, person.start))
        if full:
            for word in set(key.split()):
                self._by_word.setdefault(word, []).append(number)
        return number

    def _fitting(self, surface: str, key: str) -> list[Cluster]:
        """The persons named in full of whose name this is a short form."""
        near = self._by_word.get(key.split()[-1], [])[:_NAMESAKES] if key else []
        shorter = [self._all[n] for n in near if is_short_form_of(surface, self._all[n].name)]
        return shorter or [self._all[n] for n in near if is_given_name_of(surface, self._all[n].name)]

    def _mention(self, person: NamedPerson, key: str) -> None:
        span = Span(person.start, person.end)
        printed = descriptor(self._tokens, span)
        number, confidence, reason = self._whose(person, key)
        if number is not None:
            cluster = self._all[number]
            cluster.gender = cluster.gender or courtesy_gender(self._tokens, span)
            if printed is not None:
                text = self._tokens.text[printed.start : printed.end]
                cluster.descriptors.append(text)
                cluster.gender = cluster.gender or described_gender(text)
        sure = round(min(person.score, 1.0) * confidence, 3)
        self.mentions.append(
            ClusteredMention(person.start, person.end, person.surface, number, printed, sure, reason)
        )

    def _whose(self, person: NamedPerson, key: str) -> tuple[int | None, float, str]:
        if " " in key:
            number = self._by_key[key]
            return number, 1.0, self._said_of_full(person, number)
        if key in self._bound:
            number = self._bound[key]
            cluster = self._all[number]
            if not cluster.full:
                return number, 0.8, f"“{person.surface}” is never named in full in this article"
            return (
                number,
                0.92,
                f"“{person.surface}” → {cluster.name}: the article called this person so before",
            )
        courtesy = courtesy_gender(self._tokens, Span(person.start, person.end))
        fitting = [
            i
            for i in self._fitting(person.surface, key)
            if not (courtesy and i.gender and courtesy != i.gender)
        ]
        before = [i for i in fitting if i.first < person.start]
        choice = before or fitting
        if len(choice) > 1:
            nearest = self._nearest(choice, person.start)
            if nearest is not None:
                self._bound[key] = nearest.number
                why = "of those who bear it the one whom this part of the article is about"
                return nearest.number, 0.75, f"“{person.surface}” → {nearest.name}: {why}"
            names = " and ".join(i.name for i in choice[:2])
            return None, 0.5, f"“{person.surface}” fits {names}"
        if not choice:
            self._bound[key] = self._new(person, key, full=False)
            return self._bound[key], 0.8, f"“{person.surface}” is never named in full in this article"
        self._bound[key] = choice[0].number
        when = "the only person of that name named in full so far" if before else "named in full later"
        return choice[0].number, 0.95 if before else 0.9, f"“{person.surface}” → {choice[0].name}: {when}"

    def _nearest(self, fitting: Sequence[Cluster], at: int) -> Cluster | None:
        """The one whose full name stands near, where those of the others stand far off."""
        distance = sorted((_gap(i.full_at, at), i.number) for i in fitting if i.full_at)
        if len(distance) < 2 or distance[0][0] > _NEAR or distance[1][0] < _FAR * max(distance[0][0], 100):
            return None
        return self._all[distance[0][1]]

    def _said_of_full(self, person: NamedPerson, number: int) -> str:
        cluster = self._all[number]
        if cluster.key == match_key(person.surface):
            return "named in full here"
        return f"“{person.surface}” → {cluster.name}: the same person's fuller name"


def _gap(places: Sequence[int], at: int) -> int:
    """From an offset to the nearest of some places, which are in order."""
    number = bisect_left(places, at)
    return min(abs(at - place) for place in places[max(0, number - 1) : number + 1])
