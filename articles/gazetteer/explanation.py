"""From weighed candidates to what an editor reads: a place or none, how sure, and why."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from articles.gazetteer.disambiguation import Ints, Name
from articles.gazetteer.names import Relation
from articles.gazetteer.place import Located, Place, PlaceKind, PlaceNamed
from articles.gazetteer.table import Table

SURE = 0.65
"""The belief from which on a place is taken; below, the name is ambiguous."""
LISTED = 0.5
"""The belief in all candidates together below which the place is held to be one that no list has."""
SAME_SPOT_KM = 30.0
"""Two candidates no farther apart are one spot: a town and its county do not make a name ambiguous."""
SHOWN_CANDIDATES = 5
STANDS_IN_SURE = 0.5
"""The most that is believed of a facility which is known only by the town in its name."""
GUESSED = 0.3
"""What is believed of the neighbour of an unknown name."""
SUPPORT = 0.05
"""The share of the article's names that must agree before a small town in a facility's name is believed."""
LARGE_TOWN = 100_000
SENTENCE = 250
"""Code points within which a neighbour says where an unknown name lies."""
_TOO_WIDE = (PlaceKind.COUNTRY, PlaceKind.CONTINENT)
"""The Bank of America Stadium bears a name that tells nobody where it stands."""
_POINTS = (PlaceKind.CITY, PlaceKind.COUNTY, PlaceKind.FACILITY, PlaceKind.ISLAND)


@dataclass(frozen=True, slots=True)
class Judged:
    """One name's answer before it is told to each of its mentions."""

    place: Place | None
    candidates: tuple[Place, ...]
    confidence: float
    reason: str
    ambiguous: bool = False
    relation: Relation = Relation.IS

    def at(self, named: PlaceNamed) -> Located:
        return Located(
            named,
            self.place,
            self.candidates,
            self.confidence,
            self.reason,
            self.ambiguous,
            names_place=self.relation is Relation.IS,
        )


class Judge:
    """Judges the names of one article."""

    def __init__(self, table: Table, names: Mapping[str, Name], surfaces: Mapping[str, str]) -> None:
        self._table = table
        self._names = names
        self._surfaces = surfaces
        self._tops = {
            form: int(name.rows[int(np.argmax(name.belief))])
            for form, name in names.items()
            if len(name.rows)
        }
        self._by_region: dict[int, list[str]] = defaultdict(list)
        self._by_country: dict[int, list[str]] = defaultdict(list)
        for form, row in self._tops.items():
            self._by_region[int(table.admin[row])].append(form)
            self._by_country[int(table.country[row])].append(form)

    def judge(self, form: str, relation: Relation) -> Judged:
        """The answer for one name by its own candidates."""
        table, name, surface = self._table, self._names[form], self._surfaces[form]
        if not len(name.rows):
            return Judged(None, (), 0.0, f"'{surface}' is in no list of places")
        order = np.argsort(-name.belief, kind="stable")
        top = int(order[0])
        candidates = tuple(table.place(int(name.rows[index])) for index in order[:SHOWN_CANDIDATES])
        listed = float(name.belief.sum())
        if listed < LISTED:
            return Judged(None, candidates[:1], 0.0, self._far(surface, candidates[0]))
        sure = float(name.belief[self._same_spot(name.rows, top)].sum())
        if relation is Relation.STANDS_IN:
            return self._facility(form, top, candidates, sure)
        reason = self._reason(form, top, candidates, relation)
        if sure < SURE * listed:
            others = ", ".join(self._called(place) for place in candidates[1:3])
            reason = f"'{surface}' may be {self._called(candidates[0])} or {others}"
            return Judged(None, candidates, sure, reason, ambiguous=True)
        return Judged(candidates[0], candidates, sure, reason, relation=relation)

    def _facility(self, form: str, top: int, candidates: tuple[Place, ...], sure: float) -> Judged:
        name, surface = self._names[form], self._surfaces[form]
        support = float(name.shares["region"][top] + name.shares["near"][top])
        small = candidates[0].population < LARGE_TOWN and support < SUPPORT and not self._inside(name, top)
        if small or candidates[0].kind in _TOO_WIDE:
            return Judged(None, (), 0.0, f"'{surface}' is in no list of places")
        reason = f"'{surface}' is in no list of places; it bears the name of {self._called(candidates[0])}"
        taken = candidates[0] if sure >= SURE else None
        return Judged(
            taken,
            candidates,
            min(sure, STANDS_IN_SURE),
            reason,
            ambiguous=taken is None,
            relation=Relation.STANDS_IN,
        )

    def _far(self, surface: str, place: Place) -> str:
        return f"'{surface}' would be {self._called(place)}, but that lies far from all else in this article"

    def beside(self, unknown: Located, located: Sequence[Located]) -> Located:
        """For a name that no list has: the known place nearest to it in the text, a guess for an editor."""
        best: tuple[int, Place] | None = None
        for other in located:
            place = other.place
            if place is None or place.latitude is None or place.kind is PlaceKind.CONTINENT:
                continue
            gap = max(other.named.start - unknown.named.end, unknown.named.start - other.named.end, 0)
            gap += 0 if place.kind in _POINTS else SENTENCE
            if best is None or gap < best[0]:
                best = gap, place
        if best is None:
            return unknown
        reason = f"{unknown.reason}; {self._called(best[1])} is named nearest to it"
        return replace(unknown, candidates=(best[1], *unknown.candidates), confidence=GUESSED, reason=reason)

    def _same_spot(self, rows: Ints, top: int) -> NDArray[np.bool_]:
        latitude, longitude = self._table.latitude[rows], self._table.longitude[rows]
        north = latitude - latitude[top]
        east = (longitude - longitude[top]) * np.cos(np.radians(latitude[top]))
        near: NDArray[np.bool_] = np.hypot(north, east) * 111.2 < SAME_SPOT_KM
        return near

    @staticmethod
    def _inside(name: Name, top: int) -> bool:
        return name.inside is not None and bool(name.inside[top])

    def _reason(self, form: str, top: int, candidates: tuple[Place, ...], relation: Relation) -> str:
        name, place = self._names[form], candidates[0]
        start = f"'{self._surfaces[form]}' → {self._called(place)}: "
        if relation is Relation.PART:
            start = f"'{self._surfaces[form]}' lies in {self._called(place)}: "
        if self._inside(name, top):
            return f"{start}'{name.behind}' follows it"
        if len(name.rows) == 1:
            return f"{start}the only place known by that name"
        row = int(name.rows[top])
        local = name.shares["region"][top] + name.shares["near"][top] > SUPPORT
        friends = self._friends(form, self._by_region[int(self._table.admin[row])]) if local else ""
        if friends:
            return f"{start}{friends} near it or in the same region"
        national = name.shares["country"][top] > SUPPORT
        friends = self._friends(form, self._by_country[int(self._table.country[row])]) if national else ""
        if friends:
            return f"{start}{friends} in {self._table.country_name(row)}"
        return f"{start}the most written about of {len(name.rows)} places of that name"

    def _friends(self, form: str, forms: Sequence[str]) -> str:
        """ "Medford and Ashland in this article lie": at most two other names; empty where there is none."""
        others = [self._surfaces[other] for other in forms[:4] if other != form][:2]
        return (
            f"{' and '.join(others)} in this article {'lies' if len(others) == 1 else 'lie'}"
            if others
            else ""
        )

    def _called(self, place: Place) -> str:
        """ "Springfield, Illinois", "Nairobi, Kenya", "Kenya"."""
        if place.kind is PlaceKind.COUNTRY or place.country_code is None:
            return place.name
        where = place.admin1 if place.country_code in ("US", "CA", "AU") else None
        if where is None or where == place.name:
            where = self._table.country_names.get(place.country_code, place.country_code)
        return f"{place.name}, {where}"
