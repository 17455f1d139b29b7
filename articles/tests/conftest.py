import hashlib
from collections.abc import Callable
from datetime import date

import pytest

from articles import archive
from articles.reading import ParsedArticle
from articles.tests.stub_extraction import extract

Store = Callable[..., archive.SavedArticle]


@pytest.fixture
def store(db) -> Store:
    """Imports a body as the document `key`, and checks what the database had put off."""

    def store_it(body: str, *, key: str = "seeds/harbour.txt", **fields) -> archive.SavedArticle:
        parsed = ParsedArticle(
            **{
                "headline": "Council votes on the harbour",
                "headline_derived": False,
                "published_on": date(2024, 5, 14),
                "body": body,
            }
            | fields
        )
        sha256 = hashlib.sha256(repr(parsed).encode()).hexdigest()
        return archive.save(parsed, extract(body), archive.DocumentSource(key, key, sha256))

    return store_it
