"""Small tags that every page uses."""

from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

register = template.Library()


@register.simple_tag(takes_context=True)
def nav_link(context: template.Context, view_name: str, label: str) -> SafeString:
    """An entry of the sections' list; the section that the reader is in says so to screen readers too."""
    address = reverse(view_name)
    # The page for a broken server is rendered without a request.
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
def list_title(period: Any, named: dict[str, Any]) -> str:
    """What a list of articles holds, in words."""
    title = gettext("Articles")
    if subject := named.get("person") or named.get("place"):
        title = gettext("Articles that name %(name)s") % {"name": subject.name}
    if outlet := named.get("outlet"):
        title = gettext("%(title)s in %(outlet)s") % {"title": title, "outlet": outlet}
    if period:
        form = {"year": "Y", "month": "F Y", "day": "DATE_FORMAT"}[period.name]
        title = gettext("%(title)s of %(time)s") % {"title": title, "time": date_format(period.first, form)}
    return title


@register.simple_tag
def confidence(share: float) -> str:
    """A machine's confidence in words and in hundredths."""
    if share >= 0.85:
        words = gettext("sure")
    elif share >= 0.6:
        words = gettext("fairly sure")
    else:
        words = gettext("unsure")
    return f"{words} ({share:.0%})"


@register.simple_tag
def coordinates(place: Any) -> str:
    """As an atlas prints them: 38.72° N, 9.13° W."""
    north = gettext("N") if place.latitude >= 0 else gettext("S")
    east = gettext("E") if place.longitude >= 0 else gettext("W")
    latitude, longitude = (number_format(abs(value), 2) for value in (place.latitude, place.longitude))
    return f"{latitude}° {north}, {longitude}° {east}"
