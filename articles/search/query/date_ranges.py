"""Dates of a query: a year, a month or a day, as the first and the last day that it includes."""

import re
from datetime import date, timedelta

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


def days_of(value: str) -> tuple[date, date] | None:
    """The first and last day of 2016, 2016-03 or 2016-03-01; None for anything else."""
    match = _DATE.fullmatch(value)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if day:
            first = last = date(year or 0, month or 0, day)
        elif month:
            first = date(year or 0, month, 1)
            last = shift(date(first.year + month // 12, month % 12 + 1, 1), -1)
        else:
            first, last = date(year or 0, 1, 1), date(year or 0, 12, 31)
    except ValueError:
        return None
    return first, last


def shift(day: date, days: int) -> date:
    """`day` moved by `days`; `day` itself if the result would be outside the range of `date`."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day
