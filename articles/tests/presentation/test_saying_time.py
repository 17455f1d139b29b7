"""When a statement was said, in words."""

from datetime import date

import pytest

from articles.models import Statement
from articles.presentation.saying_time import said_when


@pytest.mark.parametrize(
    ("said_on", "said_until", "words"),
    [
        pytest.param(None, None, "", id="unknown"),
        pytest.param(date(2024, 5, 14), None, "on 14 May 2024", id="a day"),
        pytest.param(date(2024, 5, 1), date(2024, 5, 31), "in May 2024", id="a month"),
        pytest.param(date(2023, 1, 1), date(2023, 12, 31), "in 2023", id="a year"),
        pytest.param(date(2024, 5, 6), date(2024, 5, 12), "between 6 May 2024 and 12 May 2024", id="a week"),
    ],
)
def test_said_when(said_on, said_until, words):
    assert said_when(Statement(said_on=said_on, said_until=said_until)) == words
