"""Tantivy, another search engine, with the same documents and queries."""

from collections.abc import Callable
from pathlib import Path

import tantivy
from django.db import connection

from newsroom.bench.cases import BenchCase
from newsroom.bench.measuring import Timing, milliseconds

_SHOWN = 20
_HEAP_BYTES = 512_000_000


class Tantivy:
    """An index in a folder. The first use fills it from the database."""

    def __init__(self, folder: Path, size: int) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("pk", stored=True, fast=True)
        builder.add_integer_field("day", stored=True, fast=True, indexed=True)
        builder.add_text_field("headline", tokenizer_name="en_stem")
        builder.add_text_field("body", tokenizer_name="en_stem")
        folder.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(builder.build(), path=str(folder))
        self._index.reload()
        if self._index.searcher().num_docs != size:
            self._fill()

    def _fill(self) -> None:
        writer = self._index.writer(heap_size=_HEAP_BYTES, num_threads=2)
        writer.delete_all_documents()
        with connection.chunked_cursor() as cursor:
            cursor.execute(
                "SELECT id, (published_on - DATE '2000-01-01'), headline, body FROM articles_article"
            )
            for pk, day, headline, body in cursor:
                writer.add_document(tantivy.Document(pk=pk, day=day, headline=headline, body=body))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def measure(self, case: BenchCase) -> Timing | None:
        """None where Tantivy does not have the queries of this case."""
        queries = [self._translated(query) for query in case.peer]
        if not queries:
            return None
        searcher = self._index.searcher()
        by_day = "newest" in case.name

        def ask(query: Callable[[], tantivy.Query]) -> object:
            if by_day:
                return searcher.search(query(), limit=_SHOWN, count=True, order_by_field="day")
            return searcher.search(query(), limit=_SHOWN, count=True)

        for query in queries:
            ask(query)
        return milliseconds((lambda query=query: ask(query) for query in queries), case.name)

    def _translated(self, query: str) -> Callable[[], tantivy.Query]:
        """A function that parses the query: each measured call parses it again, as a page does."""
        if query.endswith("*"):
            # Its query language has prefixes only in phrases.
            return lambda: tantivy.Query.regex_query(self._index.schema, "body", f"{query[:-1]}.*")
        if " OR " in query:
            either, excluded = query.rsplit(" -", 1)
            query = f"({either}) -{excluded}"
        return lambda: self._index.parse_query(query, ["headline", "body"], conjunction_by_default=True)
