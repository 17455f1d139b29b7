"""Predictions for scoring: JSON Lines in, JSON Lines out, in one process and on one thread.

    python -m articles.extraction.predict [--indirect-from N | --full] <articles.jsonl >predictions.jsonl

Each line in is `{"id", "text"}`, and may name its "outlet" (or its web "domain"); other keys are ignored.
Each line out, in the same order, is

    {"id", "quotes":  [{"start", "end", "parts", "kind", "quoted", "cue", "confidence",
                        "shown", "speaker": {"start", "end", "text", "resolved"} | null}],
           "persons": [{"start", "end", "name"}],
           "places":  [{"start", "end", "name", "lat", "lon"}],
           "organisations": [{"start", "end", "name"}]}

From the first article with an outlet on, the answers wait for the end of the input: the other articles of an
outlet tell where its news usually happens (`entities/outlet_region.py`).

Offsets are half-open code points into `text`. `parts` and `quoted` are lists of [start, end]: the spans of
the statement, and what of them is printed within quotation marks. `speaker` is the mention as printed, also
if it is "he"; then `resolved` is the name, or `text` the words of the unnamed source that it stands for.
Articles are read in batches, the first one alone, so that the first answer comes at once.

Only statements that pages show are written. With `--indirect-from` also beliefs, wishes and evidence are:
everything that is attributed, but indirect statements with a confidence under the one given; 0 writes all.

`--full` writes the whole extraction instead: `{"id", "people", "places", "organisations", "statements"}`
with every field of `articles.extraction.types`. A statement also has its `start` and `end`, its spans are the
pairs in `parts`, and `shown` says whether pages show it.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import chain, islice
from typing import Any, TextIO

from articles.extraction.entities.outlet_region import learn_prior, with_prior
from articles.extraction.pipeline import extract_many
from articles.extraction.types import (
    ArticleText,
    ExtractedOrganisation,
    ExtractedPerson,
    ExtractedPlace,
    ExtractedSpeaker,
    ExtractedStatement,
    Extraction,
    Span,
    StatementKind,
)
from articles.gazetteer import RegionPrior

_BATCH = 16
_SURROGATE = re.compile("[\ud800-\udfff]")


class BadLine(Exception):
    """A line that is not an article. The message gives its number and what is expected."""


@dataclass(frozen=True, slots=True)
class _Article:
    key: Any
    text: str
    outlet: str
    """Empty where the line names none."""


def predictions(
    lines: Iterable[str], as_record: Callable[[Any, Extraction], dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """One prediction record for each line that is not blank. Raises BadLine."""
    waiting: list[tuple[_Article, Extraction]] = []
    articles = _articles(lines)
    for batch in chain([list(islice(articles, 1))], iter(lambda: list(islice(articles, _BATCH)), [])):
        extractions = extract_many([ArticleText(article.text) for article in batch])
        for article, extraction in zip(batch, extractions, strict=True):
            if waiting or article.outlet:
                waiting.append((article, extraction))
            else:
                yield as_record(article.key, extraction)
    priors = _priors(waiting)
    for article, extraction in waiting:
        prior = priors[article.outlet] if article.outlet else RegionPrior()
        yield as_record(article.key, with_prior(extraction, article.text, prior))


def _priors(extracted: Iterable[tuple[_Article, Extraction]]) -> dict[str, RegionPrior]:
    """The prior of each outlet."""
    by_outlet: dict[str, list[Extraction]] = defaultdict(list)
    for article, extraction in extracted:
        by_outlet[article.outlet].append(extraction)
    return {outlet: learn_prior(extractions) for outlet, extractions in by_outlet.items()}


def _articles(lines: Iterable[str]) -> Iterator[_Article]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            article = json.loads(line)
            key, text = article["id"], article["text"]
        except (ValueError, KeyError, TypeError) as error:
            raise BadLine(f"Line {number} is not a JSON object with “id” and “text”.") from error
        if not isinstance(text, str):
            raise BadLine(f"Line {number}: “text” is not a string.")
        # Half a surrogate pair is not a character. One code point replaces another, so offsets stay the same.
        outlet = str(article.get("outlet") or article.get("domain") or "")
        yield _Article(key, _SURROGATE.sub("\ufffd", text), outlet)


def record(key: Any, extraction: Extraction, indirect_from: float | None = None) -> dict[str, Any]:
    return {
        "id": key,
        "quotes": [
            _quote(statement) for statement in extraction.statements if _is_wanted(statement, indirect_from)
        ],
        "persons": [_named(person) for person in extraction.people],
        "places": [_place(place) for place in extraction.places],
        "organisations": [_named(organisation) for organisation in extraction.organisations],
    }


def _is_wanted(statement: ExtractedStatement, indirect_from: float | None) -> bool:
    if indirect_from is None:
        return statement.shown
    return statement.kind is not StatementKind.INDIRECT or statement.confidence >= indirect_from


def full_record(key: Any, extraction: Extraction) -> dict[str, Any]:
    found = asdict(extraction)
    found["statements"] = [_full_statement(statement) for statement in extraction.statements]
    return {"id": key} | found


def _full_statement(statement: ExtractedStatement) -> dict[str, Any]:
    found = asdict(statement)
    del found["spans"]
    parts, quoted = _pairs(statement.spans), _pairs(statement.quoted)
    placed = {"start": parts[0][0], "end": parts[-1][1], "parts": parts, "quoted": quoted}
    return found | placed | {"shown": statement.shown}


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _quote(statement: ExtractedStatement) -> dict[str, Any]:
    speaker = statement.speaker
    return {
        "start": statement.spans[0].start,
        "end": statement.spans[-1].end,
        "parts": _pairs(statement.spans),
        "kind": statement.kind.value,
        "quoted": _pairs(statement.quoted),
        "cue": statement.cue,
        "confidence": statement.confidence,
        "shown": statement.shown,
        "speaker": speaker and _speaker(speaker),
    }


def _speaker(speaker: ExtractedSpeaker) -> dict[str, Any]:
    beside = speaker.pronoun or Span(speaker.start, speaker.end)
    return {"start": beside.start, "end": beside.end, "text": speaker.text, "resolved": speaker.name}


def _named(found: ExtractedPerson | ExtractedOrganisation) -> dict[str, Any]:
    return {"start": found.start, "end": found.end, "name": found.name}


def _place(place: ExtractedPlace) -> dict[str, Any]:
    found = {"start": place.start, "end": place.end, "name": place.name}
    lat, lon = (
        (place.latitude, place.longitude) if place.latitude is not None else place.guess or (None, None)
    )
    return found | {"lat": lat, "lon": lon}


def main(source: TextIO, target: TextIO, arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="predict", description="Read articles, write what is found in them."
    )
    parser.add_argument(
        "--indirect-from",
        type=float,
        metavar="N",
        help="write also what is no statement, but leave out less certain indirect ones",
    )
    parser.add_argument("--full", action="store_true", help="write the whole extraction")
    given = parser.parse_args(arguments)
    as_record = full_record if given.full else partial(record, indirect_from=given.indirect_from)
    try:
        for found in predictions(source, as_record):
            target.write(json.dumps(found) + "\n")
            target.flush()
    except BadLine as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    raise SystemExit(main(sys.stdin, sys.stdout))
