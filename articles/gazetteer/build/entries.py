"""One place on its way into the table, and how the sources are opened."""

import importlib.util
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from articles.gazetteer.names import fold
from articles.gazetteer.table import Row

DATA = Path(__file__).parents[1] / "data"
Point = tuple[float, float]
"""Latitude and longitude in degrees."""
_SCHOLARLY = str.maketrans({"‘": "", "ʻ": "", "’": "'", "ʼ": "'", "ı": "i"})
_LATIN = re.compile(r"[a-z][a-z '’.,&()/-]*[a-z.)]")


@dataclass
class Entry:
    """One place on its way into the table, with every name that it is filed under."""

    row: Row
    aliases: set[str] = field(default_factory=set)
    """Names that others give it too, or that are rarely used."""
    own: set[str] = field(default_factory=set)
    """Names that it has as good a right to as to `row.name`."""


def package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The package {name} is missing: see docs/gazetteer.md for the packages to install.")
    return Path(spec.origin).parent


def lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split(";")


def names_in(joined: str) -> set[str]:
    return {name for name in joined.split("|") if name}


@lru_cache(maxsize=1)
def _other_scripts() -> frozenset[str]:
    """data/scripts.csv."""
    return frozenset(code for (joined,) in lines(DATA / "scripts.csv") for code in joined.split("|"))


def printed(name: str, country: str) -> str:
    """The name as newspapers print it: without the marks that scholars put on Arabic or Indian names."""
    if name.isascii() or country not in _other_scripts():
        return name
    letters = unicodedata.normalize("NFKD", name.translate(_SCHOLARLY))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def usable_alias(name: str) -> bool:
    """Whether a foreign or short name may stand in an English text: Latin letters, more than a code."""
    plain = fold(name)
    return len(plain) > 3 and not name.isupper() and not name[0].islower() and bool(_LATIN.fullmatch(plain))


def middle(points: list[Point]) -> Point:
    """The mean point. Regions across the date line are few; their centre is in data/regions.csv."""
    return sum(point[0] for point in points) / len(points), sum(point[1] for point in points) / len(points)
