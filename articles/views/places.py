"""All places, and one place."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render

from articles import worldmap
from articles.models import Place, Statement
from articles.querysets import NEWS_COUNTED
from people.listing import page_of

PLACES_A_PAGE = 120
ARTICLES_SHOWN = 10
STATEMENTS_SHOWN = 8
NAMES_SHOWN = 12


def places(request: HttpRequest) -> HttpResponse:
    rows = Place.objects.in_print().order_by("folded", "pk")
    page = page_of(request, rows.only("name", "slug", "kind", "country_code", "region"), PLACES_A_PAGE)
    return render(request, "articles/places.html", {"page": page})


def place(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Place, slug=slug)
    if found.merged_into:
        get_object_or_404(Place.objects.in_print(), pk=found.merged_into_id)
        return HttpResponsePermanentRedirect(found.merged_into.get_absolute_url())
    found = get_object_or_404(Place.objects.in_print(), pk=found.pk)
    naming = found.mentions.published().newest_articles(NEWS_COUNTED)
    said = Statement.objects.published().filter(article__in=naming.values("pk")).newest()
    news = naming.in_the_news(NAMES_SHOWN + 1)
    context = {
        "place": found,
        "map": worldmap.around(found),
        "country": Place.objects.in_print().country_of(found),
        "aliases": found.aliases.exclude(name=found.name),
        "articles": naming.for_lists()[:ARTICLES_SHOWN],
        "statements": said.for_lists()[:STATEMENTS_SHOWN],
        "tally": said.tally(),
        "news": news,
        "other_places": [named for named in news.places if named.record != found][:NAMES_SHOWN],
    }
    return render(request, "articles/place.html", context)
