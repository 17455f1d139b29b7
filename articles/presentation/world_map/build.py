"""Makes coast.json from Natural Earth's 1:50m countries, which are in the public domain.

    npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz
    cd articles/presentation/world_map
    python -m articles.presentation.world_map.build …/package/countries-50m.json coast.json

Shared lines are kept once, thinned to what a small map can show, and stored as whole hundredths of a degree,
each point as its distance from the one before.
"""

import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

Point = tuple[float, float]

# Hundredths of a degree: a line may be so far from where it was, and an island must be so large.
TOLERANCE = 6.0
SMALLEST_ISLAND = 400.0


def build(topology: dict[str, Any]) -> dict[str, list[Any]]:
    (x_scale, y_scale), (x_first, y_first) = (topology["transform"][key] for key in ("scale", "translate"))
    lines = []
    for arc in topology["arcs"]:
        xs, ys = accumulate(point[0] for point in arc), accumulate(point[1] for point in arc)
        lines.append(
            [
                (100 * (x * x_scale + x_first), 100 * (y * y_scale + y_first))
                for x, y in zip(xs, ys, strict=True)
            ]
        )
    rings = [ring for ring in _rings(topology["objects"]["land"]) if _area(ring, lines) >= SMALLEST_ISLAND]
    owners = Counter(
        index if index >= 0 else ~index
        for country in topology["objects"]["countries"]["geometries"]
        for ring in _rings({"geometries": [country]})
        for index in ring
    )
    borders = [index for index, count in owners.items() if count > 1]
    kept = sorted({index if index >= 0 else ~index for ring in rings for index in ring} | set(borders))
    place = {index: number for number, index in enumerate(kept)}
    return {
        "lines": [_steps(thinned(lines[index])) for index in kept],
        "rings": [[place[index] if index >= 0 else ~place[~index] for index in ring] for ring in rings],
        "borders": sorted(place[index] for index in borders),
    }


def _rings(collection: dict[str, Any]) -> Iterator[list[int]]:
    for geometry in collection["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            yield from polygon


def _area(ring: Sequence[int], lines: Sequence[Sequence[Point]]) -> float:
    points = [point for index in ring for point in (lines[index] if index >= 0 else lines[~index][::-1])[:-1]]
    following = [*points[1:], points[0]]
    return abs(sum(x * y2 - x2 * y for (x, y), (x2, y2) in zip(points, following, strict=True))) / 2


def thinned(line: Sequence[Point]) -> list[Point]:
    """Douglas and Peucker 1973: the fewest of its points that stay within TOLERANCE of the line."""
    kept = {0, len(line) - 1}
    stretches = [(0, len(line) - 1)]
    while stretches:
        first, last = stretches.pop()
        if last - first < 2:
            continue
        far, where = max((_distance(line[i], line[first], line[last]), i) for i in range(first + 1, last))
        if far > TOLERANCE:
            kept.add(where)
            stretches += [(first, where), (where, last)]
    return [line[index] for index in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = math.hypot(x2 - x1, y2 - y1)
    if not length:
        return math.hypot(x - x1, y - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def _steps(line: Sequence[Point]) -> list[int]:
    rounded = [(round(x), round(y)) for x, y in line]
    before = [(0, 0), *rounded]
    return [step for (x, y), (x1, y1) in zip(rounded, before, strict=False) for step in (x - x1, y - y1)]


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:3])
    made = build(json.loads(source.read_text(encoding="utf-8")))
    target.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
