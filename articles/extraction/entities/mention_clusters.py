"""Clusters of mentions: which mentions of one article name the same person.

Rules, in order:
1. Mentions with the same full name are one person.
2. A short name that fits the full name of exactly one person named before it is that person. Later
   mentions of the short name stay with that person even if a namesake appears in between.
3. A short name that fits no full name before it, but exactly one after it, is that person.
4. A short name that fits two or more is assigned only if the full name of one is near and those of the others
   are far away; otherwise it stays open.
5. A surname of six letters or more that fits no full name, but differs in one letter from the surname of
   exactly one person named in full before it, is that person misspelt. A plural is not: it is a family.
6. The last two words or more of exactly one longer name ("Bar Natan" of Dan Bar Natan), and the first of two
   surnames ("Baquero" of Julio Baquero Lindo), are short names of it.
7. After a royal title one word is a given name, and two ranks are two persons: King Rashid is not Prince
   Rashid and not Khalid bin Rashid.
8. Any other short name that fits no full name of the article is a cluster of its own.

Source: the naming rules of newspapers (full name and title first, the surname after that).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articles.extraction.entities.descriptors import courtesy_gender, described_gender, descriptor
from articles.extraction.entities.name_ends import in_headline
from articles.extraction.entities.name_parts import (
    is_beginning_of,
    is_end_of,
    is_first_of_two_surnames,
    royal_rank,
)
from articles.extraction.entities.people import NamedPerson
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Span
from people.names import are_one_letter_apart, display_name, is_given_name_of, is_short_form_of, match_key

_NEAR = 600
"""Characters, some two paragraphs."""
_NAMESAKES = 40
"""Namesakes that a short name is compared with, the first of the article."""
_FAR = 4
"""How many times farther away the full name of a namesake must be."""


@dataclass(slots=True)
class Cluster:
    """One person of the article and what its mentions say about them."""

    number: int
    name: str
    key: str
    full: bool
    """The article has a name of more than one part."""
    first: int
    """Offset of the first mention by this name."""
    gender: str = ""
    descriptors: list[str] = field(default_factory=list)
    rank: str = ""
    """sovereign, prince: the royal title before the name, if there is one."""
    full_at: list[int] = field(default_factory=list)
    """Offsets where the full name appears, in order."""


@dataclass(frozen=True, slots=True)
class ClusteredMention:
    """One mention and the number of its cluster; None where two fit."""

    start: int
    end: int
    surface: str
    cluster: int | None
    descriptor: Span | None
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """The cluster that a mention is assigned to, None where two fit; how sure that is, and why."""

    cluster: int | None
    confidence: float
    reason: str


class MentionClusters:
    """The people of one article, by their numbers, and their mentions in order."""

    def __init__(self, tokens: Tokens, named: Sequence[NamedPerson]) -> None:
        self._all: list[Cluster] = []
        self._tokens = tokens
        self._by_key: dict[str, int] = {}
        self._bound: dict[str, int] = {}
        """Short names and the cluster that each was assigned to first."""
        self._by_word: dict[str, list[int]] = {}
        """Numbers of the clusters with a full name that contains the word."""
        self._by_initial: dict[str, list[int]] = {}
        """Numbers of the clusters with a full name whose last word begins with the letter."""
        keys = [match_key(person.surface) for person in named]
        self._introduce(named, keys)
        for person, key in zip(named, keys, strict=True):
            if " " in key:
                self._all[self._by_key[key]].full_at.append(person.start)
        self.mentions = [self._mention(person, key) for person, key in zip(named, keys, strict=True)]

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
            self._by_initial.setdefault(self._surname(number)[:1], []).append(number)
        return number

    def _fitting(self, surface: str, key: str) -> list[Cluster]:
        """The persons named in full of whose name this is a short form."""
        near = self._by_word.get(key.split()[-1], [])[:_NAMESAKES] if key else []
        shorter = [self._all[n] for n in near if is_short_form_of(surface, self._all[n].name)]
        shorter = shorter or [self._all[n] for n in near if self._is_part_of(key, self._all[n])]
        return shorter or [self._all[n] for n in near if is_given_name_of(surface, self._all[n].name)]

    def _is_part_of(self, key: str, cluster: Cluster) -> bool:
        if in_headline(self._tokens.text, cluster.first):
            return False
        return is_end_of(key, cluster.key) or is_beginning_of(key, cluster.key)

    def _with_middle_name(self, key: str) -> list[Cluster]:
        """The persons of whose full name this is a middle word: the first of two Spanish surnames."""
        near = self._by_word.get(key, [])[:_NAMESAKES]
        return [self._all[n] for n in near if is_first_of_two_surnames(key, self._all[n].key)]

    def _mention(self, person: NamedPerson, key: str) -> ClusteredMention:
        span = Span(person.start, person.end)
        described = descriptor(self._tokens, span)
        whose = self._whose(person, key)
        if whose.cluster is not None:
            cluster = self._all[whose.cluster]
            cluster.gender = cluster.gender or courtesy_gender(self._tokens, span)
            if described is not None:
                text = self._tokens.text[described.start : described.end]
                cluster.descriptors.append(text)
                cluster.gender = cluster.gender or described_gender(text)
        return ClusteredMention(
            person.start,
            person.end,
            person.surface,
            whose.cluster,
            described,
            round(min(person.score, 1.0) * whose.confidence, 3),
            whose.reason,
        )

    def _whose(self, person: NamedPerson, key: str) -> Assignment:
        rank = royal_rank(self._tokens, person.start)
        if " " in key:
            whose = self._of_full_name(person, key)
            cluster = self._all[self._by_key[key]]
            cluster.rank = cluster.rank or rank
            return whose
        if rank:
            return self._of_royal_name(person, key, rank)
        return self._of_bound_name(person, key) if key in self._bound else self._of_short_name(person, key)

    def _of_full_name(self, person: NamedPerson, key: str) -> Assignment:
        cluster = self._all[self._by_key[key]]
        if cluster.key == key:
            return Assignment(cluster.number, 1.0, "named in full here")
        reason = f"“{person.surface}” → {cluster.name}: the same person's fuller name"
        return Assignment(cluster.number, 1.0, reason)

    def _of_royal_name(self, person: NamedPerson, key: str, rank: str) -> Assignment:
        """King Rashid is neither Prince Rashid nor Khalid bin Rashid: after the title is a given name."""
        titled = f"{rank} {key}"
        if titled in self._bound:
            return self._of_bound_name(person, titled)
        near = (self._all[number] for number in self._by_word.get(key, [])[:_NAMESAKES])
        fitting = [c for c in near if c.key.split()[0] == key and c.rank in ("", rank)]
        if len(fitting) == 1:
            self._bound[titled] = fitting[0].number
            reason = f"“{person.surface}” → {fitting[0].name}: the only one of that given name and rank"
            return Assignment(fitting[0].number, 0.9, reason)
        self._bound[titled] = self._new(person, key, full=False)
        self._bound.setdefault(key, self._bound[titled])
        return _never_in_full(person, self._bound[titled])

    def _of_bound_name(self, person: NamedPerson, key: str) -> Assignment:
        cluster = self._all[self._bound[key]]
        if not cluster.full:
            return _never_in_full(person, cluster.number)
        reason = f"“{person.surface}” → {cluster.name}: the article called this person so before"
        return Assignment(cluster.number, 0.92, reason)

    def _of_short_name(self, person: NamedPerson, key: str) -> Assignment:
        fitting = self._of_its_gender(person, self._fitting(person.surface, key))
        fitting = fitting or self._of_its_gender(person, self._with_middle_name(key))
        before = [cluster for cluster in fitting if cluster.first < person.start]
        choice = before or fitting
        if not choice:
            return self._of_misspelt_surname(person, key) or self._of_unknown_name(person, key)
        if len(choice) > 1:
            return self._of_namesakes(person, key, choice)
        self._bound[key] = choice[0].number
        when = "the only person of that name named in full so far" if before else "named in full later"
        reason = f"“{person.surface}” → {choice[0].name}: {when}"
        return Assignment(choice[0].number, 0.95 if before else 0.9, reason)

    def _of_misspelt_surname(self, person: NamedPerson, key: str) -> Assignment | None:
        alike = [
            self._all[number]
            for number in self._by_initial.get(key[:1], [])[:_NAMESAKES]
            if are_one_letter_apart(key, self._surname(number)) and key != f"{self._surname(number)}s"
        ]
        alike = [c for c in self._of_its_gender(person, alike) if c.first < person.start]
        if len(alike) != 1:
            return None
        self._bound[key] = alike[0].number
        reason = f"“{person.surface}” → {alike[0].name}: one letter of the surname differs"
        return Assignment(alike[0].number, 0.75, reason)

    def _of_unknown_name(self, person: NamedPerson, key: str) -> Assignment:
        self._bound[key] = self._new(person, key, full=False)
        return _never_in_full(person, self._bound[key])

    def _surname(self, number: int) -> str:
        return self._all[number].key.split()[-1]

    def _of_its_gender(self, person: NamedPerson, fitting: Sequence[Cluster]) -> list[Cluster]:
        """The clusters whose gender does not contradict the courtesy title before the mention."""
        gender = courtesy_gender(self._tokens, Span(person.start, person.end))
        return [c for c in fitting if not gender or not c.gender or gender == c.gender]

    def _of_namesakes(self, person: NamedPerson, key: str, fitting: Sequence[Cluster]) -> Assignment:
        nearest = self._nearest(fitting, person.start)
        if nearest is None:
            names = " and ".join(cluster.name for cluster in fitting[:2])
            return Assignment(None, 0.5, f"“{person.surface}” fits {names}")
        self._bound[key] = nearest.number
        why = "of those who bear it the one whom this part of the article is about"
        return Assignment(nearest.number, 0.75, f"“{person.surface}” → {nearest.name}: {why}")

    def _nearest(self, fitting: Sequence[Cluster], at: int) -> Cluster | None:
        """The cluster whose full name is near, if the full names of all others are much farther away."""
        distance = sorted((_gap(c.full_at, at), c.number) for c in fitting if c.full_at)
        if len(distance) < 2 or distance[0][0] > _NEAR or distance[1][0] < _FAR * max(distance[0][0], 100):
            return None
        return self._all[distance[0][1]]


def _never_in_full(person: NamedPerson, number: int) -> Assignment:
    return Assignment(number, 0.8, f"“{person.surface}” is never named in full in this article")


def _gap(places: Sequence[int], at: int) -> int:
    """Characters from an offset to the nearest of some offsets, which are in order."""
    number = bisect_left(places, at)
    return min(abs(at - place) for place in places[max(0, number - 1) : number + 1])
