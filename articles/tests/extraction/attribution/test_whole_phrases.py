"""The words for a speaker who has no name."""

import pytest

from articles.extraction.attribution.cues import Cues
from articles.extraction.attribution.whole_phrases import whole_phrase
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Span


@pytest.mark.parametrize(
    ("source", "printed", "wanted"),
    [
        pytest.param("The divers said it.", "The divers", "The divers", id="whole"),
        pytest.param("His claim is that it is so.", "His", "His", id="pronoun"),
        pytest.param("An old one, on deck, who said it.", "who", "who", id="no phrase before"),
        pytest.param("Divers at sea, who said it.", "who", "who", id="a phrase after a preposition"),
        pytest.param("It was the old diver who said it.", "who", "the old diver", id="relative"),
        pytest.param(
            "He met the Harbour Council, which said it.", "which", "the Harbour Council", id="comma"
        ),
        pytest.param("Among them were divers who said it.", "who", "divers", id="plural"),
        pytest.param("The United States has said it.", "The", "The United States", id="article"),
        pytest.param("42% of divers said it.", "42%", "42% of divers", id="share"),
        pytest.param("The court's ruling says it.", "The court's", "The court's ruling", id="possessive"),
        pytest.param("Lee's hope, long kept, died.", "Lee's", "Lee", id="owner"),
    ],
)
def test_the_phrase_is_whole(source: str, printed: str, wanted: str) -> None:
    start = source.index(printed)
    found = whole_phrase(Cues(Tokens(source)), Span(start, start + len(printed)))
    assert source[found.start : found.end] == wanted
