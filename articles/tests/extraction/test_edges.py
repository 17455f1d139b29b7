import numpy as np
import pytest

from articles.extraction.edges import ends_of_names
from articles.extraction.tagger import load_tagger
from articles.extraction.windows import split


def moved(text: str, name: str) -> str:
    """`name` as it stands in `text` after its end was looked at."""
    words = split(load_tagger().tokenizer, [text])[0]
    at = text.index(name)
    first = np.searchsorted(words.start, [at])
    last = np.searchsorted(words.end, [at + len(name)]) + 1
    end = int(ends_of_names(words, first, last)[0])
    return text[at : words.end[end - 1]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Amina Haddad left.", "Amina Haddad", id="full stop of the sentence"),
        pytest.param("Haddad - and others", "Haddad", id="dash after a blank"),
        pytest.param("the Lisbon-based bank", "Lisbon", id="compound of a place"),
        pytest.param(
            "Martin Luther King Jr. spoke.", "Martin Luther King Jr", id="no abbreviation by points"
        ),
        pytest.param("in Zone B. Then", "Zone B", id="one capital before a full stop"),
        pytest.param("Diego “Cholo” said", "Diego “Cholo”", id="marks in a pair"),
    ],
)
def test_what_is_whole_stays(text: str, name: str) -> None:
    assert moved(text, name) == name


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        pytest.param("Yoon Min-seo left", "Yoon Min-", "Yoon Min-seo", id="rest of a hyphenated name"),
        pytest.param("in the U.S. today", "U.S", "U.S.", id="last point of an abbreviation"),
        pytest.param("Amina Haddad - Tunis", "Amina Haddad -", "Amina Haddad", id="dash"),
        pytest.param("Haddad, who left", "Haddad,", "Haddad", id="comma"),
        pytest.param("Maria Alvarez (left)", "Maria Alvarez (", "Maria Alvarez", id="bracket"),
        pytest.param("“Brandt” left", "Brandt”", "Brandt", id="closing mark without its partner"),
    ],
)
def test_ends_are_mended(text: str, name: str, whole: str) -> None:
    assert moved(text, name) == whole
