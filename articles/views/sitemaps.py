"""Sitemaps, and the robots.txt that names them."""

from collections.abc import Callable
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from articles.models import Article, Place, Statement
from people.models import Organisation, Person

# The protocol allows 50,000 addresses a file; smaller files need less memory.
ADDRESSES_A_FILE = 5_000


class Records(Sitemap):
    """The public records of one kind."""

    limit = ADDRESSES_A_FILE

    def __init__(self, records: Callable[[], QuerySet[Any]]) -> None:
        # A function, called for each file: what is public changes with time.
        self.records = records

    def items(self) -> QuerySet[Any]:
        return self.records()


SITEMAPS = {
    "articles": Records(lambda: Article.objects.published().only("slug", "published_on").newest()),
    "statements": Records(lambda: Statement.objects.published().only("pk").newest()),
    "people": Records(lambda: Person.objects.in_print().only("slug").order_by("pk")),
    "organisations": Records(lambda: Organisation.objects.in_print().only("slug").order_by("pk")),
    "places": Records(lambda: Place.objects.in_print().only("slug").order_by("pk")),
}


def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('articles:search')}",
        "Disallow: /*?format=",
        "Disallow: /admin/",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('articles:sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
