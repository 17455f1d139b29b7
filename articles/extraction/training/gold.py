"""Labelled articles as they lie on the disk: one JSON record a line, whose `layers` say what is labelled."""

import json
from pathlib import Path
from typing import Any


def read_articles(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


SETS = ("polnear", "worldwide")  # of other sets not every name in the text is labelled


def training_files(folder: Path) -> list[Path]:
    files = [file for name in SETS if (file := folder / f"{name}.train.jsonl").exists()]
    if not files:
        raise SystemExit(f"No polnear.train.jsonl or worldwide.train.jsonl in {folder}: give it with --gold.")
    return files


def training_articles(folder: Path) -> list[dict[str, Any]]:
    """The articles of the training files in a folder."""
    return [article for file in training_files(folder) for article in read_articles(file)]
