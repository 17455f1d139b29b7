"""Dates as newsrooms print them: 2023-09-13, 13 September 2023, September 13, 2023, Sept. 13, 2023.

Months are read in English. A date of figures alone that begins with the day or the month is refused: it is
unknown which of the two comes first. A time of day after the date is ignored.
"""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\.?,?\s+)?"
)
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})(?![0-9A-Za-z])"
_TIME = (
    r"(?:(?:[T ]|,?\s+(?:at\s+)?)[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?"
    r"(?:\s?(?:[ap]\.?m\.?|Z|UTC|GMT|[ECMP][SD]T|CES?T|[BIJK]ST|[+-][0-9]{2}:?[0-9]{2})(?![A-Za-z]))*)?"
)
_FORMS = tuple(
    re.compile(form + _TIME, re.I)
    for form in (
        r"(?P<year>[0-9]{4})(?P<separator>[-/.])(?P<number>[0-9]{1,2})(?P=separator)(?P<day>[0-9]{1,2})(?![0-9])",
        r"(?P<year>[0-9]{4})(?P<number>[0-9]{2})(?P<day>[0-9]{2})(?![0-9A-Za-z])",
        rf"{_WEEKDAY}{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    )
)
_READ_TWO_WAYS = re.compile(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})(?![0-9])")
EARLIEST_YEAR = 1600  # a little before the first newspaper


class NoSuchDate(ValueError):
    """Something that has the form of a date but is not one. The message says why."""


def leading_date(text: str) -> tuple[date, int] | None:
    """The date at the beginning of `text` and the offset after it; None if it begins with something else.

    Raises NoSuchDate for 2023-02-30 and for 05/09/2023.
    """
    for form in _FORMS:
        if found := form.match(text):
            return _date_of(found), found.end()
    if found := _READ_TWO_WAYS.match(text):
        raise NoSuchDate(f"“{found[0]}” can be read as two dates. Write the year first, as in 2023-09-13.")
    return None


def whole_date(text: str) -> date | None:
    """The date that `text` consists of; None if it holds anything else. Raises NoSuchDate."""
    found = leading_date(text)
    return found[0] if found and not text[found[1] :].strip(" .") else None


def _date_of(found: re.Match[str]) -> date:
    parts = found.groupdict()
    month = int(parts["number"]) if parts.get("number") else _month_number(parts["month"])
    year = int(parts["year"])
    try:
        day = date(year, month, int(parts["day"]))
    except ValueError:
        raise NoSuchDate(f"“{found[0]}” is not a day of the calendar. Correct the date.") from None
    if year < EARLIEST_YEAR:
        raise NoSuchDate(f"“{found[0]}” is before the first newspaper. Correct the date.")
    return day


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1
