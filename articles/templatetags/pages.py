"""Small tags and filters for every page."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, to_locale

from articles.presentation.languages import language_name
from articles.presentation.list_titles import list_title
from articles.presentation.saying_time import said_when
from articles.presentation.statement_words import attributed

register = template.Library()
register.simple_tag(list_title)

# Characters; networks cut longer alternative texts.
LONGEST_ALTERNATIVE = 300
NARROWING = {
    *("person", "place", "organisation", "outlet", "speaker", "speaker_organisation", "kind", "sure"),
    *("letter", "surname", "year", "page"),
}


@register.simple_tag(takes_context=True)
def nav_link(context: template.Context, view_name: str, label: str) -> SafeString:
    """An entry in the list of sections; the reader's section is marked with aria-current."""
    address = reverse(view_name)
    # The page for an error of the server is rendered without a request.
    path = getattr(context.get("request"), "path", "")
    current = "page" if path == address else "true" if path.startswith(address) else None
    if current is None:
        return format_html('<li><a href="{}">{}</a></li>', address, label)
    return format_html('<li><a href="{}" aria-current="{}">{}</a></li>', address, current, label)


@register.simple_tag
def day_url(day: date) -> str:
    """The articles of one day."""
    return reverse("articles:day", args=[day.year, day.month, day.day])


@register.simple_tag
def period_url(first_day: date, division: str) -> str:
    """The articles of the year, month or day that begins on this day."""
    parts = {"year": 1, "month": 2, "day": 3}[division]
    return reverse(f"articles:{division}", args=[first_day.year, first_day.month, first_day.day][:parts])


@register.simple_tag
def coordinates(place: Any) -> str:
    """Coordinates as in an atlas: 38.72° N, 9.13° W."""
    north = gettext("N") if place.latitude >= 0 else gettext("S")
    east = gettext("E") if place.longitude >= 0 else gettext("W")
    latitude, longitude = (
        number_format(round(abs(value), 2), 2) for value in (place.latitude, place.longitude)
    )
    return f"{latitude}° {north}, {longitude}° {east}"


@register.simple_tag
def json_ld(data: dict[str, Any]) -> SafeString:
    """Structured data in a script element. Its text is escaped so that it cannot end the element."""
    written = json.dumps(data, ensure_ascii=False).translate(
        {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
    )
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(written))  # noqa: S308


@register.simple_tag
def locale_of(language: str) -> str:
    """The language with its country, as Open Graph writes it: pt_BR. Empty where the country is not known."""
    own = settings.LANGUAGE_CODE
    tag = own if language.lower() == own.partition("-")[0] else language
    name = to_locale(tag)
    return name if re.fullmatch("[a-z]{2,3}_[A-Z]{2}", name) else ""


register.filter(language_name)
register.filter(said_when)


@register.simple_tag
def picture_alt(statement: Any) -> str:
    """The alternative text of a statement's card."""
    return attributed(statement, LONGEST_ALTERNATIVE)


@register.simple_tag(takes_context=True)
def absolute(context: template.Context, address: str) -> str:
    return context["request"].build_absolute_uri(address)


@register.simple_tag
def citation_url(article: Any, form: str) -> str:
    day = article.published_on
    return reverse("articles:citation", args=[day.year, day.month, day.day, article.slug, form])


@register.simple_tag(takes_context=True)
def canonical(context: template.Context) -> str:
    """The canonical address of this list, with only the parameters that narrow it and its page."""
    request = context["request"]
    kept = request.GET.copy()
    for name in [name for name in kept if name not in NARROWING]:
        del kept[name]
    return request.build_absolute_uri(f"{request.path}?{kept.urlencode()}".rstrip("?"))


@register.filter
def highest(rows: Sequence[Mapping[str, int]]) -> int:
    """The largest count of some rows."""
    return max((row["count"] for row in rows), default=0)


@register.simple_tag
def excerpt_of(article: Any) -> str:
    """The beginning of the text, without a first sentence that the headline repeats."""
    excerpt = article.excerpt
    if article.headline_derived:
        first, _gap, rest = excerpt.partition("\n\n")
        return rest if rest and article.headline.rstrip("….")[:40] in first else excerpt
    return excerpt
