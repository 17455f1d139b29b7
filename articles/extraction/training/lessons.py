"""Lessons for what nobody labelled: python -m articles.extraction.training.lessons MODEL --names FILE

Some articles have people and places labelled, others attributions, none has both. A network that is never
told who the people of an article are overlooks them there. So each article gets lessons where it has none:
attributions from an earlier model that learned them from the other articles; names from `stock_names`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.extraction.tagging.bio import ENTITY, HEADS, LABELS
from articles.extraction.tagging.tagger import ModelTagger
from articles.extraction.tagging.windows import WordTable, split
from articles.extraction.types import Label

from .gold import training_articles
from .stock_names import KINDS, UNSURE

FIRST_COLUMN = {kind: 1 + 2 * number for number, kind in enumerate(HEADS[0][1])}
SURE, REST = 0.94, 0.0075  # of nine answers


def add_lessons(articles: Sequence[dict[str, Any]], labelled: Sequence[Any], path: Path) -> None:
    """Put the lessons of a file beside the labels; see `corpus.Labelled.lesson`."""
    with np.load(path) as lessons:
        for article, one in zip(articles, labelled, strict=True):
            one.lesson = lessons[article["id"]]


def teach_names(scores: NDArray[np.float32], words: WordTable, names: Iterable[tuple[int, int, str]]) -> None:
    """Overwrite the entity scores of an article by its names; unsure words become not a number: no lesson."""
    shares = np.full((len(words), ENTITY.stop), REST, np.float32)
    shares[:, 0] = SURE
    unsure = np.zeros(len(words), bool)
    for start, end, kind in names:
        first = int(np.searchsorted(words.end, start, side="right"))
        last = max(first, int(np.searchsorted(words.start, end, side="left")))
        if kind == UNSURE:
            unsure[first:last] = True
        elif kind in KINDS.values() and first < last:
            column = FIRST_COLUMN[Label(kind)]
            shares[first:last] = REST
            shares[first, column] = SURE
            shares[first + 1 : last, column + 1] = SURE
    scores[:, ENTITY] = np.log(shares)
    scores[unsure] = np.nan


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path)
    parser.add_argument("--gold", type=Path, default=Path("../shared/bench/gold"))
    parser.add_argument("--names", type=Path, required=True, help="written by `stock_names`")
    parser.add_argument("--out", type=Path, default=Path("var/training/lessons.npz"))
    options = parser.parse_args()
    with options.names.open(encoding="utf-8") as lines:
        names = {one["id"]: one["names"] for one in map(json.loads, lines)}
    tagger = ModelTagger(options.model)
    lessons = {}
    for article in training_articles(options.gold):
        if "quotes" in article["layers"]:
            words = split(tagger.tokenizer, [article["text"]])[0]
            scores = np.zeros((len(words), LABELS), np.float32)  # only names are to be taught
        else:
            tagging = tagger.tag(article["text"])
            words, scores = tagging.words, tagging.labels[:, :LABELS].copy()
        if article["id"] in names:
            teach_names(scores, words, names[article["id"]])
        lessons[article["id"]] = scores.astype(np.float16)
    np.savez(options.out, **lessons)  # type: ignore[arg-type]  # the stub expects `allow_pickle` alone


if __name__ == "__main__":
    main()
