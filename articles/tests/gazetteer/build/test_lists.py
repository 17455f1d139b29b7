"""Airports and our own lists."""

import pytest

from articles.gazetteer.build.lists import _airport, read_curated
from articles.tests.gazetteer.conftest import record


@pytest.mark.parametrize(
    ("name", "town", "own", "aliases"),
    [
        (
            "Malindi Tsavo Airport",
            "Malindi",
            {"Malindi Tsavo Airport", "Tsavo Airport", "Tsavo International Airport"},
            {"Tsavo"},
        ),
        ("Nairobi International Airport", "Nairobi", {"Nairobi Airport"}, set()),
    ],
    ids=["a name of its own", "only the name of its town"],
)
def test_an_airport_has_short_names(name, town, own, aliases):
    entry = _airport(record(name, "facility", "GB", "", (0, 0), 0), town)

    assert (entry.own, entry.aliases) == (own, aliases)


def test_our_own_lists_have_distinct_keys_and_points_on_the_globe():
    records = [entry.record for entry in read_curated()]

    assert len({one.key for one in records}) == len(records) > 500
    assert all(-90 <= one.latitude <= 90 and -180 <= one.longitude <= 180 for one in records)
