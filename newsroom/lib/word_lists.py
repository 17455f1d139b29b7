"""Word lists that are kept as data files: one entry a line, `#` opens a comment.

An entry may carry a value after a tab. Entries are lower case unless their case matters.
Pure: knows no Django.
"""

from functools import cache
from importlib.resources import files


class WordLists:
    """The lists of one package; each is read once. FileNotFoundError for a list that does not exist."""

    def __init__(self, package: str) -> None:
        self._folder = files(package)
        self.values = cache(self._values)
        self.words = cache(self._words)
        self.forms = cache(self._forms)
        self.marks = cache(self._marks)

    def _values(self, name: str) -> dict[str, str]:
        """The entries of one list with what follows their tab; the empty string where nothing does."""
        table: dict[str, str] = {}
        for line in (self._folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            entry, _, value = line.partition("#")[0].rstrip().partition("\t")
            if entry:
                table[entry] = value
        return table

    def _words(self, name: str) -> frozenset[str]:
        """The entries of one list."""
        return frozenset(self.values(name))

    def _forms(self, name: str) -> dict[str, str]:
        """A list whose lines hold all forms of one word, separated by spaces: each form with its line's
        value.
        """
        return {form: value for line, value in self.values(name).items() for form in line.split(" ")}

    def _marks(self, name: str) -> dict[str, frozenset[str]]:
        """The entries of one list with the set of words, separated by spaces, that follow their tab."""
        return {entry: frozenset(value.split()) for entry, value in self.values(name).items()}
