import re

import pytest

from articles.presentation.world_map import HEIGHT, WIDTH, around


def on_land(drawn):
    """Whether the point lies inside a land outline: an odd number of lines to its right."""
    inside = False
    for outline in drawn.land.split("z"):
        points = corners(outline)
        for (x1, y1), (x2, y2) in zip(points, [*points[1:], *points[:1]], strict=True):
            if (y1 > drawn.y) != (y2 > drawn.y) and drawn.x < (x2 - x1) * (drawn.y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def corners(outline):
    numbers = [int(number) for number in re.findall(r"-?\d+", outline)]
    x = y = 0
    points = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return points


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(48.9, 2.3), (39.0, 116.5), (-15.8, -47.9), (66.5, 178.0), (66.5, -179.5), (-85.0, 10.0), (71.0, -42.0)],
    ids=["Paris", "near Beijing", "Brasília", "Chukotka", "over the date line", "Antarctica", "Greenland"],
)
@pytest.mark.parametrize("high", [12, 44, 120])
def test_a_place_on_land_is_drawn_on_land(latitude, longitude, high):
    assert on_land(around(latitude, longitude, high))


@pytest.mark.parametrize(("latitude", "longitude"), [(40.0, -40.0), (0.0, 179.9), (-40.0, -179.9)], ids=str)
@pytest.mark.parametrize("high", [12, 44])
def test_a_place_at_sea_is_drawn_at_sea(latitude, longitude, high):
    assert not on_land(around(latitude, longitude, high))


@pytest.mark.parametrize("latitude", [-90, -60, 0, 33.3, 90])
@pytest.mark.parametrize("longitude", [-180, 0, 180])
@pytest.mark.parametrize("high", [12, 180, 500])
def test_the_point_is_always_on_the_map(latitude, longitude, high):
    drawn = around(latitude, longitude, high)

    assert 0 <= drawn.x <= WIDTH
    assert 0 <= drawn.y <= HEIGHT


@pytest.mark.parametrize("high", [12, 20, 44, 100])
def test_no_map_weighs_down_a_page(high):
    drawn = around(45, 15, high)

    assert len(drawn.land) + len(drawn.borders) < 60_000


def test_land_is_cut_at_the_edges_of_the_map():
    drawn = around(50, 60, 12)

    for outline in drawn.land.split("z"):
        for x, y in corners(outline):
            assert -1 <= x <= WIDTH + 1
            assert -1 <= y <= HEIGHT + 1
