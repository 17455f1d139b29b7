"""Probabilities from named features and their weights."""

import json
from enum import StrEnum
from pathlib import Path

import pytest

from articles.extraction.attribution.ranking import read_weights, softmax


class Feature(StrEnum):
    NEAR = "near"
    FAR = "far"


WEIGHTS = {Feature.NEAR: 2.0, Feature.FAR: -1.0}


def test_rows_alike_share_the_probability() -> None:
    assert softmax([{Feature.NEAR: 1.0}, {Feature.NEAR: 1.0}], WEIGHTS) == [0.5, 0.5]


def test_the_higher_score_is_more_probable_and_all_add_up_to_one() -> None:
    near, far, nothing = softmax([{Feature.NEAR: 1.0}, {Feature.FAR: 1.0}, {}], WEIGHTS)
    assert near > nothing > far
    assert near + far + nothing == pytest.approx(1)


def test_a_large_score_does_not_overflow() -> None:
    assert softmax([{Feature.NEAR: 1e6}, {}], WEIGHTS) == [1.0, 0.0]


def test_a_feature_without_a_weight_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    path.write_text(json.dumps({"part": {"near": 1}}), encoding="utf-8")
    with pytest.raises(KeyError):
        read_weights(path, Feature, "part")


def test_weights_are_read_by_name_from_one_part(tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    path.write_text(json.dumps({"other": {}, "part": {"far": 2, "near": 1}}), encoding="utf-8")
    assert read_weights(path, Feature, "part") == {Feature.NEAR: 1.0, Feature.FAR: 2.0}
