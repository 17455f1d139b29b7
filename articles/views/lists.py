"""Articles by day, month and year; statements, newest first; the timeline of the archive."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.models import Article, Place, Statement
from articles.views.article import date_of
from people.listing import page_of
from people.models import Person

ARTICLES_A_PAGE = 25
STATEMENTS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Period:
    """A year, a month or a day: the half-open range of days [first, after)."""

    first: date
    after: date
    name: str

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> "Period":
        """Raises Http404 where the calendar has no such day, or not the one after it."""
        first = date_of(year, month or 1, day or 1)
        try:
            if day:
                return cls(first, first + timedelta(days=1), "day")
            if month:
                return cls(first, first + timedelta(days=calendar.monthrange(year, month)[1]), "month")
            return cls(first, date(year + 1, 1, 1), "year")
        except (ValueError, OverflowError) as error:
            raise Http404("No such day.") from error


# What an archive of this length is divided into: a year into its months, a month into its days.
PARTS = {None: "year", "year": "month", "month": "day"}


def articles(
    request: HttpRequest, year: int | None = None, month: int | None = None, day: int | None = None
) -> HttpResponse:
    period = Period.of(year, month, day) if year is not None else None
    rows = Article.objects.published()
    named: dict[str, Any] = {}
    if period:
        rows = rows.within(period.first, period.after)
    if slug := request.GET.get("person"):
        named["person"] = get_object_or_404(Person.objects.in_print(), slug=slug)
        rows = rows.naming_person(named["person"])
    if slug := request.GET.get("place"):
        named["place"] = get_object_or_404(Place.objects.in_print(), slug=slug)
        rows = rows.naming_place(named["place"])
    if outlet := request.GET.get("outlet"):
        named["outlet"] = outlet
        rows = rows.filter(outlet=outlet)
    division = PARTS.get(period.name if period else None)
    page = page_of(request, rows.newest().for_lists(), ARTICLES_A_PAGE)
    context = {
        "period": period,
        "named": named,
        "page": page,
        "tally": Statement.objects.published().filter(article__in=[item.pk for item in page]).tally(),
        "parts": list(rows.per(division)) if division else [],
        "division": division,
    }
    return render(request, "articles/articles.html", context)


def statements(request: HttpRequest) -> HttpResponse:
    rows = Statement.objects.published()
    kind = request.GET.get("kind", "")
    if kind:
        if kind not in Statement.Kind.values:
            raise Http404("No such kind of statement.")
        rows = rows.filter(kind=kind)
    page = page_of(request, rows.newest().for_lists(), STATEMENTS_A_PAGE)
    context = {"page": page, "kind": kind, "kinds": Statement.Kind.choices, "tally": rows.newest().tally()}
    return render(request, "articles/statements.html", context)


def timeline(request: HttpRequest) -> HttpResponse:
    months = list(Article.objects.published().per("month"))
    years: dict[int, list[dict[str, Any]]] = {}
    for month in months:
        years.setdefault(month["first_day"].year, []).append(month)
    context = {
        "years": sorted(years.items(), reverse=True),
        "highest": max((month["count"] for month in months), default=0),
        "total": sum(month["count"] for month in months),
    }
    return render(request, "articles/timeline.html", context)
