"""Where the articles of an outlet happen, from their stored mentions."""

import pytest

from articles.archive.outlet_region import outlet_prior
from articles.gazetteer import HomePlace
from articles.models import Article, Place, PlaceMention

RENO = HomePlace("US", "Texas", 33.66, -95.47, is_region=False)


@pytest.fixture
def mention(db):
    """Mentions of Reno, Texas, in a new article of an outlet."""
    reno = Place.objects.create(
        name="Reno",
        slug="reno",
        kind="city",
        country_code="US",
        region="Texas",
        latitude=RENO.latitude,
        longitude=RENO.longitude,
    )

    def make(outlet: str = "Fair News", *, unmistakable: bool = True, times: int = 1) -> None:
        number = Article.objects.count()
        article = Article.objects.create(
            headline="Fair",
            slug=f"fair-{number}",
            published_on="2024-05-14",
            outlet=outlet,
            body="Reno " * times,
            document_key=f"fair-{number}",
            document_sha256="0" * 64,
        )
        for start in range(0, 5 * times, 5):
            PlaceMention.objects.create(
                article=article,
                start=start,
                end=start + 4,
                surface="Reno",
                place=reno,
                unmistakable=unmistakable,
                confidence=0.9,
                reason="the only place of this name",
            )

    return make


def test_an_outlet_without_articles_has_no_region(db):
    assert outlet_prior("Fair News").places == ()


def test_an_article_counts_a_place_once(mention):
    mention(times=3)
    mention()

    assert outlet_prior("Fair News").places == ((RENO, 2),)


def test_only_the_unmistakable_places_of_the_outlet_count(mention, django_assert_num_queries):
    mention(unmistakable=False)
    mention("Other News")

    with django_assert_num_queries(1):
        assert outlet_prior("Fair News").places == ()
