"""Public addresses answer GET and HEAD, and no other method."""

import pytest

from newsroom.tests.pages.public_addresses import addresses

OTHER_METHODS = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")


@pytest.mark.parametrize("method", OTHER_METHODS)
def test_every_public_address_refuses_other_methods(client, harbour, cast, method):
    for name, pages in addresses(harbour, cast).items():
        for address in pages:
            response = client.generic(method, address)
            assert (response.status_code, response.headers.get("Allow")) == (405, "GET, HEAD"), (
                name,
                address,
            )


def test_a_form_from_elsewhere_is_refused_for_its_method(harbour, client):
    client.handler.enforce_csrf_checks = True

    assert client.post("/search/", {"q": "harbour"}).status_code == 405


@pytest.mark.parametrize("method", OTHER_METHODS)
@pytest.mark.parametrize("address", ["/nowhere/", "/administration/"])
def test_an_address_that_does_not_exist_refuses_them_too(client, db, method, address):
    assert client.generic(method, address).status_code == 405


def test_head_is_answered_as_get_without_a_body(client, harbour, cast):
    for pages in addresses(harbour, cast).values():
        for address in pages:
            got, head = client.get(address), client.head(address)
            assert (head.status_code, head.headers.get("Content-Type")) == (
                got.status_code,
                got.headers.get("Content-Type"),
            ), address
            assert b"".join(head) == b"", address


@pytest.mark.parametrize("address", ["/admin/", "/admin/login/"])
def test_the_admin_answers_other_methods(client, db, address):
    assert client.post(address).status_code != 405
