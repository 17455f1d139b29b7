"""Place names in context → real places. See `gazetteer.Gazetteer`."""

from articles.gazetteer.gazetteer import Gazetteer
from articles.gazetteer.place import Located, Place, PlaceKind, PlaceNamed

__all__ = ["Gazetteer", "Located", "Place", "PlaceKind", "PlaceNamed"]
