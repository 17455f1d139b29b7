"""One name is of one kind in an article."""

import pytest

from articles.extraction.entities.kinds_of_names import of_one_kind
from articles.extraction.types import Label, TaggedSpan


def labels(name: str, *read: tuple[Label, float]) -> list[Label]:
    text = " ".join([name] * len(read))
    step = len(name) + 1
    spans = [
        TaggedSpan(number * step, number * step + len(name), label, score)
        for number, (label, score) in enumerate(read)
    ]
    return [span.label for span in of_one_kind(text, spans)]


PERSON, PLACE, ORGANISATION = Label.PERSON, Label.PLACE, Label.ORGANISATION


@pytest.mark.parametrize(
    ("name", "read", "expected"),
    [
        pytest.param("Northport", [(PLACE, 0.9), (ORGANISATION, 0.8)], [PLACE, ORGANISATION], id="a team"),
        pytest.param("Northport", [(PLACE, 0.9), (PERSON, 0.1)], [PLACE, PERSON], id="no organisation"),
        pytest.param("Vega", [(PERSON, 0.6), (ORGANISATION, 0.9)], [ORGANISATION] * 2, id="more weight"),
        pytest.param("Lim", [(PERSON, 0.9), (ORGANISATION, 0.2)], [PERSON] * 2, id="far less weight"),
        pytest.param("NHC", [(PERSON, 0.9)], [ORGANISATION], id="an abbreviation"),
    ],
)
def test_kinds(name: str, read: list[tuple[Label, float]], expected: list[Label]) -> None:
    assert labels(name, *read) == expected
