"""Learns which features make a speaker: the weights in `model/pairing.json`.

    python -m articles.extraction.training.pairing ../shared/bench/gold/polnear.train.jsonl

Softmax regression over the candidates of each content whose source is labelled; one set of weights for
content in quotation marks, one for reported content. Plain gradient steps with a fixed seed: the same input
gives the same weights. The tagger must not be overfitted to these articles, or its own scores get too much
weight: pass an early checkpoint with --model.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.extraction.attribution.context import AttributionContext, ContentSpan, PreviousSpeaker
from articles.extraction.attribution.features import Feature, feature_rows
from articles.extraction.attribution.pairing import WEIGHTS
from articles.extraction.attribution.quotations import find_quotations
from articles.extraction.pipeline import attribution_context
from articles.extraction.tagging.tagger import load_tagger
from articles.extraction.types import Span, Tagging

ROUNDS = 3
"""After the first, the previous speaker is the one that the weights choose, with their own errors."""
Weights = dict[bool, NDArray[np.float64]]
Example = tuple[NDArray[np.float32], NDArray[np.float32]]
"""Rows of features, and for each row whether it is the speaker."""


def examples(
    record: dict[str, Any], tagging: Tagging, learned: Weights | None = None
) -> Iterator[tuple[bool, Example]]:
    """The examples of one article; with weights, the previous speaker is the one that they choose."""
    text = record["text"]
    context = attribution_context(text, tagging)
    previous: PreviousSpeaker | None = None
    for content, speaker in _labelled(record, context):
        candidates = context.candidates_near(content)
        right = [
            speaker is not None and c.start < speaker["end"] and speaker["start"] < c.end for c in candidates
        ]
        named = feature_rows(context, content, candidates, tagging, previous)
        rows = np.array([[row.get(feature, 0.0) for feature in Feature] for row in named])
        wanted = np.array([*right, not any(right)], np.float32)
        yield content.quoted, (rows.astype(np.float32), wanted)
        number = right.index(True) if any(right) else None
        if learned:
            best = int(np.argmax(rows @ learned[content.quoted]))
            number = best if best < len(candidates) else None
        if number is not None:
            chosen = candidates[number]
            previous = PreviousSpeaker(chosen.start, chosen.cluster, content.end)


def _labelled(
    record: dict[str, Any], context: AttributionContext
) -> Iterator[tuple[ContentSpan, dict[str, Any] | None]]:
    """Contents with their labelled speakers, if any, in reading order."""
    quotations = [q for q in find_quotations(record["text"], context.layout.paragraphs) if q.depth == 0]
    found: list[tuple[ContentSpan, dict[str, Any] | None]] = []
    for quotation in quotations:
        for quoted in record["quoted"]:
            inside = quotation.start < quoted["end"] and quoted["start"] < quotation.end
            if inside and quoted["speaker_known"] and not quoted.get("none"):
                found.append((ContentSpan(quotation.parts, True, quotation.outer), quoted["speaker"]))
                break
    for piece in record["quotes"]:
        if piece["kind"] != "direct":
            span = Span(piece["start"], piece["end"])
            found.append((ContentSpan((span,), False, span), piece["speaker"]))
    found.sort(key=lambda pair: pair[0].start)
    return iter(found)


def learn(
    found: list[Example], rounds: int = 400, rate: float = 0.5, decay: float = 1e-4
) -> NDArray[np.float64]:
    """Weights that make the labelled speaker the likeliest of its candidates."""
    rows = np.concatenate([x for x, _ in found]).astype(np.float64)
    right = np.concatenate([y for _, y in found]).astype(np.float64)
    owner = np.repeat(np.arange(len(found)), [len(y) for _, y in found])
    starts = np.searchsorted(owner, np.arange(len(found)))
    weights = np.zeros(rows.shape[1])
    slope, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, rounds + 1):
        scores = rows @ weights
        exped = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        share = exped / np.add.reduceat(exped, starts)[owner]
        wanted = exped * right
        wanted /= np.add.reduceat(wanted, starts)[owner]
        gradient = rows.T @ (share - wanted) / len(found) + decay * weights
        slope = 0.9 * slope + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        weights -= rate * 0.1 * (slope / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def share_right(found: list[Example], weights: NDArray[np.float64]) -> float:
    return float(np.mean([bool(y[int(np.argmax(x @ weights))]) for x, y in found]))


def collect(read: Sequence[tuple[dict[str, Any], Tagging]], weights: Weights) -> dict[bool, list[Example]]:
    sets: dict[bool, list[Example]] = {True: [], False: []}
    for record, tagging in read:
        for quoted, example in examples(record, tagging, weights):
            sets[quoted].append(example)
    for quoted, found in sets.items():
        right = f", {share_right(found, weights[quoted]):.1%} right" if weights else ""
        print(f"{'quoted' if quoted else 'reported'}: {len(found)} contents{right}")
    return sets


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn the weights of speaker attribution.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--model", type=Path, default=None)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    records = [json.loads(line) for line in options.gold.open(encoding="utf-8")]
    tagger = load_tagger(options.model)
    read = [(record, tagger.tag(record["text"])) for record in records]
    weights: Weights = {}
    for _ in range(ROUNDS):
        weights = {quoted: learn(found) for quoted, found in collect(read, weights).items()}
    learned = {
        name: {feature: round(float(w), 3) for feature, w in zip(Feature, weights[quoted], strict=True)}
        for name, quoted in (("quoted", True), ("reported", False))
    }
    options.out.write_text(json.dumps(learned, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
