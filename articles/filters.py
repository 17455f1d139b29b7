"""The filters of a search: days, people, places, organisations, outlets, years, kinds, speakers, sure.

The values come from the URL and can be anything. A value that names nothing finds nothing.
"""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters.widgets import BooleanWidget

from articles.models import Article, OrganisationMention, PersonMention, Place, PlaceMention, Statement
from people.models import Organisation, Person

# At most so many values of one filter are read. A page offers fewer.
MAX_VALUES = 10
_MAX_VALUE_LENGTH = 200


class RepeatedField(forms.Field):
    """A parameter given several times. Empty, too long and too many values are dropped."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: list[str] | None) -> list[str]:
        given = (item.replace("\x00", "").strip() for item in value or [])
        return [item for item in dict.fromkeys(given) if 0 < len(item) <= _MAX_VALUE_LENGTH][:MAX_VALUES]


class RepeatedFilter(django_filters.Filter):
    field_class = RepeatedField


def _day(label: str, lookup: str) -> django_filters.DateFilter:
    return django_filters.DateFilter(
        field_name="published_on",
        lookup_expr=lookup,
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Give a day as 2016-03-01.")},
    )


class ArchiveFilter(django_filters.FilterSet):
    """The filters that articles and statements share.

    Several people, places or organisations must all be mentioned. Several outlets or years are alternatives,
    because an article has only one.
    """

    to_article = ""
    """The lookup path from a row to its article."""

    since = _day(_("From"), "gte")
    until = _day(_("To"), "lte")
    person = RepeatedFilter(method="mentioning_people")
    place = RepeatedFilter(method="mentioning_places")
    outlet = RepeatedFilter(method="in_outlets")
    year = RepeatedFilter(method="in_years")
    kind = RepeatedFilter(method="of_kinds")
    speaker = RepeatedFilter(method="said_by")
    organisation = RepeatedFilter(method="mentioning_organisations")
    speaker_organisation = RepeatedFilter(method="said_by_organisations")
    sure = django_filters.BooleanFilter(method="that_are_sure", widget=BooleanWidget)

    def without(self, name: str) -> QuerySet:
        """The rows that all filters except `name` leave."""
        data = self.data.copy()
        data.pop(name, None)
        return type(self)(data, queryset=self.queryset).qs

    def chosen(self, name: str) -> list[str]:
        return self._value(name) or []

    @property
    def sure_only(self) -> bool:
        return self._value("sure") is True

    def day(self, name: str) -> date | None:
        return self._value(name)

    def span_of_years(self) -> tuple[date | None, date | None]:
        """The first day of the earliest chosen year and the last day of the latest."""
        years = _years(self.chosen("year"))
        return (date(min(years), 1, 1), date(max(years), 12, 31)) if years else (None, None)

    def _value(self, name: str) -> Any:
        if not self.is_bound:
            return None
        self.form.is_valid()
        return self.form.cleaned_data.get(name)

    def mentioning_people(self, rows: QuerySet, _name: str, slugs: list[str]) -> QuerySet:
        return self._mentioning(rows, Person, PersonMention, "mentioned_people", slugs)

    def mentioning_places(self, rows: QuerySet, _name: str, slugs: list[str]) -> QuerySet:
        return self._mentioning(rows, Place, PlaceMention, "mentioned_places", slugs)

    def mentioning_organisations(self, rows: QuerySet, _name: str, slugs: list[str]) -> QuerySet:
        return self._mentioning(rows, Organisation, OrganisationMention, "mentioned_organisations", slugs)

    def _mentioning(
        self, rows: QuerySet, model: Any, mentions: Any, column: str, slugs: list[str]
    ) -> QuerySet:
        ids = _live_ids(model, slugs)
        if len(ids) < len(slugs):
            return rows.none()
        rows = rows.filter(**{f"{self.to_article}{column}__contains": sorted(set(ids.values()))})
        if self.sure_only:
            to_article = OuterRef(f"{self.to_article}pk")
            for record in set(ids.values()):
                sure = mentions.objects.sure().filter(article=to_article, **{model._meta.model_name: record})
                rows = rows.filter(Exists(sure))
        return rows

    def in_outlets(self, rows: QuerySet, _name: str, outlets: list[str]) -> QuerySet:
        return rows.filter(**{f"{self.to_article}outlet__in": outlets})

    def in_years(self, rows: QuerySet, _name: str, years: list[str]) -> QuerySet:
        condition = Q(pk__in=[])
        for year in _years(years):
            condition |= Q(published_on__year=year)
        return rows.filter(condition)

    def that_are_sure(self, rows: QuerySet, _name: str, chosen: bool) -> QuerySet:
        raise NotImplementedError

    def of_kinds(self, rows: QuerySet, _name: str, kinds: list[str]) -> QuerySet:
        raise NotImplementedError

    def said_by(self, rows: QuerySet, _name: str, slugs: list[str]) -> QuerySet:
        return self._said(rows, speaker__in=_live_ids(Person, slugs).values())

    def said_by_organisations(self, rows: QuerySet, _name: str, slugs: list[str]) -> QuerySet:
        return self._said(rows, speaker_organisation__in=_live_ids(Organisation, slugs).values())

    def _said(self, rows: QuerySet, **by: Any) -> QuerySet:
        """The statements of these speakers, or the articles that have one."""
        raise NotImplementedError


class ArticleFilter(ArchiveFilter):
    class Meta:
        model = Article
        fields: list[str] = []

    def that_are_sure(self, rows: QuerySet, _name: str, chosen: bool) -> QuerySet:
        # An article is as printed; only the findings that it must have can be unsure.
        return rows

    def of_kinds(self, rows: QuerySet, _name: str, kinds: list[str]) -> QuerySet:
        return self._said(rows, kind__in=kinds)

    def _said(self, rows: QuerySet, **by: Any) -> QuerySet:
        statements = Statement.objects.current().filter(article=OuterRef("pk"), **by)
        return rows.filter(Exists(statements.sure() if self.sure_only else statements))


class StatementFilter(ArchiveFilter):
    to_article = "article__"

    class Meta:
        model = Statement
        fields: list[str] = []

    def that_are_sure(self, rows: QuerySet, _name: str, chosen: bool) -> QuerySet:
        return rows.sure() if chosen else rows

    def of_kinds(self, rows: QuerySet, _name: str, kinds: list[str]) -> QuerySet:
        return rows.filter(kind__in=kinds)

    def _said(self, rows: QuerySet, **by: Any) -> QuerySet:
        return rows.filter(**by)


def _years(given: list[str]) -> list[int]:
    return [int(year) for year in given if year.isascii() and year.isdigit() and 0 < int(year) < 10_000]


def _live_ids(model: Any, slugs: list[str]) -> dict[str, int]:
    """The primary key that each slug leads to: of a merged record, that of the one it was merged into."""
    found = model.objects.filter(slug__in=slugs).values_list("slug", "pk", "merged_into_id")
    return {slug: merged_into or pk for slug, pk, merged_into in found}
