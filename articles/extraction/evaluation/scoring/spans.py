"""Named spans against labelled ones. The definitions: `articles.extraction.evaluation.scoring`."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from articles.extraction.evaluation.scoring.figures import Figures, Record, percent

NEAR_KM = 161
_EARTH_KM = 6371


@dataclass(frozen=True, slots=True)
class SpanScore:
    exact: Figures
    overlap: Figures
    near_of_found: float | None
    """Places: share within 161 km among those that a prediction touches."""
    near_of_all: float | None
    """Places: share found and within 161 km among all that have coordinates."""


def score_spans(gold: Iterable[Record], predictions: dict[str, Record], layer: str) -> SpanScore:
    """`layer` is "persons", "places" or "organisations"."""
    count: Counter[str] = Counter()
    for article in gold:
        labelled = [span for span in article[layer] if not span.get("ignore")]
        ignored = [span for span in article[layer] if span.get("ignore")]
        given = predictions.get(article["id"], {}).get(layer, [])
        predicted = [
            span
            for span in {(span["start"], span["end"]): span for span in given}.values()
            if _touched(span, labelled) or not _touched(span, ignored)
        ]
        exact = {(span["start"], span["end"]) for span in predicted}
        count["exact"] += len({(span["start"], span["end"]) for span in labelled} & exact)
        count["predicted"] += len(predicted)
        count["labelled"] += len(labelled)
        count["touching"] += sum(bool(_touched(span, labelled)) for span in predicted)
        count["touched"] += sum(bool(_touched(span, predicted)) for span in labelled)
        for span in labelled:
            if span.get("lat") is not None:
                _count_place(count, span, _touched(span, predicted))
    sizes = count["predicted"], count["labelled"]
    return SpanScore(
        exact=Figures.of(count["exact"], count["exact"], *sizes),
        overlap=Figures.of(count["touching"], count["touched"], *sizes),
        near_of_found=percent(count["near"], count["located"]),
        near_of_all=percent(count["near"], count["mapped"]),
    )


def _touched(span: Record, others: Iterable[Record]) -> list[Record]:
    return [other for other in others if _common(span, other) > 0]


def _common(one: Record, other: Record) -> int:
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def _count_place(count: Counter[str], labelled: Record, touched: list[Record]) -> None:
    count["mapped"] += 1
    if not touched:
        return
    count["located"] += 1
    answer = max(touched, key=lambda span: (_common(labelled, span), span.get("lat") is not None))
    if answer.get("lat") is not None:
        count["near"] += kilometres(labelled["lat"], labelled["lon"], answer["lat"], answer["lon"]) <= NEAR_KM


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance of two points in degrees (haversine)."""
    lat, lon, other_lat, other_lon = map(math.radians, (lat, lon, other_lat, other_lon))
    half = math.sin((other_lat - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
