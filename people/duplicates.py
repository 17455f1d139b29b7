"""Decides whether two records, whose names can be one person's, are one person.

- The names give the first figure: `people.matching` says in what they differ. The rest moves it up or down:
  words that describe both, people who are named beside both, outlets, dates, how many bear the surname, and
  whether an article names both as two people.
- Evidence adds up as logarithms of odds, as in record linkage (Fellegi and Sunter, 1969).
- At `LEAST_SAME` or above two records are joined. Below it, an editor is asked. Two records of one equal name
  are never joined: somebody made them two on purpose.
- A name that fits two people who are not one is joined to neither: see `clusters`.

Pure: plain Python values in and out.
"""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from people.matching import JudgedPair, Judgement, KnownPerson, Likeness, MentionedPerson, judge

LEAST_SAME = 0.95
LEAST_PROPOSED = 0.2
"""Below this chance a pair is not worth the time of an editor."""

# Logarithms of odds. The figures that they lead to are in docs/identity.md.
_OF_LIKENESS = {
    Likeness.EQUAL: 2.0,
    Likeness.SPELLING: 3.0,
    Likeness.ORDER: 2.5,
    Likeness.MIDDLE_NAME: 2.0,
    Likeness.NICKNAME: 1.0,
    Likeness.TRANSCRIPTION: 0.5,
    Likeness.SECOND_SURNAME: 0.0,
    Likeness.INITIAL: 0.0,
    Likeness.LETTER: -1.0,
    Likeness.SUFFIX: -0.5,
}
_NEVER_JOINED = frozenset({Likeness.EQUAL})
_ROLE, _SECOND_ROLE, _OTHER_ROLES = 1.2, 0.8, -0.7
_COMPANY, _MOST_COMPANY = 3.0, 2.5
_OUTLET, _NEAR, _FAR = 0.3, 0.3, -1.5
_RARE_SURNAME, _COMMON_SURNAME = 0.7, -0.7
_RARE_SLIP = 0.7
_TWO_IN_ONE_ARTICLE = -4.0
_YEAR = 366
_FAR_APART = 8 * _YEAR
_NAMED_IN_REASON = 3


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """What the archive knows of one record, without what was merged into it."""

    key: int
    names: tuple[str, ...]
    articles: frozenset[int] = frozenset()
    roles: frozenset[str] = frozenset()
    """Words of its descriptors, in plain letters."""
    company: frozenset[int] = frozenset()
    """Keys of the people named in its articles."""
    outlets: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    weight: float
    reason: str


def judge_names(one: tuple[str, ...], other: tuple[str, ...]) -> JudgedPair:
    """The best judgement on any two names; CONTRADICTED if two of them contradict."""
    pairs = [judge(MentionedPerson(name), KnownPerson(0, other)) for name in one]
    contradicted = (pair for pair in pairs if pair.judgement is Judgement.CONTRADICTED)
    return next(contradicted, None) or max(pairs, key=lambda pair: pair.score)


def judge_records(
    one: PersonRecord,
    other: PersonRecord,
    names: JudgedPair,
    *,
    bearers: int,
    renown: Mapping[int, tuple[str, int]],
) -> JudgedPair:
    """The chance that two records are one person, with a reason that an editor can read.

    `names` is what `judge_names` says of them, `bearers` the number of records of the surname; `renown` gives
    the name and the number of articles of each person whom both are named with.
    """
    if names.likeness is None:
        return names
    found = [
        *_roles(one, other),
        *_company(one, other, renown),
        *_time_and_outlet(one, other),
        *_surname(bearers),
        *_use(one, other, names.likeness),
    ]
    odds = _OF_LIKENESS[names.likeness] + sum(evidence.weight for evidence in found)
    chance = 1 / (1 + math.exp(-odds))
    same = chance >= LEAST_SAME and names.likeness not in _NEVER_JOINED
    reason = "; ".join([names.reason.rstrip("."), *(evidence.reason for evidence in found)]) + "."
    judgement = Judgement.SAME if same else Judgement.UNSURE
    return replace(names, judgement=judgement, score=round(chance, 3), reason=reason)


def _roles(one: PersonRecord, other: PersonRecord) -> Iterable[Evidence]:
    shared = sorted(one.roles & other.roles)
    if shared:
        weight = _ROLE + _SECOND_ROLE * (len(shared) > 1)
        yield Evidence(weight, f"both are described by “{', '.join(shared[:_NAMED_IN_REASON])}”")
    elif len(one.roles) > 1 and len(other.roles) > 1:
        yield Evidence(_OTHER_ROLES, "they are described by other words")


def _company(
    one: PersonRecord, other: PersonRecord, renown: Mapping[int, tuple[str, int]]
) -> Iterable[Evidence]:
    """People whom few articles name say more than those whom many do."""
    shared = sorted(
        (one.company & other.company & renown.keys()) - {one.key, other.key},
        key=lambda key: (renown[key][1], key),
    )
    if shared:
        weight = sum(1 / (2 + renown[key][1]) for key in shared)
        more = f" and {len(shared) - _NAMED_IN_REASON} more" if len(shared) > _NAMED_IN_REASON else ""
        listed = ", ".join(renown[key][0] for key in shared[:_NAMED_IN_REASON])
        yield Evidence(min(_MOST_COMPANY, _COMPANY * weight), f"both are named with {listed}{more}")


def _time_and_outlet(one: PersonRecord, other: PersonRecord) -> Iterable[Evidence]:
    shared = sorted(filter(None, one.outlets & other.outlets))
    if shared:
        yield Evidence(_OUTLET, f"both are in {', '.join(shared[:_NAMED_IN_REASON])}")
    if one.first and one.last and other.first and other.last:
        apart = (max(one.first, other.first) - min(one.last, other.last)).days
        if apart <= _YEAR:
            yield Evidence(_NEAR, "in the same period")
        elif apart > _FAR_APART:
            yield Evidence(_FAR, f"{apart // _YEAR} years apart")


def _surname(bearers: int) -> Iterable[Evidence]:
    if bearers <= 3:
        yield Evidence(_RARE_SURNAME, "the surname is rare in the archive")
    elif bearers > 15:
        yield Evidence(_COMMON_SURNAME, f"{bearers} records have the surname")


def _use(one: PersonRecord, other: PersonRecord, likeness: Likeness) -> Iterable[Evidence]:
    together = len(one.articles & other.articles)
    few, many = sorted((len(one.articles), len(other.articles)))
    if likeness in (Likeness.LETTER, Likeness.TRANSCRIPTION):
        if few <= 2 and many >= 5 * few:
            yield Evidence(_RARE_SLIP, f"one spelling is in {many} articles, the other in {few}")
        if together:
            yield Evidence(0.7, "an article prints both spellings")
    elif together:
        yield Evidence(_TWO_IN_ONE_ARTICLE, f"named as two people in {together} of the articles")


Pair = tuple[int, int]
CERTAIN = 2.0
"""The score of a pair that an editor merged."""


def clusters(same: Mapping[Pair, float], never: Collection[Pair]) -> dict[int, int]:
    """By record, the cluster it belongs to (one of its records): the records that are one person.

    `same` are the scores of the pairs that may be joined; `never` are pairs that cannot be one person. If a
    record is paired with two that cannot be one, it is joined to neither of them: two plausible answers mean
    no answer. The order of the pairs makes no difference.
    """
    forbidden = {frozenset(pair) for pair in never}
    torn = _torn(same, forbidden)
    members: dict[int, set[int]] = {record: {record} for pair in same for record in pair}
    for one, other in sorted(same, key=lambda pair: (-same[pair], pair)):
        first, second = members[one], members[other]
        open_ = torn & {one, other} or any(frozenset((a, b)) in forbidden for a in first for b in second)
        if first is second or (open_ and same[one, other] < CERTAIN):
            continue
        first |= second
        for record in second:
            members[record] = first
    return {record: min(of) for record, of in members.items()}


def _torn(same: Mapping[Pair, float], forbidden: Collection[frozenset[int]]) -> set[int]:
    """The records that are paired with two that cannot be one."""
    partners = partners_of(same)
    return {
        record
        for record, of in partners.items()
        if any(frozenset(two) in forbidden for two in combinations(of, 2))
    }


def partners_of(pairs: Iterable[Pair]) -> dict[int, set[int]]:
    partners: dict[int, set[int]] = {}
    for one, other in pairs:
        partners.setdefault(one, set()).add(other)
        partners.setdefault(other, set()).add(one)
    return partners
