"""The shares of an outlet's places that agree with a candidate."""

import numpy as np
import pytest

from articles.gazetteer.disambiguation import disambiguate
from articles.gazetteer.hints import Hints
from articles.gazetteer.region_prior import CAUTION, MOST_PLACES, HomePlace, RegionPrior
from articles.tests.gazetteer.test_disambiguation import best, candidates

DALLAS = HomePlace("US", "Texas", 32.8, -96.8, is_region=False)
TEXAS = HomePlace("US", "Texas", 31.3, -98.5, is_region=True)


def paris_rows(table) -> np.ndarray:
    return np.array([row for row, _ in table.find("paris")], dtype=np.int64)


def test_no_places_support_nothing(small_table):
    assert not RegionPrior().support(small_table, paris_rows(small_table)).any()


def test_a_place_supports_its_country_and_region_alone(small_table):
    rows = paris_rows(small_table)
    country, region, _ = RegionPrior.of({DALLAS: 3}).support(small_table, rows)
    texan = [small_table.country_code(row) == "US" for row in rows]

    assert country.tolist() == region.tolist() == [3 / (3 + CAUTION) if us else 0 for us in texan]


def test_a_town_supports_what_is_near_it_and_a_region_does_not(small_table):
    [(reno, _)] = small_table.find("reno")
    rows = np.array([reno])

    assert RegionPrior.of({DALLAS: 1}).support(small_table, rows)[2, 0] > 0
    assert RegionPrior.of({TEXAS: 1}).support(small_table, rows)[2, 0] == 0


def test_the_places_in_most_articles_are_kept():
    many = {HomePlace("US", "", float(n), 0.0, is_region=False): n for n in range(1, MOST_PLACES + 9)}

    prior = RegionPrior.of(many)

    assert len(prior.places) == MOST_PLACES
    assert prior.places[0][1] == MOST_PLACES + 8


@pytest.mark.parametrize(("articles", "country"), [(0, "FR"), (9, "US")])
def test_the_outlet_decides_where_the_article_does_not(small_table, articles, country):
    paris = candidates(small_table, "paris")
    prior = RegionPrior.of({HomePlace("US", "Texas", 33.7, -95.5, is_region=False): articles})

    disambiguate(small_table, [paris], Hints(), prior if articles else None)

    assert best(small_table, paris)[0] == country


def test_other_names_of_the_article_outweigh_the_outlet(small_table):
    paris, lyon = candidates(small_table, "paris"), candidates(small_table, "lyon")

    disambiguate(small_table, [paris, lyon], Hints(), RegionPrior.of({TEXAS: 9}))

    assert best(small_table, paris)[0] == "FR"
