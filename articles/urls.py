from django.contrib.sitemaps.views import index, sitemap
from django.urls import path, register_converter

from articles.views import article, card, front, lists, place, search, sitemaps, statement

app_name = "articles"


class Digits:
    """A number of fixed width, so that each day has one address only."""

    width: int
    regex: str

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: str | int) -> str:
        return str(value).zfill(self.width)


class FourDigits(Digits):
    width, regex = 4, "[0-9]{4}"


class TwoDigits(Digits):
    width, regex = 2, "[0-9]{2}"


class Key:
    """The primary key of a record, of at most as many digits as the database can hold."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class CitationForm:
    regex = "bib|json"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(FourDigits, "yyyy")
register_converter(TwoDigits, "mm")
register_converter(Key, "key")
register_converter(CitationForm, "citation")

urlpatterns = [
    path("", front.front, name="front"),
    path("articles/", lists.articles, name="articles"),
    path("articles/<yyyy:year>/", lists.articles, name="year"),
    path("articles/<yyyy:year>/<mm:month>/", lists.articles, name="month"),
    path("articles/<yyyy:year>/<mm:month>/<mm:day>/", lists.articles, name="day"),
    path("articles/<yyyy:year>/<mm:month>/<mm:day>/<slug:slug>/", article.article, name="article"),
    path(
        "articles/<yyyy:year>/<mm:month>/<mm:day>/<slug:slug>/cite.<citation:form>",
        article.citation,
        name="citation",
    ),
    path("places/", place.places, name="places"),
    path("places/<slug:slug>/", place.place, name="place"),
    path("statements/", lists.statements, name="statements"),
    path("statements/<key:pk>/", statement.statement, name="statement"),
    path("statements/<key:pk>/card.svg", card.svg, name="card"),
    path("statements/<key:pk>/card.png", card.png, name="card-picture"),
    path("timeline/", lists.timeline, name="timeline"),
    path("search/", search.search, name="search"),
    path("opensearch.xml", search.opensearch, name="opensearch"),
    path("search/suggestions/", search.suggestions, name="suggestions"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path(
        "sitemap.xml",
        index,
        {"sitemaps": sitemaps.SITEMAPS, "sitemap_url_name": "articles:sitemap-of"},
        name="sitemap",
    ),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": sitemaps.SITEMAPS}, name="sitemap-of"),
]
