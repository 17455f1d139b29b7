"""Ends of attributed words: whole names, whole clauses, and “not”."""

import pytest

from articles.extraction.attribution.clause_ends import snapped_to_clause
from articles.extraction.types import Span
from articles.tests.extraction.attribution.contexts import context_of


@pytest.mark.parametrize(
    ("source", "words", "wanted"),
    [
        pytest.param(
            "She said the port would close in May.", "the port would close", None, id="nothing dangles"
        ),
        pytest.param(
            "She said he knew what it stood.", "he knew what it stood", None, id="a verb at the end"
        ),
        pytest.param(
            "She said he was trained in Montreal, far away.",
            "he was trained in",
            "he was trained in Montreal",
            id="a preposition",
        ),
        pytest.param("She said it was the old port.", "it was the", "it was the old port", id="a determiner"),
        pytest.param("She saw the man who said so.", "the man who", "the man", id="a cue follows"),
        pytest.param("She said not all would go.", "all would go", "not all would go", id="not"),
        pytest.param("She said Ann Lee was ill.", "Lee was ill", "Ann Lee was ill", id="a name at the start"),
        pytest.param("She said it was Ann Lee.", "it was Ann", "it was Ann Lee", id="a name at the end"),
    ],
)
def test_the_ends_cut_no_name_and_no_clause(source: str, words: str, wanted: str | None) -> None:
    context, start = context_of(source), source.index(words)
    names = [Span(at, at + 7) for at in (source.find("Ann Lee"),) if at >= 0]
    found = snapped_to_clause(context, Span(start, start + len(words)), names)
    assert source[found.start : found.end] == (wanted or words)
