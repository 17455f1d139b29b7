"""The gazetteer's values: places, toponyms (place names in a text), and toponyms with their place.

Offsets are half-open Unicode code points of the text. Coordinates are degrees, WGS 84.
"""

from dataclasses import dataclass
from enum import StrEnum


class PlaceKind(StrEnum):
    COUNTRY = "country"
    REGION = "region"
    """First level below a country: a state, a province."""
    COUNTY = "county"
    """Second level: a county, a district."""
    CITY = "city"
    CONTINENT = "continent"
    AREA = "area"
    """Part of the world or of a country without an administration: the Middle East, New England."""
    WATER = "water"
    MOUNTAIN = "mountain"
    ISLAND = "island"
    FACILITY = "facility"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    key: str
    """Stable from one build of the table to the next: "gn:2759794" for GeoNames, else "kind:code:name"."""
    name: str
    kind: PlaceKind
    country_code: str | None
    """ISO 3166-1, two letters; None if the place is in several countries or in none."""
    admin1: str | None
    """Name of the first level region that the place is in."""
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    population: int
    """0 where it is unknown."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in a text: `text[start:end] == surface`."""

    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class LocatedToponym:
    """A toponym with its place. `place` is None where the name is unknown or ambiguous."""

    toponym: Toponym
    place: GazetteerPlace | None
    candidates: tuple[GazetteerPlace, ...]
    """The likeliest first, at most five. For an unknown name: the known place named nearest to it, if any."""
    confidence: float
    reason: str
    ambiguous: bool
    names_place: bool = True
    """Whether the surface is a name of the place itself, not of a part of it or of something in it."""
    unmistakable: bool = False
    """Whether nothing else in the article or outlet is needed to know the place."""


WITH_REGION = ("US", "CA", "AU")
"""Countries whose newspapers name a town with its region: "Springfield, Illinois"."""
