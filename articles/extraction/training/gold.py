"""Labelled articles as they lie on the disk: one JSON record a line, whose `layers` say what is labelled."""

import json
from pathlib import Path
from typing import Any


def read_articles(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def training_articles(folder: Path) -> list[dict[str, Any]]:
    """The articles of every training file in a folder."""
    files = sorted(folder.glob("*.train.jsonl"))
    if not files:
        raise SystemExit(f"No *.train.jsonl in {folder}: give the folder of labelled articles with --gold.")
    return [article for file in files for article in read_articles(file)]
