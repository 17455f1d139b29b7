"""Word lists, kept as data files in `lexicons/`: one entry a line, `#` opens a comment.

An entry may carry a value after a tab. Entries are lower case unless the case matters.
"""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "lexicons"


@cache
def words(name: str) -> frozenset[str]:
    """The entries of one list. Raises FileNotFoundError for a list that is not there."""
    return frozenset(values(name))


@cache
def values(name: str) -> dict[str, str]:
    """The entries of one list with what stands after their tab; the empty string where nothing does."""
    table: dict[str, str] = {}
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        entry, _, value = line.partition("#")[0].rstrip().partition("\t")
        if entry:
            table[entry] = value
    return table


@cache
def forms(name: str) -> dict[str, str]:
    """A list whose lines hold all forms of one word, separated by spaces: each form with its line's value."""
    return {form: value for line, value in values(name).items() for form in line.split(" ")}
