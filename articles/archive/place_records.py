"""Finds the records of the places that an article names, or creates them."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.db.models import Func, TextField, Value

from articles.extraction.types import ExtractedPlace
from articles.models import Place, PlaceAlias
from newsroom.lib.slugs import free_slug

Key = TypeVar("Key")


def find_or_create(extracted: Mapping[Key, ExtractedPlace]) -> dict[Key, Place]:
    """The record of each place; must run inside the transaction that stores the article."""
    keys = {place.gazetteer_key for place in extracted.values() if place.gazetteer_key}
    rows = Place.objects.filter(gazetteer_key__in=keys).select_related("merged_into")
    known = {row.gazetteer_key: row for row in rows}
    return {
        key: (known.get(place.gazetteer_key) if place.gazetteer_key else _by_name(place)) or _create(place)
        for key, place in extracted.items()
    }


def _by_name(extracted: ExtractedPlace) -> Place | None:
    """A place without a gazetteer key is found by its name and kind."""
    folded = Func(Value(extracted.name), function="newsroom_fold", output_field=TextField())
    places = Place.objects.filter(folded=folded, kind=extracted.kind, gazetteer_key=None)
    return places.select_related("merged_into").order_by("pk").first()


def _create(extracted: ExtractedPlace) -> Place:
    return Place.objects.create(
        name=extracted.name,
        slug=free_slug(extracted.name, Place.objects.all(), without_letters="place"),
        kind=extracted.kind,
        country_code=extracted.country_code,
        region=extracted.region,
        latitude=extracted.latitude,
        longitude=extracted.longitude,
        gazetteer_key=extracted.gazetteer_key,
        geonames_id=extracted.geonames_id,
    )


def add_aliases(surfaces: Iterable[tuple[Place, str]]) -> None:
    """Stores the surfaces of places as aliases, except those that equal the place's name."""
    wanted = {
        (place.pk, surface): place
        for place, surface in surfaces
        if surface.casefold() != place.name.casefold()
    }
    stored = PlaceAlias.objects.filter(place__in=wanted.values()).values_list("place_id", "name")
    for key in wanted.keys() - set(stored):
        PlaceAlias.objects.create(place=wanted[key], name=key[1])
