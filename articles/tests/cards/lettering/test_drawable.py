import pytest

from articles.cards.lettering import drawable


@pytest.mark.parametrize(
    "text",
    [
        "The harbour belongs to all of us.",
        "Tomás Łukasz Ђорђевић Ελλάδα Việt",
        "陈伟 金正恩 김정은 かな",
        "محمد بن سلمان",
        "می‌خواهم",
        "नरेन्द्र मोदी",
        "שלום ไทย ქართული",
        "€ ₴ № — “ ” ’ …",
        "😀 👩‍👩‍👧",
    ],
)
def test_what_the_fonts_have_stays_as_it_is(text):
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
def test_what_is_not_seen_or_too_much_is_taken_out(text, drawn):
    assert drawable(text) == drawn


def test_a_script_without_a_font_is_written_in_latin_letters():
    assert drawable("ᏣᎳᎩ") == "TsaLaGi"


def test_what_cannot_be_written_is_left_out_once_and_says_so():
    assert drawable("He wrote \ue000\ue001 \uffff there") == "He wrote […] there"
