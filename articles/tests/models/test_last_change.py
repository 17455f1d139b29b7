"""The triggers `last_change`: a transaction that changes what readers may see sets the moment, once."""

from datetime import UTC, datetime

import pytest

from articles.models import Article, ImportRun, LastChange

LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC)


@pytest.fixture
def moment_after(execute, check_deferred):
    """The moment after a change that is the first of its transaction."""

    def run(change):
        check_deferred()
        execute("UPDATE articles_lastchange SET moment = %s", LONG_AGO)
        execute("SELECT set_config('newsroom.changed_in', '', true)")
        change()
        check_deferred()
        return LastChange.objects.get().moment

    return run


def test_a_run_of_the_import_alone_is_not_a_change(moment_after):
    assert moment_after(ImportRun.objects.create) == LONG_AGO


@pytest.mark.parametrize(
    "table",
    [
        "articles_article",
        "articles_personmention",
        "articles_placemention",
        "articles_statement",
        "articles_place",
        "people_person",
        "people_alias",
        "articles_organisationmention",
        "people_organisation",
        "people_organisationalias",
    ],
)
def test_a_change_of_what_readers_see_sets_the_moment(moment_after, meeting, execute, table):
    column = "name" if table.endswith("alias") else "id"
    assert moment_after(lambda: execute(f"UPDATE {table} SET {column} = {column}")) > LONG_AGO  # noqa: S608


def test_a_deletion_sets_the_moment(moment_after, meeting):
    assert moment_after(Article.objects.all().delete) > LONG_AGO


def test_a_transaction_sets_the_moment_once(moment_after, meeting, check_deferred):
    first = moment_after(meeting.save)
    meeting.save()
    check_deferred()
    assert LastChange.objects.get().moment == first
