"""A small map around a point, as paths for an SVG: land, borders and graticule. Pure.

Input in degrees, latitude north and longitude east; output in whole units of a drawing WIDTH by HEIGHT. The
projection is equirectangular, true to scale at the middle. The coast comes from coast.json; see build.py.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, pairwise
from math import ceil, cos, floor, radians

Point = tuple[float, float]
Box = tuple[float, float, float, float]

WIDTH, HEIGHT = 640, 440
# Degrees of latitude beyond which the map narrows no further: at a pole a degree of longitude has no length.
FARTHEST_NORTH = 78.0


@dataclass(frozen=True, slots=True)
class Map:
    width: int
    height: int
    land: str
    borders: str
    graticule: str
    x: int
    y: int


@lru_cache(maxsize=512)
def around(latitude: float, longitude: float, degrees_high: float) -> Map:
    """The map of this height in degrees. The point is in the middle, except near a pole."""
    high = min(degrees_high, 180.0)
    shrink = cos(radians(min(abs(latitude), FARTHEST_NORTH)))
    wide = min(high * WIDTH / HEIGHT / shrink, 360.0)
    middle = max(min(latitude, 90 - high / 2), high / 2 - 90)
    box = (longitude - wide / 2, middle - high / 2, longitude + wide / 2, middle + high / 2)

    def drawn(point: Point) -> tuple[int, int]:
        x, y = point
        return round((x - box[0]) / wide * WIDTH), round((box[3] - y) / high * HEIGHT)

    x, y = drawn((longitude, latitude))
    return Map(
        WIDTH,
        HEIGHT,
        land="".join(_path(ring, drawn) + "z" for ring in _land(box) if len(ring) > 2),
        borders="".join(_path(line, drawn) for line in _borders(box)),
        graticule="".join(_path(line, drawn) for line in _graticule(box)),
        x=x,
        y=y,
    )


@cache
def _coast() -> tuple[list[list[Point]], list[list[Point]]]:
    """Rings of land and border lines, in degrees."""
    stored = json.loads((files("articles.presentation.world_map") / "coast.json").read_text(encoding="utf-8"))
    lines = [
        [(x / 100, y / 100) for x, y in zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True)]
        for steps in stored["lines"]
    ]
    rings = [
        [point for index in ring for point in (lines[index] if index >= 0 else lines[~index][::-1])[:-1]]
        for ring in stored["rings"]
    ]
    return [_unrolled(ring) for ring in rings], [lines[index] for index in stored["borders"]]


def _unrolled(ring: Sequence[Point]) -> list[Point]:
    """The ring without the jump at the date line. A ring around a pole is closed along the pole."""
    turn, before, points = 0, ring[0][0], []
    for x, y in ring:
        if abs(x - before) > 180:
            turn += 360 if x < before else -360
        before = x
        points.append((x + turn, y))
    if abs(points[-1][0] - points[0][0]) > 180:
        pole = -90.0 if points[0][1] < 0 else 90.0
        points += [(points[-1][0], pole), (points[0][0], pole)]
    return points


def _turns(points: Sequence[Point], box: Box) -> Iterator[list[Point]]:
    """The points, once for each turn of the globe in which they meet the box. It may cross the date line."""
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    if south > box[3] or north < box[1]:
        return
    for turn in (-360, 0, 360):
        if west + turn <= box[2] and east + turn >= box[0]:
            yield [(x + turn, y) for x, y in points] if turn else list(points)


def _land(box: Box) -> Iterator[list[Point]]:
    for ring in _coast()[0]:
        for points in _turns(ring, box):
            yield _clipped(points, box)


def _clipped(ring: list[Point], box: Box) -> list[Point]:
    """Sutherland and Hodgman 1974: the part of a polygon inside a box, one edge of the box after another."""
    for axis, bound, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        kept: list[Point] = []
        for before, point in zip([ring[-1], *ring[:-1]] if ring else [], ring, strict=True):
            was_in, is_in = sign * (before[axis] - bound) >= 0, sign * (point[axis] - bound) >= 0
            if was_in != is_in:
                share = (bound - before[axis]) / (point[axis] - before[axis])
                kept.append(
                    (
                        before[0] + share * (point[0] - before[0]),
                        before[1] + share * (point[1] - before[1]),
                    )
                )
            if is_in:
                kept.append(point)
        ring = kept
    return ring


def _borders(box: Box) -> Iterator[list[Point]]:
    """Stretches of border with at least one end inside the box; the SVG cuts off the rest."""
    for line in _coast()[1]:
        for points in _turns(line, box):
            stretch: list[Point] = []
            for start, end in pairwise(points):
                if _inside(start, box) or _inside(end, box):
                    stretch = stretch or [start]
                    stretch.append(end)
                elif stretch:
                    yield stretch
                    stretch = []
            if stretch:
                yield stretch


def _inside(point: Point, box: Box) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _graticule(box: Box) -> Iterator[list[Point]]:
    """Meridians and parallels, about four across."""
    step = next(step for step in (1, 2, 5, 10, 20, 30, 60) if (box[3] - box[1]) / step <= 6)
    for x in range(ceil(box[0] / step) * step, floor(box[2]) + 1, step):
        yield [(x, box[1]), (x, box[3])]
    for y in range(ceil(box[1] / step) * step, floor(box[3]) + 1, step):
        yield [(box[0], y), (box[2], y)]


def _path(points: Sequence[Point], drawn: Callable[[Point], tuple[int, int]]) -> str:
    """An SVG path of relative lines, without repeated points."""
    spots = [drawn(point) for point in points]
    x, y = spots[0]
    parts = [f"M{x} {y}l"]
    for next_x, next_y in spots[1:]:
        if (next_x, next_y) != (x, y):
            parts.append(f"{next_x - x} {next_y - y} ")
            x, y = next_x, next_y
    return "".join(parts).rstrip(" l")
