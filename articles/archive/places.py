"""Finds the record of a place that was read, or makes one."""

from django.db.models import Func, TextField, Value

from articles.extraction.types import PlaceFound
from articles.models import Place, PlaceAlias
from people.merging import one_at_a_time
from people.slugs import free_slug


def resolve(found: PlaceFound) -> Place:
    """The record that carries this place; must run inside the transaction that stores the article."""
    one_at_a_time()
    return _carrying(found) or _create(found)


def _carrying(found: PlaceFound) -> Place | None:
    places = Place.objects.select_related("merged_into")
    if found.gazetteer_key:
        return places.filter(gazetteer_key=found.gazetteer_key).first()
    same_name = places.filter(folded=_folded(found.name), kind=found.kind, gazetteer_key=None)
    return same_name.order_by("pk").first()


def _folded(name: str) -> Func:
    return Func(Value(name), function="newsroom_fold", output_field=TextField())


def _create(found: PlaceFound) -> Place:
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


def add_alias(place: Place, name: str) -> None:
    """Keeps a name that was printed for the place, unless it is the name that the place has."""
    if name.casefold() != place.name.casefold():
        PlaceAlias.objects.get_or_create(place=place, name=name)
