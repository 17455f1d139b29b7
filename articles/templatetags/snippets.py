"""Shows a text with the words of a search highlighted."""

from collections.abc import Sequence

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from articles.search.query.highlighting import SnippetPart

register = template.Library()


@register.simple_tag
def highlighted(parts: Sequence[SnippetPart]) -> SafeString:
    """HTML with `<mark>` around the highlighted parts. Each part is escaped."""
    return mark_safe(  # noqa: S308
        "".join(
            format_html("<mark>{}</mark>", part.text) if part.highlighted else conditional_escape(part.text)
            for part in parts
        )
    )
