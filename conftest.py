"""The people, places and organisations that all tests share, and a fixture that stores an article about them.

Two people share a surname, one has a title, one changed her name, one has the surname first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.test import Client
from django.utils.text import slugify

from articles.models import (
    Article,
    OrganisationMention,
    PersonMention,
    Place,
    PlaceMention,
    Statement,
    StatementSpan,
)
from articles.text.parts import quoted_in_joined
from articles.text.spans import Span
from people.models import Alias, Organisation, OrganisationAlias, Person

pytest_plugins = ["articles.tests.shelf"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Restores the rows of the migrations before each test that commits.

    After such a test all tables are empty, also that of the groups.
    """
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker and marker.kwargs.get("transaction"):
            options = marker.kwargs | {"serialized_rollback": True}
            item.add_marker(pytest.mark.django_db(**options), append=False)


@dataclass(frozen=True)
class Cast:
    maria: Person  # Mayor Maria Alvarez
    tomas: Person  # Tomás Alvarez, her namesake
    amina: Person  # Amina Haddad, printed as Amina Saleh before she married
    chen: Person  # Chen Wei: the surname comes first
    brandt: Person  # Brandt: has no given name
    northport: Place
    lisbon: Place
    council: Organisation  # Northport Harbour Council, also printed as NHC
    ministry: Organisation  # Interior Ministry: several have this name


def _person(name: str, sort_name: str, *other_names: str, surname_only: bool = False) -> Person:
    person = Person.objects.create(
        name=name, sort_name=sort_name, slug=slugify(name), surname_only=surname_only
    )
    Alias.objects.bulk_create(
        Alias(person=person, name=alias, match_key=alias.lower()) for alias in (name, *other_names)
    )
    return person


def _organisation(name: str, *other_names: str, generic: bool = False) -> Organisation:
    organisation = Organisation.objects.create(name=name, slug=slugify(name), generic=generic)
    OrganisationAlias.objects.bulk_create(
        OrganisationAlias(organisation=organisation, name=alias) for alias in other_names
    )
    return organisation


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast(
        maria=_person("Maria Alvarez", "Alvarez, Maria", "Mayor Alvarez"),
        tomas=_person("Tomás Alvarez", "Alvarez, Tomas"),
        amina=_person("Amina Haddad", "Haddad, Amina", "Amina Saleh"),
        chen=_person("Chen Wei", "Chen, Wei"),
        brandt=_person("Brandt", "Brandt", surname_only=True),
        northport=Place.objects.create(
            name="Northport", slug="northport", kind="city", country_code="US", latitude=44.1, longitude=-68.9
        ),
        lisbon=Place.objects.create(
            name="Lisbon", slug="lisbon", kind="city", country_code="PT", latitude=38.7167, longitude=-9.1333
        ),
        council=_organisation("Northport Harbour Council", "NHC"),
        ministry=_organisation("Interior Ministry", generic=True),
    )


PrintArticle = Callable[..., Article]


@pytest.fixture
def print_article(db: None) -> PrintArticle:
    """Stores an article whose mentions and statements are found by their words in `body`.

    `people`, `places` and `organisations` map a surface to its record; `statements` are dictionaries with
    `text`, any field of a Statement, and the words in `text` that are `quoted`. Raises ValueError for words
    that are not in the body.
    """

    @transaction.atomic  # at the end the database compares the article with its evidence
    def print_it(
        body: str,
        *,
        headline: str = "Council votes on the harbour",
        published_on: date = date(2024, 5, 14),
        people: dict[str, Person | None] | None = None,
        places: dict[str, Place | None] | None = None,
        organisations: dict[str, Organisation | None] | None = None,
        statements: tuple[dict[str, Any], ...] = (),
        **fields: Any,
    ) -> Article:
        key = f"{published_on}/{slugify(headline)}"
        article = Article.objects.create(
            headline=headline,
            slug=slugify(headline),
            published_on=published_on,
            body=body,
            **{"document_key": key, "document_path": f"seeds/{key}.txt", "document_sha256": "0" * 64}
            | fields,
        )
        found = {"confidence": 0.9, "reason": "full name in the text"}
        for model, kind, named in (
            (PersonMention, "person", people),
            (PlaceMention, "place", places),
            (OrganisationMention, "organisation", organisations),
        ):
            for surface, record in (named or {}).items():
                start = body.index(surface)
                span = {"start": start, "end": start + len(surface), "surface": surface}
                model.objects.create(**{"article": article, kind: record} | span | found)
        for given in statements:
            start = body.index(given["text"])
            span = Span(start, start + len(given["text"]))
            # Without `quoted`, all words of a direct or mixed statement that are within marks.
            stretches = [span]
            if "quoted" in given:
                stretches = [
                    Span(body.index(words), body.index(words) + len(words)) for words in given["quoted"]
                ]
            given = {name: value for name, value in given.items() if name != "quoted"}
            statement = Statement(
                **{"article": article, "kind": "direct", "said_on": published_on} | found | given
            )
            if statement.kind != "indirect":
                statement.quoted_stretches = quoted_in_joined(body, [span], stretches)
            statement.save()
            StatementSpan.objects.create(statement=statement, position=0, start=span.start, end=span.end)
        return article

    return print_it


@pytest.fixture
def sign_in(client: Client, django_user_model: Any) -> Callable[[str], Any]:
    """Signs a new member of a group in; the group's name in the singular is the name of the account."""

    def sign_in_as(group: str) -> Any:
        user = django_user_model.objects.create_user(group.rstrip("s").lower(), is_staff=True)
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return user

    return sign_in_as


@pytest.fixture
def editor(sign_in: Callable[[str], Any]) -> Any:
    return sign_in("Editors")


@pytest.fixture
def librarian(sign_in: Callable[[str], Any]) -> Any:
    return sign_in("Librarians")


HARBOUR_BODY = (
    "Mayor Maria Alvarez opened the new harbour in Northport on Tuesday.\n\n"
    "“The harbour belongs to all of us,” Alvarez said before the boats came in.\n\n"
    "Chen Wei, who runs the fish market, said that the ice would come from Lisbon. "
    "The Northport Harbour Council agreed."
)


@pytest.fixture
def harbour(cast, print_article):
    """A published article with two speakers, two places and a direct and an indirect statement."""
    return print_article(
        HARBOUR_BODY,
        headline="Harbour opens",
        outlet="The Northport Courier",
        byline="By Amina Haddad",
        people={"Maria Alvarez": cast.maria, "Chen Wei": cast.chen},
        places={"Northport": cast.northport, "Lisbon": cast.lisbon},
        organisations={"Northport Harbour Council": cast.council},
        statements=(
            {
                "text": "The harbour belongs to all of us,",
                "speaker": cast.maria,
                "speaker_text": "Alvarez",
                "speaker_descriptor": "Mayor",
                "cue": "said",
            },
            {
                "text": "that the ice would come from Lisbon",
                "speaker": cast.chen,
                "speaker_text": "Chen Wei",
                "cue": "said",
                "kind": "indirect",
            },
        ),
    )


@pytest.fixture
def reader(request, client, db):
    """A client, by `indirect` parameter: a visitor, an editor or a librarian who is logged in."""
    if request.param != "visitor":
        user = User.objects.create_user("curator", password="not-so-secret", is_staff=True)
        user.groups.add(Group.objects.get_or_create(name=f"{request.param}s".title())[0])
        client.force_login(user)
    return client
