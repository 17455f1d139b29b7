import numpy as np
import pytest

from articles.extraction.tagging.boundaries import ends_of_names, starts_of_places
from articles.extraction.tagging.tagger import load_tagger
from articles.extraction.tagging.windows import split


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
        pytest.param("new york", "new york", id="all in small letters"),
        pytest.param("Yoon Min-seo said", "Yoon Min-seo", id="small letters behind a hyphen"),
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
        pytest.param("Brandt angrily left", "Brandt angrily", "Brandt", id="lower-case word"),
        pytest.param("Lisbon district", "Lisbon district", "Lisbon", id="kind of place in small letters"),
        pytest.param("“Brandt” left", "Brandt”", "Brandt", id="closing mark without its partner"),
    ],
)
def test_ends_are_mended(text: str, name: str, whole: str) -> None:
    assert moved(text, name) == whole


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        pytest.param("northern Portugal", "Portugal", id="direction"),
        pytest.param("al Qaim", "al Qaim", id="article of the name"),
        pytest.param("new york", "new york", id="all in small letters"),
        pytest.param("North Korea", "North Korea", id="capital"),
    ],
)
def test_places_begin_with_their_name(name: str, whole: str) -> None:
    words = split(load_tagger().tokenizer, [name])[0]
    start = int(starts_of_places(words, np.array([0]), np.array([len(words)]))[0])
    assert name[words.start[start] :] == whole
