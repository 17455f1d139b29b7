"""Which candidate a name means, from priors, containers, hints and the other names."""

import numpy as np
import pytest

from articles.gazetteer.disambiguation import MOST_VOTERS, NameCandidates, _Nearness, disambiguate
from articles.gazetteer.hints import Hints
from articles.gazetteer.table import Table


def candidates(table: Table, name: str, **fields) -> NameCandidates:
    rows = np.array([row for row, _ in table.find(name)], dtype=np.int64)
    return NameCandidates(rows, table.prior[rows], **fields)


def best(table: Table, name: NameCandidates) -> tuple[str, str]:
    row = int(name.rows[int(np.argmax(name.probability))])
    return table.country_code(row), table.place(row).admin1 or ""


def test_nothing_to_disambiguate_is_left_alone(small_table):
    unknown = candidates(small_table, "xqztown")

    disambiguate(small_table, [], Hints())
    disambiguate(small_table, [unknown], Hints())

    assert len(unknown.probability) == 0


def test_without_context_the_most_written_about_is_likeliest(small_table):
    paris = candidates(small_table, "paris")

    disambiguate(small_table, [paris], Hints())

    assert best(small_table, paris) == ("FR", "Île-de-France")
    assert paris.support.country.tolist() == [0, 0]


def test_two_candidates_with_equal_priors_have_equal_probabilities(small_table):
    clayton = candidates(small_table, "clayton")

    disambiguate(small_table, [clayton], Hints())

    assert clayton.probability[0] == pytest.approx(clayton.probability[1], rel=0.1)


def test_probabilities_and_that_of_an_unlisted_place_sum_to_one(small_table):
    names = [candidates(small_table, name) for name in ("paris", "clayton", "lyon")]

    disambiguate(small_table, names, Hints())

    assert all(0 < name.probability.sum() < 1 for name in names)


@pytest.mark.parametrize("others", [["dallas"], ["reno"], ["lamar county"]])
def test_other_names_of_the_region_decide(small_table, others):
    paris = candidates(small_table, "paris")

    disambiguate(small_table, [paris, *(candidates(small_table, name) for name in others)], Hints())

    assert best(small_table, paris) == ("US", "Texas")


def test_a_container_outweighs_the_prior(small_table):
    paris = candidates(small_table, "paris")
    inside = np.array([small_table.country_code(int(row)) == "US" for row in paris.rows])
    paris = candidates(small_table, "paris", contained=inside, container="Texas")

    disambiguate(small_table, [paris], Hints())

    assert best(small_table, paris) == ("US", "Texas")


def test_a_hint_at_a_region_decides_between_equals(small_table):
    clayton = candidates(small_table, "clayton")
    [alabama] = (row for row, _ in small_table.find("alabama"))

    disambiguate(small_table, [clayton], Hints(regions={int(small_table.admin[alabama]): 0.5}))

    assert best(small_table, clayton) == ("US", "Alabama")


def test_a_name_does_not_support_itself(small_table):
    clayton = candidates(small_table, "clayton", mentions=50)

    disambiguate(small_table, [clayton], Hints())

    assert clayton.support.near.tolist() == [0, 0]
    assert clayton.support.region.tolist() == [0, 0]


def test_a_place_without_a_region_has_no_support_from_regions(small_table):
    france, usa = candidates(small_table, "france"), candidates(small_table, "united states")

    disambiguate(small_table, [france, usa], Hints())

    assert france.support.region.tolist() == [0]


def test_a_distance_is_measured_to_a_limited_number_of_candidates(small_table):
    [(reno, _)] = small_table.find("reno")
    rows = np.full(3 * MOST_VOTERS, reno)

    nearness = _Nearness(small_table, rows, np.zeros(len(rows)), np.arange(len(rows)))

    assert nearness._kernel.shape == (3 * MOST_VOTERS, MOST_VOTERS)
