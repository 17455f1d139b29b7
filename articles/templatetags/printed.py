"""Sets a paragraph of an article with its evidence marked in place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from articles.extraction.lexicon import words
from articles.marking import Segment
from articles.models import Statement
from articles.views.evidence import EvidenceMark

register = template.Library()

_STOP = re.compile(r"(?P<word>[\w.]*)(?P<stop>[.?!])[\"”’']*\s")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")


@register.simple_tag
def printed(segments: Sequence[Segment[EvidenceMark]]) -> SafeString:
    """The words of one paragraph, escaped, in elements that nest: a mark that crosses another is split."""
    output: list[SafeString] = []
    # What stands open, from the outside in, and the element that shows it.
    opened: list[tuple[EvidenceMark, str]] = []
    numbers: list[EvidenceMark] = []
    for segment in [*segments, None]:
        marks = segment.marks if segment else ()
        kept = _shared(opened, marks)
        while len(opened) > kept:
            mark, element = opened.pop()
            output.append(format_html("</{}>", element))
            if mark.number is not None and mark.end <= (segment.start if segment else segments[-1].end):
                numbers.append(mark)
        # A number is a link, and no link lies inside a link.
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
    """How many elements from the outside in stay open."""
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


@dataclass(frozen=True, slots=True)
class Sentence:
    before: str
    words: str
    after: str


@register.simple_tag
def sentence_of(statement: Statement) -> Sentence | None:
    """The printed sentence around the first stretch of a statement; None where nothing stands around it.

    The statement comes from a list that was asked `with_sentence()`.
    """
    around = getattr(statement, "around", None)
    if not around:
        return None
    start = statement.words_start - statement.around_start
    end = statement.words_end - statement.around_start
    before = around[:start].rpartition("\n\n")[2]
    after = around[end:].partition("\n\n")[0]
    if around[:end].endswith((".", "?", "!")) and after[:1].isspace():
        after = ""
    before = before[max(_sentence_ends(before), default=0) :]
    after = after[: min(_sentence_ends(after), default=len(after))].rstrip()
    if not any(map(str.isalnum, before + after)):
        return None
    return Sentence(before.lstrip(), around[start:end], after)


def _sentence_ends(text: str) -> Iterator[int]:
    """Where the next sentence begins; the point of an abbreviation or of initials ends none."""
    for stop in _STOP.finditer(text):
        word = stop["word"]
        abbreviated = word.lower() in words("abbreviations") or _INITIALS.fullmatch(word)
        if stop["stop"] != "." or not abbreviated:
            yield stop.end()
