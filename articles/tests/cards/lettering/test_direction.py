"""Hebrew letters represent every script that is read from right to left; the answers are those of UAX 9."""

import pytest

from articles.cards.lettering.direction import in_order, levels, reads_right_to_left


def as_shown(text):
    right_to_left = reads_right_to_left(text)
    return "".join(in_order(list(text), levels(text, right_to_left=right_to_left)))


@pytest.mark.parametrize("text", ["", "abc", "3.50 euros (or so)", "“quoted”, and 10%", "é à"])
def test_a_line_without_such_letters_keeps_its_order(text):
    assert as_shown(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("אבג", "גבא"),
        ("he said אבג דהו there", "he said והד גבא there"),
        ("אבג abc דהו", "והד abc גבא"),
        ("אבג 123 דהו", "והד 123 גבא"),
        ("see אבג 1,234 דהו", "see והד 1,234 גבא"),
        ("אבג 10% דהו", "והד 10% גבא"),
        ("אבג.", ".גבא"),
        ("abc אבג.", "abc גבא."),
        ("“אבג” he said", "he said ”גבא“"),
        ("12 אבג", "גבא 12"),
        ("a “אבג” b", "a “גבא” b"),
        ("אבג $5 דהו", "והד $5 גבא"),
        ("אב\u200dג", "ג\u200dבא"),
        ("אב \U000e0fff גד", "דג \U000e0fff בא"),
    ],
)
def test_each_stretch_is_where_it_is_read(text, shown):
    assert as_shown(text) == shown


@pytest.mark.parametrize(
    ("text", "answer"), [("", False), ("12 ab אב", False), ("12 “אב ab", True), ("…", False)]
)
def test_the_first_letter_decides_how_a_line_is_read(text, answer):
    assert reads_right_to_left(text) is answer


def test_parts_are_ordered_by_their_levels():
    assert in_order([], []) == []
    assert in_order(["a", "b", "12", "c"], [0, 1, 2, 0]) == ["a", "12", "b", "c"]
