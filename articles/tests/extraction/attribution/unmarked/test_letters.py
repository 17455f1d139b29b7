import pytest

from articles.extraction.attribution.unmarked.letters import find_letters
from articles.tests.extraction.attribution.unmarked.layouts import printed


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Dear Editor,\n\nI am tired of it.\n\nName withheld", id="no name"),
        pytest.param(
            "Dear Editor,\n\nI am tired.\n\nYours sincerely,\n\nName Withheld", id="a name withheld"
        ),
        pytest.param("I am tired of it.\n\nAnn Lee", id="no salutation"),
        pytest.param("Sir John Lee, 61, was born here.\n\nAnn Lee", id="a knight"),
        pytest.param("To the left, you see the port.\n\nAnn Lee", id="a sentence"),
        pytest.param("To the Editor:\n\nI am tired.\n\nHarbour Walls", id="a heading below"),
    ],
)
def test_what_is_no_signed_letter(text: str) -> None:
    assert printed(find_letters, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "To the Editor:\n\nI am tired.\n\nMend it.\n\nANN LEE\n\nLeeds",
        "Sir, – I am tired.\n\nMend it.\n\nYours faithfully,\n\nANN LEE",
        "Dear Ms Diaz,\n\nI am tired.\n\nMend it.\n\nSincerely,\n\nANN LEE, Leeds",
        "SIR – I am tired.\n\nMend it.\n\nANN LEE\n\nTo the Editor:\n\nSo am I.\n\nName withheld",
    ],
    ids=["American", "British", "an open letter", "an unsigned one after it"],
)
def test_signed_letters(text: str) -> None:
    assert printed(find_letters, text) == [("letter", "ANN LEE", ["I am tired.", "Mend it."])]
