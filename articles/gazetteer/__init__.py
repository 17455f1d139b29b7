"""Place names in their article → places. See `gazetteer.Gazetteer`."""

from articles.gazetteer.gazetteer import Gazetteer
from articles.gazetteer.region_prior import EVIDENCE_KINDS, HomePlace, RegionPrior
from articles.gazetteer.toponyms import GazetteerPlace, LocatedToponym, PlaceKind, Toponym

__all__ = [
    "EVIDENCE_KINDS",
    "Gazetteer",
    "GazetteerPlace",
    "HomePlace",
    "LocatedToponym",
    "PlaceKind",
    "RegionPrior",
    "Toponym",
]
