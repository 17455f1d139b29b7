"""Folding in Python gives what the database gives, letter by letter."""

import unicodedata

import pytest
from django.db import connection

from articles.gazetteer.names import fold as fold_place_name
from newsroom.lib.folding import fold_name, fold_word
from people.names import plain

LETTERS = [chr(point) for point in range(0x10000) if unicodedata.category(chr(point)).startswith("L")]


def folded_by_the_database(texts, function="newsroom_fold(text)"):
    with connection.cursor() as cursor:
        query = f"SELECT {function} FROM unnest(%s::text[]) WITH ORDINALITY AS t(text, n) ORDER BY n"  # noqa: S608
        cursor.execute(query, [texts])
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        pytest.param("Сергій", "сергій", id="й is a letter of its own"),
        pytest.param("Ївга", "ївга", id="ї is a letter of its own"),
        pytest.param("Алёна", "алена", id="ё is printed as е"),
        pytest.param("Łódź", "lodz", id="stroke and accents"),
        pytest.param("Strauß", "strauss", id="ligature"),
        pytest.param("Đặng", "dang", id="two marks"),
        pytest.param("İnönü", "inonu", id="dotted capital"),
        pytest.param("Λόγος", "λογος", id="Greek"),
        pytest.param("ΛΟΓΟΣ", "λογοσ", id="a last capital sigma is a sigma"),
        pytest.param("Toma\u0301s", "tomas", id="a mark printed apart"),
    ],
)
def test_a_word(db, word, folded):
    assert fold_word(word) == folded
    assert folded_by_the_database([word]) == [folded]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param(" — ", "", id="no letter"),
        pytest.param("Kim Jong-un", "kim jong un", id="hyphen"),
        pytest.param("Sinéad O’Brien", "sinead o brien", id="apostrophe"),
        pytest.param("J. R. Smith, Jr.", "j r smith jr", id="initials"),
        pytest.param("snake_case 2", "snake case 2", id="underscore and number"),
    ],
)
def test_a_name(db, name, folded):
    assert fold_name(name) == folded
    assert folded_by_the_database([name]) == [folded]


def test_every_letter_is_folded_as_the_database_folds_it(db):
    by_the_database = folded_by_the_database(LETTERS)
    assert [
        (letter, theirs, fold_name(letter))
        for letter, theirs in zip(LETTERS, by_the_database, strict=True)
        if fold_name(letter) != theirs
    ] == []


def in_the_alphabets_of_europe(letter):
    return "\u00c0" <= letter <= "\u017f" or "\u1e00" <= letter <= "\u1eff"


@pytest.mark.parametrize(
    ("other", "different"),
    [
        # Keys of the gazetteer's table: a change asks for a new table.
        pytest.param(fold_place_name, "ĦħĸĿŀŉŦŧẚẛẜẝỺỻỼỽỾỿ", id="gazetteer"),
        # A transcription of every script into plain letters.
        pytest.param(plain, "ŉŊŋẛẟ", id="match keys"),
    ],
)
def test_other_foldings_of_names_agree_on_accents(other, different):
    letters = [letter for letter in LETTERS if in_the_alphabets_of_europe(letter)]
    assert "".join(letter for letter in letters if other(letter) != fold_word(letter)) == different
