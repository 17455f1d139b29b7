"""Learns how probably each finding is right: the weights in `model/calibration.json`.

    nice python -m articles.extraction.training.certainty ../shared/bench/gold

Reads the development parts: the tagger has learnt the others, and is too sure of them. Prints, in Markdown,
how often pages are right where they say "sure", "likely" and "unsure", and the reliability of each kind.
These figures are cross-validated: each article is judged by weights learnt from the other nine tenths.
Logistic regression by Newton's method: the same input gives the same weights.
"""

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.extraction.calibration import WEIGHTS, Sign, Signs, kind_of, probability, signs_of
from articles.extraction.entities.outlet_region import learn_prior, with_prior
from articles.extraction.evaluation.reliability import (
    ReliabilityBin,
    StatedConfidence,
    calibration_error,
    reliability_bins,
)
from articles.extraction.evaluation.rightness import JudgedFinding, PronounAnswers, judge
from articles.extraction.pipeline import extract_many, uncalibrated
from articles.extraction.training.gold import read_articles
from articles.extraction.types import LIKELY_FROM, SURE_FROM, ArticleText, Extraction
from articles.gazetteer import RegionPrior

SETS = ("polnear", "worldwide", "conll2020", "gwn", "lgl", "trnews")
FOLDS = 10
PENALTY = 8.0
"""Of the squared weights, except the constant's: of 1, 3 and 8 the one with the least error in the end."""
WORDS = {"sure": (SURE_FROM, 1.0), "likely": (LIKELY_FROM, SURE_FROM), "unsure": (0.0, LIKELY_FROM)}


@dataclass(frozen=True, slots=True)
class Lesson:
    fold: int
    signs: Signs
    raw: float
    right: bool
    weight: float


def extractions(records: Sequence[Mapping[str, Any]]) -> Iterator[Extraction]:
    """The raw extractions, without the places that the outlet's region moves: their confidence is set."""
    found = list(extract_many([ArticleText(record["text"]) for record in records], calibrate=uncalibrated))
    outlets = [str(record.get("outlet") or record.get("domain") or "") for record in records]
    by_outlet: dict[str, list[Extraction]] = defaultdict(list)
    for outlet, extraction in zip(outlets, found, strict=True):
        by_outlet[outlet].append(extraction)
    priors = {outlet: learn_prior(each) if outlet else RegionPrior() for outlet, each in by_outlet.items()}
    for record, outlet, extraction in zip(records, outlets, found, strict=True):
        kept = set(with_prior(extraction, record["text"], priors[outlet]).places)
        yield replace(extraction, places=tuple(place for place in extraction.places if place in kept))


def lessons(folder: Path) -> dict[str, list[Lesson]]:
    """What the labelled articles teach, by kind of finding."""
    read = {record["id"]: record for record in read_articles(folder / "who.dev.jsonl")}
    judged: dict[str, list[tuple[str, str, JudgedFinding]]] = defaultdict(list)
    for name in SETS:
        records = read_articles(folder / f"{name}.dev.jsonl")
        for record, extraction in zip(records, extractions(records), strict=True):
            for each in judge(record, extraction, PronounAnswers.of(read.get(record["id"]))):
                judged[kind_of(each.finding)].append((record["id"], record["text"], each))
    return {kind: list(_lessons(found)) for kind, found in judged.items()}


def _lessons(judged: Sequence[tuple[str, str, JudgedFinding]]) -> Iterator[Lesson]:
    """Without what nobody knows. Pronouns that were read by hand count for those that were not."""
    by_hand = sum(each.by_hand for _id, _text, each in judged)
    unknown = sum(each.right is None for _id, _text, each in judged)
    for article, text, each in judged:
        if each.right is not None:
            fold = int(hashlib.sha256(article.encode()).hexdigest(), 16) % FOLDS
            weight = (by_hand + unknown) / by_hand if each.by_hand else 1.0
            signs = signs_of(text, each.finding)
            yield Lesson(fold, signs, each.finding.confidence, each.right, weight)


def learn(found: Sequence[Lesson]) -> dict[Sign, float]:
    """Weights under which the rightness of the lessons is most probable."""
    rows = np.array([[lesson.signs.get(sign, 0.0) for sign in Sign] for lesson in found])
    right = np.array([lesson.right for lesson in found], dtype=float)
    share = np.array([lesson.weight for lesson in found])
    penalty = np.array([1e-3 if sign is Sign.CONSTANT else PENALTY for sign in Sign])
    weights: NDArray[np.float64] = np.zeros(len(Sign))
    for _ in range(25):
        chances = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (share * (chances - right)) + penalty * weights
        curve = (rows * (share * chances * (1 - chances))[:, None]).T @ rows + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return {sign: round(float(weight), 4) for sign, weight in zip(Sign, weights, strict=True)}


def cross_validated(found: Sequence[Lesson]) -> list[StatedConfidence]:
    stated = []
    for fold in range(FOLDS):
        weights = learn([lesson for lesson in found if lesson.fold != fold])
        stated += [
            StatedConfidence(probability(lesson.signs, weights), lesson.right, lesson.weight)
            for lesson in found
            if lesson.fold == fold
        ]
    return stated


def report(found: Mapping[str, Sequence[Lesson]]) -> str:
    before = {
        kind: [StatedConfidence(lesson.raw, lesson.right, lesson.weight) for lesson in each]
        for kind, each in found.items()
    }
    after = {kind: cross_validated(each) for kind, each in found.items()}
    bins = {kind: reliability_bins(each) for kind, each in after.items()}
    rows = [["", *found], ["--", *["--:" for _ in found]]]
    rows.append(["findings", *[str(len(each)) for each in found.values()]])
    for title, stated in (("error, raw", before), ("error, calibrated", after)):
        rows.append([title, *[f"{calibration_error(each):.3f}" for each in stated.values()]])
    for word, (low, high) in WORDS.items():
        rows.append([f"*{word}*", *[_of_word(each, low, high) for each in after.values()]])
    words = _table(rows)
    diagram = [["stated", *bins], ["--", *["--:" for _ in bins]]]
    for number in range(len(next(iter(bins.values())))):
        diagram.append(
            [f"{number / 10:.1f}–{(number + 1) / 10:.1f}", *[_cell(each[number]) for each in bins.values()]]
        )
    return f"{words}\n\n{_table(diagram)}"


def _of_word(stated: Sequence[StatedConfidence], low: float, high: float) -> str:
    held = [each for each in stated if low <= each.confidence < high]
    if not held:
        return "–"
    total = sum(each.weight for each in stated)
    inside = ReliabilityBin.of(held)
    return f"{inside.right:.0%} of {inside.weight / total:.0%}"


def _cell(held: ReliabilityBin | None) -> str:
    return f"{held.confidence:.2f} → {held.right:.2f} ({held.weight:.0f})" if held else "–"


def _table(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main(say: Callable[[str], object] = print) -> None:
    parser = argparse.ArgumentParser(description="Learn how probably findings are right.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    found = lessons(options.gold)
    order = ("direct", "mixed", "indirect", "people", "places", "organisations")
    found = {kind: found[kind] for kind in order}
    learned = {kind: learn(each) for kind, each in found.items()}
    options.out.write_text(json.dumps(learned, indent=1) + "\n", encoding="utf-8")
    say(report(found))


if __name__ == "__main__":
    main()
