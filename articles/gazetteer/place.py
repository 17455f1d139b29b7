"""What the gazetteer speaks of: places, names as tagged, and its answers.

Offsets are Unicode code points into the text that was read, half-open. Coordinates are degrees, WGS 84.
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
    """A region of the world or of a country that no administration draws: the Middle East, New England."""
    WATER = "water"
    MOUNTAIN = "mountain"
    ISLAND = "island"
    FACILITY = "facility"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Place:
    key: str
    """Stable from one build of the table to the next: "gn:2759794" for GeoNames, else "kind:code:name"."""
    name: str
    kind: PlaceKind
    country_code: str | None
    """ISO 3166-1, two letters; None where the place lies in several countries or in none."""
    admin1: str | None
    """Name of the first level region that the place lies in."""
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    population: int
    """0 where it is unknown."""


@dataclass(frozen=True, slots=True)
class PlaceNamed:
    """A place name as the tagger saw it: `text[start:end] == surface`."""

    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Located:
    """The answer for one name. `place` is None where it is unknown or where two are as likely."""

    named: PlaceNamed
    place: Place | None
    candidates: tuple[Place, ...]
    """The likeliest first, at most five. For an unknown name, the place that it seems to lie at, if any."""
    confidence: float
    reason: str
    ambiguous: bool
    names_place: bool = True
    """Whether the surface is a name of the place itself, not of a part of it or of what stands there."""
