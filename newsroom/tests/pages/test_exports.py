"""Every list is a feed and a file: the same rows as on the page, safe for the programs that open them."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest

from newsroom.lib import exports

ATOM = "{http://www.w3.org/2005/Atom}"


def rows_of(response):
    return list(csv.DictReader(io.StringIO(response.content.decode())))


def test_articles_as_a_table(client, harbour):
    response = client.get("/articles/?format=csv")

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="articles.csv"'
    (row,) = rows_of(response)
    assert row["headline"] == "Harbour opens"
    assert row["published_on"] == "2024-05-14"
    assert row["address"] == "http://testserver/articles/2024/05/14/harbour-opens/"


def test_statements_as_lines_say_how_sure_and_who_confirmed(client, harbour):
    response = client.get("/statements/?format=jsonl&kind=direct")

    (line,) = response.content.decode().splitlines()
    statement = json.loads(line)
    assert statement["text"] == "The harbour belongs to all of us,"
    assert statement["speaker"] == "Maria Alvarez"
    assert statement["review"] == "unreviewed"
    assert statement["confidence"] == 0.9
    assert statement["article_address"].endswith(f"#s-{harbour.statements.get(kind='direct').pk}")


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("/articles/?format=atom", ["Harbour opens"]),
        ("/articles/?format=atom&place=lisbon", ["Harbour opens"]),
        ("/articles/?format=atom&outlet=Nobody", []),
        (
            "/statements/?format=atom&speaker=maria-alvarez",
            ["Maria Alvarez: “The harbour belongs to all of us”"],
        ),
        (
            "/statements/?format=atom&kind=indirect",
            ["According to Chen Wei: that the ice would come from Lisbon"],
        ),
    ],
)
def test_a_feed_keeps_what_narrows_the_list(client, harbour, address, titles):
    response = client.get(address)

    feed = ElementTree.fromstring(response.content)  # noqa: S314 - our own feed
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert [each.findtext(f"{ATOM}title") for each in feed.iter(f"{ATOM}entry")] == titles
    links = {each.get("rel"): each.get("href") for each in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"http://testserver{address}"
    assert "format=" not in links["alternate"]


def test_a_feed_stays_xml_whatever_an_article_holds(client, print_article):
    print_article("One \x0b two \x1f three.", headline="Bells \x07 and \uffff whistles & <b>")

    feed = ElementTree.fromstring(client.get("/articles/?format=atom").content)  # noqa: S314

    assert feed.find(f"{ATOM}entry").findtext(f"{ATOM}title") == "Bells  and  whistles & <b>"


def test_the_page_names_the_cap(client, harbour):
    assert f"at most {exports.ROWS_IN_A_FILE:,} rows" in client.get("/articles/").content.decode()


def test_people_and_places_as_tables(client, harbour):
    people = rows_of(client.get("/people/?format=csv"))
    places = rows_of(client.get("/places/?format=csv"))

    assert [row["name"] for row in people] == ["Maria Alvarez", "Chen Wei"]
    assert [(row["name"], row["latitude"]) for row in places] == [
        ("Lisbon", "38.7167"),
        ("Northport", "44.1"),
    ]


@pytest.mark.parametrize("address", ["/people/?format=atom", "/places/?format=atom", "/articles/?format=pdf"])
def test_a_form_that_a_list_does_not_have_is_not_found(client, harbour, address):
    assert client.get(address).status_code == 404
