"""The reader's filter forms: days, people, places, outlets, years, kinds of statement.

The values come from the address line, so anything may stand there: what names nothing finds nothing.
"""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Place, Statement
from people.models import Person

# So many values of one filter are read; a page offers fewer.
MOST_VALUES = 10
_LONGEST_VALUE = 200


class SeveralField(forms.Field):
    """The same parameter given several times; empty, overlong and too many values are dropped."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: list[str] | None) -> list[str]:
        given = (item.replace("\x00", "").strip() for item in value or [])
        return [item for item in dict.fromkeys(given) if 0 < len(item) <= _LONGEST_VALUE][:MOST_VALUES]


class SeveralFilter(django_filters.Filter):
    field_class = SeveralField


def _day(label: str, lookup: str) -> django_filters.DateFilter:
    return django_filters.DateFilter(
        field_name="published_on",
        lookup_expr=lookup,
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Give a day as 2016-03-01.")},
    )


class PrintedFilter(django_filters.FilterSet):
    """What articles and statements are narrowed by alike. People and places narrow together; outlets and
    years, of which an article has only one, widen each other."""

    to_article = ""

    since = _day(_("From"), "gte")
    until = _day(_("To"), "lte")
    person = SeveralFilter(method="naming_people")
    place = SeveralFilter(method="naming_places")
    outlet = SeveralFilter(method="in_outlets")
    year = SeveralFilter(method="in_years")
    kind = SeveralFilter(method="of_kinds")
    speaker = SeveralFilter(method="said_by")

    def without(self, name: str) -> QuerySet:
        """What the other filters leave: the ground on which the values of `name` are counted."""
        data = self.data.copy()
        data.pop(name, None)
        return type(self)(data, queryset=self.queryset).qs

    def chosen(self, name: str) -> list[str]:
        return self._given(name) or []

    def day(self, name: str) -> date | None:
        return self._given(name)

    def span_of_years(self) -> tuple[date | None, date | None]:
        """The first and the last day of all the years chosen, whatever lies between them."""
        years = _years(self.chosen("year"))
        return (date(min(years), 1, 1), date(max(years), 12, 31)) if years else (None, None)

    def _given(self, name: str) -> Any:
        if not self.is_bound:
            return None
        self.form.is_valid()
        return self.form.cleaned_data.get(name)

    def naming_people(self, rows: QuerySet, _name: str, slugs: list[str]) -> QuerySet:
        return self._naming(rows, Person, "mentioned_people", slugs)

    def naming_places(self, rows: QuerySet, _name: str, slugs: list[str]) -> QuerySet:
        return self._naming(rows, Place, "mentioned_places", slugs)

    def _naming(self, rows: QuerySet, model: Any, column: str, slugs: list[str]) -> QuerySet:
        ids = live_ids(model, slugs)
        if len(ids) < len(slugs):
            return rows.none()
        return rows.filter(**{f"{self.to_article}{column}__contains": sorted(set(ids.values()))})

    def in_outlets(self, rows: QuerySet, _name: str, outlets: list[str]) -> QuerySet:
        return rows.filter(**{f"{self.to_article}outlet__in": outlets})

    def in_years(self, rows: QuerySet, _name: str, years: list[str]) -> QuerySet:
        condition = Q(pk__in=[])
        for year in _years(years):
            condition |= Q(published_on__year=year)
        return rows.filter(condition)

    def of_kinds(self, rows: QuerySet, _name: str, kinds: list[str]) -> QuerySet:
        raise NotImplementedError

    def said_by(self, rows: QuerySet, _name: str, slugs: list[str]) -> QuerySet:
        raise NotImplementedError


class ArticleFilter(PrintedFilter):
    class Meta:
        model = Article
        fields: list[str] = []

    def of_kinds(self, rows: QuerySet, _name: str, kinds: list[str]) -> QuerySet:
        return rows.filter(
            Exists(Statement.objects.standing().filter(article=OuterRef("pk"), kind__in=kinds))
        )

    def said_by(self, rows: QuerySet, _name: str, slugs: list[str]) -> QuerySet:
        speakers = live_ids(Person, slugs).values()
        return rows.filter(
            Exists(Statement.objects.standing().filter(article=OuterRef("pk"), speaker__in=speakers))
        )


class StatementFilter(PrintedFilter):
    to_article = "article__"

    class Meta:
        model = Statement
        fields: list[str] = []

    def of_kinds(self, rows: QuerySet, _name: str, kinds: list[str]) -> QuerySet:
        return rows.filter(kind__in=kinds)

    def said_by(self, rows: QuerySet, _name: str, slugs: list[str]) -> QuerySet:
        return rows.filter(speaker__in=live_ids(Person, slugs).values())


def _years(given: list[str]) -> list[int]:
    return [int(year) for year in given if year.isascii() and year.isdigit() and 0 < int(year) < 10_000]


def live_ids(model: Any, slugs: list[str]) -> dict[str, int]:
    """The record that each slug stands for today: the address of a merged one leads to where it went."""
    found = model.objects.filter(slug__in=slugs).values_list("slug", "pk", "merged_into_id")
    return {slug: merged_into or pk for slug, pk, merged_into in found}
