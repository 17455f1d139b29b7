"""Drafts, embargoed and withdrawn articles are visible nowhere: every address, every kind of reader.

The test prints a hidden article about people and places that a public one names too, and about others that
nothing else names. Whatever an address answered before, it must answer after, to the letter.
"""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from articles import urls as article_urls
from articles.models import Place, Statement
from newsroom.tests.pages.public_addresses import addresses
from people import organisation_urls
from people import urls as people_urls
from people.models import Organisation, Person

HIDDEN_BODY = """Mayor Maria Alvarez met Tomás Alvarez in Lisbon and on Gull Island.

“Nobody may know about the ferry,” Alvarez said.

“The ferry is secret,” said the Interior Ministry. The Northport Harbour Council agreed."""
DAY_BEFORE = date(2024, 5, 13)


def in_a_day():
    return timezone.now() + timedelta(days=1)


STATES = {
    "draft": lambda: {"status": "draft"},
    "embargoed": lambda: {"embargo_until": in_a_day()},
    "withdrawn": lambda: {"status": "withdrawn", "withdrawal_reason": "The source took it back."},
    "draft under embargo": lambda: {"status": "draft", "embargo_until": in_a_day()},
    "withdrawn before its embargo ended": lambda: {
        "status": "withdrawn",
        "withdrawal_reason": "Too early.",
        "embargo_until": in_a_day(),
    },
}


@pytest.fixture
def print_hidden(cast, print_article):
    gull_island = Place.objects.create(name="Gull Island", slug="gull-island", kind="island")

    def print_it(**fields):
        return print_article(
            HIDDEN_BODY,
            headline="Secret ferry",
            published_on=DAY_BEFORE,
            outlet="The Hidden Herald",
            people={"Maria Alvarez": cast.maria, "Tomás Alvarez": cast.tomas},
            places={"Lisbon": cast.lisbon, "Gull Island": gull_island},
            organisations={
                "Interior Ministry": cast.ministry,
                "Northport Harbour Council": cast.council,
            },
            statements=(
                {
                    "text": "Nobody may know about the ferry,",
                    "speaker": cast.maria,
                    "speaker_text": "Alvarez",
                },
                {"text": "The ferry is secret,", "speaker_organisation": cast.ministry},
            ),
            **fields,
        )

    return print_it


def answers(reader, found):
    return {
        address: (response.status_code, response.content)
        for pages in found.values()
        for address in pages
        for response in [reader.get(address)]
    }


READERS = pytest.mark.parametrize("reader", ["visitor", "editor", "librarian"], indirect=True)


def test_the_list_of_addresses_is_whole(harbour, cast):
    known = {f"articles:{pattern.name}" for pattern in article_urls.urlpatterns}
    known |= {f"people:{pattern.name}" for pattern in people_urls.urlpatterns}
    known |= {f"organisations:{pattern.name}" for pattern in organisation_urls.urlpatterns}

    assert set(addresses(harbour, cast)) == known


@READERS
def test_no_address_tells_of_a_hidden_article(reader, harbour, cast, print_hidden):
    found = addresses(harbour, cast)
    before = answers(reader, found)

    told = []
    for name, state in STATES.items():
        with transaction.atomic():
            print_hidden(**state())
            after = answers(reader, found)
            transaction.set_rollback(True)
        told += [(name, address) for address in before if after[address] != before[address]]
    assert told == []


def test_the_same_article_is_everywhere_once_it_is_published(client, harbour, cast, print_hidden):
    """The test above could not fail if these addresses never told of anything."""
    found = addresses(harbour, cast)
    before = answers(client, found)

    print_hidden(embargo_until=timezone.now() - timedelta(minutes=1))

    after = answers(client, found)
    told = {name for name, pages in found.items() if any(after[page] != before[page] for page in pages)}
    # What belongs to the other article alone, and what says the same of any archive.
    own = {
        "articles:citation",
        "articles:card",
        "articles:card-picture",
        "articles:statement",
        "articles:robots",
        "articles:sitemap",
    } | {"articles:opensearch"}
    assert set(found) - told == own


@READERS
@pytest.mark.parametrize("state", ["draft", "embargoed", "draft under embargo"])
def test_its_own_addresses_are_not_found(reader, state, cast, print_hidden):
    hidden = print_hidden(**STATES[state]())
    statement = Statement.objects.get(article=hidden, speaker=cast.maria)

    for address in (
        hidden.get_absolute_url(),
        f"{hidden.get_absolute_url()}cite.bib",
        f"{hidden.get_absolute_url()}cite.json",
        statement.get_absolute_url(),
        f"{statement.get_absolute_url()}card.svg",
        f"{statement.get_absolute_url()}card.png",
        cast.maria.get_absolute_url(),
        cast.lisbon.get_absolute_url(),
        cast.ministry.get_absolute_url(),
    ):
        response = reader.get(address)
        assert response.status_code == 404, address
        assert "ferry" not in response.content.decode()


@READERS
def test_a_withdrawn_article_is_gone_and_says_why(reader, cast, print_hidden):
    hidden = print_hidden(**STATES["withdrawn"]())
    statement = Statement.objects.get(article=hidden, speaker=cast.maria)

    for address in (
        hidden.get_absolute_url(),
        f"{hidden.get_absolute_url()}cite.bib",
        statement.get_absolute_url(),
        f"{statement.get_absolute_url()}card.svg",
        f"{statement.get_absolute_url()}card.png",
    ):
        response = reader.get(address)
        assert response.status_code == 410, address
        shown = response.content.decode()
        assert "The source took it back." in shown
        assert "ferry" not in shown


def test_what_was_withdrawn_before_it_was_public_was_never_there(client, print_hidden):
    hidden = print_hidden(**STATES["withdrawn before its embargo ended"]())

    assert client.get(hidden.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("change", [{"review_state": "rejected"}, {"superseded": True}], ids=str)
def test_a_statement_that_does_not_stand_is_on_no_page(client, harbour, cast, change):
    statement = harbour.statements.get(kind="direct")
    Statement.objects.filter(pk=statement.pk).update(**change)

    own = {"articles:statement", "articles:card", "articles:card-picture", "articles:article"}
    for name, pages in addresses(harbour, cast).items():
        for address in pages if name not in own else ():
            shown = client.get(address).content.decode()
            assert f"/statements/{statement.pk}/" not in shown, address
    assert f"s-{statement.pk}" not in client.get(harbour.get_absolute_url()).content.decode()


def test_a_rejected_statement_has_no_page(client, harbour):
    statement = harbour.statements.get(kind="direct")
    Statement.objects.filter(pk=statement.pk).update(review_state="rejected")

    for own in ("", "card.svg", "card.png"):
        assert client.get(f"{statement.get_absolute_url()}{own}").status_code == 404


def test_a_superseded_statement_keeps_its_page_and_says_so(client, harbour):
    statement = harbour.statements.get(kind="direct")
    Statement.objects.filter(pk=statement.pk).update(superseded=True)

    response = client.get(statement.get_absolute_url())

    assert response.status_code == 200
    assert "no longer found in it" in response.content.decode()
    assert "noindex" in response.content.decode()


def test_a_rejected_mention_is_not_marked_and_makes_nobody_public(client, harbour, cast):
    harbour.person_mentions.filter(person=cast.chen).update(review_state="rejected")

    shown = client.get(harbour.get_absolute_url()).content.decode()

    assert f"#person-{cast.chen.pk}" not in shown
    assert client.get(cast.chen.get_absolute_url()).status_code == 404
    assert "Chen" not in client.get("/people/").content.decode()


@pytest.mark.parametrize("query", ["", "?year=2024"])
def test_a_merged_person_redirects_for_ever(client, harbour, cast, query):
    Person.objects.filter(pk=cast.tomas.pk).update(merged_into=cast.maria)

    response = client.get(f"/people/tomas-alvarez/{query}")

    assert (response.status_code, response["Location"]) == (301, "/people/maria-alvarez/")


def test_a_person_merged_into_one_whom_nobody_may_see_is_not_found(client, cast):
    Person.objects.filter(pk=cast.tomas.pk).update(merged_into=cast.maria)

    assert client.get("/people/tomas-alvarez/").status_code == 404


def test_a_merged_organisation_redirects_for_ever(client, harbour, cast):
    Organisation.objects.filter(pk=cast.ministry.pk).update(merged_into=cast.council)

    response = client.get("/organisations/interior-ministry/?year=2024")

    assert (response.status_code, response["Location"]) == (
        301,
        "/organisations/northport-harbour-council/",
    )


def test_an_organisation_merged_into_one_that_nobody_may_see_is_not_found(client, cast):
    Organisation.objects.filter(pk=cast.ministry.pk).update(merged_into=cast.council)

    assert client.get("/organisations/interior-ministry/").status_code == 404


def test_a_merged_place_redirects_for_ever(client, harbour, cast):
    other = type(cast.lisbon).objects.create(name="Lisboa", slug="lisboa", merged_into=cast.lisbon)

    response = client.get(other.get_absolute_url())

    assert (response.status_code, response["Location"]) == (301, "/places/lisbon/")
