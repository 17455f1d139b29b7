from pathlib import Path

import pytest

from articles.gazetteer import Gazetteer, PlaceKind
from articles.gazetteer.build.entries import Entry
from articles.gazetteer.build.index import index_of
from articles.gazetteer.table import PlaceRecord, Table, write


def record(
    name: str, kind: str, country: str, admin1: str, at: tuple[float, float], people: int
) -> PlaceRecord:
    key = f"{kind}:{country}-{admin1}:{name}"
    return PlaceRecord(key, name, PlaceKind(kind), country, admin1, *at, population=people, fame=0)


SMALL_WORLD = (
    Entry(record("Europe", "continent", "", "", (48, 9), 0)),
    Entry(record("United States", "country", "US", "", (39, -98), 327_000_000)),
    Entry(record("France", "country", "FR", "", (46, 2), 66_000_000)),
    Entry(record("Georgia", "country", "GE", "", (42, 43.5), 3_700_000)),
    Entry(record("Georgia", "region", "US", "US.GA", (32.8, -83.5), 9_000_000)),
    Entry(record("Alabama", "region", "US", "US.AL", (32.8, -86.8), 4_700_000)),
    Entry(record("Texas", "region", "US", "US.TX", (31.3, -98.5), 22_000_000), own={"Tex."}),
    Entry(record("Lamar County", "county", "US", "US.TX", (33.7, -95.6), 49_000)),
    Entry(record("Paris", "city", "FR", "FR.11", (48.85, 2.35), 2_100_000), {"Lutetia"}),
    Entry(record("Paris", "city", "US", "US.TX", (33.66, -95.56), 24_000)),
    Entry(record("Dallas", "city", "US", "US.TX", (32.8, -96.8), 1_300_000)),
    Entry(record("Reno", "city", "US", "US.TX", (33.66, -95.47), 3_100)),
    Entry(record("Lyon", "city", "FR", "FR.84", (45.75, 4.85), 520_000)),
    Entry(record("Clayton", "city", "US", "US.GA", (34.88, -83.4), 2_000)),
    Entry(record("Clayton", "city", "US", "US.AL", (31.88, -85.45), 2_100)),
)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The packaged gazetteer."""
    return Gazetteer.load()


@pytest.fixture(scope="session")
def small_table(tmp_path_factory) -> Table:
    """A table of fifteen places: two called Paris, two Georgia, two Clayton."""
    path: Path = tmp_path_factory.mktemp("gazetteer") / "places.npz"
    names = {"US.TX": "Texas", "US.GA": "Georgia", "US.AL": "Alabama", "FR.11": "Île-de-France"}
    entries = list(SMALL_WORLD)
    write(path, [entry.record for entry in entries], names, index_of(entries))
    return Table(path)
