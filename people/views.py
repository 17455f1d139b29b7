"""All people, A–Z, and one person."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from newsroom.lib import exports
from newsroom.lib.listing import Letters, page_of, sure_only
from people.models import Organisation, Person

# A list of people is divided by letters: at most so many are checked for a mention in print.
PEOPLE_A_PAGE = 120
PEOPLE_REACHED = 1_200
STATEMENTS_A_PAGE = 10
# As many as are counted: the years lead to older ones.
STATEMENTS_REACHED = 2_000
ARTICLES_SHOWN = 6
ARTICLES_COUNTED = 300
NAMES_SHOWN = 10
DESCRIPTORS_SHOWN = 20
BEARERS_SHOWN = 20
LONGEST_QUERY = 200


def people(request: HttpRequest) -> HttpResponse:
    everybody = Person.objects.in_print().alphabetical()
    # A surname alone is no one person’s record: these have a list of their own.
    alone = request.GET.get("surname") == "alone"
    rows = everybody.filter(surname_only=alone)
    letters = Letters.of(request)
    if letters.chosen:
        rows = rows.under(letters.chosen)
    if file := exports.answer(request, rows, title=gettext("People"), record=person_record):
        return file
    page = page_of(request, rows, PEOPLE_A_PAGE, PEOPLE_REACHED)
    context = {
        "page": page,
        "letters": letters,
        "alone": alone,
    }
    return render(request, "people/people.html", context)


def person(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Person, slug=slug)
    if found.merged_into:
        get_object_or_404(Person.objects.in_print(), pk=found.merged_into_id)
        return HttpResponsePermanentRedirect(found.merged_into.get_absolute_url())
    found = get_object_or_404(Person.objects.in_print(), pk=found.pk)
    context = _record(found, sure_only(request)) | said_by(request, found)
    context["linked_data"] = {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": found.name,
        "alternateName": [alias.name for alias in context["aliases"]],
        "url": request.build_absolute_uri(found.get_absolute_url()),
    }
    return render(request, "people/person.html", context)


def person_record(person: Person, absolute: Callable[[str], str]) -> dict[str, Any]:
    return {
        "address": absolute(person.get_absolute_url()),
        "name": person.name,
        "sort_name": person.sort_name,
        "surname_only": person.surname_only,
    }


def _record(person: Person, sure: bool) -> dict[str, Any]:
    """Names, descriptors and articles of the person, and the people and places named with them."""
    mentions = person.mentions.published()
    if sure:
        mentions = mentions.sure()
    news = mentions.newest_articles(ARTICLES_COUNTED).in_the_news(NAMES_SHOWN + 1)
    return {
        "record": person,
        "speaker_filter": "speaker",
        "aliases": person.aliases.exclude(name=person.name),
        "bearers": Person.objects.in_print().bearing(person.name).alphabetical()[:BEARERS_SHOWN]
        if person.surname_only
        else [],
        "descriptors": mentions.descriptors()[:DESCRIPTORS_SHOWN],
        "articles": mentions.newest_articles_with_certainty(ARTICLES_SHOWN).for_lists(),
        "news": news,
        "company": [named for named in news.people if named.record != person][:NAMES_SHOWN],
        "places": news.places[:NAMES_SHOWN],
    }


def said_by(request: HttpRequest, record: Person | Organisation) -> dict[str, Any]:
    """The statements of a person or an organisation: all, or those of one year, with some words, or sure."""
    everything = record.statements.published().newest()
    sure = sure_only(request)
    if sure:
        everything = everything.sure()
    overview = everything.overview()
    statements = everything
    year = request.GET.get("year", "")
    if year:
        if not (sure or overview.has(year)):
            raise Http404("Nothing was said in this year.")
        statements = statements.filter(published_on__year=int(year))
    words = request.GET.get("q", "")[:LONGEST_QUERY].strip()
    if words:
        statements = statements.saying(words)
    known = overview.tally.total + overview.tally.capped
    return {
        "tally": overview.tally,
        "years": overview.years,
        "year": year,
        "words": words,
        "sure": sure,
        "page": page_of(
            request,
            statements.for_lists().with_sentence(),
            STATEMENTS_A_PAGE,
            reach=STATEMENTS_REACHED,
            counted=None if year or words else known,
        ),
    }
