"""Softmax over rows of named features: the probability of each of several candidates."""

import json
import math
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

F = TypeVar("F", bound=StrEnum)


def softmax(rows: Sequence[Mapping[F, float]], weights: Mapping[F, float]) -> list[float]:
    """The probability of each row; they add up to 1. A feature that a row does not name is 0."""
    # In the order of the weights, so that the rounding of a sum does not depend on the order of a row.
    scores = [
        sum(weight * row[feature] for feature, weight in weights.items() if feature in row) for row in rows
    ]
    highest = max(scores)
    exponentials = [math.exp(score - highest) for score in scores]
    total = sum(exponentials)
    return [value / total for value in exponentials]


def read_weights(path: Path, features: type[F], part: str = "") -> dict[F, float]:
    """The weight of every feature, from a JSON file or one part of it. KeyError for a missing one."""
    learned = json.loads(path.read_text(encoding="utf-8"))
    table = learned[part] if part else learned
    return {feature: float(table[feature]) for feature in features}
