"""Finding or creating the record of an extracted place, and its aliases."""

import pytest

from articles.archive.place_records import add_aliases, find_or_create
from articles.extraction.types import ExtractedPlace
from articles.models import Place, PlaceAlias


def extracted(name: str, *, kind: str = "city", key: str | None = None) -> ExtractedPlace:
    return ExtractedPlace(
        start=0,
        end=len(name),
        surface=name,
        name=name,
        kind=kind,
        gazetteer_key=key,
        country_code="US",
        region="Maine",
        latitude=44.1,
        longitude=-68.9,
        geonames_id=None,
        as_government=False,
        confidence=0.9,
        reason="the only place of that name",
    )


def record_of(place: ExtractedPlace) -> Place:
    return find_or_create({"it": place})["it"]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(extracted("Northport", key="b"), id="another gazetteer key"),
        pytest.param(extracted("Northport"), id="no gazetteer key"),
    ],
)
def test_the_name_of_a_place_with_a_gazetteer_key_is_not_enough(db, second):
    assert record_of(extracted("Northport", key="a")) != record_of(second)


def test_a_place_without_a_key_is_not_found_by_its_name_if_its_kind_differs(db):
    assert record_of(extracted("Old Pier")) != record_of(extracted("Old Pier", kind="facility"))


def test_a_place_is_found_by_its_gazetteer_key(db):
    assert record_of(extracted("Northport", key="a")) == record_of(extracted("North Port", key="a"))


def test_a_place_without_a_key_is_found_by_its_folded_name_and_kind(db):
    assert record_of(extracted("Café Pier")) == record_of(extracted("cafe pier"))


def test_a_new_record_has_what_was_extracted(db):
    place = record_of(extracted("Northport", key="a"))
    assert (place.slug, place.region, place.latitude) == ("northport", "Maine", 44.1)


def test_other_surfaces_become_aliases_once(cast):
    for _ in range(2):
        add_aliases([(cast.lisbon, "Lisboa"), (cast.lisbon, "Lisbon"), (cast.lisbon, "LISBON")])
    assert list(PlaceAlias.objects.values_list("place", "name")) == [(cast.lisbon.pk, "Lisboa")]
