"""Toponyms that the tagger missed. Toponyms are in brackets, other entities in braces."""

import pytest

from articles.gazetteer import Gazetteer, GazetteerPlace, Toponym
from articles.gazetteer.names import LONGEST
from articles.gazetteer.untagged import untagged
from articles.tests.gazetteer.toponyms_in import toponyms_in


def missed(gazetteer: Gazetteer, marked: str) -> list[str]:
    text, toponyms, taken = toponyms_in(marked)
    found = gazetteer.untagged(text, toponyms, taken)
    assert all(text[toponym.start : toponym.end] == toponym.surface for toponym in found)
    return [toponym.surface for toponym in found]


@pytest.mark.parametrize(
    "text",
    [
        "Ohio State University opened a Kenya Airways Lounge.",
        "{Georgia Alvarez} met {Jordan} there.",
        "In Mass, a Miss and Mr. Man sang.",
        "The Western District Centre was shut.",
        "Egyptian and Kenyan officials met.",
        "The Bank of Kenya and the University of the Philippines signed.",
        "He read Reading and Nice Orange Mobile.",
        "[Paris] was quiet, {Paris Hilton} was not, nor was Paris Match.",
        "Alvarez, Texas Instruments and Nobody, Ltd.",
        "no capital letter in kenya at all",
        "",
    ],
)
def test_what_may_be_something_else_is_left_alone(gazetteer, text):
    assert missed(gazetteer, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In Kenya and the U.S. it rained.", ["Kenya", "U.S."]),
        ("Ohio’s governor left Texas.", ["Ohio", "Texas"]),
        ("The Republic of Korea has the King of Norway as a guest.", ["Republic of Korea", "Norway"]),
        ("The court of Lamar County sat.", ["Lamar County"]),
        ("Police in Springfield, Illinois, said so.", ["Springfield", "Illinois"]),
        ("[Malindi] was calm. MALINDI lies by the sea, and Malindi’s port too.", ["MALINDI", "Malindi"]),
    ],
)
def test_names_that_the_tagger_missed_are_found(gazetteer, text, found):
    assert missed(gazetteer, text) == found


class CountingLookup:
    """A lookup that knows no place and counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def place_named(self, surface: str) -> GazetteerPlace | None:
        self.asked.append(surface)

    def is_demonym(self, word: str) -> bool:
        self.asked.append(word)
        return False

    def precedes_container(self, text: str, toponym: Toponym) -> bool:
        raise AssertionError("no place has the name")


@pytest.mark.parametrize("word", ["In ", "Kenya ", "A.", "Of the ", "O’", "Kenya of ", "Paris, ", "Kenya. "])
def test_twice_the_text_asks_at_most_twice_the_questions(word):
    def asked(count: int) -> int:
        lookup = CountingLookup()
        untagged(word * count, [], [], lookup)
        assert all(len(surface) <= LONGEST for surface in lookup.asked)
        return len(lookup.asked)

    assert asked(4_000) <= 2 * asked(2_000) <= 8_000
