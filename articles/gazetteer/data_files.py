"""The lists in data/.

A line is a record, ";" separates its fields, "|" the values of a field. "#" opens a comment line.
"""

from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"


def records(name: str) -> Iterator[list[str]]:
    """The fields of each record of data/`name`."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split(";")


def values(joined: str) -> set[str]:
    """The values of one field."""
    return {value for value in joined.split("|") if value}
