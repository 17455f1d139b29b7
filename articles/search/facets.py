"""Facets: the values of the matches, each with its count, by which a search can be narrowed."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db.models import Q

from articles.models import Place
from articles.search.ranking import MatchSummary
from people.models import Organisation, Person

_MAX_VALUES = 8
# A match has one value of these facets: a second chosen value adds matches instead of removing them.
WIDENING = {"outlet", "year", "kind", "speaker", "speaker_organisation"}
_VALUES: dict[str, Callable[[MatchSummary], Iterable[Any]]] = {
    "person": attrgetter("people"),
    "speaker": attrgetter("people"),
    "place": attrgetter("places"),
    "organisation": attrgetter("organisations"),
    "speaker_organisation": attrgetter("organisations"),
    "outlet": lambda match: (match.outlet,) if match.outlet else (),
    "year": lambda match: (str(match.day.year),),
    "kind": lambda match: (match.kind,),
}
_MODELS = {
    "person": Person,
    "speaker": Person,
    "place": Place,
    "organisation": Organisation,
    "speaker_organisation": Organisation,
}


@dataclass(frozen=True, slots=True)
class FacetValue:
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    """The query parameter that it sets."""
    values: list[FacetValue]


def count_facet(name: str, matches: Iterable[MatchSummary], chosen: Sequence[str]) -> Facet:
    """The most frequent values first, or the latest years first; chosen values are never left out."""
    counts = Counter(value for match in matches for value in _VALUES[name](match))
    if name in _MODELS:
        labels = _labels_of_records(name, counts, chosen)
    else:
        labels = {value: (value, value) for value in counts}
    values = [FacetValue(slug, label, counts[key], slug in chosen) for key, (slug, label) in labels.items()]
    order = (lambda one: one.value) if name == "year" else (lambda one: (one.count, one.label))
    values.sort(key=order, reverse=True)
    return Facet(name, [one for index, one in enumerate(values) if one.chosen or index < _MAX_VALUES])


def _labels_of_records(name: str, counts: Counter, chosen: Sequence[str]) -> dict[Any, tuple[str, str]]:
    """Slug and name of the most frequent and of the chosen records, by primary key."""
    likely = [value for value, _ in counts.most_common(2 * _MAX_VALUES + len(chosen))]
    records = _MODELS[name].objects.live().filter(Q(pk__in=likely) | Q(slug__in=chosen))
    # Nobody knows whom a surname alone means: its record cannot narrow a search.
    return {
        record.pk: (record.slug, record.name)
        for record in records
        if not getattr(record, "surname_only", False) or record.slug in chosen
    }
