import pytest

from articles.text.paragraphs import paragraphs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="no text"),
        pytest.param(" \n\t\n\n", [], id="white space only"),
        pytest.param("One.", ["One."], id="one"),
        pytest.param("One.\n\nTwo.\n\n\n\nThree.", ["One.", "Two.", "Three."], id="blank lines between"),
        pytest.param("One.\nTwo.", ["One.", "Two."], id="a single line end separates too"),
        pytest.param("One.\n \t\nTwo.", ["One.", "Two."], id="a line of white space is blank"),
        pytest.param("  One. \n\tTwo.\u00a0", ["One.", "Two."], id="white space at the ends is left out"),
        pytest.param("😀 é\n\n“Two”", ["😀 é", "“Two”"], id="code points, not bytes"),
    ],
)
def test_a_paragraph_is_a_line_that_holds_more_than_white_space(text, expected):
    assert [text[span.start : span.end] for span in paragraphs(text)] == expected
