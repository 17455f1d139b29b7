"""Words of time in a text, and the days that they mean in an article of a known day.

Rule: the words are found by their form, and dateparser reads them. A day of the week is the last such day
up to the day of publication, a month without a year the last such month; weeks begin on Monday (ISO 8601).
A week, a month or a year is a range that ends at the latest on the day of publication. A day of the month
without a year that would be almost a year old is not read: more probably it is still to come. Spans are
half-open code points.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from dateparser.date import DateDataParser

from articles.text.spans import Span

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)"
    r"|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_YEAR = r"(?:19|20)[0-9]{2}"
_DAY = r"[0-9]{1,2}"
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|[1-9][0-9]?)"
_EXPRESSION = re.compile(
    rf"""
    (?<![\w$£€’'.,-])(?:(?:[Ee]arlier|[Ll]ate|[Ee]arly|[Oo]n|[Ii]n|this\ past)\ )*
    (?:
      (?P<day>(?:{_WEEKDAY},\ )?(?:{_MONTH}\ {_DAY}(?:,\ {_YEAR})?|{_DAY}\ {_MONTH}(?:\ {_YEAR})?))
    | (?P<month>{_MONTH}(?:,?\ {_YEAR})?)
    | (?P<weekday>(?:[Ll]ast\ )?{_WEEKDAY})(?:\ (?:morning|afternoon|evening|night))?
    | (?P<near>[Yy]esterday|[Tt]oday)(?:\ (?:morning|afternoon|evening))?
    | (?P<part>[Tt]his\ (?:morning|afternoon|evening)|[Ll]ast\ night)
    | (?P<weekend>(?:over\ the|[Tt]his|this\ past|[Ll]ast)\ weekend)
    | (?P<range>(?:[Tt]his|[Ll]ast)\ (?:week|month|year))
    | (?P<ago>{_COUNT}\ (?:day|week|month|year)s?\ ago)
    | (?P<year>{_YEAR})
    )(?![\w$%]|[-–’'.,]\w)
    """,
    re.VERBOSE,
)  # fmt: skip
_OLDEST_WITHOUT_YEAR = timedelta(days=330)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    span: Span
    form: str
    """The kind of its form: day, month, weekday, near, part, weekend, range, ago, year."""
    words: str
    """What dateparser reads of it."""


@dataclass(frozen=True, slots=True)
class Days:
    """From `first` to `last`; one day if they are equal."""

    first: date
    last: date


def time_expressions(text: str, start: int, end: int) -> Iterator[TimeExpression]:
    """Those that begin and end within [start, end), in order."""
    for found in _EXPRESSION.finditer(text, start, end):
        if form := found.lastgroup:
            yield TimeExpression(Span(found.start(), found.end()), form, found[form])


def days_of(expression: TimeExpression, published_on: date) -> Days | None:
    """The days that it means, none after the publication; None if it cannot be read, or only as such."""
    form, words = expression.form, expression.words
    if form == "part":
        day = published_on - timedelta(days=words.lower().startswith("last"))
        return Days(day, day)
    if form == "weekend":
        saturday = _read("Saturday", published_on + timedelta(days=1))
        return saturday and _until(Days(saturday[0], saturday[0] + timedelta(days=1)), published_on)
    # A bare day of the week may be the day of publication itself.
    today = published_on + timedelta(days=form == "weekday" and not words.lower().startswith("last"))
    read = _read(words, today)
    if read is None:
        return None
    day, period = read
    if form == "day" and not re.search(_YEAR, words) and published_on - day > _OLDEST_WITHOUT_YEAR:
        return None
    return _until(_whole(day, period), published_on)


def _whole(day: date, period: str) -> Days:
    """The week, month or year around the day, or the day itself."""
    if period == "week":
        monday = day - timedelta(days=day.weekday())
        return Days(monday, monday + timedelta(days=6))
    if period == "month":
        return Days(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))
    if period == "year":
        return Days(date(day.year, 1, 1), date(day.year, 12, 31))
    return Days(day, day)


def _until(days: Days, published_on: date) -> Days | None:
    return Days(days.first, min(days.last, published_on)) if days.first <= published_on else None


def _read(words: str, today: date) -> tuple[date, str] | None:
    found = _reader(today).get_date_data(words)
    return (found.date_obj.date(), found.period) if found.date_obj else None


@cache
def _reader(today: date) -> DateDataParser:
    return DateDataParser(
        languages=["en"],
        settings={"PREFER_DATES_FROM": "past", "RELATIVE_BASE": datetime.combine(today, time())},
    )
