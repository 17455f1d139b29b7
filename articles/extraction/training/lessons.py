"""Lessons from an earlier run: python -m articles.extraction.training.lessons

Half of the articles have people and places labelled, the other half attributions. A network that learned
both reads all of them once and says what it sees, also where nobody labelled it; the next run is trained
towards that as well.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from articles.extraction.bio import LABELS
from articles.extraction.windows import CAPACITY, tokenizer_from

from .corpus import Labelled, collate, examples, label, read_articles
from .network import Network

AT_ONCE = 8  # windows read together


def add_lessons(articles: Sequence[dict[str, Any]], labelled: Sequence[Labelled], path: Path) -> None:
    with np.load(path) as lessons:
        for article, one in zip(articles, labelled, strict=True):
            one.lesson = lessons[article["id"]]


def lesson(teacher: Network, article: Labelled) -> NDArray[np.float16]:
    """The teacher's scores for every word of an article, [words, LABELS]."""
    scores = [np.zeros((0, LABELS), np.float16)]
    read = examples([article], CAPACITY)
    for first in range(0, len(read), AT_ONCE):
        batch = collate(read[first : first + AT_ONCE])
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            labels, _ = teacher(batch.ids, batch.shapes, batch.mask, batch.at)
        scores.append(labels[:, :LABELS].to(torch.float16).numpy())
    return np.concatenate(scores)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument(
        "--gold", type=Path, default=Path("../shared/bench/gold"), help="folder of *.train.jsonl"
    )
    parser.add_argument("--start", type=Path, required=True, help="folder with tokenizer.json")
    parser.add_argument("--checkpoint", type=Path, default=Path("var/training/run/checkpoint.pt"))
    parser.add_argument("--out", type=Path, default=Path("var/training/lessons.npz"))
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    stored = torch.load(options.checkpoint, weights_only=True)
    teacher = Network()
    teacher.load_state_dict(stored["average"])
    teacher.eval()
    tokenizer = tokenizer_from((options.start / "tokenizer.json").read_text(encoding="utf-8"))
    lessons = {}
    for file in sorted(options.gold.glob("*.train.jsonl")):
        articles = read_articles(file)
        for article, one in zip(articles, label(tokenizer, articles), strict=True):
            lessons[article["id"]] = lesson(teacher, one)
    np.savez(options.out, **lessons)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
