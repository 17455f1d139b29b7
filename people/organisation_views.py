"""All organisations, A–Z, and one organisation: its page is that of a person without descriptors."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from newsroom.lib import exports
from newsroom.lib.listing import Letters, page_of, sure_only
from people.models import Organisation
from people.views import ARTICLES_COUNTED, ARTICLES_SHOWN, NAMES_SHOWN, PEOPLE_A_PAGE, PEOPLE_REACHED, said_by


def organisations(request: HttpRequest) -> HttpResponse:
    rows = Organisation.objects.in_print().alphabetical()
    letters = Letters.of(request)
    if letters.chosen:
        rows = rows.under(letters.chosen)
    if file := exports.answer(request, rows, title=gettext("Organisations"), record=organisation_record):
        return file
    page = page_of(request, rows, PEOPLE_A_PAGE, PEOPLE_REACHED)
    return render(request, "people/organisations.html", {"page": page, "letters": letters})


def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Organisation, slug=slug)
    if found.merged_into:
        get_object_or_404(Organisation.objects.in_print(), pk=found.merged_into_id)
        return HttpResponsePermanentRedirect(found.merged_into.get_absolute_url())
    found = get_object_or_404(Organisation.objects.in_print(), pk=found.pk)
    context = _record(found, sure_only(request)) | said_by(request, found)
    context["linked_data"] = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": found.name,
        "alternateName": [alias.name for alias in context["aliases"]],
        "url": request.build_absolute_uri(found.get_absolute_url()),
    }
    return render(request, "people/organisation.html", context)


def organisation_record(organisation: Organisation, absolute: Callable[[str], str]) -> dict[str, Any]:
    return {
        "address": absolute(organisation.get_absolute_url()),
        "name": organisation.name,
        "generic": organisation.generic,
    }


def _record(organisation: Organisation, sure: bool) -> dict[str, Any]:
    """Names and articles of the organisation, and the people and places named with it."""
    mentions = organisation.mentions.published()
    if sure:
        mentions = mentions.sure()
    news = mentions.newest_articles(ARTICLES_COUNTED).in_the_news(NAMES_SHOWN)
    return {
        "record": organisation,
        "speaker_filter": "speaker_organisation",
        "aliases": organisation.aliases.exclude(name=organisation.name),
        "articles": mentions.newest_articles_with_certainty(ARTICLES_SHOWN).for_lists(),
        "news": news,
        "company": news.people,
        "places": news.places,
    }
