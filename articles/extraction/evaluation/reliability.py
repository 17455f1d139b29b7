"""How well confidences agree with the shares of right findings.

Rule: ten bins of equal width; the expected calibration error is the mean difference, over all findings,
between the mean confidence and the share of right ones in a bin. Source: Guo et al. 2017, "On Calibration of
Modern Neural Networks".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class StatedConfidence:
    """One finding: its confidence, whether it is right, and for how many findings it counts."""

    confidence: float
    right: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    weight: float
    confidence: float
    """The mean confidence."""
    right: float
    """The share of right findings."""

    @classmethod
    def of(cls, findings: Sequence[StatedConfidence]) -> "ReliabilityBin":
        """Raises ZeroDivisionError if there are none."""
        weight = sum(each.weight for each in findings)
        return cls(
            weight,
            sum(each.weight * each.confidence for each in findings) / weight,
            sum(each.weight * each.right for each in findings) / weight,
        )


def reliability_bins(findings: Iterable[StatedConfidence]) -> list[ReliabilityBin | None]:
    """The bins from low to high; None for an empty one."""
    held: list[list[StatedConfidence]] = [[] for _ in range(BINS)]
    for each in findings:
        held[min(int(each.confidence * BINS), BINS - 1)].append(each)
    return [ReliabilityBin.of(each) if each else None for each in held]


def calibration_error(findings: Iterable[StatedConfidence]) -> float:
    bins = [each for each in reliability_bins(findings) if each]
    return sum(each.weight * abs(each.confidence - each.right) for each in bins) / sum(
        each.weight for each in bins
    )
