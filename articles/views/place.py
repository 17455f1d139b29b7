"""The list of places, and the page of one place."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from articles.models import Place, Statement
from articles.models.article import NEWS_COUNTED
from articles.presentation import linked_data, world_map
from articles.presentation.exports import place_record
from newsroom.lib import exports
from newsroom.lib.listing import Letters, page_of, sure_only

# As people, places are listed by letter.
PLACES_A_PAGE = 120
PLACES_REACHED = 1_200
ARTICLES_SHOWN = 6
STATEMENTS_SHOWN = 6
NAMES_SHOWN = 12
# The height of the map of a place of each kind, in degrees of latitude.
DEGREES_HIGH = {
    Place.Kind.CONTINENT: 100.0,
    Place.Kind.COUNTRY: 44.0,
    Place.Kind.WATER: 36.0,
    Place.Kind.AREA: 30.0,
    Place.Kind.REGION: 20.0,
}
DEGREES_HIGH_OTHERWISE = 12.0


def places(request: HttpRequest) -> HttpResponse:
    rows = Place.objects.in_print().alphabetical()
    letters = Letters.of(request)
    if letters.chosen:
        rows = rows.under(letters.chosen)
    if file := exports.answer(request, rows, title=gettext("Places"), record=place_record):
        return file
    page = page_of(request, rows, PLACES_A_PAGE, PLACES_REACHED)
    return render(request, "articles/places.html", {"page": page, "letters": letters})


def place(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Place, slug=slug)
    if found.merged_into:
        get_object_or_404(Place.objects.in_print(), pk=found.merged_into_id)
        return HttpResponsePermanentRedirect(found.merged_into.get_absolute_url())
    found = get_object_or_404(Place.objects.in_print(), pk=found.pk)
    mentions, statements = found.mentions.published(), Statement.objects.published()
    sure = sure_only(request)
    if sure:
        mentions, statements = mentions.sure(), statements.sure()
    naming = mentions.newest_articles(NEWS_COUNTED)
    said = statements.filter(article__in=naming.values("pk")).newest()
    news = naming.in_the_news(NAMES_SHOWN + 1)
    context = {
        "place": found,
        "map": map_of(found),
        "linked_data": linked_data.of_place(found, request.build_absolute_uri),
        "country": Place.objects.in_print().country_of(found),
        "aliases": found.aliases.exclude(name=found.name),
        "articles": mentions.newest_articles_with_certainty(ARTICLES_SHOWN).for_lists(),
        "sure": sure,
        "statements": said.for_lists().with_sentence()[:STATEMENTS_SHOWN],
        "tally": said.tally(),
        "news": news,
        "other_places": [named for named in news.places if named.record != found][:NAMES_SHOWN],
    }
    return render(request, "articles/place.html", context)


def map_of(place: Place) -> world_map.Map | None:
    if place.latitude is None or place.longitude is None:
        return None
    return world_map.around(
        place.latitude, place.longitude, DEGREES_HIGH.get(place.kind, DEGREES_HIGH_OTHERWISE)
    )
