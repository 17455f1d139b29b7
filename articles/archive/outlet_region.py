"""The region of an outlet, from the stored mentions of its newest articles.

Which mentions are unmistakable does not depend on the region that was known when they were read. So a region
settles as articles are added, in whatever order; a second run with `--reextract` places the early ones by it.
"""

from django.db.models import Count

from articles.gazetteer import HomePlace, RegionPrior
from articles.models import Article, Place, PlaceMention

_NEWEST = 1_000
"""Articles of an outlet that are asked for their places."""


def outlet_prior(outlet: str) -> RegionPrior:
    """Where the newest articles of the outlet happen."""
    newest = Article.objects.filter(outlet=outlet).order_by("-published_on", "-pk").values("pk")[:_NEWEST]
    fields = ("country_code", "region", "latitude", "longitude", "kind")
    named = (
        PlaceMention.objects.filter(
            article__in=newest, unmistakable=True, place__isnull=False, place__latitude__isnull=False
        )
        .order_by()
        .values_list(*(f"place__{field}" for field in fields))
        .annotate(articles=Count("article", distinct=True))
    )
    return RegionPrior.of(
        {
            HomePlace(country, region, latitude, longitude, kind == Place.Kind.REGION): articles
            for country, region, latitude, longitude, kind, articles in named
        }
    )
