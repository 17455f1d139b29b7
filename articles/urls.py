from django.urls import path, register_converter

from articles.views import article, front, lists, places, search, statement

app_name = "articles"


class Digits:
    """A number of fixed width, so that a day has one address."""

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


register_converter(FourDigits, "yyyy")
register_converter(TwoDigits, "mm")

urlpatterns = [
    path("", front.front, name="front"),
    path("articles/", lists.articles, name="articles"),
    path("articles/<yyyy:year>/", lists.articles, name="year"),
    path("articles/<yyyy:year>/<mm:month>/", lists.articles, name="month"),
    path("articles/<yyyy:year>/<mm:month>/<mm:day>/", lists.articles, name="day"),
    path("articles/<yyyy:year>/<mm:month>/<mm:day>/<slug:slug>/", article.article, name="article"),
    path("places/", places.places, name="places"),
    path("places/<slug:slug>/", places.place, name="place"),
    path("statements/", lists.statements, name="statements"),
    path("statements/<int:pk>/", statement.statement, name="statement"),
    path("timeline/", lists.timeline, name="timeline"),
    path("search/", search.search, name="search"),
    path("search/suggestions/", search.suggestions, name="suggestions"),
]
