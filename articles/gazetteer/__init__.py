"""Place names in their article → places. See `gazetteer.Gazetteer`."""

from articles.gazetteer.gazetteer import Gazetteer
from articles.gazetteer.toponyms import GazetteerPlace, LocatedToponym, PlaceKind, Toponym

__all__ = ["Gazetteer", "GazetteerPlace", "LocatedToponym", "PlaceKind", "Toponym"]
