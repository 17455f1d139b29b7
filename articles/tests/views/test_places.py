"""The pages of people and places: who is listed where, and what their records tell."""

import json
import re

import pytest
from django.utils.text import slugify

from articles.models import Place
from articles.models import statement as statement_model
from articles.views import lists
from newsroom.lib.listing import between
from people import views
from people.models import Person


def shown(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def statements_on(page):
    return [figure.split("</figure>")[0] for figure in page.split('<figure class="statement')[1:]]


@pytest.fixture
def print_names(print_article):
    def print_them(*sort_names, **fields):
        for sort_name in sort_names:
            person = Person.objects.create(
                name=sort_name, sort_name=sort_name, slug=slugify(sort_name) or "x", **fields
            )
            print_article(f"{sort_name} spoke.", headline=f"About {sort_name}", people={sort_name: person})

    return print_them


def names_on(page):
    listed = page.split('<ul class="name-list in-columns"')[1].split("</ul>")[0]
    return [part.split("<")[0] for part in listed.split('/">')[1:]]


def test_people_stand_in_alphabetical_order_whatever_their_capitals(client, print_names):
    print_names("van Rooyen, Ilse", "Abe, Jun", "ALLEN, Kay", "Zhou, Min", "Ali, Omar")

    assert names_on(shown(client, "/people/")) == [
        "Abe, Jun",
        "Ali, Omar",
        "ALLEN, Kay",
        "van Rooyen, Ilse",
        "Zhou, Min",
    ]
    assert names_on(shown(client, "/people/?letter=A")) == ["Abe, Jun", "Ali, Omar", "ALLEN, Kay"]
    assert "Nobody here" in shown(client, "/people/?letter=B")


@pytest.mark.parametrize(
    ("letters", "first", "after"),
    [("A", "a", "b"), ("Sa", "sa", "sb"), ("Az", "az", "b"), ("Azz", "azz", "b"), ("Z", "z", None)],
)
def test_names_are_looked_for_between_letters_whatever_the_order_of_signs(letters, first, after):
    assert between(letters) == (first, after)


def test_a_list_too_long_to_walk_is_divided_by_more_letters(client, print_names, monkeypatch):
    print_names("Salim, Jo", "Santos, Ana", "Sweet, Kim", "Tan, Lee")
    assert 'letter=Sa"' not in shown(client, "/people/?letter=S")

    monkeypatch.setattr(views, "PEOPLE_REACHED", 2)

    page = shown(client, "/people/?letter=S")
    assert 'href="?letter=Sa"' in page
    assert "more than 2" in page
    assert names_on(shown(client, "/people/?letter=Sa")) == ["Salim, Jo", "Santos, Ana"]
    assert names_on(shown(client, "/people/?letter=Sw")) == ["Sweet, Kim"]


def test_the_years_of_somebody_who_said_too_much_to_count(client, harbour, monkeypatch):
    monkeypatch.setattr(statement_model, "TALLY_CAP", 0)

    assert len(statements_on(shown(client, "/people/maria-alvarez/?year=2024"))) == 1
    assert statements_on(shown(client, "/people/maria-alvarez/?year=1999")) == []


def test_a_surname_alone_is_on_a_list_of_its_own(client, print_names):
    print_names("Abe, Jun")
    print_names("Brandt", surname_only=True)

    assert names_on(shown(client, "/people/")) == ["Abe, Jun"]
    assert names_on(shown(client, "/people/?surname=alone")) == ["Brandt"]
    assert "Only a surname was printed." in shown(client, "/people/brandt/")


def test_a_person_nobody_named_in_print_has_no_page(client, cast):
    assert client.get(cast.maria.get_absolute_url()).status_code == 404


def test_a_person_shows_what_they_said_as_what_and_with_whom(client, harbour, cast):
    harbour.person_mentions.filter(person=cast.maria).update(descriptor="Mayor")

    page = shown(client, "/people/maria-alvarez/")

    (said,) = statements_on(page)
    assert "The harbour belongs to all of us," in said
    assert '<span class="descriptor">Mayor</span>' in page
    assert 'href="/people/chen-wei/"' in page
    assert 'href="/places/northport/"' in page
    assert "Mayor Alvarez" in page  # an alias


def test_only_the_statements_with_the_words_are_shown(client, harbour):
    assert len(statements_on(shown(client, "/people/maria-alvarez/?q=belong"))) == 1

    page = shown(client, "/people/maria-alvarez/?q=ferry")
    assert statements_on(page) == []
    assert "No statement here contains “ferry”." in page


def test_a_year_narrows_the_statements_and_keeps_the_search(client, harbour):
    page = shown(client, "/people/maria-alvarez/?year=2024&q=belong")

    assert "Statements printed in 2024" in page
    assert '<input type="hidden" name="year" value="2024">' in page
    assert client.get("/people/maria-alvarez/?year=1999").status_code == 404


def test_the_count_of_what_is_confirmed_is_of_all_statements(client, harbour):
    harbour.statements.update(review_state="disputed")

    page = " ".join(shown(client, "/people/maria-alvarez/?q=ferry").split())

    assert "<strong>1 statement</strong>: 0 confirmed by an editor, 0 not yet reviewed, 1 disputed." in page


def test_an_indirect_statement_is_read_in_its_sentence(client, harbour):
    page = shown(client, "/people/chen-wei/")

    (said,) = statements_on(page)
    assert "the fish market, said <strong>that the ice would come from Lisbon</strong>.</p>" in said


def test_a_place_shows_where_it_lies_and_what_was_said(client, harbour, cast):
    page = shown(client, "/places/lisbon/")

    assert 'class="land"' in page
    assert "38.72° N, 9.13° W" in page
    assert "Harbour opens" in page
    assert "The harbour belongs to all of us," in page
    assert 'href="/places/northport/"' in page


def test_a_place_without_coordinates_has_no_map(client, print_article):
    yard = Place.objects.create(name="The Yard", slug="the-yard", kind="facility")
    print_article("They met in The Yard.", places={"The Yard": yard})

    assert "<svg" not in shown(client, "/places/the-yard/")


def test_places_are_walked_by_their_letters_whatever_their_accents(client, print_article):
    for name in ("Łódź", "Lagos", "Évora"):
        place = Place.objects.create(name=name, slug=slugify(name) or "x", kind="city")
        print_article(f"It rained in {name}.", headline=f"Rain in {name}", places={name: place})

    page = shown(client, "/places/?letter=L")
    assert "Lagos" in page
    assert "Łódź" in page
    assert "Évora" not in page
    assert "No place here" in shown(client, "/places/?letter=Zz")
    assert client.get("/places/?letter=%00").status_code == 404


def test_the_pages_of_a_list_hold_each_row_once(client, print_article, cast, monkeypatch):
    monkeypatch.setattr(lists, "STATEMENTS_A_PAGE", 2)
    for number in range(5):
        said = f"Number {number} was said"
        print_article(
            f"“{said}” Chen said.", headline=said, statements=({"text": said, "speaker": cast.chen},)
        )

    pages = [statements_on(shown(client, f"/statements/?page={number}")) for number in (1, 2, 3)]

    assert [len(page) for page in pages] == [2, 2, 1]
    found = re.findall(r"Number \d was said</p>", "".join(each for page in pages for each in page))
    assert found == [f"Number {number} was said</p>" for number in (4, 3, 2, 1, 0)]
    assert client.get("/statements/?page=4").status_code == 404


def test_a_town_leads_to_its_country(client, cast, print_article):
    portugal = Place.objects.create(name="Portugal", slug="portugal", kind="country", country_code="PT")
    print_article("From Lisbon to all of Portugal.", places={"Lisbon": cast.lisbon, "Portugal": portugal})

    assert '<a href="/places/portugal/">Portugal</a>' in shown(client, "/places/lisbon/")


def test_machines_are_told_where_a_place_lies(client, harbour):
    page = shown(client, "/places/lisbon/")

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

    front = shown(client, "/")

    assert len(statements_on(front)) == 1


@pytest.mark.parametrize("address", ["/", "/articles/", "/people/", "/places/", "/statements/", "/timeline/"])
def test_an_empty_archive_says_what_to_do_next(client, db, address):
    assert "import_seeds" in shown(client, address)


def test_pages_keep_what_narrows_the_list(client, print_article):
    for number in range(26):
        print_article("Nothing.", headline=f"Number {number}", outlet="Courier & Co")

    page = shown(client, "/articles/?outlet=Courier+%26+Co")

    assert 'rel="next" href="?outlet=Courier+%26+Co&amp;page=2"' in page
    second = shown(client, "/articles/?outlet=Courier+%26+Co&page=2")
    assert "Number 0" in second
    assert 'rel="prev" href="?outlet=Courier+%26+Co&amp;page=1"' in second
