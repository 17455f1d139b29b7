"""From the probabilities of candidates to an explanation for editors: a place or none, how sure, and why."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from articles.gazetteer.disambiguation import BACKGROUND, NameCandidates
from articles.gazetteer.names import Relation
from articles.gazetteer.senses import Form
from articles.gazetteer.table import Ints, Table
from articles.gazetteer.toponyms import WITH_REGION, GazetteerPlace, LocatedToponym, PlaceKind, Toponym

SURE = 0.65
"""The probability from which a candidate is the place; below it, the name is ambiguous."""
LISTED = 0.5
"""The probability of all candidates together below which the name is of a place that is not in the table."""
SAME_SPOT_KM = 30.0
"""Distance within which candidates count as one: a town and its county do not make a name ambiguous."""
SHOWN_CANDIDATES = 5
MOST_LOCATED_IN = 0.5
"""Highest confidence for a facility that is located only by the town in its name."""
MOST_BY_HOME = 0.8
"""Highest confidence where only the outlet speaks for the place."""
MOST_BY_FAME = 0.6
"""Highest confidence where nothing but its size speaks for the place."""
NEIGHBOUR = 0.3
"""Confidence in the neighbour of an unknown name."""
ENOUGH_SUPPORT = 0.05
"""The share of the article's toponyms that must agree for a facility to be in a small town of its name."""
LARGE_TOWN = 100_000
CLEAR_LEAD = 3.0
"""Powers of ten by which a country or state leads the namesakes that nobody thinks of."""
SENTENCE = 250
"""Distance in code points that a country or region as neighbour of an unknown name counts as farther."""
_TOO_WIDE = (PlaceKind.COUNTRY, PlaceKind.CONTINENT)
"""Kinds that do not locate a facility of their name: Bank of America Stadium."""
_POINTS = (PlaceKind.CITY, PlaceKind.COUNTY, PlaceKind.FACILITY, PlaceKind.ISLAND)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer for one name, before it is given to each of its mentions."""

    place: GazetteerPlace | None
    candidates: tuple[GazetteerPlace, ...]
    confidence: float
    reason: str
    ambiguous: bool = False
    relation: Relation = Relation.SAME
    unmistakable: bool = False

    def at(self, toponym: Toponym) -> LocatedToponym:
        return LocatedToponym(
            toponym,
            self.place,
            self.candidates,
            self.confidence,
            self.reason,
            self.ambiguous,
            names_place=self.relation is Relation.SAME,
            unmistakable=self.unmistakable,
        )


class Explainer:
    """Explains the names of one article, after their disambiguation."""

    def __init__(
        self, table: Table, names: Mapping[Form, NameCandidates], surfaces: Mapping[Form, str]
    ) -> None:
        self._table = table
        self._names = names
        self._surfaces = surfaces
        self._tops = {
            form: int(name.rows[int(np.argmax(name.probability))])
            for form, name in names.items()
            if len(name.rows)
        }
        self._by_region: dict[int, list[Form]] = defaultdict(list)
        self._by_country: dict[int, list[Form]] = defaultdict(list)
        for form, row in self._tops.items():
            self._by_region[int(table.admin[row])].append(form)
            self._by_country[int(table.country[row])].append(form)

    def explain(self, form: Form, relation: Relation) -> Explanation:
        """The explanation of one name by its own candidates."""
        table, name, surface = self._table, self._names[form], self._surfaces[form]
        if not len(name.rows):
            return Explanation(None, (), 0.0, f"'{surface}' is in no list of places")
        order = np.argsort(-name.probability, kind="stable")
        top = int(order[0])
        candidates = tuple(table.place(int(name.rows[index])) for index in order[:SHOWN_CANDIDATES])
        listed = float(name.probability.sum())
        if listed < LISTED:
            return Explanation(None, candidates[:1], 0.0, self._far(surface, candidates[0]))
        sure = float(name.probability[self._near(name.rows, top)].sum())
        if relation is Relation.LOCATED_IN:
            return self._facility(form, top, candidates, sure)
        reason, most = self._reason(form, top, candidates, relation)
        sure, doubt = min(sure, most), sure < SURE * listed
        if doubt:
            others = ", ".join(self._full_name(place) for place in candidates[1:3])
            reason = f"'{surface}' may be {self._full_name(candidates[0])} or {others}"
            return Explanation(None, candidates, sure, reason, ambiguous=True)
        plain = self._is_unmistakable(name, top) and relation is Relation.SAME
        return Explanation(candidates[0], candidates, sure, reason, relation=relation, unmistakable=plain)

    def _is_unmistakable(self, name: NameCandidates, top: int) -> bool:
        """Its container follows, or the only place of the name, or a state far better known than the rest."""
        if self._contained(name, top) or self._near(name.rows, top).all():
            return True
        return self._table.kind_of(int(name.rows[top])) is PlaceKind.REGION and _leads(name, top)

    def _facility(
        self, form: Form, top: int, candidates: tuple[GazetteerPlace, ...], sure: float
    ) -> Explanation:
        name, surface = self._names[form], self._surfaces[form]
        support = float(name.support.region[top] + name.support.near[top])
        small = (
            candidates[0].population < LARGE_TOWN
            and support < ENOUGH_SUPPORT
            and not self._contained(name, top)
        )
        if small or candidates[0].kind in _TOO_WIDE:
            return Explanation(None, (), 0.0, f"'{surface}' is in no list of places")
        reason = f"'{surface}' is in no list of places; it bears the name of {self._full_name(candidates[0])}"
        taken = candidates[0] if sure >= SURE else None
        return Explanation(
            taken,
            candidates,
            min(sure, MOST_LOCATED_IN),
            reason,
            ambiguous=taken is None,
            relation=Relation.LOCATED_IN,
        )

    def _far(self, surface: str, place: GazetteerPlace) -> str:
        return (
            f"'{surface}' would be {self._full_name(place)}, but that lies far from all else in this article"
        )

    def with_neighbour(self, unknown: LocatedToponym, located: Sequence[LocatedToponym]) -> LocatedToponym:
        """An unknown name with the known place nearest to it in the text as its candidate, for editors."""
        best: tuple[int, GazetteerPlace] | None = None
        for other in located:
            place = other.place
            if place is None or place.latitude is None or place.kind is PlaceKind.CONTINENT:
                continue
            gap = max(other.toponym.start - unknown.toponym.end, unknown.toponym.start - other.toponym.end, 0)
            gap += 0 if place.kind in _POINTS else SENTENCE
            if best is None or gap < best[0]:
                best = gap, place
        if best is None:
            return unknown
        reason = f"{unknown.reason}; {self._full_name(best[1])} is named nearest to it"
        return replace(
            unknown, candidates=(best[1], *unknown.candidates), confidence=NEIGHBOUR, reason=reason
        )

    def _near(self, rows: Ints, top: int) -> NDArray[np.bool_]:
        latitude, longitude = self._table.latitude[rows], self._table.longitude[rows]
        north = latitude - latitude[top]
        east = (longitude - longitude[top]) * np.cos(np.radians(latitude[top]))
        near: NDArray[np.bool_] = np.hypot(north, east) * 111.2 < SAME_SPOT_KM
        return near

    @staticmethod
    def _contained(name: NameCandidates, top: int) -> bool:
        return name.contained is not None and bool(name.contained[top])

    def _reason(
        self, form: Form, top: int, candidates: tuple[GazetteerPlace, ...], relation: Relation
    ) -> tuple[str, float]:
        """The reason, and the highest confidence that it allows."""
        name, place = self._names[form], candidates[0]
        start = f"'{self._surfaces[form]}' → {self._full_name(place)}: "
        if relation is Relation.PART:
            start = f"'{self._surfaces[form]}' lies in {self._full_name(place)}: "
        if self._contained(name, top):
            return f"{start}'{name.container}' follows it", 1.0
        if self._near(name.rows, top).all():
            return f"{start}the only place known by that name", 1.0
        row = int(name.rows[top])
        local = name.support.region[top] + name.support.near[top] > ENOUGH_SUPPORT
        agreeing = self._agreeing(form, self._by_region[int(self._table.admin[row])]) if local else ""
        if agreeing:
            return f"{start}{agreeing} near it or in the same region", 1.0
        national = name.support.country[top] > ENOUGH_SUPPORT
        agreeing = self._agreeing(form, self._by_country[int(self._table.country[row])]) if national else ""
        if agreeing:
            return f"{start}{agreeing} in {self._table.country_name(row)}", 1.0
        if len(name.home) and name.home[top] > BACKGROUND:
            return f"{start}the outlet often writes about places near it or in the same region", MOST_BY_HOME
        if place.kind in (PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.REGION) and _leads(name, top):
            return f"{start}its namesakes are little known", 1.0
        return f"{start}the most written about of {len(name.rows)} places of that name", MOST_BY_FAME

    def _agreeing(self, form: Form, forms: Sequence[Form]) -> str:
        """ "Medford and Ashland in this article lie": at most two of `forms` but `form`; "" where none."""
        own = self._surfaces[form]
        others = [self._surfaces[other] for other in forms[:4] if self._surfaces[other] != own][:2]
        return (
            f"{' and '.join(others)} in this article {'lies' if len(others) == 1 else 'lie'}"
            if others
            else ""
        )

    def _full_name(self, place: GazetteerPlace) -> str:
        """ "Springfield, Illinois", "Nairobi, Kenya", "Kenya"."""
        if place.kind is PlaceKind.COUNTRY or place.country_code is None:
            return place.name
        where = place.admin1 if place.country_code in WITH_REGION else None
        if where is None or where == place.name:
            where = self._table.country_names.get(place.country_code, place.country_code)
        return f"{place.name}, {where}"


def _leads(name: NameCandidates, top: int) -> bool:
    """Whether the candidate is far better known than all others."""
    return bool(name.prior[top] - np.delete(name.prior, top).max() > CLEAR_LEAD)
