"""What the text says beside its place names: the region right behind one, the countries it is about."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from articles.gazetteer.disambiguation import Hints, Ints
from articles.gazetteer.names import key
from articles.gazetteer.place import PlaceKind, PlaceNamed
from articles.gazetteer.table import Table

_CONTAINERS = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.COUNTY)
_BEHIND = re.compile(
    r"(?:['’]s)?(?:,|\s*\(|,?\s+in|,?\s+of)\s+(?:the\s+|northern\s+|southern\s+|eastern\s+|western\s+|central\s+)?"
    r"((?:[A-Z][\w.’'-]*)(?:\s(?:[A-Z][\w.’'-]*|of|and)){0,3})"
)
_LISTED = re.compile(r"(?:,?\s+(?:and|or|&)|,)\s+((?:[A-Z][\w.’'-]*)(?:\s[A-Z][\w.’'-]*){0,2})")
_REACH = 60
"""Code points behind a name in which its container must begin."""
_WORDS = re.compile(r"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?")
_STATES_OF = ("US", "CA", "AU")
_HINT = 0.5
"""The weight of a demonym or an untagged state's name, where a tagged place name has 1."""


class Evidence:
    """Reads texts against one table."""

    def __init__(self, table: Table, demonyms: Path) -> None:
        self._table = table
        self.demonyms = dict(_demonyms(demonyms, table))
        self._states = {
            table.name(row): int(table.admin[row])
            for row in map(int, np.flatnonzero(table.is_kind(PlaceKind.REGION)))
            if table.country_code(row) in _STATES_OF
        }
        self._contain = lru_cache(maxsize=5_000)(self._containers)

    def behind(self, text: str, named: PlaceNamed) -> tuple[str, tuple[int, ...]]:
        """The words and the rows of the country, region or county that follows: "X, Texas", "X in Texas".

        Nothing where X is a country or region itself and a list goes on: "Georgia, Alabama and Tennessee".
        """
        found = _BEHIND.match(text, named.end, named.end + _REACH)
        if found is None:
            return "", ()
        name, rows = self._contain(found.group(1))
        if rows and self._contain(named.surface)[1]:
            listed = _LISTED.match(text, found.start(1) + len(name), named.end + 2 * _REACH)
            if listed and self._contain(listed.group(1))[1]:
                return "", ()
        return name, rows

    def containers(self, words: str) -> tuple[str, tuple[int, ...]]:
        """The countries, regions and counties that a run of words begins with, by its longest reading."""
        return self._contain(words)

    def _containers(self, words: str) -> tuple[str, tuple[int, ...]]:
        parts = words.split()
        for length in range(len(parts), 0, -1):
            name = " ".join(parts[:length]).rstrip(",;:")
            rows = tuple(
                row
                for row, own in self._table.find(key(name))
                if own and self._table.kind_of(row) in _CONTAINERS
            )
            if rows:
                return name, rows
        return "", ()

    def inside(self, rows: Ints, containers: Iterable[int]) -> NDArray[np.bool_]:
        """Which of `rows` lie in one of the containers."""
        table = self._table
        within = np.zeros(len(rows), dtype=bool)
        for container in containers:
            if table.kind_of(container) is PlaceKind.COUNTRY:
                same = table.country[rows] == table.country[container]
            else:
                same = table.admin[rows] == table.admin[container]
            within |= same & (rows != container)
        return within

    def hints(self, text: str, places: Sequence[PlaceNamed]) -> Hints:
        """Countries by their demonyms, states by their names where no tagged place stands."""
        hints = Hints()
        surfaces = {named.surface for named in places}
        for words in set(_WORDS.findall(text)) - surfaces:
            for name in {words, *words.split(" ")} - surfaces:
                if (country := self.demonyms.get(name)) is not None:
                    hints.countries[country] = _HINT
                if (state := self._states.get(name)) is not None:
                    hints.regions[state] = _HINT
        return hints


def _demonyms(path: Path, table: Table) -> Iterable[tuple[str, int]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, words = line.split(";")
            number = table.country_number(code)
            if number is not None:
                yield from ((word, number) for word in words.split("|"))
