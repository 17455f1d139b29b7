"""The search engine that somebody might take instead: Tantivy, over the same documents and queries."""

from collections.abc import Callable
from pathlib import Path

import tantivy
from django.db import connection

from newsroom.bench.asking import Kind
from newsroom.bench.measuring import Measured, milliseconds

_SHOWN = 20
_PATIENCE = 512_000_000


class Tantivy:
    """An index in a folder; made on first use from what stands in the database."""

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
        writer = self._index.writer(heap_size=_PATIENCE, num_threads=2)
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

    def measure(self, kind: Kind) -> Measured | None:
        """None where the kind is ours alone."""
        queries = [self._translated(query) for query in kind.peer]
        if not queries:
            return None
        searcher = self._index.searcher()
        by_day = "newest" in kind.name

        def ask(query: Callable[[], tantivy.Query]) -> object:
            if by_day:
                return searcher.search(query(), limit=_SHOWN, count=True, order_by_field="day")
            return searcher.search(query(), limit=_SHOWN, count=True)

        for query in queries:
            ask(query)
        return milliseconds((lambda query=query: ask(query) for query in queries), kind.name)

    def _translated(self, query: str) -> Callable[[], tantivy.Query]:
        """What reads the query, anew each time that it is asked, as a page does."""
        if query.endswith("*"):
            # Its query language knows prefixes of phrases only.
            return lambda: tantivy.Query.regex_query(self._index.schema, "body", f"{query[:-1]}.*")
        if " OR " in query:
            either, excluded = query.rsplit(" -", 1)
            query = f"({either}) -{excluded}"
        return lambda: self._index.parse_query(query, ["headline", "body"], conjunction_by_default=True)
