"""Sets a text with the words of a search marked in it."""

from collections.abc import Sequence

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from articles.search.query.highlighting import Piece

register = template.Library()


@register.simple_tag
def marked_words(pieces: Sequence[Piece]) -> SafeString:
    """Escaped piece by piece: what was printed stays text."""
    return mark_safe(  # noqa: S308
        "".join(
            format_html("<mark>{}</mark>", piece.text) if piece.marked else conditional_escape(piece.text)
            for piece in pieces
        )
    )
