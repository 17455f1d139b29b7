"""The one list of honorifics, and what each of its uses knows of a word."""

import pytest

from people.names import HONORIFICS_IN_TEXT, TITLES, gender, match_key
from people.names.lexicons import _ALL_HONORIFICS

USES = {"name", "text", "title"}


def test_every_honorific_has_a_use_and_known_marks_only() -> None:
    known = USES | {"male", "female", "kept", "courtesy", "regnal", "before"}
    assert [word for word, marks in _ALL_HONORIFICS.items() if not marks & USES or not marks <= known] == []


@pytest.mark.parametrize(
    "word", ["chairman", "attorney", "deputy", "spokesman"], ids=["office", "profession", "prefix", "role"]
)
def test_a_word_that_describes_stays_with_a_name_in_text(word: str) -> None:
    assert word not in HONORIFICS_IN_TEXT


@pytest.mark.parametrize("word", ["king", "general", "major"])
def test_a_word_that_begins_other_names_does_not_announce_a_person(word: str) -> None:
    assert word in HONORIFICS_IN_TEXT
    assert word not in TITLES


@pytest.mark.parametrize(
    ("name", "known"),
    [
        pytest.param("Sheikh Hasina", None, id="sheikh"),
        pytest.param("Imam Haddad", "male", id="imam"),
        pytest.param("Señora Ruiz", "female", id="an accent"),
    ],
)
def test_the_gender_that_an_honorific_shows(name: str, known: str | None) -> None:
    assert gender(name) == known


def test_an_honorific_with_an_accent_is_taken_off() -> None:
    assert match_key("Señor Ruiz") == match_key("Ruiz")
