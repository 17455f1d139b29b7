"""`docs/triggers.md` lists the triggers and functions that the database has, no more and no fewer."""

import re

import pytest
from django.conf import settings
from django.db import connection

_TRIGGERS = """
SELECT tgrelid::regclass::text, tgname, proname FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
WHERE NOT tgisinternal
"""
_FUNCTIONS = "SELECT proname FROM pg_proc WHERE proname LIKE 'newsroom\\_%'"


def rows(query):
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


@pytest.fixture(scope="module")
def page():
    return (settings.BASE_DIR / "docs" / "triggers.md").read_text("utf-8")


@pytest.fixture(scope="module")
def documented(page):
    """Table, trigger and function of each trigger in the first table of the page."""
    found = set()
    for line in page.partition("## Functions")[0].splitlines():
        if not line.startswith("| `"):
            continue
        tables, triggers, functions = (re.findall(r"`(\w+)`", cell) for cell in line.split("|")[1:4])
        functions *= len(triggers) if len(functions) == 1 else 1
        found |= {(table, *pair) for table in tables for pair in zip(triggers, functions, strict=True)}
    return found


def test_every_trigger_is_documented(db, documented):
    assert documented == set(rows(_TRIGGERS))


def test_every_function_is_documented(db, page):
    assert {name for (name,) in rows(_FUNCTIONS)} == set(re.findall(r"`(newsroom_\w+)", page))


def test_every_test_that_is_named_exists(page):
    for path in re.findall(r"`([\w/]*test_\w+\.py)`", page):
        folder = settings.BASE_DIR if "/" in path else settings.BASE_DIR / "articles/tests/models"
        assert (folder / path).exists(), path
