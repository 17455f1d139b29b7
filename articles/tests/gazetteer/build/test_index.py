"""Under which keys a place is found."""

from articles.gazetteer.build.entries import Entry
from articles.gazetteer.build.index import index_of
from articles.tests.gazetteer.conftest import record


def test_a_name_that_is_only_marks_is_not_in_the_index():
    assert set(index_of([Entry(record("Ohio", "region", "US", "US.OH", (40, -83), 0), {"…"})])) == {"ohio"}


def test_own_names_and_aliases_differ():
    entry = Entry(record("Ohio", "region", "US", "US.OH", (40, -83), 0), {"Buckeye State", "Ohio"}, {"O."})

    assert index_of([entry]) == {"ohio": {0: True}, "o": {0: True}, "buckeye state": {0: False}}


def test_places_of_one_name_have_one_key():
    entries = [Entry(record("Paris", "city", country, "", (0, 0), 0)) for country in ("FR", "US")]

    assert index_of(entries) == {"paris": {0: True, 1: True}}


def test_a_name_is_found_without_its_article():
    assert set(index_of([Entry(record("The Hague", "city", "NL", "", (52, 4), 0))])) == {"the hague", "hague"}


def test_a_river_is_found_in_both_word_orders():
    assert set(index_of([Entry(record("Tana River", "water", "KE", "", (0, 39), 0))])) == {
        "tana river",
        "river tana",
    }
    assert set(index_of([Entry(record("Tana River", "county", "KE", "", (0, 39), 0))])) == {"tana river"}
