"""How certain a finding is, in a word: sure, likely or unsure.

Rule: the word follows the calibrated confidence (`SURE_FROM`, `LIKELY_FROM`), and pages show no figure.
A finding that an editor decided about has no such word: pages show the decision.
"""

from enum import StrEnum
from typing import Protocol

from articles.extraction.types import LIKELY_FROM, SURE_FROM
from articles.models import ReviewState


class Certainty(StrEnum):
    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


class ReviewedFinding(Protocol):
    """A finding, or anything with the review and the confidence of one."""

    review_state: str
    confidence: float


def certainty_of(finding: ReviewedFinding) -> Certainty | None:
    """None where an editor decided."""
    if finding.review_state != ReviewState.UNREVIEWED:
        return None
    if finding.confidence >= SURE_FROM:
        return Certainty.SURE
    return Certainty.LIKELY if finding.confidence >= LIKELY_FROM else Certainty.UNSURE
