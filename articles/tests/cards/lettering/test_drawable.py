import pytest

from articles.cards.lettering import drawable


@pytest.mark.parametrize(
    "text",
    [
        "The harbour belongs to all of us.",
        "Tomás Łukasz Ђорђевић Ελλάδα Việt",
        "محمد بن سلمان",
        "می‌خواهم",
        "नरेन्द्र मोदी",
        "שלום ไทย ქართული",
        "€ ₴ № — “ ” ’ …",
        "😀 👩‍👩‍👧",
    ],
)
def test_what_the_fonts_have_is_kept(text):
    assert drawable(text) == text


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("two\n\nlines\tand  more ", "two lines and more"),
        ("a\x01b\x1b[31m", "a b [31m"),
        ("gnp.\u202eexe", "gnp.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("e\u0301", "é"),
        ("Z" + "\u0334" * 100, "Z" + "\u0334" * 4),
    ],
    ids=["lines", "control", "turned", "no width", "composed", "accents"],
)
def test_invisible_characters_and_heaps_of_accents_are_taken_out(text, drawn):
    assert drawable(text) == drawn


@pytest.mark.parametrize(
    ("text", "drawn"),
    [("ᏣᎳᎩ", "TsaLaGi"), ("陈伟", "ChenWei"), ("김정은", "GimJeongEun"), ("かな。", "kana."), ("★", "*")],
    ids=["Cherokee", "Chinese", "Korean", "Japanese", "a symbol"],
)
def test_a_character_without_a_font_is_written_in_latin_letters(text, drawn):
    assert drawable(text) == drawn


def test_what_cannot_be_written_is_replaced_by_one_sign():
    assert drawable("He wrote \ue000\ue001 \uffff there") == "He wrote […] there"
