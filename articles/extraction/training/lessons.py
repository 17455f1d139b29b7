"""Lessons from an earlier model: python -m articles.extraction.training.lessons MODEL --out lessons.npz

Some articles have people and places labelled, others attributions. A model that learned both reads all of
them once and says what it sees where nobody labelled it; the next run is trained towards that as well. A
family name that the article gives in full is a person throughout the article: that the model is told, where
it was not sure.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles.extraction.bio import ENTITY, LABELS
from articles.extraction.tagger import ModelTagger, ModelTagging
from articles.extraction.types import Label
from articles.extraction.windows import TITLE, UPPER

from .corpus import Labelled, read_articles

AT_ONCE = 8  # articles
SURE = 0.8  # of a full name, before its family name is looked for elsewhere
# What is said of a word that is found so: outside, B and I of person, place, facility.
TOLD = np.log(np.array([0.08, 0.88, 0.02, 0.01, 0.003, 0.003, 0.003], np.float32))


def add_lessons(articles: Sequence[dict[str, Any]], labelled: Sequence[Labelled], path: Path) -> None:
    with np.load(path) as lessons:
        for article, one in zip(articles, labelled, strict=True):
            one.lesson = lessons[article["id"]]


def lesson(text: str, tagging: ModelTagging) -> NDArray[np.float16]:
    """Scores for every word, [words, LABELS]."""
    scores = tagging.labels[:, :LABELS].copy()
    words = tagging.words
    printed = [text[start:end] for start, end in zip(words.start, words.end, strict=True)]
    surnames = set()
    for span in tagging.spans:
        parts = text[span.start : span.end].split()
        full = span.label is Label.PERSON and len(parts) > 1
        if full and span.score > SURE and len(parts[-1]) > 2 and parts[-1].istitle():
            surnames.add(parts[-1].lower())
    named = {
        start
        for span in tagging.spans
        if span.label in (Label.PERSON, Label.PLACE, Label.FACILITY)
        for start in range(span.start, span.end)
    }
    for number, word in enumerate(printed):
        known = word.lower() in surnames and words.case[number] in (TITLE, UPPER)
        if known and int(words.start[number]) not in named:
            scores[number, ENTITY] = TOLD
    return scores.astype(np.float16)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("model", type=Path)
    parser.add_argument(
        "--gold", type=Path, default=Path("../shared/bench/gold"), help="folder of *.train.jsonl"
    )
    parser.add_argument("--out", type=Path, default=Path("var/training/lessons.npz"))
    options = parser.parse_args()
    tagger = ModelTagger(options.model)
    lessons = {}
    for file in sorted(options.gold.glob("*.train.jsonl")):
        articles = read_articles(file)
        for first in range(0, len(articles), AT_ONCE):
            some = articles[first : first + AT_ONCE]
            taggings = tagger.tag_many([article["text"] for article in some])
            for article, tagging in zip(some, taggings, strict=True):
                lessons[article["id"]] = lesson(article["text"], tagging)
    np.savez(options.out, **lessons)


if __name__ == "__main__":
    main()
