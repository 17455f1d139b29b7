"""Learns which names are people's: the weights in `model/persons.json`.

    python -m articles.extraction.training.names ../shared/bench/gold/worldwide.train.jsonl

Logistic regression over the names of each article; a name counts as right by the share of its mentions that
are labelled, and as much as the square root of their number. Fixed steps, no chance: the same input gives
the same weights. As for pairing, the tagger should be one that did not learn these articles by heart.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.extraction.attribution.cues import Cues
from articles.extraction.entities.kinds_of_names import of_one_kind
from articles.extraction.entities.people import find_people
from articles.extraction.entities.person_filter import WEIGHTS, Features, evidence, tagged_places
from articles.extraction.tagging.tagger import load_tagger
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Tagging
from articles.gazetteer import Gazetteer

Example = tuple[Features, int, int]
"""Features, labelled mentions, all mentions."""


def examples(record: dict[str, Any], tagging: Tagging) -> Iterator[Example]:
    text = record["text"]
    tokens = Tokens(text)
    labelled = {(person["start"], person["end"]) for person in record["persons"]}
    places = tagged_places(text, tagging)
    named = find_people(tokens, of_one_kind(text, tagging.spans))
    for name in evidence(tokens, Cues(tokens), named, places, Gazetteer.load()):
        right = sum((m.start, m.end) in labelled for m in name.mentions)
        yield name.features, right, len(name.mentions)


def learn(
    found: list[Example], rounds: int = 1500, rate: float = 0.03, decay: float = 2e-4
) -> NDArray[np.float64]:
    features = np.array([list(features.values()) for features, _, _ in found])
    right = np.array([labelled / of for _, labelled, of in found])
    weight = np.sqrt([of for _, _, of in found])
    weights = np.zeros(features.shape[1])
    slope, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, rounds + 1):
        chance = 1 / (1 + np.exp(-features @ weights))
        gradient = features.T @ (weight * (chance - right)) / weight.sum() + decay * weights
        slope = 0.9 * slope + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        weights -= rate * (slope / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn which names are people's.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--model", type=Path, default=None)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    tagger = load_tagger(options.model)
    found: list[Example] = []
    for line in options.gold.open(encoding="utf-8"):
        record = json.loads(line)
        found.extend(examples(record, tagger.tag(record["text"])))
    weights = learn(found)
    learned = {feature: round(float(w), 3) for feature, w in zip(found[0][0], weights, strict=True)}
    options.out.write_text(json.dumps(learned, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(found)} names")


if __name__ == "__main__":
    main()
