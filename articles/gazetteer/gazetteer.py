"""Toponyms in their article → places, with coordinates, a confidence and the reason.

Pure: reads only the files in data/. Two candidates of similar probability mean no place; the candidates are
kept for an editor.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from articles.gazetteer.containers import Containers
from articles.gazetteer.data_files import DATA
from articles.gazetteer.disambiguation import NameCandidates, disambiguate
from articles.gazetteer.explanation import Explainer
from articles.gazetteer.hints import HintReader
from articles.gazetteer.names import LONGEST, Relation, plain, readings
from articles.gazetteer.region_prior import RegionPrior
from articles.gazetteer.senses import Form, Sense, sense
from articles.gazetteer.table import Table
from articles.gazetteer.toponyms import GazetteerPlace, LocatedToponym, PlaceKind, Toponym
from articles.gazetteer.untagged import untagged

MOST_CANDIDATES = 40
ALIAS = 1.5
"""Powers of ten that a place loses where the name is not its own but an alias."""
WRONG_KIND = 3.0
"""Powers of ten that a place loses where the words around the name mean another kind of place."""
WRONG_SENSE = 4.0
"""Powers of ten that a city loses where the words beside the name mean a region, and the reverse."""
NATURE = frozenset({PlaceKind.WATER, PlaceKind.MOUNTAIN, PlaceKind.ISLAND, PlaceKind.OTHER})
"""Kinds that exclude a town of the name: Salmon River does not mean a town called Salmon."""
LARGE_TOWN = 100_000
MAJOR_TOWN = 300_000
_MAJOR = (PlaceKind.REGION, PlaceKind.COUNTRY, PlaceKind.CONTINENT)
_CLEAR_LEAD = 0.5
"""Powers of ten by which the major places of a name must lead the others to need no context."""


@dataclass(frozen=True, slots=True)
class _RankedRows:
    """The rows of the table for one surface and their priors, in parallel, the likeliest first."""

    rows: tuple[int, ...]
    priors: tuple[float, ...]
    relation: Relation = Relation.SAME


class Gazetteer:
    """Looks up, disambiguates and explains toponyms. Load it once; it is safe to share between threads."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._containers = Containers(table)
        self._hints = HintReader(table)
        self._cached_candidates = lru_cache(maxsize=20_000)(self._search)
        self._cached_place = lru_cache(maxsize=20_000)(self._greatest_of_own_name)

    @classmethod
    def load(cls) -> "Gazetteer":
        """The packaged gazetteer, read once a process."""
        return _load()

    def lookup(self, name: str) -> tuple[GazetteerPlace, ...]:
        """All candidates for `name` without any context, the most written about first."""
        return tuple(self._table.place(row) for row in self._candidates(name).rows)

    def known_major(self, name: str) -> GazetteerPlace | None:
        """The country, first level region or large town that `name` means without any context, or None."""
        found = self._candidates(name)
        if not found.rows or found.relation is not Relation.SAME or self.is_demonym(name):
            return None
        rivals = [
            row
            for row, prior in zip(found.rows, found.priors, strict=True)
            if found.priors[0] - prior < _CLEAR_LEAD
        ]
        return self._table.place(found.rows[0]) if all(map(self._is_major, rivals)) else None

    def _is_major(self, row: int) -> bool:
        kind = self._table.kind_of(row)
        return kind in _MAJOR or (kind is PlaceKind.CITY and int(self._table.population[row]) >= MAJOR_TOWN)

    def is_demonym(self, word: str) -> bool:
        """Whether `word` names the people or the things of a country: "Egyptian"."""
        return word in self._hints.demonyms

    def locate(
        self, text: str, toponyms: Sequence[Toponym], prior: RegionPrior | None = None
    ) -> list[LocatedToponym]:
        """The toponyms with their places, in order; `prior` is where the news of the outlet usually happens.

        Takes all toponyms of an article in one call, because they are disambiguated together.
        """
        groups: dict[Form, list[Toponym]] = {}
        shared = {surface for surface in {t.surface for t in toponyms} if self._is_shared(surface)}
        forms = [
            (plain(t.surface), sense(text, t, self._containers) if t.surface in shared else frozenset())
            for t in toponyms
        ]
        for form, toponym in zip(forms, toponyms, strict=True):
            groups.setdefault(form, []).append(toponym)
        names = {form: self._name_candidates(text, group, form[1]) for form, group in groups.items()}
        disambiguate(self._table, list(names.values()), self._hints.read(text, toponyms), prior)
        surfaces = {form: _shortened(group[0].surface) for form, group in groups.items()}
        explainer = Explainer(self._table, names, surfaces)
        explained = {
            form: explainer.explain(form, self._candidates(group[0].surface).relation)
            for form, group in groups.items()
        }
        located = [explained[form].at(toponym) for form, toponym in zip(forms, toponyms, strict=True)]
        return [
            answer if answer.place or answer.ambiguous else explainer.with_neighbour(answer, located)
            for answer in located
        ]

    def _is_shared(self, surface: str) -> bool:
        """Whether a large city and a region are among the best known places of the name."""
        rows = self._candidates(surface).rows[:3]
        cities = [row for row in rows if self._table.kind_of(row) is PlaceKind.CITY]
        large = any(self._table.population[row] > LARGE_TOWN for row in cities)
        return large and any(self._table.kind_of(row) is PlaceKind.REGION for row in rows)

    def untagged(
        self, text: str, toponyms: Sequence[Toponym], taken: Sequence[tuple[int, int]] = ()
    ) -> list[Toponym]:
        """Certain toponyms in `text` that are neither in `toponyms` nor in a span of `taken`.

        `taken` holds the spans of other entities: persons and organisations.
        """
        return untagged(text, toponyms, taken, self)

    def place_named(self, surface: str) -> GazetteerPlace | None:
        """The most written about place that has exactly this name as its own; None where no place has it."""
        return self._cached_place(surface) if len(surface) <= LONGEST else None

    def _greatest_of_own_name(self, surface: str) -> GazetteerPlace | None:
        rows = [row for row, own in self._table.find(plain(surface)) if own]
        return self._table.place(max(rows, key=self._table.prior.__getitem__)) if rows else None

    def precedes_container(self, text: str, toponym: Toponym) -> bool:
        """Whether the country, region or county of a place of that name follows: "X, Texas"."""
        _, containers = self._containers.following(text, toponym)
        if not containers:
            return False
        found = self._candidates(toponym.surface)
        rows = np.array(found.rows, dtype=np.int64)
        return found.relation is Relation.SAME and bool(self._containers.contain(containers, rows).any())

    def _candidates(self, surface: str) -> _RankedRows:
        """The candidates for a surface. The cache holds no surface that is too long to be a name."""
        return self._cached_candidates(surface) if len(surface) <= LONGEST else _RankedRows((), ())

    def _search(self, surface: str) -> _RankedRows:
        country = self._hints.demonyms.get(surface)
        if country is not None:
            row = self._table.country_row(country)
            return _RankedRows((row,), (float(self._table.prior[row]),))
        best: dict[int, float] = {}
        relation: Relation | None = None
        owned = False
        for reading in readings(surface):
            if relation is not None and (owned or reading.relation is not Relation.SAME):
                break
            for row, own in self._table.find(reading.key):
                prior = float(self._table.prior[row]) - reading.penalty - (0.0 if own else ALIAS)
                if reading.kinds is not None and self._table.kind_of(row) not in reading.kinds:
                    if reading.kinds & NATURE:
                        continue
                    prior -= WRONG_KIND
                best[row] = max(best.get(row, -99.0), prior)
                relation = relation or reading.relation
                owned = owned or own
        self._prefer_towns(best)
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))[:MOST_CANDIDATES]
        rows, priors = tuple(row for row, _ in ranked), tuple(prior for _, prior in ranked)
        return _RankedRows(rows, priors, relation or Relation.SAME)

    def _prefer_towns(self, priors: dict[int, float]) -> None:
        """Where a large town and the region around it have one name, the name alone means the town."""
        table = self._table
        towns = {
            table.admin[row]
            for row in priors
            if table.kind_of(row) is PlaceKind.CITY and table.population[row] > LARGE_TOWN
        }
        for row in priors:
            if table.kind_of(row) in (PlaceKind.REGION, PlaceKind.COUNTY) and table.admin[row] in towns:
                priors[row] -= 1.0

    def _name_candidates(self, text: str, mentions: Sequence[Toponym], meant: Sense) -> NameCandidates:
        found = self._candidates(mentions[0].surface)
        container, containers = "", set[int]()
        if not found.rows and ", " in mentions[0].surface:
            town, _, tail = mentions[0].surface.partition(", ")
            found = self._candidates(town)
            container, rows = self._containers.beginning(tail)
            containers.update(rows)
        for toponym in mentions:
            words, rows = self._containers.following(text, toponym)
            container = container or words
            containers.update(rows)
        candidates = np.array(found.rows, dtype=np.int64)
        contained = self._containers.contain(containers, candidates) if containers else None
        wrong = [bool(meant) and self._table.kind_of(row) not in meant for row in found.rows]
        priors = np.array(found.priors) - WRONG_SENSE * np.array(wrong, dtype=np.float64)
        return NameCandidates(candidates, priors, len(mentions), contained, container)


def _shortened(surface: str) -> str:
    """A surface as a reason quotes it."""
    return surface if len(surface) <= LONGEST else f"{surface[:LONGEST]}…"


@lru_cache(maxsize=1)
def _load() -> Gazetteer:
    return Gazetteer(Table(DATA / "places.npz"))
