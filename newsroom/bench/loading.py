"""Puts a synthetic archive into a database of its own: COPY first, indexes after."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from django.core.management import call_command
from django.db import connection, models
from django.utils.text import slugify

from articles.models import (
    Article,
    PersonMention,
    Place,
    PlaceMention,
    PublishedDay,
    Statement,
    StatementSpan,
)
from newsroom.bench.synthetic import Printed, World
from people.models import Alias, Person

_LOADED = [Person, Alias, Place, Article, PublishedDay, PersonMention, PlaceMention, Statement, StatementSpan]
_BATCH = 2000
_DAYS = """
INSERT INTO articles_publishedday (day, articles)
SELECT published_on, count(*) FROM articles_article GROUP BY published_on
"""
_FOUND = {"confidence": 0.9, "reason": "Full name in the text."}


def use_database(size: int) -> bool:
    """Connects this process to the database of an archive of `size`; True where it is still to be filled."""
    name = f"newsroom_bench_{size}"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE DATABASE {name}")
    connection.close()
    connection.settings_dict["NAME"] = name
    call_command("migrate", verbosity=0)
    return Article.objects.count() != size


def load(world: World, say: Callable[[str], None]) -> None:
    with connection.cursor() as cursor:
        # What triggers copy is written by hand below; the words of our own articles need no second look.
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET synchronous_commit = off")
        cursor.execute("SET maintenance_work_mem = '512MB'")
        tables = ", ".join(model._meta.db_table for model in _LOADED)
        cursor.execute(f"TRUNCATE {tables} CASCADE")
        indexes = _drop_indexes(cursor)
    _copy(Person, (_person(pk, name) for pk, name in enumerate(world.people, 1)))
    _copy(Alias, _aliases(world.people))
    _copy(Place, (_place(pk, name) for pk, name in enumerate(world.places, 1)))
    articles = world.articles()
    done = 0
    while batch := list(islice(articles, _BATCH)):
        _copy_articles(batch)
        done += len(batch)
        if done % 20_000 == 0:
            say(f"{done:,} articles loaded")
    with connection.cursor() as cursor:
        for definition in indexes:
            say(f"building {definition.split()[2]}")
            cursor.execute(definition)
        cursor.execute(_DAYS)
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE")


def _drop_indexes(cursor: Any) -> list[str]:
    """Drops the indexes that are no constraint, and gives what builds them again."""
    cursor.execute(
        """
        SELECT indexname, indexdef FROM pg_indexes
        WHERE tablename = ANY(%s)
        AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexname::regclass)
        """,
        [[model._meta.db_table for model in _LOADED]],
    )
    found = cursor.fetchall()
    for name, _definition in found:
        cursor.execute(f"DROP INDEX {name}")
    return [definition for _name, definition in found]


def _copy(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> None:
    """Every column that a row does not name gets the default of its field."""
    fields = [column for column in model._meta.concrete_fields if not column.generated]
    now = datetime.now(UTC)
    defaults = [
        now
        if getattr(column, "auto_now", False) or getattr(column, "auto_now_add", False)
        else column.get_default()
        for column in fields
    ]
    names = [column.attname for column in fields]
    columns = ", ".join(f'"{column.column}"' for column in fields)
    with (
        connection.cursor() as cursor,
        cursor.cursor.copy(f"COPY {model._meta.db_table} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row([row.get(name, default) for name, default in zip(names, defaults, strict=True)])


def _copy_articles(batch: list[Printed]) -> None:
    _copy(Article, map(_article, batch))
    _copy(PersonMention, _mentions(batch, "person"))
    _copy(PlaceMention, _mentions(batch, "place"))
    statements = [
        (printed.pk * 10 + number, printed, said)
        for printed in batch
        for number, said in enumerate(printed.quotations)
    ]
    _copy(
        Statement,
        (
            {
                "id": pk,
                "article_id": printed.pk,
                "published_on": printed.day,
                "said_on": printed.day,
                "kind": said.kind,
                "text": said.text,
                "cue": "said",
                "speaker_id": said.speaker,
                "read_as_id": said.speaker,
                "speaker_text": said.speaker_text,
                **_FOUND,
            }
            for pk, printed, said in statements
        ),
    )
    _copy(
        StatementSpan,
        (
            {"id": pk, "statement_id": pk, "position": 0, "start": said.start, "end": said.end}
            for pk, _printed, said in statements
        ),
    )


def _person(pk: int, name: str) -> dict[str, Any]:
    given, family = name.split()
    return {"id": pk, "name": name, "sort_name": f"{family}, {given}", "slug": f"{slugify(name)}-{pk}"}


def _aliases(people: list[str]) -> Iterator[dict[str, Any]]:
    for pk, name in enumerate(people, 1):
        yield {"id": pk, "person_id": pk, "name": name, "match_key": name.lower()}


def _place(pk: int, name: str) -> dict[str, Any]:
    return {
        "id": pk,
        "name": name,
        "slug": f"{slugify(name)}-{pk}",
        "kind": "city",
        "country_code": "PT",
        "latitude": 36.0 + pk % 600 / 100,
        "longitude": -9.0 + pk % 250 / 100,
        "gazetteer_key": f"bench:{pk}",
    }


def _article(printed: Printed) -> dict[str, Any]:
    return {
        "id": printed.pk,
        "headline": printed.headline,
        "slug": f"{slugify(printed.headline)[:100]}-{printed.pk}",
        "published_on": printed.day,
        "outlet": printed.outlet,
        "body": printed.body,
        "document_key": f"bench/{printed.pk}",
        "document_path": f"bench/{printed.pk}.txt",
        "document_sha256": f"{printed.pk:064x}",
        "mentioned_people": sorted({mention.record for mention in printed.people}),
        "mentioned_places": sorted({mention.record for mention in printed.places}),
    }


def _mentions(batch: list[Printed], record: str) -> Iterator[dict[str, Any]]:
    for printed in batch:
        named = printed.people if record == "person" else printed.places
        for number, mention in enumerate(named):
            yield {
                "id": printed.pk * 20 + number,
                "article_id": printed.pk,
                "published_on": printed.day,
                f"{record}_id": mention.record,
                "read_as_id": mention.record,
                "start": mention.start,
                "end": mention.end,
                "surface": mention.surface,
                **_FOUND,
            }
