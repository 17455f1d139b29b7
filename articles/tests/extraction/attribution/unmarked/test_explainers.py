import pytest

from articles.extraction.attribution.unmarked import find_speeches
from articles.extraction.text.sentences import Layout


@pytest.mark.parametrize(
    ("introduction", "answer", "spoken"),
    [
        ("The city votes on Sunday.", "On a tram.", 0),
        ("The city votes on Sunday.", "We vote on a tram.", 2),
        ("Ann Lee spoke to the Courier.", "On a tram.", 2),
    ],
    ids=["the paper explains", "the first person", "an interview"],
)
def test_whether_answers_are_somebodys(introduction: str, answer: str, spoken: int) -> None:
    found = find_speeches(Layout(f"{introduction}\n\nQ: On what?\n\nA: {answer}"))
    assert len(found) == spoken
