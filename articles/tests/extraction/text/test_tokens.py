"""Words and marks with their offsets."""

import pytest

from articles.extraction.text.tokens import Tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("", [], id="no text"),
        pytest.param(" \n\t ", [], id="white space alone"),
        pytest.param("She said: “No.”", ["she", "said", ":", "“", "no", ".", "”"], id="marks are tokens"),
        pytest.param("the vice-president’s AT&T", ["the", "vice-president’s", "at&t"], id="one word"),
        pytest.param("well -- no", ["well", "-", "-", "no"], id="hyphens between words"),
        pytest.param("Évora, Łódź", ["évora", ",", "łódź"], id="letters of any alphabet"),
    ],
)
def test_a_text_is_cut_into_words_and_marks(text: str, tokens: list[str]) -> None:
    assert Tokens(text).lower == tokens


def test_a_token_is_printed_at_its_offsets() -> None:
    tokens = Tokens("Mayor Lee spoke.")
    assert [tokens.printed(number) for number in range(len(tokens))] == ["Mayor", "Lee", "spoke", "."]
    assert (tokens.starts[1], tokens.ends[1]) == (6, 9)


@pytest.mark.parametrize(
    ("offset", "first", "last"), [(0, 0, -1), (6, 1, 0), (7, 2, 0), (9, 2, 1), (99, 4, 3)]
)
def test_tokens_are_found_by_offset(offset: int, first: int, last: int) -> None:
    tokens = Tokens("Mayor Lee spoke.")
    assert (tokens.first_from(offset), tokens.last_before(offset)) == (first, last)
