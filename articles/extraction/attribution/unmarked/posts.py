"""Posts of social networks that a text has embedded, with the account's line below.

Rule: a paragraph ends with a dash, the account's name and its handle in brackets, and after that nothing but
a date, a time or the network ("— Ann Lee (@annlee) March 3, 2023"); the dash may be missing where this is a
paragraph of its own. What is before the dash is the holder's post, without links at its end; if nothing is,
the paragraph before is. Source: the form in which X and Twitter give a post to be embedded.
"""

import re
from collections.abc import Sequence

from articles.extraction.attribution.unmarked.speech import Speech, SpeechKind, has_words, speech
from articles.extraction.types import Span

_MONTH = r"[A-Z][a-z]{2,8}\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
_TIME = r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?)?"
_NETWORK = r"(?:[,·]? (?:on|via) [A-Z]\w*)?"
_SIGNED = re.compile(
    r"(?:[—–]|--|(?:(?<=\s)|^)-)\s?(?P<name>[^\n—–@()]{2,60}?) ?\(@\w{1,30}\)"
    rf"{_NETWORK}(?:[,·]? {_DATE})?{_TIME}{_NETWORK}(?:</\w+>)?\.?\Z"
)
_LINE = re.compile(
    r"(?P<name>[A-Z][^\n—–@(),;:]{1,60}?) ?\(@\w{1,30}\)"
    rf"{_NETWORK}[,·]? {_DATE}{_TIME}{_NETWORK}\.?"
)
"""The same without a dash; then it is a paragraph of its own, and the date may not be missing."""
_MARKUP = re.compile(r"<[^<>\n]*>\s*")
_LINKS = re.compile(r"(?:\s*(?:https?://|pic\.twitter\.com/)\S+)+\s*\Z")
_LONGEST_LINE = 160


def find_posts(text: str, paragraphs: Sequence[Span]) -> list[Speech]:
    """All embedded posts of one text."""
    found: list[Speech] = []
    for number, paragraph in enumerate(paragraphs):
        if "(@" not in text[max(paragraph.start, paragraph.end - _LONGEST_LINE) : paragraph.end]:
            continue
        printed = text[paragraph.start : paragraph.end]
        signed = _SIGNED.search(printed, max(0, len(printed) - _LONGEST_LINE)) or _LINE.fullmatch(printed)
        if signed is None:
            continue
        speaker = Span(paragraph.start + signed.start("name"), paragraph.start + signed.end("name"))
        post = _without_links(text, Span(paragraph.start, paragraph.start + signed.start()))
        if not has_words(text, post) and number:
            post = _without_links(text, paragraphs[number - 1])
        found.extend(speech(text, SpeechKind.POST, [post], speaker))
    return found


def _without_links(text: str, span: Span) -> Span:
    markup = _MARKUP.match(text, span.start, span.end)
    start = markup.end() if markup else span.start
    links = _LINKS.search(text[start : span.end])
    return Span(start, start + links.start() if links else span.end)
