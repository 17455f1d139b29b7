"""Finds the records of the places that were read in an article, or makes them."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.db.models import Func, TextField, Value

from articles.extraction.types import ExtractedPlace
from articles.models import Place, PlaceAlias
from newsroom.lib.slugs import free_slug

Key = TypeVar("Key")


def resolve_all(found: Mapping[Key, ExtractedPlace]) -> dict[Key, Place]:
    """The record that carries each place; must run inside the transaction that stores the article."""
    keys = {place.gazetteer_key for place in found.values() if place.gazetteer_key}
    rows = Place.objects.filter(gazetteer_key__in=keys).select_related("merged_into")
    known = {row.gazetteer_key: row for row in rows}
    return {
        key: (known.get(place.gazetteer_key) if place.gazetteer_key else _by_name(place)) or _create(place)
        for key, place in found.items()
    }


def _by_name(found: ExtractedPlace) -> Place | None:
    """A place that no gazetteer knows is known again by its name and kind."""
    folded = Func(Value(found.name), function="newsroom_fold", output_field=TextField())
    places = Place.objects.filter(folded=folded, kind=found.kind, gazetteer_key=None)
    return places.select_related("merged_into").order_by("pk").first()


def _create(found: ExtractedPlace) -> Place:
    return Place.objects.create(
        name=found.name,
        slug=free_slug(found.name, Place.objects.all(), without_letters="place"),
        kind=found.kind,
        country_code=found.country_code,
        region=found.region,
        latitude=found.latitude,
        longitude=found.longitude,
        gazetteer_key=found.gazetteer_key,
        geonames_id=found.geonames_id,
    )


def keep_names(printed: Iterable[tuple[Place, str]]) -> None:
    """Keeps the names that were printed for places as aliases, without the name that a place has."""
    wanted = {
        (place.pk, surface): place
        for place, surface in printed
        if surface.casefold() != place.name.casefold()
    }
    kept = PlaceAlias.objects.filter(place__in=wanted.values()).values_list("place_id", "name")
    for key in wanted.keys() - set(kept):
        PlaceAlias.objects.create(place=wanted[key], name=key[1])
