"""Sets a paragraph of an article with its evidence marked in place."""

from collections.abc import Sequence

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from articles.typesetting import Mark, Open, Paragraph, pieces

register = template.Library()


@register.simple_tag
def printed(body: str, part: Paragraph, marks: Sequence[Mark]) -> SafeString:
    """The words of one paragraph, escaped, inside balanced elements."""
    output: list[SafeString] = []
    # Elements that stand open, so that each is closed by its own name and no link lies inside a link.
    elements: list[str] = []
    numbers: list[Mark] = []
    for piece in pieces(body, part, marks):
        if isinstance(piece, str):
            output.append(conditional_escape(piece))
        elif isinstance(piece, Open):
            element = "a" if piece.mark.href and "a" not in elements else _element_without_link(piece.mark)
            elements.append(element)
            output.append(_opening(element, piece))
        else:
            output.append(format_html("</{}>", elements.pop()))
            if piece.last and piece.mark.number is not None:
                numbers.append(piece.mark)
        if numbers and "a" not in elements:
            output.extend(_number(mark) for mark in numbers)
            numbers = []
    return format_html_join("", "{}", ((piece,) for piece in output))


def _element_without_link(mark: Mark) -> str:
    return "mark" if mark.classes == "found" else "span"


def _opening(element: str, piece: Open) -> SafeString:
    mark = piece.mark
    attributes = {
        "class": mark.classes,
        "id": mark.anchor if piece.first else "",
        "href": mark.href if element == "a" else "",
    }
    return format_html(
        "<{}{}>",
        element,
        format_html_join("", ' {}="{}"', ((name, value) for name, value in attributes.items() if value)),
    )


def _number(mark: Mark) -> SafeString:
    return format_html('<a class="ref" href="#{}">{}</a>', mark.note, mark.number)
