"""Dates of a query: a year, a month or a day, as the first and the last day that it includes."""

import re
from calendar import monthrange
from datetime import date, timedelta

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


def days_of(value: str) -> tuple[date, date] | None:
    """The first and last day of 2016, 2016-03 or 2016-03-01; None for anything else."""
    match = _DATE.fullmatch(value)
    if not match:
        return None
    month, day = (int(part) if part else None for part in match.groups()[1:])
    try:
        first = date(int(match[1]), 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if month is None:
        return first, date(first.year, 12, 31)
    return first, first if day else date(first.year, month, monthrange(first.year, month)[1])


def shift(day: date, days: int) -> date:
    """`day` moved by `days`; `day` itself if the result would be outside the range of `date`."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day
