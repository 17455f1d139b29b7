"""Which of the places of one name is meant: the rule and its weights.

Each candidate starts with a prior, the logarithm (base 10) of how often it is written about: its population,
its kind, whether the name is its own. The article multiplies that: a place is likelier in a country, in a
region, near a spot that the article's other names speak of. With the share s of those that agree, the factor
is

    rest + country * s_country + region * s_region + near * s_near

a mixture of four ways in which a name comes into an article, so that evidence is never counted twice. A name
that is followed by its container ("X, Texas", "X in Texas") gets a factor of its own. All names of an article
are weighed together, in a few rounds; a name means the same place wherever it stands in it. The idea is the
old one of minimal spread (Leidner 2007) in the form of votes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from articles.gazetteer.table import Table

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

REST = 0.01
COUNTRY = 6.0
REGION = 150.0
NEAR = 3000.0
NEAR_KM = 60.0
UNLISTED = 2.5
"""The score of the thought that the place is one that no list has, in an article that says much else."""
UNSAID = 0.25
"""Votes for none: one agreeing name alone is not the whole article."""
CONTAINED = 4.0
"""Power of ten for a candidate that lies in the place named right behind it."""
CALM = (0.3, 0.5, 0.8, 1.0)
"""The weight of the scores, round by round: at first every candidate has a voice, so that the great towns
of the world do not vote each other in before the small places of one county have found together."""
CROWD_COUNTRY, CROWD_REGION, CROWD_NEAR = 5e7, 5e6, 1e6
"""People from which on it says less that two names fall together: in a crowd they meet by chance."""
MOST_VOTERS = 400
"""Candidates whose distance counts: keeps an article's cost in step with its length."""


@dataclass(slots=True)
class Name:
    """One name of the article: its candidates and what speaks for each.

    `rows` and `prior` are parallel. `times` says how often the name occurs. `inside` holds for each candidate
    whether it lies in a place that the text names right behind it, in the words of `behind`.
    """

    rows: Ints
    prior: Floats
    times: int = 1
    inside: NDArray[np.bool_] | None = None
    behind: str = ""
    belief: Floats = field(default_factory=lambda: np.zeros(0))
    shares: dict[str, Floats] = field(default_factory=dict)


@dataclass(slots=True)
class Hints:
    """What the article says beside its place names: country code number → weight, region number → weight."""

    countries: dict[int, float] = field(default_factory=dict)
    regions: dict[int, float] = field(default_factory=dict)


def _units(table: Table, rows: Ints) -> Floats:
    """Points on the unit sphere, one row each."""
    latitude = np.radians(table.latitude[rows].astype(np.float64))
    longitude = np.radians(table.longitude[rows].astype(np.float64))
    ring = np.cos(latitude)
    return np.stack([ring * np.cos(longitude), ring * np.sin(longitude), np.sin(latitude)], axis=1)


def weigh(table: Table, names: Sequence[Name], hints: Hints) -> None:
    """Sets `belief` (sums to 1) and `shares` of every name that has candidates."""
    names = [name for name in names if len(name.rows)]
    if not names:
        return
    rows = np.concatenate([name.rows for name in names])
    sizes = np.array([len(name.rows) for name in names])
    owner = np.repeat(np.arange(len(names)), sizes)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    base = np.concatenate([_base(name) for name in names])
    weights = np.array([name.times**0.5 for name in names])
    country = table.country[rows].astype(np.int64)
    admin = table.admin[rows].astype(np.int64)
    nearness = _Nearness(table, rows, base, owner)
    total = UNSAID + weights.sum() + sum(hints.countries.values()) - weights[owner]
    unlisted = UNLISTED + np.log10(REST / (REST + UNSAID / total[starts]))
    belief = _per_name(CALM[0] * base, starts, owner, CALM[0] * unlisted)
    crowd = _Crowd(table, rows)
    none = np.zeros(len(rows))
    in_country, in_region, near = none, none, none
    for calm in CALM:
        votes = belief**2.0 * weights[owner]
        in_country = _share(country, owner, votes, hints.countries, total, table.no_country, len(names))
        in_region = _share(admin, owner, votes, hints.regions, total, table.no_admin, len(names))
        near = nearness.share(votes, total)
        factor = REST + crowd.country * in_country + crowd.region * in_region + crowd.near * near
        belief = _per_name(calm * (base + np.log10(factor)), starts, owner, calm * unlisted)
    for index, name in enumerate(names):
        mine = slice(int(starts[index]), int(starts[index] + sizes[index]))
        name.belief = belief[mine]
        name.shares = {"country": in_country[mine], "region": in_region[mine], "near": near[mine]}


def _base(name: Name) -> Floats:
    return name.prior if name.inside is None else name.prior + CONTAINED * name.inside


def _per_name(scores: Floats, starts: Ints, owner: Ints, none: Floats) -> Floats:
    """Scores turned into shares; within each name they and that of `none` sum to 1."""
    best = np.maximum(np.maximum.reduceat(scores, starts), none)
    powers: Floats = np.power(10.0, scores - best[owner])
    sums = np.add.reduceat(powers, starts) + np.power(10.0, none - best)
    shares: Floats = powers / sums[owner]
    return shares


def _share(
    group: Ints, owner: Ints, votes: Floats, hints: dict[int, float], total: Floats, nowhere: int, count: int
) -> Floats:
    """The share of the other names' votes that fall into each candidate's group; 0 for those in none."""
    size = int(group.max()) + 1
    sums = np.bincount(group, weights=votes, minlength=size)
    for number, weight in hints.items():
        if number < size:
            sums[number] += weight
    own = np.bincount(owner * size + group, weights=votes, minlength=count * size)[owner * size + group]
    share: Floats = np.where(total > 0, (sums[group] - own) / np.maximum(total, 1e-9), 0.0)
    share[group == nowhere] = 0.0
    return np.clip(share, 0.0, 1.0)


class _Crowd:
    """What a share of agreeing names is worth at each candidate."""

    def __init__(self, table: Table, rows: Ints) -> None:
        self.country = COUNTRY / np.sqrt(1.0 + table.people_in_country[table.country[rows]] / CROWD_COUNTRY)
        self.region = REGION / np.sqrt(1.0 + table.people_in_region[table.admin[rows]] / CROWD_REGION)
        self.near = NEAR / np.sqrt(1.0 + table.people_near(rows) / CROWD_NEAR)


class _Nearness:
    """How close each candidate lies to the other names' candidates."""

    def __init__(self, table: Table, rows: Ints, base: Floats, owner: Ints) -> None:
        local = table.is_local(rows)
        voters = np.flatnonzero(local)
        if len(voters) > MOST_VOTERS:
            voters = voters[np.argsort(-base[voters], kind="stable")[:MOST_VOTERS]]
        self._voters = voters
        points = _units(table, rows)
        cosine = np.clip(points @ points[voters].T, -1.0, 1.0)
        km = 6371.0 * np.arccos(cosine)
        kernel = np.exp(-km / NEAR_KM)
        kernel[owner[:, None] == owner[voters][None, :]] = 0.0
        kernel[~local] = 0.0
        self._kernel = kernel

    def share(self, votes: Floats, total: Floats) -> Floats:
        share: Floats = (self._kernel @ votes[self._voters]) / np.maximum(total, 1e-9)
        return np.clip(share, 0.0, 1.0)
