"""Articles by day, month and year; statements, newest first; the timeline of the archive."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from articles.models import Article, Place, PublishedDay, Statement
from articles.presentation.exports import article_entry, article_record, statement_entry, statement_record
from articles.presentation.list_titles import list_title
from articles.views.article import date_of
from articles.views.old_addresses import moved
from newsroom.lib import exports
from newsroom.lib.listing import page_of, sure_only
from people.models import Organisation, Person

ARTICLES_A_PAGE = 25
STATEMENTS_A_PAGE = 20
# The parts of a period: of the archive its years, of a year its months, of a month its days.
PARTS = {None: "year", "year": "month", "month": "day"}


@dataclass(frozen=True, slots=True)
class CalendarPeriod:
    """A year, a month or a day: the half-open range of days [first, after)."""

    first: date
    after: date
    name: str

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> "CalendarPeriod":
        """Raises Http404 where the calendar does not have this day or the day after it."""
        first = date_of(year, month or 1, day or 1)
        try:
            if day is not None:
                return cls(first, first + timedelta(days=1), "day")
            if month is not None:
                return cls(first, first + timedelta(days=calendar.monthrange(year, month)[1]), "month")
            return cls(first, date(year + 1, 1, 1), "year")
        except (ValueError, OverflowError) as error:
            raise Http404("No such day.") from error


def articles(
    request: HttpRequest, year: int | None = None, month: int | None = None, day: int | None = None
) -> HttpResponse:
    period = CalendarPeriod.of(year, month, day) if year is not None else None
    rows = Article.objects.published()
    if period:
        rows = rows.within(period.first, period.after)
    rows, named = narrowed(request, rows)
    listed = rows.newest().for_lists()
    title = list_title(period, named)
    if file := exports.answer(request, listed, title=title, record=article_record, entry=article_entry):
        return file
    page = page_of(request, listed, ARTICLES_A_PAGE)
    division = PARTS.get(period.name if period else None)
    context = {
        "title": title,
        "period": period,
        "named": named,
        "page": page,
        "tally": Statement.objects.published().filter(article__in=[item.pk for item in page]).tally(),
        "parts": parts_of(rows, period, division, named, page) if division else [],
        "division": division,
    }
    return render(request, "articles/articles.html", context)


def parts_of(
    rows: QuerySet[Article], period: CalendarPeriod | None, division: str, named: dict[str, Any], page: Page
) -> list[dict[str, Any]]:
    """The number of articles in each part of the period.

    The numbers of all articles are stored. Those of a list limited by a name are counted here if it is short.
    """
    if named:
        return [] if page.paginator.is_capped else list(rows.per(division))
    return PublishedDay.objects.per(division, period and period.first, period and period.after)


def narrowed(request: HttpRequest, rows: QuerySet[Article]) -> tuple[QuerySet[Article], dict[str, Any]]:
    """The articles that the parameters name: person, place, organisation and outlet, and those records."""
    named: dict[str, Any] = {}
    if slug := request.GET.get("person"):
        named["person"] = record_of(Person.objects.in_print(), slug)
        rows = rows.naming_person(named["person"])
    if slug := request.GET.get("place"):
        named["place"] = record_of(Place.objects.in_print(), slug)
        rows = rows.naming_place(named["place"])
    if slug := request.GET.get("organisation"):
        named["organisation"] = record_of(Organisation.objects.in_print(), slug)
        rows = rows.naming_organisation(named["organisation"])
    if outlet := request.GET.get("outlet", "").replace("\x00", ""):
        named["outlet"] = outlet
        rows = rows.filter(outlet=outlet)
    return rows, named


def record_of(records: QuerySet[Any], slug: str) -> Any:
    # PostgreSQL refuses this character, which is in no slug.
    if "\x00" in slug:
        raise Http404("No such name.")
    return get_object_or_404(records, slug=slug)


def statements(request: HttpRequest) -> HttpResponse:
    if redirect := moved(request):
        return redirect
    rows = Statement.objects.published()
    title, speaker = gettext("Statements"), None
    kind = request.GET.get("kind", "")
    if kind:
        if kind not in Statement.Kind.values:
            raise Http404("No such kind of statement.")
        rows = rows.filter(kind=kind)
    if slug := request.GET.get("speaker"):
        speaker = record_of(Person.objects.in_print(), slug)
        rows = rows.said_by(speaker)
    elif slug := request.GET.get("speaker_organisation"):
        speaker = record_of(Organisation.objects.in_print(), slug)
        rows = rows.said_by_organisation(speaker)
    if speaker:
        title = gettext("Statements of %(name)s") % {"name": speaker.name}
    sure = sure_only(request)
    if sure:
        rows = rows.sure()
    listed = rows.newest().for_lists()
    if file := exports.answer(request, listed, title=title, record=statement_record, entry=statement_entry):
        return file
    context = {
        "title": title,
        "speaker": speaker,
        "kind": kind,
        "kinds": Statement.Kind.choices,
        "sure": sure,
        "page": page_of(request, listed.with_sentence(), STATEMENTS_A_PAGE),
        "tally": rows.newest().tally(),
    }
    return render(request, "articles/statements.html", context)


def timeline(request: HttpRequest) -> HttpResponse:
    months = PublishedDay.objects.per("month")
    most = max((month["count"] for month in months), default=0)
    years: dict[int, list[dict[str, Any]]] = {}
    for month in months:
        share = max(2, round(100 * month["count"] / most))
        years.setdefault(month["first_day"].year, []).append(month | {"share": share, "above": 100 - share})
    context = {"years": sorted(years.items(), reverse=True), "total": sum(month["count"] for month in months)}
    return render(request, "articles/timeline.html", context)
