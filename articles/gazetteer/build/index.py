"""The index of the table: under which keys each place is found."""

from collections import defaultdict

from articles.gazetteer.build.entries import Entry
from articles.gazetteer.names import key
from articles.gazetteer.toponyms import PlaceKind


def index_of(entries: list[Entry]) -> dict[str, dict[int, bool]]:
    """Key of a name → {row: whether it is the place's own name, in its source or in our lists}."""
    index: dict[str, dict[int, bool]] = defaultdict(dict)
    for number, entry in enumerate(entries):
        own = {entry.record.name} | entry.own
        for name in own | entry.aliases:
            for form in _forms(key(name), entry.record.kind):
                index[form][number] = index[form].get(number, False) or name in own
    index.pop("", None)
    return index


def _forms(form: str, kind: PlaceKind) -> set[str]:
    """A name without its article, and a river in both word orders."""
    forms = {form, form.removeprefix("the ")}
    words = form.split()
    if kind is PlaceKind.WATER and len(words) == 2 and words[1] == "river":
        forms.add(f"river {words[0]}")
    return forms
