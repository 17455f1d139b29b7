"""What the model alone finds in a gold file, as prediction records: python -m
articles.extraction.training.evaluate

No rules: every content with its best-scored source; quoted stretches are not looked for.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from articles.extraction.tagging.tagger import ModelTagger
from articles.extraction.types import Label, Span, Tagging

from .gold import read_articles

AT_ONCE = 8


def record(name: str, text: str, tagging: Tagging) -> dict[str, Any]:
    def found(*labels: Label) -> list[dict[str, int]]:
        return [{"start": span.start, "end": span.end} for span in tagging.spans if span.label in labels]

    sources = [Span(span.start, span.end) for span in tagging.spans if span.label is Label.SOURCE]
    quotes = []
    for content in found(Label.CONTENT):
        scores = tagging.source_scores(content["start"], content["end"], sources)
        ranked = sorted((score, -n) for n, score in enumerate(scores) if score is not None)
        speaker = None
        if ranked and ranked[-1][0] > tagging.no_source_score(content["start"], content["end"]):
            best = sources[-ranked[-1][1]]
            speaker = {"start": best.start, "end": best.end, "text": text[best.start : best.end]}
        quotes.append({**content, "speaker": speaker})
    return {
        "id": name,
        "quotes": quotes,
        "persons": found(Label.PERSON),
        "places": found(Label.PLACE, Label.FACILITY),
        "organisations": found(Label.ORGANISATION),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("gold", type=Path)
    options = parser.parse_args()
    tagger = ModelTagger(options.model)
    articles = read_articles(options.gold)
    for first in range(0, len(articles), AT_ONCE):
        some = articles[first : first + AT_ONCE]
        for article, tagging in zip(some, tagger.tag_many([one["text"] for one in some]), strict=True):
            sys.stdout.write(json.dumps(record(article["id"], article["text"], tagging)) + "\n")


if __name__ == "__main__":
    main()
