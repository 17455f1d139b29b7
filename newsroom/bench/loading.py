"""Loads a synthetic archive into a database of its own: first COPY, then the indexes."""

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
from newsroom.bench.synthetic import SyntheticArchive, SyntheticArticle
from people.models import Alias, Person

_LOADED = [Person, Alias, Place, Article, PublishedDay, PersonMention, PlaceMention, Statement, StatementSpan]
_BATCH = 2000
_DAYS = """
INSERT INTO articles_publishedday (day, articles)
SELECT published_on, count(*) FROM articles_article GROUP BY published_on
"""
_FOUND = {"confidence": 0.9, "reason": "Full name in the text."}


def use_database(size: int) -> bool:
    """Connects this process to the database for `size` articles. True where it does not hold them yet."""
    name = f"newsroom_bench_{size}"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE DATABASE {name}")
    connection.close()
    connection.settings_dict["NAME"] = name
    call_command("migrate", verbosity=0)
    return Article.objects.count() != size


def load(archive: SyntheticArchive, say: Callable[[str], None]) -> None:
    with connection.cursor() as cursor:
        # The triggers are off: the columns that they fill are in the rows below, and the offsets are right.
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET synchronous_commit = off")
        cursor.execute("SET maintenance_work_mem = '512MB'")
        tables = ", ".join(model._meta.db_table for model in _LOADED)
        cursor.execute(f"TRUNCATE {tables} CASCADE")
        indexes = _drop_indexes(cursor)
    _copy(Person, (_person(pk, name) for pk, name in enumerate(archive.people, 1)))
    _copy(Alias, _aliases(archive.people))
    _copy(Place, (_place(pk, name) for pk, name in enumerate(archive.places, 1)))
    articles = archive.articles()
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
    """Drops the indexes that do not belong to a constraint. Returns their definitions."""
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
    """Copies rows (column → value) into the table. A missing column gets the default of its field."""
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


def _copy_articles(batch: list[SyntheticArticle]) -> None:
    _copy(Article, map(_article, batch))
    _copy(PersonMention, _mentions(batch, "person"))
    _copy(PlaceMention, _mentions(batch, "place"))
    statements = [
        (article.pk * 10 + number, article, said)
        for article in batch
        for number, said in enumerate(article.quotations)
    ]
    _copy(
        Statement,
        (
            {
                "id": pk,
                "article_id": article.pk,
                "published_on": article.day,
                "said_on": article.day,
                "kind": said.kind,
                "text": said.text,
                "cue": "said",
                "speaker_id": said.speaker,
                "read_as_id": said.speaker,
                "speaker_text": said.speaker_text,
                **_FOUND,
            }
            for pk, article, said in statements
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


def _article(article: SyntheticArticle) -> dict[str, Any]:
    return {
        "id": article.pk,
        "headline": article.headline,
        "slug": f"{slugify(article.headline)[:100]}-{article.pk}",
        "published_on": article.day,
        "outlet": article.outlet,
        "body": article.body,
        "document_key": f"bench/{article.pk}",
        "document_path": f"bench/{article.pk}.txt",
        "document_sha256": f"{article.pk:064x}",
        "mentioned_people": sorted({mention.record for mention in article.people}),
        "mentioned_places": sorted({mention.record for mention in article.places}),
    }


def _mentions(batch: list[SyntheticArticle], record: str) -> Iterator[dict[str, Any]]:
    for article in batch:
        named = article.people if record == "person" else article.places
        for number, mention in enumerate(named):
            yield {
                "id": article.pk * 20 + number,
                "article_id": article.pk,
                "published_on": article.day,
                f"{record}_id": mention.record,
                "read_as_id": mention.record,
                "start": mention.start,
                "end": mention.end,
                "surface": mention.surface,
                **_FOUND,
            }
