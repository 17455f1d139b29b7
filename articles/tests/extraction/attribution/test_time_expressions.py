"""Words of time are the days that a reader of the paper of that day understands.

The article was published on Wednesday 14 September 2016.
"""

from datetime import date

import pytest

from articles.extraction.attribution.time_expressions import days_of, time_expressions

PUBLISHED = date(2016, 9, 14)


def read(text: str) -> tuple[str, str] | str | None:
    """The first and the last day of the first expression; one if they are the same."""
    for expression in time_expressions(text, 0, len(text)):
        days = days_of(expression, PUBLISHED)
        if days is None:
            return None
        return str(days.first) if days.first == days.last else (str(days.first), str(days.last))
    return None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the harbour", id="none"),
        pytest.param("Tuesday’s vote", id="a possessive"),
        pytest.param("on Tuesdays", id="every week"),
        pytest.param("mid-2014", id="inside a word"),
        pytest.param("2,014 people", id="a number"),
        pytest.param("$2014", id="money"),
        pytest.param("may march", id="verbs"),
        pytest.param("on Sept. 20", id="a day to come"),
        pytest.param("in 2017", id="a year to come"),
        pytest.param("a week earlier", id="relative to another day"),
    ],
)
def test_no_day_is_read(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("on Tuesday", "2016-09-13", id="the day before"),
        pytest.param("Wednesday", "2016-09-14", id="the day of publication"),
        pytest.param("late Thursday night", "2016-09-08", id="almost a week ago"),
        pytest.param("last Wednesday", "2016-09-07", id="last"),
        pytest.param("yesterday", "2016-09-13", id="yesterday"),
        pytest.param("this morning", "2016-09-14", id="this morning"),
        pytest.param("last night", "2016-09-13", id="last night"),
        pytest.param("on Sept. 8", "2016-09-08", id="day and month"),
        pytest.param("March 3, 2015", "2015-03-03", id="with a year"),
        pytest.param("Monday, Sept. 5", "2016-09-05", id="with a day of the week"),
        pytest.param("two days ago", "2016-09-12", id="days ago"),
    ],
)
def test_a_day(text: str, day: str) -> None:
    assert read(text) == day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("earlier this month", "2016-09-01", "2016-09-14", id="up to the publication"),
        pytest.param("last week", "2016-09-05", "2016-09-11", id="a week"),
        pytest.param("two weeks ago", "2016-08-29", "2016-09-04", id="weeks ago"),
        pytest.param("last month", "2016-08-01", "2016-08-31", id="a month"),
        pytest.param("in August", "2016-08-01", "2016-08-31", id="a month by name"),
        pytest.param("in December", "2015-12-01", "2015-12-31", id="a month of the year before"),
        pytest.param("in July 2015", "2015-07-01", "2015-07-31", id="a month with its year"),
        pytest.param("in 2014", "2014-01-01", "2014-12-31", id="a year"),
        pytest.param("last year", "2015-01-01", "2015-12-31", id="last year"),
        pytest.param("over the weekend", "2016-09-10", "2016-09-11", id="a weekend"),
    ],
)
def test_a_range(text: str, first: str, last: str) -> None:
    assert read(text) == (first, last)
