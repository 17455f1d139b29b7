"""The places of an article in the light of its outlet's other articles."""

from articles.extraction.entities.outlet_region import MOST_BY_REGION, home_place, learn_prior, with_prior
from articles.gazetteer import RegionPrior
from articles.tests.extraction.marked import read

FAIR = "The fair came to [l Paris] on Monday."
LOCAL = ["The road from [l Reno], Texas, is shut.", "[l Lamar County], Texas, has a judge."] * 3


def texan_prior() -> RegionPrior:
    return learn_prior([read(source) for source in LOCAL])


def test_an_outlet_of_a_region_means_the_town_of_its_region() -> None:
    extraction = read(FAIR)
    (alone,) = extraction.places
    (place,) = with_prior(extraction, "The fair came to Paris on Monday.", texan_prior()).places

    assert (alone.country_code, alone.confidence <= 0.6) == ("FR", True)
    assert (place.region, place.country_code) == ("Texas", "US")
    assert place.confidence <= MOST_BY_REGION
    assert "the outlet often writes about places near it" in place.reason


def test_an_outlet_without_evidence_changes_nothing() -> None:
    extraction = read(FAIR)

    assert with_prior(extraction, "The fair came to Paris on Monday.", RegionPrior()) is extraction


def test_what_the_article_says_is_stronger_than_the_outlet() -> None:
    text = "The fair came to Paris, France, on Monday."
    extraction = read("The fair came to [l Paris], [l France], on Monday.")

    assert with_prior(extraction, text, texan_prior()).places[0].country_code == "FR"


def test_a_name_that_only_its_fame_places_is_no_evidence() -> None:
    assert [home_place(place) for place in read(FAIR).places] == [None]


def test_a_country_is_no_evidence() -> None:
    assert [home_place(place) for place in read("They fled to [l Kenya].").places] == [None]


def test_a_place_counts_once_an_article() -> None:
    prior = learn_prior([read("[l Reno], Texas, and again [l Reno], Texas, grew.")])

    assert [articles for _, articles in prior.places] == [1]
