"""The beginning of a reported sentence that its cue interrupts."""

import pytest

from articles.extraction.attribution.openings import opening_before
from articles.extraction.types import Span
from articles.tests.extraction.attribution.contexts import context_of


@pytest.mark.parametrize(
    ("source", "words", "wanted"),
    [
        pytest.param("The museum, built in stone, honours divers.", "honours", None, id="no cue"),
        pytest.param("Lee, who said so, left the port.", "left", None, id="relative clause"),
        pytest.param("She said the port, he said, would close.", "would", None, id="another cue before"),
        pytest.param("“We came late,” she said, and left.", "and left", None, id="a quotation"),
        pytest.param("''We came late,'' she said, with no boat.", "with", None, id="other marks"),
        pytest.param("It was late. It was, she said.", "It was, she", None, id="nothing between commas"),
        pytest.param("The museum, she said, honours divers.", "honours", "The museum", id="subject"),
        pytest.param("But the museum, Mr. Lee said, honours us.", "honours", "the museum", id="conjunction"),
        pytest.param("Rent, according to Lee, has doubled.", "has", "Rent", id="according to"),
    ],
)
def test_what_is_before_the_interrupting_cue(source: str, words: str, wanted: str | None) -> None:
    start = source.index(words)
    found = opening_before(context_of(source), Span(start, len(source) - 1))
    assert (source[found.start : found.end] if found else None) == wanted
