"""Which candidate a toponym means: the rule and its weights.

Each candidate has a prior: the logarithm (base 10) of how often the place is written about, from its
population, its kind, and whether the toponym is its own name. The article multiplies it: a candidate is
likelier in a country, in a region, or near a place that the article's other toponyms mean. With s the share
of the other toponyms' votes that agree, the factor is

    background + country * s_country + region * s_region + near * s_near

This is a mixture of four reasons why an article names a place, so no evidence counts twice. A candidate in
the container that follows the toponym ("X, Texas", "X in Texas") gets a factor of its own. All toponyms of an
article are disambiguated together, in a few rounds, and one name means one place in one article. The idea is
minimal spread (Leidner 2007), as votes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from articles.gazetteer.hints import Hints
from articles.gazetteer.region_prior import RegionPrior
from articles.gazetteer.table import Floats, Ints, Table

BACKGROUND = 0.01
COUNTRY = 6.0
REGION = 150.0
NEAR = 3000.0
NEAR_KM = 60.0
UNLISTED = 2.5
"""The score of "none of the candidates", in an article with many other toponyms."""
NO_VOTE = 0.25
"""Votes that agree with nothing: a single agreeing toponym is not a share of 1."""
CONTAINED = 4.0
"""Powers of ten for a candidate inside the container that follows the toponym."""
ROUNDS = (0.3, 0.5, 0.8, 1.0)
"""The weight of the scores in each round (annealing). Low weights first: otherwise large towns of the world
agree with each other before the small places of one county do."""
CROWD_COUNTRY, CROWD_REGION, CROWD_NEAR = 5e7, 5e6, 1e6
"""Inhabitants of a country, region, neighbourhood above which agreement is often chance and counts less."""
MOST_VOTERS = 400
"""Candidates that the others measure their distance to. The limit keeps the cost linear in the toponyms."""


@dataclass(slots=True)
class Support:
    """For each candidate, the share of the other toponyms' votes that agree with it, from 0 to 1."""

    country: Floats
    region: Floats
    near: Floats

    def part(self, candidates: slice) -> "Support":
        return Support(self.country[candidates], self.region[candidates], self.near[candidates])


@dataclass(slots=True)
class NameCandidates:
    """One name of the article, for all its mentions: the candidates and the evidence for each.

    The arrays are parallel: one element a candidate. `disambiguate` sets the last two.
    """

    rows: Ints
    prior: Floats
    mentions: int = 1
    contained: NDArray[np.bool_] | None = None
    """Whether the candidate is in a container that follows a mention; None where no container follows."""
    container: str = ""
    """The name of that container as printed."""
    probability: Floats = field(default_factory=lambda: np.zeros(0))
    """Together at most 1; the rest is the probability of a place that is not in the table."""
    support: Support = field(default_factory=lambda: Support(np.zeros(0), np.zeros(0), np.zeros(0)))
    home: Floats = field(default_factory=lambda: np.zeros(0))
    """Factors that the places of the outlet add."""


def _unit_vectors(table: Table, rows: Ints) -> Floats:
    """Unit vectors (x, y, z) of the places, shape (rows, 3)."""
    latitude = np.radians(table.latitude[rows].astype(np.float64))
    longitude = np.radians(table.longitude[rows].astype(np.float64))
    ring = np.cos(latitude)
    return np.stack([ring * np.cos(longitude), ring * np.sin(longitude), np.sin(latitude)], axis=1)


def disambiguate(
    table: Table, names: Sequence[NameCandidates], hints: Hints, prior: RegionPrior | None = None
) -> None:
    """Sets `probability` and `support` of every name that has candidates."""
    names = [name for name in names if len(name.rows)]
    if not names:
        return
    rows = np.concatenate([name.rows for name in names])
    sizes = np.array([len(name.rows) for name in names])
    owner = np.repeat(np.arange(len(names)), sizes)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    base = np.concatenate([_base(name) for name in names])
    weights = np.array([name.mentions**0.5 for name in names])
    country = table.country[rows].astype(np.int64)
    admin = table.admin[rows].astype(np.int64)
    nearness = _Nearness(table, rows, base, owner)
    total = NO_VOTE + weights.sum() + sum(hints.countries.values()) - weights[owner]
    unlisted = UNLISTED + np.log10(BACKGROUND / (BACKGROUND + NO_VOTE / total[starts]))
    probability = _per_name(ROUNDS[0] * base, starts, owner, ROUNDS[0] * unlisted)
    worth = _Worth(table, rows)
    home = worth.factor(*prior.support(table, rows)) if prior else np.zeros(len(rows))
    zero = np.zeros(len(rows))
    support = Support(zero, zero, zero)
    for weight in ROUNDS:
        votes = probability**2.0 * weights[owner]
        support = Support(
            _share(country, owner, votes, hints.countries, total, table.no_country, len(names)),
            _share(admin, owner, votes, hints.regions, total, table.no_admin, len(names)),
            nearness.share(votes, total),
        )
        factor = BACKGROUND + home + worth.factor(support.country, support.region, support.near)
        probability = _per_name(weight * (base + np.log10(factor)), starts, owner, weight * unlisted)
    for index, name in enumerate(names):
        mine = slice(int(starts[index]), int(starts[index] + sizes[index]))
        name.probability = probability[mine]
        name.support = support.part(mine)
        name.home = home[mine]


def _base(name: NameCandidates) -> Floats:
    return name.prior if name.contained is None else name.prior + CONTAINED * name.contained


def _per_name(scores: Floats, starts: Ints, owner: Ints, none: Floats) -> Floats:
    """Probabilities from scores. Those of one name and that of `none`, "no candidate", sum to 1."""
    best = np.maximum(np.maximum.reduceat(scores, starts), none)
    powers: Floats = np.power(10.0, scores - best[owner])
    sums = np.add.reduceat(powers, starts) + np.power(10.0, none - best)
    shares: Floats = powers / sums[owner]
    return shares


def _share(
    group: Ints, owner: Ints, votes: Floats, hints: dict[int, float], total: Floats, nowhere: int, count: int
) -> Floats:
    """The share of the other names' votes in each candidate's group; 0 for a candidate without a group."""
    size = int(group.max()) + 1
    sums = np.bincount(group, weights=votes, minlength=size)
    for number, weight in hints.items():
        if number < size:
            sums[number] += weight
    own = np.bincount(owner * size + group, weights=votes, minlength=count * size)[owner * size + group]
    share: Floats = np.where(total > 0, (sums[group] - own) / np.maximum(total, 1e-9), 0.0)
    share[group == nowhere] = 0.0
    return np.clip(share, 0.0, 1.0)


class _Worth:
    """The factor of full support at each candidate: less where many people live."""

    def __init__(self, table: Table, rows: Ints) -> None:
        self.country = COUNTRY / np.sqrt(1.0 + table.people_in_country[table.country[rows]] / CROWD_COUNTRY)
        self.region = REGION / np.sqrt(1.0 + table.people_in_region[table.admin[rows]] / CROWD_REGION)
        self.near = NEAR / np.sqrt(1.0 + table.people_near(rows) / CROWD_NEAR)

    def factor(self, country: Floats, region: Floats, near: Floats) -> Floats:
        worth: Floats = self.country * country + self.region * region + self.near * near
        return worth


class _Nearness:
    """How close each candidate is to the candidates of the other names."""

    def __init__(self, table: Table, rows: Ints, base: Floats, owner: Ints) -> None:
        local = table.is_local(rows)
        voters = np.flatnonzero(local)
        if len(voters) > MOST_VOTERS:
            voters = voters[np.argsort(-base[voters], kind="stable")[:MOST_VOTERS]]
        self._voters = voters
        points = _unit_vectors(table, rows)
        cosine = np.clip(points @ points[voters].T, -1.0, 1.0)
        km = 6371.0 * np.arccos(cosine)
        kernel = np.exp(-km / NEAR_KM)
        kernel[owner[:, None] == owner[voters][None, :]] = 0.0
        kernel[~local] = 0.0
        self._kernel = kernel

    def share(self, votes: Floats, total: Floats) -> Floats:
        share: Floats = (self._kernel @ votes[self._voters]) / np.maximum(total, 1e-9)
        return np.clip(share, 0.0, 1.0)
