"""From rows of features to probabilities."""

import json

import pytest

from articles.extraction.attribution.features import Feature
from articles.extraction.attribution.pairing import WEIGHTS, probabilities

BESIDE_ITS_CUE = {Feature.PERSON: 1.0, Feature.CUE_THEN_RIGHT_AFTER: 1.0}
FAR_OFF = {Feature.PERSON: 1.0, Feature.PARAGRAPHS_BEFORE: 1.0}
NOBODY = {Feature.NOBODY: 1.0}


def test_each_feature_has_one_weight_for_quoted_and_one_for_reported_content() -> None:
    learned = json.loads(WEIGHTS.read_text("utf-8"))
    assert learned.keys() == {"quoted", "reported"}
    assert all(list(weights) == list(Feature) for weights in learned.values())


@pytest.mark.parametrize("quoted", [True, False], ids=["quoted", "reported"])
def test_probabilities_add_up_to_one_and_a_cue_beside_raises_one(quoted: bool) -> None:
    shares = probabilities([FAR_OFF, BESIDE_ITS_CUE, NOBODY], quoted)
    assert sum(shares) == pytest.approx(1)
    assert shares[1] > shares[0]


def test_nobody_alone_is_certain() -> None:
    assert probabilities([NOBODY], quoted=True) == [1]


def test_equal_rows_have_equal_probabilities() -> None:
    first, second, _ = probabilities([FAR_OFF, dict(FAR_OFF), NOBODY], quoted=True)
    assert first == second


def test_the_order_of_the_features_in_a_row_does_not_matter() -> None:
    turned = dict(reversed(BESIDE_ITS_CUE.items()))
    assert probabilities([turned, NOBODY], True) == probabilities([BESIDE_ITS_CUE, NOBODY], True)


def test_a_feature_of_0_is_the_same_as_none() -> None:
    with_zero = FAR_OFF | {Feature.TAGGER_SCORE: 0.0}
    assert probabilities([with_zero, NOBODY], True) == probabilities([FAR_OFF, NOBODY], True)
