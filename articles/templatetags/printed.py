"""Renders a paragraph of an article with its evidence marked."""

from collections.abc import Sequence

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from articles.presentation.evidence import EvidenceMark
from articles.presentation.sentences import sentence_of
from articles.text.segments import Segment

register = template.Library()
register.simple_tag(sentence_of)


@register.simple_tag
def printed(segments: Sequence[Segment[EvidenceMark]]) -> SafeString:
    """The escaped words of one paragraph in nested elements; a mark that crosses another is split."""
    output: list[SafeString] = []
    # The marks that are open, outermost first, each with its element.
    opened: list[tuple[EvidenceMark, str]] = []
    numbers: list[EvidenceMark] = []
    for segment in [*segments, None]:
        marks = segment.annotations if segment else ()
        kept = _shared(opened, marks)
        while len(opened) > kept:
            mark, element = opened.pop()
            output.append(format_html("</{}>", element))
            if mark.number is not None and mark.end <= (segment.start if segment else segments[-1].end):
                numbers.append(mark)
        # A number is a link, and a link must not be inside another.
        if numbers and "a" not in (element for _mark, element in opened):
            output.extend(_number(mark) for mark in sorted(numbers, key=lambda mark: mark.number or 0))
            numbers = []
        for mark in marks[kept:]:
            element = _element(mark, inside_link="a" in (element for _mark, element in opened))
            output.append(_opening(element, mark, first=mark in segment.opening))
            opened.append((mark, element))
        if segment:
            output.append(conditional_escape(segment.text))
    return format_html_join("", "{}", ((piece,) for piece in output))


def _shared(opened: Sequence[tuple[EvidenceMark, str]], marks: Sequence[EvidenceMark]) -> int:
    """The number of elements that stay open, counted from the outermost."""
    kept = 0
    for (before, _element), after in zip(opened, marks, strict=False):
        if before is not after:
            break
        kept += 1
    return kept


def _element(mark: EvidenceMark, inside_link: bool) -> str:
    if mark.classes == "found":
        return "mark"
    return "a" if mark.href and not inside_link else "span"


def _opening(element: str, mark: EvidenceMark, first: bool) -> SafeString:
    attributes = {
        "class": mark.classes if element != "mark" else "",
        "id": mark.anchor if first else "",
        "href": mark.href if element == "a" else "",
    }
    return format_html(
        "<{}{}>",
        element,
        format_html_join("", ' {}="{}"', ((name, value) for name, value in attributes.items() if value)),
    )


def _number(mark: EvidenceMark) -> SafeString:
    return format_html('<a class="ref" href="#{}">{}</a>', mark.note, mark.number)
