import pytest
from django.contrib.auth import get_user_model
from django.db import connection

BODY = (
    "Maria Alvarez and Chen Wei met in Northport.\n\n"
    "“The harbour will open in June,” said Alvarez. Brandt listened.\n\n"
    "“We are ready,” said Chen Wei."
)
ELSEWHERE_CHANGED = "Rain fell.\n\n" + BODY.replace("met in", "were in")
"""The paragraphs of the statements are unchanged."""


@pytest.fixture(autouse=True)
def _as_committed(db):
    """What the database checks at the end of a transaction is checked after each of these tests."""
    yield
    connection.check_constraints()


@pytest.fixture
def editor(db):
    return get_user_model().objects.create_user("edith", is_staff=True)


@pytest.fixture
def article(store):
    return store(BODY).article


@pytest.fixture
def quoted(article):
    return article.statements.get(text="The harbour will open in June,")
