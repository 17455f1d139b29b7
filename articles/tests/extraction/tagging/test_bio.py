from itertools import pairwise

import numpy as np
import pytest

from articles.extraction.tagging.bio import CONTENT, CUE, LABELS, SOURCE, spans_of
from articles.extraction.tagging.tagger import load_tagger
from articles.extraction.tagging.windows import TITLE, Window, WordTable
from articles.extraction.types import Label

# OUT, then B and I of person, place, facility, organisation.
OUT, B_PERSON, I_PERSON, B_PLACE, I_PLACE, B_FACILITY, I_FACILITY, B_ORGANISATION, I_ORGANISATION = range(9)


def found(
    states: list[int], cuts: list[int] | None = None, sure: float = 9.0
) -> list[tuple[int, int, Label]]:
    """What comes of words "0", "1", … that the model gives these entity states, in windows cut at `cuts`."""
    size = len(states)
    number = np.arange(size)
    never = number > size
    words = WordTable(
        number * 2,
        number * 2 + 1,
        np.full(size, TITLE),
        number,
        never,
        never,
        number,
        number,
        np.arange(size + 1),
    )
    scores = np.zeros((size, LABELS), np.float32)
    scores[:, [columns.start for columns in (CONTENT, SOURCE, CUE)]] = 9
    scores[number, states] = sure
    bounds = [0, *(cuts or []), size]
    windows = [Window(first, last) for first, last in pairwise(bounds)]
    return [(span.start // 2, (span.end + 1) // 2, span.label) for span in spans_of(words, windows, scores)]


@pytest.mark.parametrize(
    ("states", "spans"),
    [
        pytest.param([], [], id="no word"),
        pytest.param([OUT, OUT], [], id="nothing"),
        pytest.param([B_PERSON, I_PERSON, OUT], [(0, 2, Label.PERSON)], id="two words"),
        pytest.param([B_PERSON, B_PERSON], [(0, 1, Label.PERSON), (1, 2, Label.PERSON)], id="side by side"),
        pytest.param(
            [B_PERSON, I_PERSON, B_PLACE], [(0, 2, Label.PERSON), (2, 3, Label.PLACE)], id="two kinds"
        ),
        pytest.param(
            [B_PLACE, B_ORGANISATION, I_ORGANISATION],
            [(0, 1, Label.PLACE), (1, 3, Label.ORGANISATION)],
            id="an organisation",
        ),
    ],
)
def test_spans(states: list[int], spans: list[tuple[int, int, Label]]) -> None:
    assert found(states) == spans


def test_a_further_word_never_follows_one_of_another_kind() -> None:
    assert len({label for _, _, label in found([OUT, B_PERSON, I_PLACE, OUT])}) == 1


def test_a_span_goes_on_into_the_next_window() -> None:
    assert found([OUT, B_PERSON, I_PERSON, OUT], cuts=[2]) == [(1, 3, Label.PERSON)]


def test_a_name_does_not_go_over_the_end_of_its_paragraph() -> None:
    tagging = load_tagger().tag("Maria Alvarez\nAmina Haddad\nChen Wei")
    text = "Maria Alvarez\nAmina Haddad\nChen Wei"
    assert all("\n" not in text[span.start : span.end] for span in tagging.spans)
