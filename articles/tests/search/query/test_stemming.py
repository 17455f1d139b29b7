"""Stop words and stems are those of the database."""

import pytest
from django.db import connection

from articles.search.query.parser import parse
from articles.search.query.stemming import is_stop_words_only, stem, stop_words


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("harbour", False, id="word"),
        pytest.param('"the harbour"', False, id="phrase-with-a-word"),
        pytest.param("th*", False, id="prefix"),
        pytest.param("The", True, id="stop-word"),
        pytest.param('"to be or not to be"', True, id="phrase-of-stop-words"),
    ],
)
def test_is_stop_words_only(typed, expected):
    assert is_stop_words_only(parse(typed).required[0][0]) is expected


def test_the_database_leaves_out_the_same_stop_words(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT array_agg(word) FROM unnest(%s::text[]) AS word "
            "WHERE to_tsvector('newsroom', word) <> ''",
            [sorted(stop_words())],
        )
        assert cursor.fetchone()[0] is None


def test_the_database_finds_the_same_stems(db):
    words = [
        "harbours",
        "harbouring",
        "ministers",
        "ministries",
        "generally",
        "news",
        "running",
        "agreed",
        "agreement",
        "Tomás",
        "naïve",
        "Łódź",
        "Zelenskyy",
        "sanctions",
        "policies",
        "policy",
        "dying",
        "lying",
        "skiing",
        "exceed",
        "proceeds",
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (tsvector_to_array(to_tsvector('newsroom', word)))[1] "
            "FROM unnest(%s::text[]) WITH ORDINALITY AS given(word, place) ORDER BY place",
            [words],
        )
        assert [stem(word) for word in words] == [row[0] for row in cursor]
