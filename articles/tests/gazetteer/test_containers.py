"""The country, region or county that follows a place name."""

import numpy as np
import pytest

from articles.gazetteer.containers import Containers
from articles.tests.gazetteer.toponyms_in import one_toponym_in


@pytest.fixture(scope="module")
def containers(small_table) -> Containers:
    return Containers(small_table)


@pytest.mark.parametrize(
    "marked",
    [
        "[Paris] was calm.",
        "[Paris]",
        "[Paris] Texas",
        "[Paris]. Texas",
        "[Paris], Dallas",
        "[Paris], texas",
        "[Paris], then by the old road over the hills and the river to Texas",
        "Texas, [Paris]",
        "[Georgia], Alabama and Texas",
        "[Georgia], Alabama, Texas",
    ],
)
def test_what_is_not_a_container_is_not_taken(containers, marked):
    assert containers.following(*one_toponym_in(marked)) == ("", ())


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[Paris], Texas, was calm.", "Texas"),
        ("[Paris], Tex. (AP)", "Tex."),
        ("[Paris] in Texas", "Texas"),
        ("[Paris] in northern France", "France"),
        ("[Paris], of the United States", "United States"),
        ("[Paris]’s, Texas", "Texas"),
        ("[Reno], Lamar County, said", "Lamar County"),
        ("[Reno], Texas Rangers said", "Texas"),
        ("[Clayton], Georgia, Alabama and Texas", "Georgia"),
    ],
)
def test_a_container_follows(containers, small_table, marked, name):
    found, rows = containers.following(*one_toponym_in(marked))

    assert found == name
    assert name.rstrip(".") in {small_table.name(row)[: len(name.rstrip("."))] for row in rows}


@pytest.mark.parametrize(
    ("words", "name"),
    [("Dallas", ""), ("", ""), ("Texas and more", "Texas"), ("United States of", "United States")],
)
def test_the_longest_name_at_the_beginning_is_taken(containers, words, name):
    assert containers.beginning(words)[0] == name


def rows_of(table, *names: str) -> list[int]:
    return [row for name in names for row, _ in table.find(name)]


def test_a_region_contains_its_towns_and_not_itself(containers, small_table):
    rows = np.array(rows_of(small_table, "texas", "dallas", "lyon"))

    assert containers.contain(rows_of(small_table, "texas"), rows).tolist() == [False, True, False]


def test_a_country_contains_its_regions_and_towns(containers, small_table):
    rows = np.array(rows_of(small_table, "united states", "texas", "dallas", "lyon"))

    assert containers.contain(rows_of(small_table, "united states"), rows).tolist() == [
        False,
        True,
        True,
        False,
    ]


def test_no_container_contains_anything(containers, small_table):
    assert not containers.contain([], np.array(rows_of(small_table, "dallas"))).any()
