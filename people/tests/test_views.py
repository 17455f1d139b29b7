"""The pages of people: who is listed where, and what a person's page shows."""

import pytest
from django.utils.text import slugify

from newsroom.tests.page_content import html_of, names_on, statements_on
from people import registry, views
from people.models import Person


@pytest.fixture
def print_names(print_article):
    def print_them(*sort_names, **fields):
        for sort_name in sort_names:
            person = Person.objects.create(
                name=sort_name, sort_name=sort_name, slug=slugify(sort_name) or "x", **fields
            )
            print_article(f"{sort_name} spoke.", headline=f"About {sort_name}", people={sort_name: person})

    return print_them


def test_people_are_in_alphabetical_order_whatever_their_capitals(client, print_names):
    print_names("van Rooyen, Ilse", "Abe, Jun", "ALLEN, Kay", "Zhou, Min", "Ali, Omar")

    assert names_on(html_of(client, "/people/")) == [
        "Abe, Jun",
        "Ali, Omar",
        "ALLEN, Kay",
        "van Rooyen, Ilse",
        "Zhou, Min",
    ]
    assert names_on(html_of(client, "/people/?letter=A")) == ["Abe, Jun", "Ali, Omar", "ALLEN, Kay"]
    assert "Nobody here" in html_of(client, "/people/?letter=B")


def test_a_list_that_is_too_long_is_divided_by_more_letters(client, print_names, monkeypatch):
    print_names("Salim, Jo", "Santos, Ana", "Sweet, Kim", "Tan, Lee")
    assert 'letter=Sa"' not in html_of(client, "/people/?letter=S")

    monkeypatch.setattr(views, "PEOPLE_REACHED", 2)

    page = html_of(client, "/people/?letter=S")
    assert 'href="?letter=Sa"' in page
    assert "more than 2" in page
    assert names_on(html_of(client, "/people/?letter=Sa")) == ["Salim, Jo", "Santos, Ana"]
    assert names_on(html_of(client, "/people/?letter=Sw")) == ["Sweet, Kim"]


def test_a_year_is_found_even_where_not_all_statements_are_counted(client, harbour, monkeypatch):
    monkeypatch.setattr("articles.models.statement.REVIEWS_COUNTED", 0)

    assert len(statements_on(html_of(client, "/people/maria-alvarez/?year=2024"))) == 1
    assert statements_on(html_of(client, "/people/maria-alvarez/?year=1999")) == []


def test_a_surname_alone_is_on_a_list_of_its_own(client, print_names):
    print_names("Abe, Jun")
    print_names("Brandt", surname_only=True)

    assert names_on(html_of(client, "/people/")) == ["Abe, Jun"]
    assert names_on(html_of(client, "/people/?surname=alone")) == ["Brandt"]
    assert "it is open who is meant" in html_of(client, "/people/brandt/")


def test_the_page_of_a_surname_names_whom_it_can_mean(client, print_names):
    print_names("Alvarez", surname_only=True)
    print_names("Alvarez, Maria")
    registry.add_alias(Person.objects.get(sort_name="Alvarez, Maria"), "Maria Alvarez")
    assert "Alvarez, Maria</a>" in html_of(client, "/people/alvarez/")


def test_a_person_whom_no_published_article_names_has_no_page(client, cast):
    assert client.get(cast.maria.get_absolute_url()).status_code == 404


def test_a_person_is_shown_with_statements_descriptors_company_and_aliases(client, harbour, cast):
    harbour.person_mentions.filter(person=cast.maria).update(descriptor="Mayor")

    page = html_of(client, "/people/maria-alvarez/")

    (statement,) = statements_on(page)
    assert "The harbour belongs to all of us”" in statement
    assert '<span class="descriptor">Mayor</span>' in page
    assert 'href="/people/chen-wei/"' in page
    assert 'href="/places/northport/"' in page
    assert "Mayor Alvarez" in page  # an alias


def test_only_the_statements_with_the_words_are_shown(client, harbour):
    assert len(statements_on(html_of(client, "/people/maria-alvarez/?q=belong"))) == 1

    page = html_of(client, "/people/maria-alvarez/?q=ferry")
    assert statements_on(page) == []
    assert "No statement here contains “ferry”." in page


def test_a_year_narrows_the_statements_and_keeps_the_search(client, harbour):
    page = html_of(client, "/people/maria-alvarez/?year=2024&q=belong")

    assert "Statements printed in 2024" in page
    assert '<input type="hidden" name="year" value="2024">' in page
    assert client.get("/people/maria-alvarez/?year=1999").status_code == 404


def test_the_review_counts_are_of_all_statements_whatever_the_search(client, harbour):
    harbour.statements.update(review_state="disputed")

    page = " ".join(html_of(client, "/people/maria-alvarez/?q=ferry").split())

    assert "<strong>1 statement</strong>: 0 confirmed by an editor, 0 not yet reviewed, 1 disputed." in page


def test_an_indirect_statement_is_shown_in_its_sentence(client, harbour):
    page = html_of(client, "/people/chen-wei/")

    (statement,) = statements_on(page)
    assert "the fish market, said <strong>that the ice would come from Lisbon</strong>.</p>" in statement
