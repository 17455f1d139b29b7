from types import SimpleNamespace

import pytest

from articles.presentation.list_titles import list_title
from articles.views.lists import CalendarPeriod

MARIA = SimpleNamespace(name="Maria Alvarez")


@pytest.mark.parametrize(
    ("period", "named", "title"),
    [
        (None, {}, "Articles"),
        (CalendarPeriod.of(2024), {}, "Articles of 2024"),
        (CalendarPeriod.of(2024, 5), {}, "Articles of May 2024"),
        (CalendarPeriod.of(2024, 5, 14), {}, "Articles of 14 May 2024"),
        (None, {"person": MARIA}, "Articles that name Maria Alvarez"),
        (
            CalendarPeriod.of(2024),
            {"person": MARIA, "outlet": "The Courier"},
            "Articles that name Maria Alvarez in The Courier of 2024",
        ),
    ],
    ids=["all", "year", "month", "day", "person", "everything"],
)
def test_a_title_names_what_limits_the_list(period, named, title):
    assert list_title(period, named) == title
