"""What the pages tell machines in the words of schema.org stands up to its vocabulary."""

import copy
import json
import re

import pytest
from django.utils import timezone

from articles.models import ArticleVersion
from articles.tests.presentation.vocabulary import problems

SCRIPT = re.compile('<script type="application/ld\\+json">(.*?)</script>', re.DOTALL)


def told(client, address):
    (data,) = SCRIPT.findall(client.get(address).content.decode())
    return json.loads(data)


@pytest.fixture
def addresses(harbour, cast):
    direct, indirect = harbour.statements.order_by("kind")
    return {
        "WebSite": ["/"],
        "NewsArticle": [harbour.get_absolute_url()],
        "Person": [cast.maria.get_absolute_url(), cast.chen.get_absolute_url()],
        "Place": [cast.northport.get_absolute_url(), cast.lisbon.get_absolute_url()],
        "Quotation": [direct.get_absolute_url()],
        "Claim": [indirect.get_absolute_url()],
    }


def test_every_kind_of_page_keeps_to_the_vocabulary(client, harbour, addresses):
    type(harbour).objects.update(url="https://courier.example/harbour-opens")
    ArticleVersion.objects.create(
        article=harbour, headline="Harbour", body="x", document_sha256="0" * 64, seen_at=harbour.imported_at
    )

    for kind, pages in addresses.items():
        for address in pages:
            data = told(client, address)
            assert (data["@context"], data["@type"]) == ("https://schema.org", kind)
            assert list(problems(data)) == [], address


def test_pages_about_little_keep_to_the_vocabulary(client, harbour, cast, addresses):
    type(harbour).objects.update(outlet="", byline="", url="")
    harbour.statements.update(speaker=None, read_as=None, speaker_text="", said_on=None)
    type(cast.lisbon).objects.update(latitude=None, longitude=None, country_code="")

    for pages in addresses.values():
        for address in pages:
            assert list(problems(told(client, address))) == [], address


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"datePublishd": "2024-05-14"}, "there is no property datePublishd"),
        ({"latitude": 44.1}, "no NewsArticle has latitude"),
        ({"author": "Amina Haddad"}, "'Amina Haddad' is none of Organization, Person"),
        ({"author": {"@type": "Place", "name": "Lisbon"}}, "is none of Organization, Person"),
        ({"author": {"@type": "Person", "nam": "x"}}, ".author.nam: there is no property nam"),
        ({"author": {"@type": "Persn"}}, ".author: there is no type Persn"),
        ({"datePublished": "14 May 2024"}, "'14 May 2024' is none of"),
        ({"headline": ""}, "'' is none of Text"),
        ({"isBasedOn": "harbour.html"}, "'harbour.html' is none of"),
        ({"reviews": {"@type": "Review"}}, "review took the place of reviews"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_check_finds_what_is_planted(client, harbour, change, complaint):
    data = copy.deepcopy(told(client, harbour.get_absolute_url()))
    assert list(problems(data)) == []

    found = list(problems(data | change))

    assert [problem for problem in found if complaint in problem] != []


def test_an_article_tells_what_search_engines_ask_for(client, harbour):
    data = told(client, harbour.get_absolute_url())

    address = "http://testserver/articles/2024/05/14/harbour-opens/"
    assert data["url"] == data["mainEntityOfPage"] == address
    assert data["headline"] == "Harbour opens"
    assert data["datePublished"] == "2024-05-14"
    assert data["author"] == {"@type": "Person", "name": "Amina Haddad"}
    assert (
        data["image"] == f"http://testserver/statements/{harbour.statements.get(kind='direct').pk}/card.png"
    )


def test_an_article_whose_text_never_changed_was_never_modified(client, harbour):
    assert "dateModified" not in told(client, harbour.get_absolute_url())

    replaced_at = timezone.now()
    ArticleVersion.objects.create(
        article=harbour,
        headline="Harbour",
        body="x",
        document_sha256="0" * 64,
        seen_at=harbour.imported_at,
        replaced_at=replaced_at,
    )

    assert told(client, harbour.get_absolute_url())["dateModified"] == replaced_at.isoformat()


def test_an_article_without_words_to_show_has_no_image(client, harbour):
    harbour.statements.update(review_state="disputed")

    assert "image" not in told(client, harbour.get_absolute_url())


def test_the_front_page_says_where_the_site_is_searched(client, harbour):
    target = told(client, "/")["potentialAction"]["target"]["urlTemplate"]

    assert target == "http://testserver/search/?q={search_term_string}"
    assert client.get(target.replace("{search_term_string}", "harbour")).status_code == 200


def test_a_statement_of_somebody_unknown_names_no_creator(client, harbour, addresses):
    assert told(client, addresses["Quotation"][0])["creator"]["name"] == "Maria Alvarez"

    harbour.statements.update(speaker=None, read_as=None, speaker_text="analysts")

    assert "creator" not in told(client, addresses["Quotation"][0])
