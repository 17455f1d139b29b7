"""Small tags that every page uses."""

from datetime import date

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

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
