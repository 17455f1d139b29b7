"""The weights that are learned for pairing, from rows of two made-up features."""

import numpy as np
import pytest

from articles.extraction.training.pairing import Example, learn, share_right


def example(*rows: tuple[float, float], right: int) -> Example:
    wanted = np.zeros(len(rows), np.float32)
    wanted[right] = 1
    return np.array(rows, np.float32), wanted


FIRST_COUNTS = [
    example((1, 0), (0, 1), right=0),
    example((0, 1), (1, 0), right=1),
    example((0, 0), (1, 1), (0, 1), right=1),
]


def test_a_feature_of_the_right_row_gets_weight() -> None:
    first, second = learn(FIRST_COUNTS)
    assert first > second


def test_the_same_examples_give_the_same_weights() -> None:
    assert learn(FIRST_COUNTS).tolist() == learn(FIRST_COUNTS).tolist()


@pytest.mark.parametrize(("weights", "share"), [((1, 0), 1.0), ((-1, 0), 0.0)])
def test_the_share_of_examples_whose_best_row_is_right(weights: tuple[float, float], share: float) -> None:
    assert share_right(FIRST_COUNTS, np.array(weights, np.float64)) == share
