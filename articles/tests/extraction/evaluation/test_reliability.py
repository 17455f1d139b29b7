"""Confidences against the shares of right findings."""

import pytest

from articles.extraction.evaluation.reliability import StatedConfidence, calibration_error, reliability_bins


def stated(confidence: float, right: int, wrong: int) -> list[StatedConfidence]:
    return [StatedConfidence(confidence, True)] * right + [StatedConfidence(confidence, False)] * wrong


def test_a_confidence_that_is_kept_has_no_error() -> None:
    assert calibration_error(stated(0.75, 3, 1) + stated(0.5, 1, 1)) == pytest.approx(0)


def test_boasting_and_modesty_are_both_errors() -> None:
    assert calibration_error(stated(0.95, 1, 1)) == pytest.approx(0.45)
    assert calibration_error(stated(0.55, 4, 0)) == pytest.approx(0.45)


def test_a_finding_counts_by_its_weight() -> None:
    (held,) = [
        each
        for each in reliability_bins([StatedConfidence(0.8, True, 3.0), StatedConfidence(0.8, False)])
        if each
    ]
    assert (held.weight, held.right) == (4.0, 0.75)


def test_the_highest_confidence_is_in_the_last_bin() -> None:
    assert reliability_bins([StatedConfidence(1.0, True)])[-1] is not None
