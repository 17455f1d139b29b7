"""Countries and regions that a text speaks of without a tagged toponym: "Egyptian", an untagged "Ohio"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from articles.gazetteer.data_files import records, values
from articles.gazetteer.table import Table
from articles.gazetteer.toponyms import WITH_REGION, PlaceKind, Toponym

_WORDS = re.compile(r"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?")
_WEIGHT = 0.5
"""Votes of a hint; a toponym that occurs once has 1."""


@dataclass(slots=True)
class Hints:
    """Number of a country or region in the table → its votes."""

    countries: dict[int, float] = field(default_factory=dict)
    regions: dict[int, float] = field(default_factory=dict)


class HintReader:
    """Reads hints from texts by the demonyms of data/demonyms.csv and the region names of one table."""

    def __init__(self, table: Table) -> None:
        self.demonyms = dict(_demonyms(table))
        """Demonym, as it is printed → number of its country."""
        self._regions = {
            table.name(row): int(table.admin[row])
            for row in map(int, np.flatnonzero(table.is_kind(PlaceKind.REGION)))
            if table.country_code(row) in WITH_REGION
        }

    def read(self, text: str, toponyms: Sequence[Toponym]) -> Hints:
        """The hints of the capitalised words that are not the surface of a toponym."""
        hints = Hints()
        surfaces = {toponym.surface for toponym in toponyms}
        for words in set(_WORDS.findall(text)) - surfaces:
            for name in {words, *words.split(" ")} - surfaces:
                if (country := self.demonyms.get(name)) is not None:
                    hints.countries[country] = _WEIGHT
                if (region := self._regions.get(name)) is not None:
                    hints.regions[region] = _WEIGHT
        return hints


def _demonyms(table: Table) -> Iterable[tuple[str, int]]:
    for code, words in records("demonyms.csv"):
        if (number := table.country_number(code)) is not None:
            yield from ((word, number) for word in values(words))
