"""The country, region or county that follows a place name: "X, Texas", "X in Texas"."""

import re
from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from articles.gazetteer.names import key
from articles.gazetteer.table import Ints, Table
from articles.gazetteer.toponyms import PlaceKind, Toponym

_KINDS = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.COUNTY)
_FOLLOWING = re.compile(
    r"(?:['’]s)?(?:,|\s*\(|,?\s+in|,?\s+of)\s+(?:the\s+|northern\s+|southern\s+|eastern\s+|western\s+|central\s+)?"
    r"((?:[A-Z][\w.’'-]*)(?:\s(?:[A-Z][\w.’'-]*|of|and)){0,3})"
)
_NEXT_IN_LIST = re.compile(r"(?:,?\s+(?:and|or|&)|,)\s+((?:[A-Z][\w.’'-]*)(?:\s[A-Z][\w.’'-]*){0,2})")
_REACH = 60
"""Code points after a name within which the match of its container ends."""


class Containers:
    """Finds containers by the names of one table."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._cached = lru_cache(maxsize=5_000)(self._beginning)

    def following(self, text: str, toponym: Toponym) -> tuple[str, tuple[int, ...]]:
        """The name and the rows of the container that follows; "" and () where none does.

        None where the toponym names a country or region itself and a list continues: "Georgia, Alabama and
        Tennessee".
        """
        found = _FOLLOWING.match(text, toponym.end, toponym.end + _REACH)
        if found is None:
            return "", ()
        name, rows = self._cached(found.group(1))
        if rows and self._cached(toponym.surface)[1]:
            after = _NEXT_IN_LIST.match(text, found.start(1) + len(name), toponym.end + 2 * _REACH)
            if after and self._cached(after.group(1))[1]:
                return "", ()
        return name, rows

    def beginning(self, words: str) -> tuple[str, tuple[int, ...]]:
        """The longest name of a container that `words` begins with, and its rows; else "" and ()."""
        return self._cached(words)

    def has_town(self, town: str, container: str) -> bool:
        """Whether a place of the first name is in a country or region of the second."""
        rows = np.array([row for row, _ in self._table.find(key(town))], dtype=np.int64)
        return bool(len(rows) and self.contain(self._cached(container)[1], rows).any())

    def _beginning(self, words: str) -> tuple[str, tuple[int, ...]]:
        parts = words.split()
        for length in range(len(parts), 0, -1):
            name = " ".join(parts[:length]).rstrip(",;:")
            rows = tuple(
                row for row, own in self._table.find(key(name)) if own and self._table.kind_of(row) in _KINDS
            )
            if rows:
                return name, rows
        return "", ()

    def contain(self, containers: Iterable[int], rows: Ints) -> NDArray[np.bool_]:
        """For each of `rows`, whether it is in one of the containers."""
        table = self._table
        contained = np.zeros(len(rows), dtype=bool)
        for container in containers:
            if table.kind_of(container) is PlaceKind.COUNTRY:
                same = table.country[rows] == table.country[container]
            else:
                same = table.admin[rows] == table.admin[container]
            contained |= same & (rows != container)
        return contained
