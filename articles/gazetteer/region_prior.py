"""Where the news of an outlet usually happens, as a prior for its names.

Rule: a local paper names its own towns and seldom says in which state they are. The places that it names
*unmistakably* show its region: a name of one place only, a name that its state follows, a state by its name.
Each counts once an article. A candidate is likelier in the countries and regions of these places, and near
them.

Only unmistakable places count, and which these are does not depend on a prior. So a prior does not feed on
its own results, and the order in which articles are read does not matter.
"""

from collections.abc import Mapping
from dataclasses import astuple, dataclass

import numpy as np

from articles.gazetteer.table import Floats, Ints, Table
from articles.gazetteer.toponyms import PlaceKind

MOST_PLACES = 40
"""Places that a prior keeps, those named in the most articles."""
CAUTION = 2.0
"""Articles that agree with nothing: the places of a single article are not yet a region."""
NEAR_KM = 60.0
EVIDENCE_KINDS = (PlaceKind.CITY, PlaceKind.COUNTY, PlaceKind.FACILITY, PlaceKind.REGION)
"""Kinds that show a region. The countries in the news are seldom the outlet's own."""


@dataclass(frozen=True, slots=True)
class HomePlace:
    """A place that an outlet names unmistakably. Degrees, WGS 84."""

    country_code: str
    region: str
    """Name of the first level region that it is, or is in; empty where there is none."""
    latitude: float
    longitude: float
    is_region: bool


@dataclass(frozen=True, slots=True)
class RegionPrior:
    """The places of one outlet, each with the number of its articles that name it unmistakably."""

    places: tuple[tuple[HomePlace, int], ...] = ()

    @classmethod
    def of(cls, articles: Mapping[HomePlace, int]) -> "RegionPrior":
        """From the number of articles that name each place."""
        most = sorted(articles.items(), key=lambda item: (-item[1], astuple(item[0])))
        return cls(tuple(most[:MOST_PLACES]))

    def support(self, table: Table, rows: Ints) -> Floats:
        """The shares of the outlet's places in the country, in the region and near each row: (3, rows)."""
        support = np.zeros((3, len(rows)))
        total = CAUTION + sum(articles for _, articles in self.places)
        for place, articles in self.places:
            share = articles / total
            country = table.country_number(place.country_code)
            support[0] += share * (table.country[rows] == (table.no_country if country is None else country))
            admin = table.admin_number(place.country_code, place.region)
            support[1] += share * (table.admin[rows] == (table.no_admin if admin is None else admin))
            if not place.is_region:
                support[2] += share * np.exp(-_km(table, rows, place) / NEAR_KM)
        support[0, table.country[rows] == table.no_country] = 0.0
        support[1, table.admin[rows] == table.no_admin] = 0.0
        support[2, ~table.is_local(rows)] = 0.0
        return support


def _km(table: Table, rows: Ints, place: HomePlace) -> Floats:
    """Distance on a plane: exact enough at the distances that count."""
    north = table.latitude[rows].astype(np.float64) - place.latitude
    east = np.abs(table.longitude[rows].astype(np.float64) - place.longitude)
    east = np.minimum(east, 360.0 - east) * np.cos(np.radians(place.latitude))
    distance: Floats = np.hypot(north, east) * 111.2
    return distance
