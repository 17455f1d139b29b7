"""What travels with every page: a strict policy, a tag that spares a second transfer, nothing personal."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django.views.defaults import server_error

from articles.models import (
    Article,
    Caption,
    Decision,
    LastChange,
    PersonMention,
    Place,
    PlaceAlias,
    PlaceMention,
    Statement,
)
from newsroom import middleware
from people.models import Alias, Person

PAGES = ("/", "/articles/", "/people/", "/places/", "/statements/", "/timeline/", "/people/maria-alvarez/")


@pytest.mark.parametrize("address", [*PAGES, "/admin/login/"])
def test_no_page_runs_or_loads_anything_from_elsewhere(client, harbour, address):
    policy = client.get(address)["Content-Security-Policy"]

    rules = {name: values for name, *values in (rule.split() for rule in policy.split(";"))}
    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == rules["style-src"] == ["'self'"]
    assert rules["frame-ancestors"] == rules["base-uri"] == ["'none'"]
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", PAGES)
def test_a_page_that_did_not_change_is_not_sent_again(client, harbour, address):
    first = client.get(address)

    again = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_a_page_that_changed_is_sent_again(client, harbour):
    first = client.get(harbour.get_absolute_url())
    harbour.statements.update(review_state="disputed")

    again = client.get(harbour.get_absolute_url(), headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_a_public_page_is_the_same_for_everybody(client, harbour, address):
    response = client.get(address)

    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies
    assert response["Cache-Control"] == "public, max-age=60"


@pytest.fixture
def settled(harbour, monkeypatch):
    """The archive as it stands when nothing was changed for an hour, and the server began before that."""
    connection.check_constraints()
    with connection.cursor() as cursor:
        # A test is one transaction, and each transaction is noted once.
        cursor.execute("SELECT set_config('newsroom.changed_in', '', true)")
    hour_ago = timezone.now() - timedelta(hours=1)
    monkeypatch.setattr(middleware, "STARTED", hour_ago)
    LastChange.objects.update(moment=hour_ago)
    return harbour


def changed(model, **fields):
    return lambda: model.objects.filter(pk=model.objects.values("pk")[:1]).update(**fields)


CHANGES = {
    "article": changed(Article, headline="Council builds"),
    "withdrawn": changed(Article, status="withdrawn", withdrawal_reason="The source took it back."),
    "caption": lambda: Caption.objects.create(
        article=Article.objects.first(), text="A pier.", after_paragraph=0, position=9
    ),
    "version": lambda: Article.objects.first().versions.create(
        headline="Harbour",
        body="Old.",
        document_sha256="0" * 64,
        seen_at=timezone.now(),
        replaced_at=timezone.now(),
    ),
    "statement": changed(Statement, review_state="disputed"),
    "decision": lambda: Decision.objects.create(
        article=Article.objects.first(), subject="statement", words="x", start=0, end=1, verdict="confirmed"
    ),
    "person": changed(Person, name="Maria Álvarez"),
    "alias": lambda: Alias.objects.create(
        person=Person.objects.first(), name="M. Alvarez", match_key="m alvarez"
    ),
    "place": changed(Place, name="North Port"),
    "place-alias": lambda: PlaceAlias.objects.create(place=Place.objects.first(), name="The Port"),
    "mention": lambda: PersonMention.objects.all().delete(),
    "place-mention": lambda: PlaceMention.objects.all().delete(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nothing_that_changed_is_said_to_be_as_it_was(client, settled, change):
    before = client.get("/")["Last-Modified"]
    change()
    # What the end of the transaction does.
    connection.check_constraints()

    assert client.get("/", headers={"If-Modified-Since": before}).status_code == 200


def test_an_embargo_that_ends_is_a_change_that_nobody_writes(client, settled, print_article):
    before = client.get("/")["Last-Modified"]
    print_article("Nobody knew.", headline="Secret", embargo_until=timezone.now() - timedelta(minutes=1))
    LastChange.objects.update(moment=timezone.now() - timedelta(hours=1))

    assert client.get("/", headers={"If-Modified-Since": before}).status_code == 200


def test_a_new_release_is_a_change(client, settled, monkeypatch):
    before = client.get("/")["Last-Modified"]
    monkeypatch.setattr(middleware, "STARTED", timezone.now() - timedelta(minutes=1))

    assert client.get("/", headers={"If-Modified-Since": before}).status_code == 200


def test_within_the_second_that_the_header_counts_in_nothing_is_promised(client, settled):
    LastChange.objects.update(moment=timezone.now())

    assert "Last-Modified" not in client.get("/")


@pytest.mark.parametrize("address", ["/admin/login/", "/nowhere/"])
def test_what_is_personal_or_missing_has_no_date(client, settled, address):
    assert "Last-Modified" not in client.get(address)


@pytest.mark.parametrize(
    "address", [*PAGES, "/articles/?format=atom", "/statements/?format=csv", "/sitemap.xml"]
)
def test_what_did_not_change_since_a_date_is_not_sent_again(client, settled, address):
    first = client.get(address)

    again = client.get(address, headers={"If-Modified-Since": first["Last-Modified"]})

    assert (again.status_code, again.content) == (304, b"")


def test_a_page_is_compressed_and_small(client, harbour):
    response = client.get(harbour.get_absolute_url(), headers={"Accept-Encoding": "gzip"})

    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) < 60_000


@pytest.mark.parametrize("address", ["/nowhere/", "/people/nobody/"])
def test_a_missing_page_says_where_to_go_on(client, db, address):
    response = client.get(address)

    assert response.status_code == 404
    assert 'href="/articles/"' in response.content.decode()


def test_the_page_for_a_failure_needs_no_database(rf):
    response = server_error(rf.get("/"))

    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()
