"""Reading: the bytes of a document in, one article as plain values out. No files, no clock, no database."""

from articles.reading import plain_text
from articles.reading.encoding import decode
from articles.reading.parsed import ParsedArticle, ParsedCaption, UnreadableDocument

__all__ = ["ParsedArticle", "ParsedCaption", "UnreadableDocument", "read_document"]


def read_document(data: bytes, *, max_bytes: int) -> ParsedArticle:
    """The article that a document holds. Offsets elsewhere count code points of its `body`.

    Raises UnreadableDocument, whose message says what to do, for a document that is too large, empty, not
    text, without a date, or with impossible headers.
    """
    return plain_text.read(decode(data, max_bytes=max_bytes))
