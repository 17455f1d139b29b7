"""A place name in its article → the place, with coordinates and the reason.

Pure: reads nothing but its own packaged table. Two places as likely as each other mean no place, with the
candidates kept for an editor.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from articles.gazetteer import disambiguation
from articles.gazetteer.context import Evidence
from articles.gazetteer.explanation import Judge
from articles.gazetteer.names import LONGEST, Relation, plain, readings
from articles.gazetteer.overlooked import overlooked
from articles.gazetteer.place import Located, Place, PlaceKind, PlaceNamed
from articles.gazetteer.table import Table

DATA = Path(__file__).parent / "data"
MOST_CANDIDATES = 40
OTHER_NAME = 1.5
"""Powers of ten that a name which is not the place's own costs it."""
WRONG_KIND = 3.0
"""Powers of ten against a place of another kind than the words around its name say."""
NATURE = frozenset({PlaceKind.WATER, PlaceKind.MOUNTAIN, PlaceKind.ISLAND, PlaceKind.OTHER})
"""Kinds that are no town under another name: Salmon River does not flow through every Salmon."""
LARGE_TOWN = 100_000
MAJOR_TOWN = 300_000
_MAJOR = (PlaceKind.REGION, PlaceKind.COUNTRY, PlaceKind.CONTINENT)
_CLEAR = 0.5
"""Powers of ten by which a name's great places must lead its small ones to be known without any context."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What the table has for one surface: rows and priors in parallel, the likeliest first."""

    rows: tuple[int, ...]
    priors: tuple[float, ...]
    relation: Relation = Relation.IS


class Gazetteer:
    """The table and the choice. Load it once; any number of threads may ask it."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._evidence = Evidence(table, DATA / "demonyms.csv")
        self._cached = lru_cache(maxsize=20_000)(self._search)
        self._named = lru_cache(maxsize=20_000)(self._own)

    @classmethod
    def load(cls) -> "Gazetteer":
        """The packaged gazetteer, read once a process."""
        return _load()

    def lookup(self, name: str) -> tuple[Place, ...]:
        """All places that `name` may stand for, the most written about first, without any context."""
        return tuple(self._table.place(row) for row in self._found(name).rows)

    def known_major(self, name: str) -> Place | None:
        """The country, first level region or large town that `name` stands for without doubt; else None."""
        found = self._found(name)
        if not found.rows or found.relation is not Relation.IS or self.is_demonym(name):
            return None
        rivals = [
            row
            for row, prior in zip(found.rows, found.priors, strict=True)
            if found.priors[0] - prior < _CLEAR
        ]
        return self._table.place(found.rows[0]) if all(map(self._is_major, rivals)) else None

    def _is_major(self, row: int) -> bool:
        kind = self._table.kind_of(row)
        return kind in _MAJOR or (kind is PlaceKind.CITY and int(self._table.population[row]) >= MAJOR_TOWN)

    def is_demonym(self, word: str) -> bool:
        """Whether `word` names the people or the things of a country ("Egyptian"): no place itself."""
        return word in self._evidence.demonyms

    def locate(self, text: str, places: Sequence[PlaceNamed]) -> list[Located]:
        """Answers in the order of `places`, whose spans are code points into `text`.

        All names of the article are weighed together, so hand over all of them in one call.
        """
        groups: dict[str, list[PlaceNamed]] = {}
        for named in places:
            groups.setdefault(plain(named.surface), []).append(named)
        names = {form: self._name(text, group) for form, group in groups.items()}
        disambiguation.weigh(self._table, list(names.values()), self._evidence.hints(text, places))
        judge = Judge(self._table, names, {form: _short(group[0].surface) for form, group in groups.items()})
        judged = {form: judge.judge(form, self._found(groups[form][0].surface).relation) for form in groups}
        located = [judged[plain(named.surface)].at(named) for named in places]
        return [
            judge.beside(answer, located) if answer.place is None and not answer.ambiguous else answer
            for answer in located
        ]

    def overlooked(
        self, text: str, places: Sequence[PlaceNamed], taken: Sequence[tuple[int, int]] = ()
    ) -> list[PlaceNamed]:
        """Names in `text` that are places beyond doubt but stand in neither `places` nor `taken`.

        Hand over as `taken` what is known to be something else: the spans of persons and organisations.
        """
        return overlooked(text, places, taken, self)

    def named(self, surface: str) -> Place | None:
        """The most written about place that has exactly this name as its own; None where there is none."""
        return self._named(surface) if len(surface) <= LONGEST else None

    def _own(self, surface: str) -> Place | None:
        rows = [row for row, own in self._table.find(plain(surface)) if own]
        return self._table.place(max(rows, key=self._table.prior.__getitem__)) if rows else None

    def is_followed(self, text: str, named: PlaceNamed) -> bool:
        """Whether a country or region stands right behind the name in which a place of that name lies."""
        _, containers = self._evidence.behind(text, named)
        if not containers:
            return False
        found = self._found(named.surface)
        rows = np.array(found.rows, dtype=np.int64)
        return found.relation is Relation.IS and bool(self._evidence.inside(rows, containers).any())

    def _found(self, surface: str) -> _Found:
        """What the table has for a surface; what is too long for a name is not kept in the cache."""
        return self._cached(surface) if len(surface) <= LONGEST else _Found((), ())

    def _search(self, surface: str) -> _Found:
        country = self._evidence.demonyms.get(surface)
        if country is not None:
            row = self._table.country_row(country)
            return _Found((row,), (float(self._table.prior[row]),))
        best: dict[int, float] = {}
        relation: Relation | None = None
        owned = False
        for reading in readings(surface):
            if relation is not None and (owned or reading.relation is not Relation.IS):
                break
            for row, own in self._table.find(reading.key):
                prior = float(self._table.prior[row]) - reading.penalty - (0.0 if own else OTHER_NAME)
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
        return _Found(rows, priors, relation or Relation.IS)

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

    def _name(self, text: str, group: Sequence[PlaceNamed]) -> disambiguation.Name:
        found = self._found(group[0].surface)
        behind, containers = "", set[int]()
        if not found.rows and ", " in group[0].surface:
            town, _, tail = group[0].surface.partition(", ")
            found = self._found(town)
            behind, rows = self._evidence.containers(tail)
            containers.update(rows)
        for named in group:
            words, rows = self._evidence.behind(text, named)
            behind = behind or words
            containers.update(rows)
        candidates = np.array(found.rows, dtype=np.int64)
        inside = self._evidence.inside(candidates, containers) if containers else None
        return disambiguation.Name(candidates, np.array(found.priors), len(group), inside, behind)


def _short(surface: str) -> str:
    """A surface as a reason quotes it."""
    return surface if len(surface) <= LONGEST else f"{surface[:LONGEST]}…"


@lru_cache(maxsize=1)
def _load() -> Gazetteer:
    return Gazetteer(Table(DATA / "places.npz"))
