"""The generated columns `folded` hold a name as `newsroom_fold` folds it."""

import pytest

from articles.models import Place, PlaceAlias
from people.models import Alias, Organisation, OrganisationAlias, Person


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        pytest.param("Tomás Álvarez", "tomas alvarez", id="accents"),
        pytest.param("Kim Jong-un", "kim jong un", id="hyphen"),
        pytest.param("Sinéad O’Brien", "sinead o brien", id="apostrophe"),
        pytest.param("J. R. Smith, Jr.", "j r smith jr", id="initials"),
    ],
)
def test_names_are_folded(db, name, folded):
    person = Person.objects.create(name=name, sort_name=name, slug="someone")
    alias = Alias.objects.create(person=person, name=name, match_key="x")
    place = Place.objects.create(name=name, slug="somewhere")
    place_alias = PlaceAlias.objects.create(place=place, name=name)
    organisation = Organisation.objects.create(name=name, slug="something")
    other_name = OrganisationAlias.objects.create(organisation=organisation, name=name)
    for row in (person, alias, place, place_alias, organisation, other_name):
        assert type(row).objects.get(pk=row.pk).folded == folded
