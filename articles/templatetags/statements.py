"""Shows the words of a statement as printed: with quotation marks around the quoted stretches alone."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from articles.models import Statement
from articles.presentation.certainty import certainty_of
from articles.presentation.statement_words import according_to, attributed, words_of

register = template.Library()
register.filter(according_to)
register.filter(attributed)
register.filter("certainty", certainty_of)


@register.filter
def words(statement: Statement, most: int | None = None) -> str:
    """The words; shortened to about `most` characters if it is given."""
    found = words_of(statement)
    return found.shortened(most) if most else found.text


@register.simple_tag
def words_with_opening(statement: Statement) -> SafeString:
    """The words in HTML; an opening mark at their beginning is an element of its own, which may hang."""
    found = words_of(statement)
    if found.quoted and found.quoted[0].start == 0:
        return format_html('<span class="opening">“</span>{}', found.text[1:])
    return conditional_escape(found.text)
