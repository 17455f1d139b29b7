"""Where the terms of a query occur in a text, and the snippet around them."""

import pytest

from articles.search.query import highlighting
from articles.search.query.highlighting import (
    highlighted,
    highlights,
    snippet,
    split_at,
)
from articles.search.query.parser import parse
from articles.search.query.stemming import stem


def highlighted_words(typed: str, text: str, also: tuple[str, ...] = ()) -> list[str]:
    return [text[found.start : found.end] for found in highlights(parse(typed), text, also)]


@pytest.mark.parametrize(
    ("typed", "text", "words"),
    [
        pytest.param("harbour", "The wall holds.", [], id="absent"),
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
def test_highlights(typed, text, words):
    assert highlighted_words(typed, text) == words


def test_other_names_are_highlighted():
    found = highlighted_words("saleh", "Amina Haddad, then Saleh", ("Amina Haddad",))
    assert found == ["Amina Haddad", "Saleh"]


def test_overlapping_matches_become_one_highlight():
    text = "the old harbour wall"
    assert highlighted_words('"old harbour" "harbour wall"', text) == ["old harbour wall"]


def test_offsets_count_code_points():
    assert highlights(parse("wall"), "😀é wall")[0].start == 3


def test_parts_joined_are_the_text():
    text = "A wall, a <b>wall</b>."
    cut = split_at(text, highlights(parse("wall"), text))
    assert "".join(part.text for part in cut) == text
    assert [part.text for part in cut if part.highlighted] == ["wall", "wall"]


def test_a_snippet_shows_where_most_of_the_query_is():
    text = "harbour. " + "Filler goes here. " * 60 + "The harbour wall fell.\n\n" + "More filler here. " * 60
    shown = "".join(part.text for part in snippet(parse("harbour wall"), text))
    assert "The harbour wall fell." in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 300


def test_a_snippet_without_a_highlight_is_the_beginning():
    cut = snippet(parse("absent"), "One. " * 200)
    assert cut[0].text.startswith("One. One.")
    assert not any(part.highlighted for part in cut)


def test_a_short_text_is_its_own_snippet():
    assert [part.text for part in snippet(parse("wall"), "The wall.")] == ["The ", "wall", "."]


def test_a_word_longer_than_the_snippet_is_cut():
    assert len("".join(part.text for part in snippet(parse("absent"), "x" * 5000))) < 300


def test_markup_is_kept_as_text():
    cut = highlighted(parse("onerror"), "<img onerror=1>")
    assert "".join(part.text for part in cut) == "<img onerror=1>"


def test_the_work_is_linear_in_the_text(monkeypatch):
    calls = 0

    def counted(word: str) -> str:
        nonlocal calls
        calls += 1
        return stem(word)

    def cost(times: int) -> int:
        nonlocal calls
        calls = 0
        highlights(query, "wall of words " * times)
        return calls

    query = parse('wall "wall wall wall" wa*')
    monkeypatch.setattr(highlighting, "stem", counted)
    assert 7 * cost(100) < cost(800) < 9 * cost(100)
