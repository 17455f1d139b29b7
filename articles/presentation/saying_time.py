"""When a statement was said, in words: “on 13 September 2016”, “in July 2015”, “in 2014”."""

from calendar import monthrange
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext

from articles.models import Statement


def said_when(statement: Statement) -> str:
    """Empty where it is not known."""
    first, last = statement.said_on, statement.said_until
    if first is None:
        return ""
    if last is None:
        return gettext("on %(day)s") % {"day": date_format(first)}
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return gettext("in %(period)s") % {"period": f"{first:%Y}"}
    if first.day == 1 and last == _end_of_month(first):
        return gettext("in %(period)s") % {"period": date_format(first, "YEAR_MONTH_FORMAT")}
    return gettext("between %(first)s and %(last)s") % {
        "first": date_format(first),
        "last": date_format(last),
    }


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
