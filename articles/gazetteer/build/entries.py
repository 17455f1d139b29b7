"""One place before it is written to the table, and what the readers of the sources share."""

import importlib.util
import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from articles.gazetteer.data_files import records, values
from articles.gazetteer.names import fold
from articles.gazetteer.table import PlaceRecord

Point = tuple[float, float]
"""Latitude and longitude in degrees."""
_SCHOLARLY = str.maketrans({"‘": "", "ʻ": "", "’": "'", "ʼ": "'", "ı": "i"})
_LATIN = re.compile(r"[a-z][a-z '’.,&()/-]*[a-z.)]")


@dataclass
class Entry:
    """One place before it is written to the table, with every name that finds it."""

    record: PlaceRecord
    aliases: set[str] = field(default_factory=set)
    """Names that other places also have, or that are rarely used."""
    own: set[str] = field(default_factory=set)
    """Names that count as its own, besides `record.name`."""


def package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The package {name} is missing: see docs/gazetteer.md for the packages to install.")
    return Path(spec.origin).parent


@lru_cache(maxsize=1)
def _other_scripts() -> frozenset[str]:
    """data/scripts.csv."""
    return frozenset(code for (joined,) in records("scripts.csv") for code in values(joined))


def printed(name: str, country: str) -> str:
    """The name as newspapers print it: without the marks of scholarly transcription, as of Arabic names."""
    if name.isascii() or country not in _other_scripts():
        return name
    letters = unicodedata.normalize("NFKD", name.translate(_SCHOLARLY))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def usable_alias(name: str) -> bool:
    """Whether an English text can print this foreign or short name: Latin letters, longer than a code."""
    plain = fold(name)
    return len(plain) > 3 and not name.isupper() and not name[0].islower() and bool(_LATIN.fullmatch(plain))


def middle(points: list[Point]) -> Point:
    """The mean point. Regions across the date line are few; their centre is in data/regions.csv."""
    return sum(point[0] for point in points) / len(points), sum(point[1] for point in points) / len(points)
