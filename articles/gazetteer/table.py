"""The packed table of places: columns of numbers and a sorted list of names, in one compressed file.

It is held in memory. Bisection finds names, so nothing is built at start, and 300,000 places need 40 MB.
A row is the number of a place in the columns.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.gazetteer.toponyms import GazetteerPlace, PlaceKind

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_KINDS = tuple(PlaceKind)
_LOCAL = (PlaceKind.CITY, PlaceKind.COUNTY, PlaceKind.FACILITY)
_KIND_PRIOR = {
    PlaceKind.COUNTRY: 2.0,
    PlaceKind.REGION: 0.0,
    PlaceKind.COUNTY: -0.5,
    PlaceKind.CITY: 0.0,
    PlaceKind.CONTINENT: 0.0,
    PlaceKind.AREA: 0.0,
    PlaceKind.WATER: 0.0,
    PlaceKind.MOUNTAIN: 0.0,
    PlaceKind.ISLAND: 0.0,
    PlaceKind.FACILITY: 1.5,
    PlaceKind.OTHER: 0.0,
}
"""Added to the logarithm of the population (of 100 where it is unknown)."""
_CELLS = 180 * 360
CAPITAL_PRIOR = 1.5
_FAMOUS_PRIOR = {
    PlaceKind.COUNTRY: 10.0,
    PlaceKind.REGION: 8.0,
    PlaceKind.COUNTY: 6.0,
    PlaceKind.CITY: 7.0,
    PlaceKind.CONTINENT: 10.0,
    PlaceKind.AREA: 8.0,
    PlaceKind.WATER: 7.0,
    PlaceKind.MOUNTAIN: 7.0,
    PlaceKind.ISLAND: 7.0,
    PlaceKind.FACILITY: 7.0,
    PlaceKind.OTHER: 7.0,
}
"""The prior of the places in our own lists."""
_OWN = 1 << 31
"""Bit of a posting: the name is the place's own name, not an alias."""

FAMOUS = 1
"""`PlaceRecord.fame` of a place in our own lists."""
CAPITAL = 2
"""`PlaceRecord.fame` of a country's capital."""


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """One place as the build writes it. `admin1` is a code ("US.TX"). Unknown strings are empty."""

    key: str
    name: str
    kind: PlaceKind
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int
    fame: int


def _packed(texts: Sequence[str]) -> tuple[NDArray[np.uint8], NDArray[np.uint16]]:
    """All texts joined, and the length of each in bytes."""
    raw = [text.encode() for text in texts]
    return np.frombuffer(b"".join(raw), dtype=np.uint8), np.array(
        [len(text) for text in raw], dtype=np.uint16
    )


def _columns(path: Path) -> dict[str, NDArray[Any]]:
    """The columns that `np.load` returns, each decompressed in one call: half the time."""
    with zipfile.ZipFile(path) as packed:
        return {
            name.removesuffix(".npy"): np.lib.format.read_array(
                io.BytesIO(packed.read(name)), allow_pickle=False
            )
            for name in packed.namelist()
        }


def _ends(sizes: NDArray[Any]) -> NDArray[np.int64]:
    return np.cumsum(sizes, dtype=np.int64)


def _coded(texts: Sequence[str]) -> tuple[list[str], NDArray[np.uint16]]:
    values = sorted(set(texts))
    number = {value: index for index, value in enumerate(values)}
    return values, np.array([number[text] for text in texts], dtype=np.uint16)


def write(
    path: Path,
    places: Sequence[PlaceRecord],
    admin_names: Mapping[str, str],
    index: Mapping[str, Mapping[int, bool]],
) -> None:
    """Writes the places and the index: key of a name → {row: whether it is the place's own name}."""
    keys = sorted(index)
    postings = [
        [number | (_OWN if own else 0) for number, own in sorted(index[name].items())] for name in keys
    ]
    key_blob, key_sizes = _packed(keys)
    name_blob, name_sizes = _packed([place.name for place in places])
    ids = [0 if not place.key.startswith("gn:") else int(place.key[3:]) for place in places]
    other_blob, other_sizes = _packed(["" if place.key.startswith("gn:") else place.key for place in places])
    countries, country = _coded([place.country for place in places])
    admins, admin = _coded([place.admin1 for place in places])
    np.savez_compressed(
        path,
        key_blob=key_blob,
        key_sizes=key_sizes,
        posting=np.array([number for group in postings for number in group], dtype=np.uint32),
        posting_sizes=np.array([len(group) for group in postings], dtype=np.uint16),
        name_blob=name_blob,
        name_sizes=name_sizes,
        other_blob=other_blob,
        other_sizes=other_sizes,
        geonames_id=np.array(ids, dtype=np.uint32),
        kind=np.array([_KINDS.index(place.kind) for place in places], dtype=np.uint8),
        country=country,
        admin=admin,
        latitude=np.array([place.latitude for place in places], dtype=np.float32),
        longitude=np.array([place.longitude for place in places], dtype=np.float32),
        population=np.array([place.population for place in places], dtype=np.uint32),
        fame=np.array([place.fame for place in places], dtype=np.uint8),
        countries=np.array(countries),
        admins=np.array(admins),
        admin_names=np.array([admin_names.get(code, "") for code in admins]),
    )


class Table:
    """A table that `write` wrote, read-only."""

    def __init__(self, path: Path) -> None:
        columns = _columns(path)
        self._keys = columns["key_blob"].tobytes()
        self._key_ends = _ends(columns["key_sizes"])
        self._posting = columns["posting"]
        self._posting_ends = _ends(columns["posting_sizes"])
        self._names = columns["name_blob"].tobytes()
        self._name_ends = _ends(columns["name_sizes"])
        self._others = columns["other_blob"].tobytes()
        self._other_ends = _ends(columns["other_sizes"])
        self._geonames_id = columns["geonames_id"]
        self._countries = [str(code) for code in columns["countries"]]
        self._admins = [str(code) for code in columns["admins"]]
        self._admin_names = [str(name) for name in columns["admin_names"]]
        self._admin_numbers = {
            (code.partition(".")[0], name): number
            for number, (code, name) in enumerate(zip(self._admins, self._admin_names, strict=True))
        }
        self._country_numbers = {code: number for number, code in enumerate(self._countries)}
        self.kind = columns["kind"]
        self.country = columns["country"]
        self.admin = columns["admin"]
        self.latitude = columns["latitude"]
        self.longitude = columns["longitude"]
        self.population = columns["population"]
        self.no_country = self._countries.index("")
        self.no_admin = self._admins.index("")
        self._local = np.isin(self.kind, [_KINDS.index(kind) for kind in _LOCAL])
        countries = [int(row) for row in np.flatnonzero(self.is_kind(PlaceKind.COUNTRY))]
        self._country_rows = {int(self.country[row]): row for row in countries}
        self.country_names = {self.country_code(row): self.name(row) for row in countries}
        towns = self.is_kind(PlaceKind.CITY)
        people = np.where(towns, self.population, 0).astype(np.float64)
        self.people_in_country = np.bincount(self.country, weights=people)
        self.people_in_region = np.bincount(self.admin, weights=people)
        self._people_in_cell = np.bincount(self._cells(slice(None)), weights=people, minlength=_CELLS)
        self.prior = self._priors(columns["population"], columns["fame"])

    def _priors(self, population: NDArray[Any], fame: NDArray[Any]) -> NDArray[Any]:
        """How often each place is written about, as a power of ten. A famous place counts as a large town."""
        people = np.log10(population.astype(np.float64) + 100.0)
        priors = people + np.array([_KIND_PRIOR[kind] for kind in _KINDS])[self.kind]
        famed = np.array([_FAMOUS_PRIOR[kind] for kind in _KINDS])[self.kind]
        return np.asarray(np.where(fame == FAMOUS, famed, priors) + CAPITAL_PRIOR * (fame == CAPITAL))

    def _cells(self, rows: Any, north: int = 0, east: int = 0) -> NDArray[np.int64]:
        """The number of the square degree of each place, or of the one `north` and `east` degrees away."""
        latitude = np.clip(np.floor(self.latitude[rows]).astype(np.int64) + north + 90, 0, 179)
        longitude = (np.floor(self.longitude[rows]).astype(np.int64) + east + 180) % 360
        cells: NDArray[np.int64] = latitude * 360 + longitude
        return cells

    def people_near(self, rows: NDArray[Any]) -> NDArray[Any]:
        """Inhabitants of the towns in the nine square degrees around each place."""
        around = [(north, east) for north in (-1, 0, 1) for east in (-1, 0, 1)]
        people: NDArray[Any] = np.sum(
            [self._people_in_cell[self._cells(rows, *step)] for step in around], axis=0
        )
        return people

    def is_local(self, rows: NDArray[Any]) -> NDArray[np.bool_]:
        """Whether each place is small enough for its distance to others to be evidence."""
        local: NDArray[np.bool_] = self._local[rows]
        return local

    def kind_of(self, row: int) -> PlaceKind:
        return _KINDS[int(self.kind[row])]

    def is_kind(self, kind: PlaceKind) -> NDArray[np.bool_]:
        """For each row, whether it is of that kind."""
        same: NDArray[np.bool_] = self.kind == _KINDS.index(kind)
        return same

    def country_code(self, row: int) -> str:
        return self._countries[int(self.country[row])]

    def country_row(self, number: int) -> int:
        """The row of the country itself."""
        return self._country_rows[number]

    def country_name(self, row: int) -> str:
        """The name of the country of the place; empty where it has none."""
        return self.country_names.get(self.country_code(row), "")

    def country_number(self, code: str) -> int | None:
        return self._country_numbers.get(code)

    def admin_number(self, country_code: str, name: str) -> int | None:
        """The number of a first level region by its country and its name."""
        return self._admin_numbers.get((country_code, name))

    def __len__(self) -> int:
        return len(self.kind)

    def find(self, name: str) -> list[tuple[int, bool]]:
        """The rows whose names have the key `name`, each with whether it is the place's own name."""
        wanted = name.encode()
        low, high = 0, len(self._key_ends)
        while low < high:
            middle = (low + high) // 2
            if self._slice(self._keys, self._key_ends, middle) < wanted:
                low = middle + 1
            else:
                high = middle
        if low == len(self._key_ends) or self._slice(self._keys, self._key_ends, low) != wanted:
            return []
        start = int(self._posting_ends[low - 1]) if low else 0
        return [
            (int(n) & ~_OWN, bool(int(n) & _OWN)) for n in self._posting[start : int(self._posting_ends[low])]
        ]

    def place(self, row: int) -> GazetteerPlace:
        number = int(self._geonames_id[row])
        return GazetteerPlace(
            key=f"gn:{number}" if number else self._slice(self._others, self._other_ends, row).decode(),
            name=self.name(row),
            kind=_KINDS[int(self.kind[row])],
            country_code=self._countries[int(self.country[row])] or None,
            admin1=self._admin_names[int(self.admin[row])] or None,
            latitude=round(float(self.latitude[row]), 5),
            longitude=round(float(self.longitude[row]), 5),
            geonames_id=number or None,
            population=int(self.population[row]),
        )

    def name(self, row: int) -> str:
        return self._slice(self._names, self._name_ends, row).decode()

    @staticmethod
    def _slice(blob: bytes, ends: NDArray[Any], index: int) -> bytes:
        return blob[int(ends[index - 1]) if index else 0 : int(ends[index])]
