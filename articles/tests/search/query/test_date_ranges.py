"""Years, months and days of a query."""

from datetime import date

import pytest

from articles.search.query.date_ranges import days_of, shift


@pytest.mark.parametrize(
    "value", ["", "soon", "16", "2016-", "2016-13", "2016-00", "2015-02-29", "0000", "20160301", "٢٠١٦"]
)
def test_not_a_date(value):
    assert days_of(value) is None


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        pytest.param("2016", date(2016, 1, 1), date(2016, 12, 31), id="year"),
        pytest.param("2016-02", date(2016, 2, 1), date(2016, 2, 29), id="leap-month"),
        pytest.param("2016-12", date(2016, 12, 1), date(2016, 12, 31), id="december"),
        pytest.param("2016-3-1", date(2016, 3, 1), date(2016, 3, 1), id="day"),
        pytest.param("9999", date(9999, 1, 1), date(9999, 12, 31), id="last-year"),
    ],
)
def test_first_and_last_day(value, first, last):
    assert days_of(value) == (first, last)


def test_a_shift_ends_at_the_first_and_the_last_possible_day():
    assert shift(date(2016, 3, 1), -1) == date(2016, 2, 29)
    assert shift(date.min, -1) == date.min
    assert shift(date.max, 1) == date.max
