"""Writes the gazetteer's table from data in pip and npm packages. Run by hand, never by the archive.

    python -m articles.gazetteer.build --postal US.txt

The packages and the licences of what they hold are in docs/gazetteer.md. Names and populations come from
GeoNames; the point of a region or county is the mean of its towns, unless data/regions.csv has one.
"""

import argparse
from collections import Counter
from pathlib import Path

from articles.gazetteer.build import lists, regions, towns
from articles.gazetteer.build.entries import printed
from articles.gazetteer.build.index import index_of
from articles.gazetteer.data_files import DATA
from articles.gazetteer.table import write

TABLE = DATA / "places.npz"


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
    twice = [name for name, count in Counter(entry.record.key for entry in entries).items() if count > 1]
    if twice:
        raise SystemExit(f"Two places have the same key: {', '.join(twice[:20])}")
    ours = regions.our_regions()
    admin_names = {
        area.code: printed(regions.region_name(area, ours.get(area.iso)), area.country)
        for area in subdivisions
        if area.level == 1 and area.code
    }
    index = index_of(entries)
    write(TABLE, [entry.record for entry in entries], admin_names, index)
    print(f"{len(entries)} places under {len(index)} names, {TABLE.stat().st_size / 1e6:.1f} MB: {TABLE}")


if __name__ == "__main__":
    main()
