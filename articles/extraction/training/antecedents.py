"""Learns which features make an antecedent: the weights in `model/antecedents.json`.

    python -m articles.extraction.training.antecedents ../shared/bench/gold/polnear.train.jsonl

Softmax regression over the candidates of each pronoun whose antecedent is known. Most answers are automatic:
those of the gold's own coreference, where exactly one person has that name. `antecedents.tsv` holds pronouns
that were read by hand (a hash of the article's id, the pronoun's offset, the name or nothing for nobody);
these count more.
Plain gradient steps from zero: the same input gives the same weights.
"""

import argparse
import csv
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.extraction.attribution.antecedent_features import (
    AntecedentCandidates,
    AntecedentFeature,
)
from articles.extraction.attribution.antecedents import Antecedent, PronounContext
from articles.extraction.attribution.context import AttributionContext
from articles.extraction.attribution.pronouns import WEIGHTS, PronounResolver, antecedent_weights
from articles.extraction.attribution.statements import StatementAttribution
from articles.extraction.entities.mention_clusters import MentionClusters
from articles.extraction.pipeline import AttributionInput, attribution_input
from articles.extraction.tagging.tagger import load_tagger
from articles.extraction.types import Tagging

BY_HAND = Path(__file__).parent / "antecedents.tsv"
HAND, AGREED, AUTOMATIC = 4.0, 1.0, 0.25
"""The weight of an answer read by hand, of an automatic one that the resolver agrees with, of others."""
ROUNDS = 3
"""After the first, earlier pronouns have the antecedents that the weights choose, with their own errors."""
DECAY = 1e-3

Answers = Mapping[int, str]
"""By the offset of a pronoun the name of its antecedent, empty where a reader would name nobody."""


@dataclass(frozen=True, slots=True)
class PronounExample:
    rows: NDArray[np.float64]
    right: int
    """The number of the right row; the last one is nobody."""
    weight: float


class ObservedResolver(PronounResolver):
    """Answers as read by hand, where it was, and keeps an example for each pronoun whose answer is known."""

    def __init__(
        self, context: AttributionContext, clusters: MentionClusters, by_hand: Answers, automatic: Answers
    ) -> None:
        super().__init__(context, clusters)
        self.examples: list[PronounExample] = []
        self._by_hand, self._automatic = by_hand, automatic
        self._people = clusters

    def _choose(self, surface: str, pronoun: PronounContext, found: AntecedentCandidates) -> Antecedent:
        chosen = super()._choose(surface, pronoun, found)
        if pronoun.at in self._by_hand:
            right, weight = self._named(self._by_hand[pronoun.at]), HAND
            chosen = Antecedent(right, 1.0, "")
        elif pronoun.at in self._automatic:
            right = self._named(self._automatic[pronoun.at])
            if right is None:
                return chosen
            weight = AGREED if right == chosen.cluster else AUTOMATIC
        else:
            return chosen
        number = found.clusters.index(right) if right in found.clusters else len(found.clusters)
        rows = np.array([[row.get(feature, 0.0) for feature in AntecedentFeature] for row in found.rows])
        self.examples.append(PronounExample(rows, number, weight))
        return chosen

    def _named(self, name: str) -> int | None:
        """The one person of the article who has this name, or this surname alone."""
        fitting = [c.number for c in self._people if c.name == name] or [
            c.number for c in self._people if name and c.name.split()[-1] == name.split()[-1]
        ]
        return fitting[0] if len(fitting) == 1 else None


def automatic_answers(record: Mapping[str, Any]) -> dict[int, str]:
    """What the gold's own coreference says, where it names exactly one person."""
    speakers = [quote["speaker"] for quote in record["quotes"] if quote["speaker"]]
    named = {s["start"]: [name for name in s.get("silver") or [] if name[:1].isupper()] for s in speakers}
    return {start: max(names, key=len) for start, names in named.items() if names}


def article_key(identifier: str) -> str:
    """The id of an article without its words: ids hold headlines, which are not ours to keep."""
    return hashlib.sha256(identifier.encode()).hexdigest()[:12]


def read_by_hand(path: Path = BY_HAND) -> dict[str, dict[int, str]]:
    """The answers of `antecedents.tsv`, by `article_key`."""
    found: dict[str, dict[int, str]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for article, offset, name in csv.reader(lines, delimiter="\t"):
            found.setdefault(article, {})[int(offset)] = name
    return found


def examples(
    read: Sequence[tuple[Mapping[str, Any], AttributionInput, Tagging]], by_hand: Mapping[str, Answers]
) -> list[PronounExample]:
    found: list[PronounExample] = []
    for record, given, tagging in read:
        answers = by_hand.get(article_key(record["id"]), {})
        resolver = ObservedResolver(given.context, given.clusters, answers, automatic_answers(record))
        attribution = StatementAttribution(given.context, given.clusters, tagging, resolver)
        for _ in attribution.statements(given.contents):
            pass
        found += resolver.examples
    return found


def learn(found: Sequence[PronounExample], steps: int = 600, rate: float = 0.05) -> NDArray[np.float64]:
    """Weights that make the right row the most probable of its example."""
    rows = np.concatenate([example.rows for example in found])
    sizes = np.array([len(example.rows) for example in found])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    owner = np.repeat(np.arange(len(found)), sizes)
    right = np.zeros(len(rows))
    right[starts + [example.right for example in found]] = 1.0
    share = np.array([example.weight for example in found])
    share /= share.sum()
    weights = np.zeros(rows.shape[1])
    slope, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        scores = rows @ weights
        exped = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        chances = exped / np.add.reduceat(exped, starts)[owner]
        gradient = rows.T @ ((chances - right) * share[owner]) + 2 * DECAY * weights
        slope = 0.9 * slope + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        weights -= rate * (slope / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn the weights of antecedents.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    records = [json.loads(line) for line in options.gold.open(encoding="utf-8")]
    tagger, by_hand = load_tagger(), read_by_hand()
    read = []
    for record in records:
        tagging = tagger.tag(record["text"])
        read.append((record, attribution_input(record["text"], tagging), tagging))
    write(dict.fromkeys(AntecedentFeature, 0.0), options.out)
    for _ in range(ROUNDS):
        found = examples(read, by_hand)
        weights = learn(found)
        right = np.mean([int(np.argmax(e.rows @ weights)) == e.right for e in found if e.weight == HAND])
        print(f"{len(found)} pronouns; of those read by hand {right:.1%} right")
        write(dict(zip(AntecedentFeature, weights, strict=True)), options.out)


def write(weights: Mapping[AntecedentFeature, float], path: Path) -> None:
    rounded = {feature: round(float(weight), 3) for feature, weight in weights.items()}
    path.write_text(json.dumps(rounded, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    antecedent_weights.cache_clear()


if __name__ == "__main__":
    main()
