"""Reading: the bytes of a document in, one article as plain values out. No files, no clock, no database."""

from dataclasses import replace

from articles.reading import plain_text
from articles.reading.encoding import decode
from articles.reading.language_detection import language_of
from articles.reading.parsed import ParsedArticle, ParsedCaption, UnreadableDocument

__all__ = ["ParsedArticle", "ParsedCaption", "UnreadableDocument", "read_document"]


def read_document(data: bytes, *, max_bytes: int) -> ParsedArticle:
    """The article that a document holds. Offsets elsewhere count code points of its `body`.

    Raises UnreadableDocument, whose message says what to do, for a document that is too large, empty, not
    text, without a date, or with impossible headers.
    """
    decoded = decode(data, max_bytes=max_bytes)
    parsed = plain_text.read(decoded.text)
    return replace(
        parsed,
        language=language_of(parsed.body, declared=parsed.language),
        repairs=tuple(map(str, decoded.repairs)),
    )
