"""No statement of a search runs longer than the limit."""

import pytest
from django.db import OperationalError, connection, transaction

from articles.search import time_limit as module
from articles.search.time_limit import SearchTimeout, time_limit


def setting(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {name}")
        return cursor.fetchone()[0]


def test_the_limits_hold_inside_and_are_reset_outside(db):
    names = ("statement_timeout", "enable_seqscan", "work_mem")
    before = [setting(name) for name in names]
    with time_limit():
        assert [setting(name) for name in names] == ["1s", "off", "32MB"]
    assert [setting(name) for name in names] == before


def test_a_statement_that_runs_too_long_is_cancelled(db, monkeypatch):
    monkeypatch.setattr(module, "TIMEOUT_MS", 20)
    with pytest.raises(SearchTimeout), time_limit(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(5)")
    assert setting("statement_timeout") == "0"


def test_other_errors_of_the_database_are_passed_on(db):
    with pytest.raises(OperationalError, match="elsewhere"), transaction.atomic(), time_limit():
        raise OperationalError("elsewhere")
