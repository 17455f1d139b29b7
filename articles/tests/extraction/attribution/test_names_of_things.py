"""Names of things and what is printed on things are nobody's statements."""

import pytest

from articles.tests.extraction.marked import read


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("[p Ann Lee] called the plan “a gift to the rich”.", id="an opinion"),
        pytest.param("[p Ann Lee] called him “the most crooked Tom”.", id="an insult of a person"),
        pytest.param("[s The divers’ union] called [c the promise “hollow”].", id="a small word"),
        pytest.param("[p Ann Lee] said the ship was renamed. “It is mine,” she said.", id="another sentence"),
        pytest.param("“Ships pay here,” [s the law] says.", id="a document"),
        pytest.param("[p Ann Lee] said “the signs are good”.", id="signs in the words"),
    ],
)
def test_an_opinion_is_a_statement(source: str) -> None:
    assert all(statement.shown for statement in read(source).statements)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("[s Sailors] call the rock “Old Maid”.", id="call"),
        pytest.param("[s The navy] renamed the ship “Star One”.", id="rename"),
        pytest.param("[s The bay] is known as “the Pot”.", id="known as"),
        pytest.param("[s The army] named the plan “Iron Rain”.", id="name"),
        pytest.param("[s The mayor] was nicknamed “the Eel” by divers.", id="nickname"),
        pytest.param("[s A banner] read “Open the harbour now”.", id="a banner"),
        pytest.param("[s One diver] held a sign saying “We want to work”.", id="a sign saying"),
        pytest.param("[s Two divers] wore T-shirts that said “We want to work”.", id="T-shirts"),
    ],
)
def test_names_and_signs_are_nobodys_statement(source: str) -> None:
    assert not any(statement.shown for statement in read(source).statements)
