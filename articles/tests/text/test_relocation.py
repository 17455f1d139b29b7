import pytest

from articles.text.relocation import Relocation

OLD = "The council met.\n\nMayor Alvarez spoke. She left.\n\nRain fell.\n\nNobody stayed."


def relocated(new, words, old=OLD):
    start = old.index(words)
    found = Relocation(old, new).find(start, start + len(words))
    return found and new[found.start : found.end]


@pytest.mark.parametrize(
    "new",
    [
        pytest.param(OLD, id="nothing changed"),
        pytest.param("A new first paragraph.\n\n" + OLD, id="a paragraph was added before it"),
        pytest.param(OLD.replace("The council met.\n\n", ""), id="a paragraph before it was removed"),
        pytest.param(OLD.replace("Rain fell.", "Snow fell."), id="another paragraph changed"),
        pytest.param("Nobody stayed.\n\nMayor Alvarez spoke. She left.", id="paragraphs in another order"),
    ],
)
def test_words_of_an_unchanged_paragraph_are_found(new):
    assert relocated(new, "Alvarez spoke.") == "Alvarez spoke."


@pytest.mark.parametrize(
    "new",
    [
        pytest.param(OLD.replace("She left.", "He left."), id="its paragraph changed elsewhere"),
        pytest.param(OLD.replace("spoke", "sang"), id="its words changed"),
        pytest.param(OLD.replace("Mayor Alvarez spoke. She left.\n\n", ""), id="its paragraph was removed"),
        pytest.param(OLD + "\n\nMayor Alvarez spoke. She left.", id="its paragraph occurs twice now"),
        pytest.param("", id="nothing is left"),
    ],
)
def test_words_whose_paragraph_changed_are_not_found(new):
    assert relocated(new, "Alvarez spoke.") is None


def test_a_paragraph_that_occurred_twice_is_not_recognised():
    old = "Rain fell.\n\nMore.\n\nRain fell."
    assert relocated("Rain fell.\n\nMore.", "Rain", old) is None


def test_a_span_over_two_paragraphs_is_found_with_both():
    assert relocated("New.\n\n" + OLD, "She left.\n\nRain fell.") == "She left.\n\nRain fell."


def test_a_span_whose_paragraphs_were_separated_is_not_found():
    assert relocated(OLD.replace("\n\nRain", "\n\nBetween.\n\nRain"), "She left.\n\nRain fell.") is None


def test_the_last_character_is_found():
    assert relocated("New.\n\n" + OLD, "stayed.") == "stayed."
