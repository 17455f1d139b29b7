"""Finding or creating the record of an organisation, its aliases, and merging."""

import pytest

from people import organisations
from people.models import Organisation


@pytest.fixture
def record_of(db):
    """The record that an article gets which prints this name, and these other forms of it."""

    def find(name, *forms):
        return organisations.find_or_create({name: forms})[name]

    return find


@pytest.mark.parametrize("other", ["Ferry Lines Union", "Ferry Line", "FL"])
def test_another_name_is_another_organisation(record_of, other):
    assert record_of("Ferry Lines") != record_of(other)


def test_an_abbreviation_alone_is_not_taken_for_a_known_organisation(record_of):
    full = record_of("National Ferry Council", "NFC")
    assert record_of("NFC") != full


@pytest.mark.parametrize("again", ["Ferry Lines", "FERRY LINES", "Férry-Lines"])
def test_one_name_is_one_organisation(record_of, again):
    assert record_of("Ferry Lines") == record_of(again)


def test_the_other_forms_of_an_article_become_aliases_once(record_of):
    record = record_of("National Ferry Council", "NFC", "National Ferry Council", "NFC")
    record_of("National Ferry Council", "NFC")
    assert [alias.name for alias in record.aliases.all()] == ["NFC"]


@pytest.mark.parametrize("name", ["", "1984", "A" * 201], ids=["nothing", "a number", "too long"])
def test_what_cannot_be_a_name_gets_no_record(db, name):
    assert organisations.find_or_create({name: []}) == {}


def test_two_organisations_with_one_address_in_letters_get_two_addresses(record_of):
    assert {record_of("Línea").slug, record_of("Línea 2").slug, record_of("Линия").slug} == {
        "linea",
        "linea-2",
        "liniya",
    }


@pytest.mark.parametrize(
    ("name", "generic"), [("Interior Ministry", True), ("Northport Interior Ministry", False)]
)
def test_a_record_says_whether_several_have_its_name(record_of, name, generic):
    assert record_of(name).generic is generic


def test_a_merged_record_is_found_by_its_name_and_leads_to_the_other(record_of):
    short, full = record_of("NFC"), record_of("National Ferry Council")
    merge = organisations.merge(short, full, reason="its abbreviation")
    found = record_of("NFC")
    assert (found, found.live) == (short, full)
    organisations.unmerge(merge)
    assert record_of("NFC").live == short
    assert Organisation.objects.live().count() == 2
