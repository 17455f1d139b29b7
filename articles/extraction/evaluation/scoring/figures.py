"""The figures of a comparison."""

from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]
"""One article of a gold file, or one prediction, as its JSON line says."""


@dataclass(frozen=True, slots=True)
class Figures:
    """In per cent."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, found: float, right: float, predicted: int, labelled: int) -> "Figures":
        """`found` of the predicted are right, `right` of the labelled are found."""
        precision = found / predicted if predicted else 0.0
        recall = right / labelled if labelled else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return cls(100 * precision, 100 * recall, 100 * f1)


def percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None
