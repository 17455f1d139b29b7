"""How a text is cleaned and cut into tokens."""

import pytest

from articles.search.query.tokenizer import clean, tokenize


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("harbour wall", "harbour wall", id="unchanged"),
        pytest.param("  harbour\n\twall ", "harbour wall", id="one-line"),
        pytest.param("a\x00b\ud800c\u2028d", "a b c d", id="nothing-that-cannot-be-stored"),
        pytest.param("“harbour” «wall»", '"harbour" "wall"', id="quotation-marks"),
        pytest.param("Toma\u0301s", "Tomás", id="composed"),
    ],
)
def test_clean(typed, cleaned):
    assert clean(typed, 200) == cleaned


def test_of_a_huge_text_only_the_beginning_is_read():
    assert len(clean("speaker:" * 110_000, 200)) == 2000


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("- a", [("-", ""), ("a", "")], id="a-dash-is-not-a-minus"),
        pytest.param("10:30", [("10:30", "")], id="a-number-is-not-an-operator"),
        pytest.param("http://a", [("http://a", "")], id="a-scheme-is-not-an-operator"),
        pytest.param("x:a", [("x:a", "")], id="a-letter-is-not-an-operator"),
        pytest.param("a-b", [("a-b", "")], id="hyphen"),
        pytest.param('"a b', [("a b", "")], id="unclosed-quotation"),
        pytest.param('a"b c"', [("a", ""), ("b c", "")], id="quotation-after-a-word"),
        pytest.param('on:"a b"', [("a b", "on")], id="operator"),
        pytest.param("on: a", [("", "on"), ("a", "")], id="operator-without-a-value"),
    ],
)
def test_values_and_operators(text, tokens):
    assert [(token.value, token.operator) for token in tokenize(text)] == tokens


def test_minus_and_quotation_marks_are_recognised():
    plain, minus, quoted, both = tokenize('a -b "c d" -on:"e f"')
    assert (plain.negated, plain.quoted) == (False, False)
    assert (minus.negated, minus.quoted) == (True, False)
    assert (quoted.negated, quoted.quoted) == (False, True)
    assert (both.negated, both.quoted, both.operator) == (True, True, "on")


def test_offsets_of_a_token_include_its_minus_operator_and_quotation_marks():
    text = 'wall -on:"a b" quay'
    assert [text[token.start : token.end] for token in tokenize(text)] == ["wall", '-on:"a b"', "quay"]
