"""The plain text document: headers or none, perhaps a headline and a byline, then paragraphs and captions."""

import re
from dataclasses import replace
from datetime import date

from articles.reading.captions import caption
from articles.reading.dates import NoSuchDate, leading_date, whole_date
from articles.reading.headers import Headers, read_headers
from articles.reading.headlines import derived_headline, printed_headline
from articles.reading.layout import Paragraph, paragraphs
from articles.reading.parsed import ParsedArticle, ParsedCaption, UnreadableDocument

_DATE_LABEL = re.compile(
    r"(?:first |last )?(?:published|posted|updated|created|issued|filed)(?: on| at)?\s*:?\s+", re.I
)
_IN_DATELINE = re.compile(r"(?:, | \()(?=[A-Z0-9])")
_DASH = re.compile(r"\)?(?: \([A-Z][A-Za-z]+\))?:?\s*(?:[–—-]|--)")
_LONGEST_DATELINE = 80
_DATE_IN_ADDRESS = re.compile(r"/([0-9]{4})[/-]([0-9]{2})[/-]([0-9]{2})(?:/|-|\Z)")
_NAME = r"[A-Z][\w.'’-]*"
_BYLINE = re.compile(rf"(?:By|BY) (?P<names>{_NAME}(?:,? (?:{_NAME}|and|de|van|von|bin|al-\w+)){{0,11}})")
_DATE_WITHIN = 6
"""A line among so many paragraphs at the top that is a date is the article's date."""


def read(text: str) -> ParsedArticle:
    """`text` has LF line ends. Raises UnreadableDocument if it has no date or no text below the headers."""
    lines = text.split("\n")
    headers = read_headers(lines)
    printed = _printed(headers, lines)
    published_on, printed = _date(headers, printed)
    texts, captions = _without_captions(printed)
    body, headline = texts, headers.values.get("headline")
    if body and headline is None and not headers.lede:
        headline, body = printed_headline(body)
    byline = headers.values.get("byline")
    if byline is None:
        byline, body = _byline(body)
    if not body:
        raise UnreadableDocument(
            "There is no text below the headers. Put the article's text into the document, or remove it."
        )
    return ParsedArticle(
        headline=headline or derived_headline(body[0].text),
        headline_derived=headline is None,
        published_on=published_on,
        body="\n\n".join(paragraph.text for paragraph in body),
        byline=byline or "",
        outlet=headers.values.get("outlet", ""),
        url=headers.values.get("url", ""),
        document_id=headers.values.get("id", ""),
        language=headers.values.get("language", "en"),
        captions=tuple(_counted_from_body(captions, len(texts) - len(body))),
    )


def _printed(headers: Headers, lines: list[str]) -> list[Paragraph]:
    """The paragraphs below the headers; the first may begin in the date's own line."""
    if not headers.lede:
        return paragraphs(lines[headers.next_line :], headers.next_line + 1)
    return paragraphs([headers.lede, *lines[headers.next_line :]], headers.next_line)


def _date(headers: Headers, printed: list[Paragraph]) -> tuple[date, list[Paragraph]]:
    """The first of: header, a line at the top or the end that is a date, dateline, web address."""
    if headers.published_on:
        return headers.published_on, printed
    for index in [*range(min(_DATE_WITHIN, len(printed))), len(printed) - 1]:
        if printed and (found := _date_line(printed[index])):
            return found, printed[:index] + printed[index + 1 :]
    for paragraph in printed[:3]:
        if found := _date_in_dateline(paragraph):
            return found, printed
    if in_address := _DATE_IN_ADDRESS.search(headers.values.get("url", "")):
        try:
            return date(*map(int, in_address.groups())), printed
        except ValueError:
            pass  # digits that are not a date, for example a page number
    raise UnreadableDocument("No date found. Begin the document with a line such as “date 2023-09-13”.")


def _date_line(paragraph: Paragraph) -> date | None:
    label = _DATE_LABEL.match(paragraph.text)
    try:
        return whole_date(paragraph.text[label.end() if label else 0 :])
    except NoSuchDate as error:
        raise UnreadableDocument(f"Line {paragraph.line}: {error}", paragraph.line) from error


def _date_in_dateline(paragraph: Paragraph) -> date | None:
    """ "LISBON, 14 May 2024 – …", "LISBON (May 14, 2024) – …"."""
    for beginning in _IN_DATELINE.finditer(paragraph.text[:_LONGEST_DATELINE]):
        try:
            found = leading_date(paragraph.text[beginning.end() :])
        except NoSuchDate as error:
            raise UnreadableDocument(f"Line {paragraph.line}: {error}", paragraph.line) from error
        if found and _DASH.match(paragraph.text, beginning.end() + found[1]):
            return found[0]
    return None


def _byline(printed: list[Paragraph]) -> tuple[str | None, list[Paragraph]]:
    """A separate paragraph above the text: "By Maria Alvarez and Chen Wei"."""
    for index, paragraph in enumerate(printed[:2]):
        found = _BYLINE.fullmatch(paragraph.text)
        if found and len(printed) > index + 1:
            return found["names"], printed[:index] + printed[index + 1 :]
    return None, printed


def _without_captions(printed: list[Paragraph]) -> tuple[list[Paragraph], list[ParsedCaption]]:
    body: list[Paragraph] = []
    captions: list[ParsedCaption] = []
    for paragraph in printed:
        found = caption(paragraph.text)
        if found is None:
            body.append(paragraph)
            continue
        words, credit = found
        above = captions[-1] if captions else None
        continues = not words or words.startswith("Picture taken")
        if continues and above and not above.credit and above.after_paragraph == len(body):
            captions[-1] = ParsedCaption(f"{above.text} {words}".strip(), credit, len(body))
        else:
            captions.append(ParsedCaption(words, credit, len(body)))
    return body, captions


def _counted_from_body(captions: list[ParsedCaption], paragraphs: int) -> list[ParsedCaption]:
    """The captions, if that many paragraphs above the text are not body but headline and byline."""
    return [
        replace(caption, after_paragraph=max(0, caption.after_paragraph - paragraphs)) for caption in captions
    ]
