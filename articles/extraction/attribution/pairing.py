"""The probability that a candidate is the source of some content.

Rule: softmax over the candidates and nobody. A score is the sum of the features (`features`) times their
weights, which `training/pairing.py` learned from labelled news: `model/pairing.json`, one set for content in
quotation marks and one for reported content.
"""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from articles.extraction.attribution.features import Feature, FeatureRow

WEIGHTS = Path(__file__).parents[1] / "model" / "pairing.json"


def probabilities(rows: Sequence[FeatureRow], quoted: bool) -> list[float]:
    """The probability of each row; they add up to 1."""
    return _softmax(rows, _weights("quoted" if quoted else "reported"))


def _softmax(rows: Sequence[FeatureRow], weights: Mapping[Feature, float]) -> list[float]:
    # In the order of the weights, so that the rounding of a sum does not depend on the order of a row.
    scores = [
        sum(weight * row[feature] for feature, weight in weights.items() if feature in row) for row in rows
    ]
    highest = max(scores)
    exponentials = [math.exp(score - highest) for score in scores]
    total = sum(exponentials)
    return [value / total for value in exponentials]


@cache
def _weights(name: str) -> dict[Feature, float]:
    learned = json.loads(WEIGHTS.read_text(encoding="utf-8"))[name]
    return {feature: float(learned[feature]) for feature in Feature}
