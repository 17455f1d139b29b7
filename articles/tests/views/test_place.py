"""The pages of places."""

import json

from django.utils.text import slugify

from articles.models import Place
from newsroom.tests.page_content import html_of


def test_a_place_shows_where_it_lies_and_what_was_said(client, harbour, cast):
    page = html_of(client, "/places/lisbon/")

    assert 'class="land"' in page
    assert "38.72° N, 9.13° W" in page
    assert "Harbour opens" in page
    assert "The harbour belongs to all of us," in page
    assert 'href="/places/northport/"' in page


def test_a_place_without_coordinates_has_no_map(client, print_article):
    yard = Place.objects.create(name="The Yard", slug="the-yard", kind="facility")
    print_article("They met in The Yard.", places={"The Yard": yard})

    assert "<svg" not in html_of(client, "/places/the-yard/")


def test_places_are_walked_by_their_letters_whatever_their_accents(client, print_article):
    for name in ("Łódź", "Lagos", "Évora"):
        place = Place.objects.create(name=name, slug=slugify(name) or "x", kind="city")
        print_article(f"It rained in {name}.", headline=f"Rain in {name}", places={name: place})

    page = html_of(client, "/places/?letter=L")
    assert "Lagos" in page
    assert "Łódź" in page
    assert "Évora" not in page
    assert "No place here" in html_of(client, "/places/?letter=Zz")
    assert client.get("/places/?letter=%00").status_code == 404


def test_a_town_leads_to_its_country(client, cast, print_article):
    portugal = Place.objects.create(name="Portugal", slug="portugal", kind="country", country_code="PT")
    print_article("From Lisbon to all of Portugal.", places={"Lisbon": cast.lisbon, "Portugal": portugal})

    assert '<a href="/places/portugal/">Portugal</a>' in html_of(client, "/places/lisbon/")


def test_machines_are_told_where_a_place_lies(client, harbour):
    page = html_of(client, "/places/lisbon/")

    data = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert (data["@type"], data["geo"]["latitude"]) == ("Place", 38.7167)
