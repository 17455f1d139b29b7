import pytest
from django.db import connection


@pytest.fixture(autouse=True)
def _as_committed(db):
    """What the database checks at the end of a transaction is checked after each of these tests."""
    yield
    connection.check_constraints()
