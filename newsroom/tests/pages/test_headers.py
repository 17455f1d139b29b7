"""What travels with every page: a strict policy, a tag that spares a second transfer, nothing personal."""

import pytest
from django.views.defaults import server_error

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
