"""Writes the gazetteer's table from what pip and npm packages carry. Run by hand, never by the archive.

    python -m articles.gazetteer.build --postal US.txt

The packages and the licences of what they hold are in docs/gazetteer.md. Names and populations come from
GeoNames; regions and counties stand in the mean of their towns, unless data/regions.csv says better.
"""

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from articles.gazetteer.build import lists, regions, towns
from articles.gazetteer.build.entries import DATA, Entry, printed
from articles.gazetteer.names import key
from articles.gazetteer.place import PlaceKind
from articles.gazetteer.table import write

TABLE = DATA / "places.npz"


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
    subdivisions = regions.read_subdivisions()
    cities = towns.read_cities(subdivisions)
    postal = towns.read_postal(arguments.postal, cities, subdivisions)
    towns.add_town_aliases(cities)
    towns.mark_capitals(cities)
    entries = [
        *lists.read_countries(),
        *regions.subdivision_entries(subdivisions),
        *cities,
        *postal,
        *lists.read_airports(),
        *lists.read_curated(),
    ]
    twice = [name for name, count in Counter(entry.row.key for entry in entries).items() if count > 1]
    if twice:
        raise SystemExit(f"Two places have the same key: {', '.join(twice[:20])}")
    ours = regions.our_regions()
    admin_names = {
        area.code: printed(regions.region_name(area, ours.get(area.iso)), area.country)
        for area in subdivisions
        if area.level == 1 and area.code
    }
    index = filed(entries)
    write(TABLE, [entry.row for entry in entries], admin_names, index)
    print(f"{len(entries)} places under {len(index)} names, {TABLE.stat().st_size / 1e6:.1f} MB: {TABLE}")


if __name__ == "__main__":
    main()
