"""Reported speech is kept; what a text attributes otherwise is read, but is no statement of the archive."""

import pytest

from articles.extraction.pipeline import extract_text
from articles.extraction.types import StatementKind


def reported(text: str) -> list[str]:
    return [s.text for s in extract_text(text).statements if s.reported and s.kind is StatementKind.INDIRECT]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Maria Alvarez believes that the harbour will be finished by May.", id="belief"),
        pytest.param("Photos show that the wall of the harbour has a crack of two metres.", id="evidence"),
        pytest.param("The harbour is expected to reopen in spring after two years of work.", id="nobody"),
        pytest.param("Maria Alvarez thanked the divers for their work on the harbour wall.", id="thanks"),
        pytest.param("Maria Alvarez wants to close the harbour to cruise ships in summer.", id="wish"),
        pytest.param(
            "She asked whether the wall would hold. Asked about it, nobody answered.", id="question"
        ),
        pytest.param("Maria Alvarez said she was “very proud of the divers”.", id="frame-of-a-fragment"),
    ],
)
def test_what_nobody_says_is_no_statement(text):
    assert reported(text) == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param(
            "Maria Alvarez said on Monday that the harbour would be finished by May.",
            ["the harbour would be finished by May"],
            id="said-that",
        ),
        pytest.param(
            "The harbour will be finished by May, according to Maria Alvarez.",
            ["The harbour will be finished by May"],
            id="according-to",
        ),
        pytest.param(
            "Maria Alvarez warned that the old wall would not survive another winter.",
            ["the old wall would not survive another winter"],
            id="warned-that",
        ),
        pytest.param(
            "Maria Alvarez said the council would pay for the wall and for “all of the divers”.",
            ["the council would pay for the wall and for “all of the divers”"],
            id="clause-with-a-fragment",
        ),
    ],
)
def test_reported_speech_is_a_statement(text, kept):
    assert reported(text) == kept
