"""Agencies in datelines and beside pictures."""

import pytest

from articles.extraction.entities.news_agencies import named_agencies


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("The AP is a paper.", [], id="letters in a sentence"),
        pytest.param("It reuters again.", [], id="no capital"),
        pytest.param("LISBON (AP) - A ferry left.", ["AP"], id="a dateline"),
        pytest.param("LISBON (Reuters) - A ferry left.", ["Reuters"], id="a name"),
        pytest.param("A ferry. REUTERS / Ada Lim", ["REUTERS"], id="a picture"),
    ],
)
def test_agencies(text: str, found: list[str]) -> None:
    assert [text[span.start : span.end] for span in named_agencies(text)] == found
