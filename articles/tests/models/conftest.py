from typing import Any

import pytest
from django.db import connection

BODY = "Maria Alvarez met Chen Wei in Lisbon. “We agree,” she said. “It is done.” “No,” said NHC."


@pytest.fixture
def meeting(cast, print_article):
    return print_article(
        BODY,
        people={"Maria Alvarez": cast.maria, "Chen Wei": cast.chen},
        places={"Lisbon": cast.lisbon},
        organisations={"NHC": cast.council},
        statements=({"text": "We agree,", "speaker": cast.maria},),
    )


@pytest.fixture
def check_deferred():
    """Checks now what the database checks at the end of a transaction."""
    return connection.check_constraints


@pytest.fixture
def execute(db, check_deferred):
    """Runs a statement without Django's models, and checks what it deferred."""

    def run(statement: str, *parameters: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters)
        check_deferred()

    return run
