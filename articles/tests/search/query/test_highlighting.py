import time

import pytest
from django.db import connection

from articles.search.query.highlighting import (
    highlighted,
    highlights,
    snippet,
    split_at,
)
from articles.search.query.parser import parse
from articles.search.query.stemming import is_stop_words_only, stem, stop_words


def marked_words(typed: str, text: str, also: tuple[str, ...] = ()) -> list[str]:
    return [text[mark.start : mark.end] for mark in highlights(parse(typed), text, also)]


@pytest.mark.parametrize(
    ("typed", "text", "words"),
    [
        pytest.param("harbour", "The wall stands.", [], id="absent"),
        pytest.param(
            "harbour", "The harbours of Harbour Street", ["harbours", "Harbour"], id="forms-and-case"
        ),
        pytest.param("arm", "The army took an arm", ["arm"], id="not-inside-another-word"),
        pytest.param("the vote", "The vote on the wall", ["vote"], id="stop-words-stay-plain"),
        pytest.param('"to be"', "What is to be done", [], id="stop-words-alone"),
        pytest.param('"harbour wall"', "harbour wall, wall harbour", ["harbour wall"], id="phrase-in-order"),
        pytest.param('"the harbour"', "the harbour", ["the harbour"], id="phrase-with-a-stop-word"),
        pytest.param("harb*", "Harbin and harbours", ["Harbin", "harbours"], id="prefix"),
        pytest.param("Tomas", "Tomás spoke", ["Tomás"], id="accent-in-the-text"),
        pytest.param("Tomás", "Tomas spoke", ["Tomas"], id="accent-in-the-query"),
        pytest.param("-ferry wall", "The ferry and the wall", ["wall"], id="excluded-words-stay-plain"),
        pytest.param("quay OR pier", "a pier, a quay", ["pier", "quay"], id="either"),
        pytest.param("jong-un", "Jong Un and Jong-un", ["Jong Un", "Jong-un"], id="hyphen"),
        pytest.param("person:Chen", "Chen spoke", [], id="operators-mark-nothing"),
    ],
)
def test_marks(typed, text, words):
    assert marked_words(typed, text) == words


def test_names_searched_beside_the_words_are_marked():
    assert marked_words("saleh", "Amina Haddad, then Saleh", ("Amina Haddad",)) == ["Amina Haddad", "Saleh"]


def test_overlapping_finds_become_one_mark():
    text = "the old harbour wall"
    assert marked_words('"old harbour" "harbour wall"', text) == ["old harbour wall"]


def test_offsets_count_code_points():
    assert highlights(parse("wall"), "😀é wall")[0].start == 3


def test_pieces_joined_are_the_text():
    text = "A wall, a <b>wall</b>."
    cut = split_at(text, highlights(parse("wall"), text))
    assert "".join(piece.text for piece in cut) == text
    assert [piece.text for piece in cut if piece.highlighted] == ["wall", "wall"]


def test_a_snippet_shows_where_most_of_the_query_stands():
    text = "harbour. " + "Filler goes here. " * 60 + "The harbour wall fell.\n\n" + "More filler here. " * 60
    shown = "".join(piece.text for piece in snippet(parse("harbour wall"), text))
    assert "The harbour wall fell." in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 300


def test_a_snippet_without_a_mark_is_the_beginning():
    cut = snippet(parse("absent"), "One. " * 200)
    assert cut[0].text.startswith("One. One.")
    assert not any(piece.highlighted for piece in cut)


def test_a_short_text_is_its_own_snippet():
    assert [piece.text for piece in snippet(parse("wall"), "The wall.")] == ["The ", "wall", "."]


def test_a_word_longer_than_the_snippet_is_cut():
    assert len("".join(piece.text for piece in snippet(parse("absent"), "x" * 5000))) < 300


def test_marked_headline_keeps_markup_as_text():
    cut = highlighted(parse("onerror"), "<img onerror=1>")
    assert "".join(piece.text for piece in cut) == "<img onerror=1>"


def test_stop_words_alone_say_nothing():
    assert is_stop_words_only(parse('"to be or not to be"').required[0][0])
    assert not is_stop_words_only(parse("harbour").required[0][0])


def test_marking_is_linear():
    query = parse('wall "wall wall wall" wa*')

    def cost(times: int) -> float:
        text = "wall of words " * times
        started = time.process_time()
        highlights(query, text)
        return time.process_time() - started

    # Eight times the text costs eight times the time; it would be sixty-four times, were it quadratic.
    assert min(cost(32_000) for _ in range(3)) < 25 * min(cost(4_000) for _ in range(3))


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
