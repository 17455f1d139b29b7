"""The packed table: what is written is found again, and priors follow population, kind and fame."""

import numpy as np
import pytest

from articles.gazetteer import PlaceKind
from articles.gazetteer.table import CAPITAL, FAMOUS, PlaceRecord, Table, write
from articles.tests.gazetteer.conftest import SMALL_WORLD


def rows(table: Table, name: str) -> list[int]:
    return [row for row, _ in table.find(name)]


@pytest.mark.parametrize("name", ["", "aaa", "zzz", "pari", "paris texas", "Paris"])
def test_a_key_that_is_not_in_the_index_finds_nothing(small_table, name):
    assert small_table.find(name) == []


@pytest.mark.parametrize("name", ["alabama", "dallas", "united states", "tex"])
def test_a_key_finds_its_place_from_the_first_to_the_last(small_table, name):
    [(_, own)] = small_table.find(name)

    assert own


def test_one_key_finds_all_places_of_that_name(small_table):
    assert {small_table.place(row).country_code for row in rows(small_table, "paris")} == {"FR", "US"}


def test_an_alias_is_not_the_places_own_name(small_table):
    [(row, own)] = small_table.find("lutetia")

    assert small_table.name(row) == "Paris"
    assert not own


def test_every_record_is_read_as_it_was_written(small_table):
    assert len(small_table) == len(SMALL_WORLD)
    for row, entry in enumerate(SMALL_WORLD):
        place = small_table.place(row)
        assert (place.key, place.name, place.kind) == (entry.record.key, entry.record.name, entry.record.kind)
        assert place.country_code == (entry.record.country or None)
        assert place.population == entry.record.population
        assert place.latitude == pytest.approx(entry.record.latitude, abs=1e-4)
        assert place.geonames_id is None


def test_a_place_has_the_name_of_its_region_and_its_country(small_table):
    [row] = rows(small_table, "dallas")

    assert small_table.place(row).admin1 == "Texas"
    assert small_table.country_name(row) == "United States"
    assert small_table.country_row(small_table.country_number("US")) == rows(small_table, "united states")[0]


def test_a_country_code_that_no_place_has_has_no_number(small_table):
    assert small_table.country_number("XX") is None


def test_people_nearby_are_those_of_the_towns_around(small_table):
    [lyon], [reno] = rows(small_table, "lyon"), rows(small_table, "reno")

    lyon_people, reno_people = small_table.people_near(np.array([lyon, reno]))
    assert lyon_people == 520_000
    assert reno_people == 24_000 + 1_300_000 + 3_100


def test_only_small_places_have_a_distance_that_counts(small_table):
    [texas], [lamar], [reno] = (rows(small_table, name) for name in ("texas", "lamar county", "reno"))

    assert small_table.is_local(np.array([texas, lamar, reno])).tolist() == [False, True, True]


def test_priors_follow_population_kind_and_fame(tmp_path):
    def one(number: int, kind: PlaceKind, people: int, fame: int) -> PlaceRecord:
        return PlaceRecord(f"gn:{number}", str(number), kind, "", "", 0, 0, people, fame)

    places = [
        one(1, PlaceKind.CITY, 0, 0),
        one(2, PlaceKind.CITY, 999_900, 0),
        one(3, PlaceKind.CITY, 999_900, CAPITAL),
        one(4, PlaceKind.COUNTRY, 999_900, 0),
        one(5, PlaceKind.COUNTY, 999_900, 0),
        one(6, PlaceKind.WATER, 0, FAMOUS),
    ]
    write(tmp_path / "places.npz", places, {}, {place.name: {row: True} for row, place in enumerate(places)})
    table = Table(tmp_path / "places.npz")

    assert table.prior.tolist() == pytest.approx([2, 6, 7.5, 8, 5.5, 7])
    assert table.place(2).geonames_id == 3
