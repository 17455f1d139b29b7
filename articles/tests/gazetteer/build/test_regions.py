"""Names and points of regions."""

import pytest

from articles.gazetteer.build.regions import OurRegion, Subdivision, region_name, subdivision_entries


def subdivision(name: str, country: str, *aliases: str, **fields) -> Subdivision:
    fields = {"iso": "XX-1", "code": f"{country}.01", "geonames_id": 7, "level": 1, "parent": None} | fields
    return Subdivision(name=name, country=country, aliases=set(aliases), **fields)


@pytest.mark.parametrize(
    ("area", "ours", "expected"),
    [
        (subdivision("Ohio", "US", "Buckeye"), ("The Buckeye",), "Ohio"),
        (subdivision("Kreis Bonn", "DE", "Bonn", level=2), (), "Kreis Bonn"),
        (subdivision("Bavaria State", "DE"), ("Bav.", "BY", "Bavaria"), "Bavaria"),
        (subdivision("Free Land", "DE", "Berlin", largest_town="Berlin"), (), "Berlin"),
        (subdivision("Kherson Oblast", "UA", "Kherson", "Khersonshchyna"), (), "Kherson"),
        (subdivision("Free Land", "DE", "Other"), (), "Free Land"),
    ],
    ids=["United States", "second level", "our name", "largest town", "short form", "full name"],
)
def test_a_region_has_the_name_that_readers_know(area, ours, expected):
    assert region_name(area, OurRegion((0, 0), ours) if ours else None) == expected


def test_a_region_without_a_point_is_left_out():
    assert subdivision_entries([subdivision("Nowhere", "XX")]) == []


def test_the_point_of_a_region_is_the_mean_of_its_towns():
    [entry] = subdivision_entries([subdivision("Somewhere", "XX", points=[(0, 0), (2, 4)])])

    assert (entry.record.latitude, entry.record.longitude) == (1, 2)
    assert (entry.record.key, entry.record.kind, entry.record.admin1) == ("gn:7", "region", "XX.01")


def test_our_own_point_comes_first():
    [entry] = subdivision_entries([subdivision("Alaska", "US", iso="US-AK", points=[(0, 0)])])

    assert (entry.record.latitude, entry.record.longitude) == (64, -150)
