"""The pages of places, and what all list pages share."""

import json
import re

import pytest
from django.utils.text import slugify

from articles.models import Place
from articles.views import lists
from newsroom.tests.page_content import html_of, statements_on


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


def test_the_pages_of_a_list_hold_each_row_once(client, print_article, cast, monkeypatch):
    monkeypatch.setattr(lists, "STATEMENTS_A_PAGE", 2)
    for number in range(5):
        said = f"Number {number} was said"
        print_article(
            f"“{said}” Chen said.", headline=said, statements=({"text": said, "speaker": cast.chen},)
        )

    pages = [statements_on(html_of(client, f"/statements/?page={number}")) for number in (1, 2, 3)]

    assert [len(page) for page in pages] == [2, 2, 1]
    found = re.findall(r"Number \d was said</p>", "".join(each for page in pages for each in page))
    assert found == [f"Number {number} was said</p>" for number in (4, 3, 2, 1, 0)]
    assert client.get("/statements/?page=4").status_code == 404


def test_a_town_leads_to_its_country(client, cast, print_article):
    portugal = Place.objects.create(name="Portugal", slug="portugal", kind="country", country_code="PT")
    print_article("From Lisbon to all of Portugal.", places={"Lisbon": cast.lisbon, "Portugal": portugal})

    assert '<a href="/places/portugal/">Portugal</a>' in html_of(client, "/places/lisbon/")


def test_machines_are_told_where_a_place_lies(client, harbour):
    page = html_of(client, "/places/lisbon/")

    data = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert (data["@type"], data["geo"]["latitude"]) == ("Place", 38.7167)


def test_the_front_page_gives_no_article_more_than_one_statement(client, cast, print_article):
    long_enough = "This harbour will be open to every boat of every town"
    print_article(
        f"“{long_enough} on Monday,” she said. “{long_enough} on Tuesday,” she said.",
        people={},
        statements=tuple(
            {"text": f"{long_enough} on {day},", "speaker": cast.maria, "speaker_text": "she"}
            for day in ("Monday", "Tuesday")
        ),
    )

    front = html_of(client, "/")

    assert len(statements_on(front)) == 1


@pytest.mark.parametrize("address", ["/", "/articles/", "/people/", "/places/", "/statements/", "/timeline/"])
def test_an_empty_archive_says_what_to_do_next(client, db, address):
    assert "import_seeds" in html_of(client, address)


def test_pages_keep_what_narrows_the_list(client, print_article):
    for number in range(26):
        print_article("Nothing.", headline=f"Number {number}", outlet="Courier & Co")

    page = html_of(client, "/articles/?outlet=Courier+%26+Co")

    assert 'rel="next" href="?outlet=Courier+%26+Co&amp;page=2"' in page
    second = html_of(client, "/articles/?outlet=Courier+%26+Co&page=2")
    assert "Number 0" in second
    assert 'rel="prev" href="?outlet=Courier+%26+Co&amp;page=1"' in second
