import pytest

from articles.cards.lettering import SEMIBOLD, UNITS, drawable, set_line, setting_of, wrapped


def lines(text, ems, most=9, **fields):
    return wrapped(text, setting_of(text, **fields), ems * UNITS, most=most)


def width(text, **fields):
    return set_line(text, setting_of(text, **fields))[1]


TEXTS = {
    "words": "The harbour belongs to all of us and to nobody else",
    "no space": "x" * 300,
    "Thai": "ท่าเรือเป็นของพวกเราทุกคนและไม่มีใครต้องจ่าย",
    "Arabic": "الميناء ملك لنا جميعا ولن يطلب من أحد أن يدفع",
    "Hindi": "नरेन्द्र मोदी ने कहा कि बंदरगाह सबका है",
    "mixed": "He said नमस्ते and الميناء to them",
}


@pytest.mark.parametrize("ems", [4, 7, 13])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_line_is_wider_than_asked_and_nothing_is_lost(text, ems):
    found = lines(text, ems, most=200)

    setting = setting_of(text)
    assert all(set_line(line, setting)[1] <= ems * UNITS + 1 for line in found)
    assert "".join("".join(found).split()) == "".join(text.split())


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_what_is_too_long_is_cut_within_the_width(text):
    found = lines(text, 5, most=2)

    assert len(found) == 2
    assert found[-1].endswith(" …")
    assert set_line(found[-1], setting_of(text))[1] <= 5 * UNITS + 1


def test_nothing_has_no_lines():
    assert lines("", 5) == []
    assert width("") == 0


def test_every_character_is_drawn_in_a_font_that_has_it():
    text = drawable("Aéжωمनשไ😀")

    glyphs, _width = set_line(text, setting_of(text))

    assert len(glyphs) == len(text)
    assert len({glyph.outline for glyph in glyphs}) == len(text)


def test_arabic_letters_are_joined():
    apart = sum(width(letter) for letter in "مرحبا")

    assert width("مرحبا") < apart * 0.9


def test_semibold_is_another_letter():
    assert width("Maria Alvarez", weight=SEMIBOLD) > width("Maria Alvarez")
