"""The links of a search page: chips remove a part of the search, facets add one, attempts may find more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.filters import ArchiveFilter
from articles.models import Place
from articles.search.query.query import Query
from articles.search.results import Results
from articles.search.suggestions import UnknownTerm
from people.models import Organisation, Person

FACETS = {
    "person": gettext_lazy("People"),
    "speaker": gettext_lazy("Who said it"),
    "kind": gettext_lazy("How it was quoted"),
    "place": gettext_lazy("Places"),
    "organisation": gettext_lazy("Organisations"),
    "speaker_organisation": gettext_lazy("Which organisation said it"),
    "outlet": gettext_lazy("Outlet"),
    "year": gettext_lazy("Year"),
    "since": gettext_lazy("From"),
    "until": gettext_lazy("To"),
}
DAYS = ("since", "until")
VALUES = ("person", "speaker", "organisation", "speaker_organisation", "place", "outlet", "year", "kind")


@dataclass(frozen=True, slots=True)
class Link:
    """A value of a facet, a chip or an attempt, with its URL."""

    label: str
    url: str
    count: int = 0
    chosen: bool = False
    title: str = ""


class SearchAddress:
    """The query string of a search, and those that differ from it in one parameter."""

    def __init__(self, parameters: QueryDict) -> None:
        self.parameters = parameters

    def with_(self, **values: str) -> str:
        """The query string with these parameters replaced."""
        changed = self._copy()
        for name, value in values.items():
            # `in` is a keyword of Python: it is given as `in_`.
            changed[name.rstrip("_")] = value
        return "?" + changed.urlencode()

    def toggled(self, name: str, value: str) -> str:
        """The query string with one value of a parameter added, or removed if it is there."""
        changed = self._copy()
        values = changed.getlist(name)
        without = [other for other in values if other != value]
        changed.setlist(name, without if value in values else [*values, value])
        return "?" + changed.urlencode()

    def _copy(self) -> QueryDict:
        changed = self.parameters.copy()
        changed.pop("page", None)
        changed.pop("format", None)
        return changed


def chips(query: Query, filters: ArchiveFilter, address: SearchAddress) -> list[Link]:
    """What narrows the search, each linked to the search without it."""
    chips = [
        Link(f"{part.operator}: {part.value}", address.with_(q=query.replaced(part)))
        for part in (*query.conditions, *query.date_ranges)
    ]
    labels = _slug_labels(filters)
    for name in VALUES:
        chips += [
            Link(labels.get((name, value), value), address.toggled(name, value), title=str(FACETS[name]))
            for value in filters.chosen(name)
        ]
    if filters.sure_only:
        chips.append(Link(_("Sure only"), address.toggled("sure", address.parameters.get("sure", ""))))
    for name in DAYS:
        if day := filters.day(name):
            label = f"{FACETS[name]} {date_format(day)}"
            chips.append(Link(label, address.toggled(name, address.parameters.get(name, ""))))
    return chips


def _slug_labels(filters: ArchiveFilter) -> dict[tuple[str, str], str]:
    labels: dict[tuple[str, str], str] = {}
    kinds = (
        (("person", "speaker"), Person.objects),
        (("organisation", "speaker_organisation"), Organisation.objects),
        (("place",), Place.objects),
    )
    for names, objects in kinds:
        slugs = [slug for name in names for slug in filters.chosen(name)]
        if slugs:
            found = objects.in_print().filter(slug__in=slugs).values_list("slug", "name")
            labels |= {(name, slug): label for slug, label in found for name in names}
    return labels


def facets(results: Results, address: SearchAddress) -> list[tuple[str, list[Link]]]:
    return [
        (
            str(FACETS[facet.name]),
            [
                Link(value.label, address.toggled(facet.name, value.value), value.count, value.chosen)
                for value in facet.values
            ],
        )
        for facet in results.facets
    ]


def older_matches(results: Results, address: SearchAddress) -> Link | None:
    """The search for matches older than those found; None if all were found."""
    if results.continues is None:
        return None
    day = results.continues
    if results.matches.back_to:
        day -= timedelta(days=1)
    return Link(date_format(day), address.with_(until=day.isoformat()))


def attempts(
    query: Query, unknown_terms: Iterable[UnknownTerm], scope: str, address: SearchAddress
) -> list[Link]:
    """Similar searches to try where nothing was found."""
    links = [
        Link(
            _("“%(word)s” instead of “%(typed)s”") % {"word": unknown.correction, "typed": unknown.term.text},
            address.with_(q=unknown.corrected_query),
        )
        for unknown in unknown_terms
        if unknown.corrected_query
    ]
    terms = [group[0].text for group in query.required if len(group) == 1 and not group[0].prefix]
    if any(" " in text for text in terms):
        links.append(
            Link(_("the words of the phrase in any order"), address.with_(q=_unquoted(query, terms)))
        )
    if len(terms) > 1:
        links.append(
            Link(_("any of the words instead of all"), address.with_(q=" OR ".join(" ".join(terms).split())))
        )
    filtered = query.conditions or query.date_ranges or any(name in address.parameters for name in FACETS)
    if filtered and query.required:
        alone = QueryDict(mutable=True)
        alone["q"] = _without_filters(query)
        links.append(Link(_("the same words without any filter"), "?" + alone.urlencode()))
    if scope != "all":
        links.append(Link(_("the same search in everything"), address.with_(in_="all")))
    return links


def _without_filters(query: Query) -> str:
    text = query.text
    for part in sorted((*query.conditions, *query.date_ranges), key=lambda part: part.start, reverse=True):
        text = text[: part.start] + text[part.end :]
    return " ".join(text.split())


def _unquoted(query: Query, terms: Iterable[str]) -> str:
    others: Iterable[Any] = (*query.conditions, *query.date_ranges)
    return " ".join([*terms, *(query.text[part.start : part.end] for part in others)])


def hidden_fields(filters: ArchiveFilter, parameters: QueryDict) -> list[tuple[str, str]]:
    """The hidden inputs of the form: the chosen facets, the scope and the order."""
    chosen = [(name, value) for name in VALUES for value in filters.chosen(name)]
    return chosen + [(name, parameters[name]) for name in ("in", "sort", "sure") if parameters.get(name)]
