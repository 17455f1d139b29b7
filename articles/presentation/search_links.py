"""Where a search leads on: chips that take something out, facets that put something in, what else to try."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.filters import PrintedFilter
from articles.models import Place
from articles.search.query.parser import Query
from articles.search.results import Results
from articles.search.suggestions import Unknown
from people.models import Person

FACETS = {
    "person": gettext_lazy("People"),
    "speaker": gettext_lazy("Who said it"),
    "kind": gettext_lazy("How it was quoted"),
    "place": gettext_lazy("Places"),
    "outlet": gettext_lazy("Outlet"),
    "year": gettext_lazy("Year"),
    "since": gettext_lazy("From"),
    "until": gettext_lazy("To"),
}
DAYS = ("since", "until")
VALUES = ("person", "speaker", "place", "outlet", "year", "kind")


@dataclass(frozen=True, slots=True)
class Link:
    """A choice of a facet, or a chip: where it leads."""

    label: str
    url: str
    count: int = 0
    chosen: bool = False
    title: str = ""


class Address:
    """The address line of this search, and those that differ from it by one thing."""

    def __init__(self, parameters: QueryDict) -> None:
        self.parameters = parameters

    def with_(self, **values: str) -> str:
        changed = self._copy()
        for name, value in values.items():
            # `in` is a word of Python's.
            changed[name.rstrip("_")] = value
        return "?" + changed.urlencode()

    def toggled(self, name: str, value: str) -> str:
        changed = self._copy()
        values = changed.getlist(name)
        changed.setlist(
            name, [one for one in values if one != value] if value in values else [*values, value]
        )
        return "?" + changed.urlencode()

    def _copy(self) -> QueryDict:
        changed = self.parameters.copy()
        changed.pop("page", None)
        changed.pop("format", None)
        return changed


def chips(query: Query, filters: PrintedFilter, address: Address) -> list[Link]:
    """What narrows the search, each with the address of the search without it."""
    chips = [
        Link(f"{part.operator}: {part.value}", address.with_(q=query.replaced(part)))
        for part in (*query.conditions, *query.periods)
    ]
    labels = _slug_labels(filters)
    for name in VALUES:
        chips += [
            Link(labels.get((name, value), value), address.toggled(name, value), title=str(FACETS[name]))
            for value in filters.chosen(name)
        ]
    for name in DAYS:
        if day := filters.day(name):
            label = f"{FACETS[name]} {date_format(day)}"
            chips.append(Link(label, address.toggled(name, address.parameters.get(name, ""))))
    return chips


def _slug_labels(filters: PrintedFilter) -> dict[tuple[str, str], str]:
    labels: dict[tuple[str, str], str] = {}
    for names, objects in ((("person", "speaker"), Person.objects), (("place",), Place.objects)):
        slugs = [slug for name in names for slug in filters.chosen(name)]
        if slugs:
            found = objects.in_print().filter(slug__in=slugs).values_list("slug", "name")
            labels |= {(name, slug): label for slug, label in found for name in names}
    return labels


def facets(results: Results, address: Address) -> list[tuple[str, list[Link]]]:
    return [
        (
            str(FACETS[facet.name]),
            [
                Link(option.label, address.toggled(facet.name, option.value), option.count, option.chosen)
                for option in facet.options
            ],
        )
        for facet in results.facets
    ]


def further(results: Results, address: Address) -> Link | None:
    """Where the search goes on that stopped at the newest matches."""
    if results.continues is None:
        return None
    day = results.continues
    if results.found.back_to:
        day -= timedelta(days=1)
    return Link(date_format(day), address.with_(until=day.isoformat()))


def tries(query: Query, unknown: Iterable[Unknown], scope: str, address: Address) -> list[Link]:
    """What may find more than nothing."""
    tries = [
        Link(
            _("“%(word)s” instead of “%(typed)s”") % {"word": one.instead, "typed": one.words.text},
            address.with_(q=one.text),
        )
        for one in unknown
        if one.text
    ]
    words = [group[0].text for group in query.wanted if len(group) == 1 and not group[0].prefix]
    if any(" " in text for text in words):
        loose = " ".join(words)
        tries.append(
            Link(_("the words of the phrase in any order"), address.with_(q=_unquoted(query, loose)))
        )
    if len(words) > 1:
        tries.append(
            Link(_("any of the words instead of all"), address.with_(q=" OR ".join(" ".join(words).split())))
        )
    filtered = query.conditions or query.periods or any(name in address.parameters for name in FACETS)
    if filtered and query.wanted:
        alone = QueryDict(mutable=True)
        alone["q"] = _without_filters(query)
        tries.append(Link(_("the same words without any filter"), "?" + alone.urlencode()))
    if scope != "all":
        tries.append(Link(_("the same search in everything"), address.with_(in_="all")))
    return tries


def _without_filters(query: Query) -> str:
    text = query.text
    for part in sorted((*query.conditions, *query.periods), key=lambda part: part.start, reverse=True):
        text = text[: part.start] + text[part.end :]
    return " ".join(text.split())


def _unquoted(query: Query, words: str) -> str:
    others: Iterable[Any] = (*query.conditions, *query.periods)
    return " ".join([words, *(query.text[part.start : part.end] for part in others)])


def kept(filters: PrintedFilter, parameters: QueryDict) -> list[tuple[str, str]]:
    """What the form carries on unseen: the facets chosen so far, the scope and the order."""
    chosen = [(name, value) for name in VALUES for value in filters.chosen(name)]
    return chosen + [(name, parameters[name]) for name in ("in", "sort") if parameters.get(name)]
