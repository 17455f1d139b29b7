"""The probability that a candidate is the source of some content.

Rule: softmax over the candidates and nobody. A score is the sum of the features (`features`) times their
weights, which `training/pairing.py` learned from labelled news: `model/pairing.json`, one set for content in
quotation marks and one for reported content.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from articles.extraction.attribution.features import Feature, FeatureRow
from articles.extraction.attribution.ranking import read_weights, softmax

WEIGHTS = Path(__file__).parents[1] / "model" / "pairing.json"


def probabilities(rows: Sequence[FeatureRow], quoted: bool) -> list[float]:
    """The probability of each row; they add up to 1."""
    return softmax(rows, _weights("quoted" if quoted else "reported"))


@cache
def _weights(part: str) -> dict[Feature, float]:
    return read_weights(WEIGHTS, Feature, part)
