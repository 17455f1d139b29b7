"""Bytes to text. A document is UTF-8 or UTF-16, with or without a byte order mark, or Windows-1252.

Windows-1252 is chosen only if charset-normalizer finds that the bytes are text in it: nearly any bytes can be
decoded as Windows-1252, and a Polish or Russian page would be stored as nonsense.
"""

import codecs
import re
import unicodedata
from typing import NamedTuple

from charset_normalizer import from_bytes

from articles.reading.mojibake import Repair, repaired
from articles.reading.parsed import UnreadableDocument

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a Word, OpenDocument or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_HTML = re.compile(rb"\s*<(?:!doctype\s+html|html|\?xml)\b", re.I)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# These are never printed: controls, soft hyphen, zero-width space, word joiner, byte order marks inside the
# text. (The joiners U+200C and U+200D shape letters and stay.)
_UNPRINTED = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff]")
# Composing is quadratic in the accents on one letter; no script has more than this (UAX 15, section 13).
_MOST_MARKS = 30
_HIGH_RUN = re.compile("[\u0300-\U0010ffff]{31,}")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f]")


class DecodedText(NamedTuple):
    text: str
    repairs: tuple[Repair, ...]
    """The mojibake that was repaired in it."""


def decode(data: bytes, *, max_bytes: int) -> DecodedText:
    """The text of a document: lines end in LF, letters are composed (NFC), nothing unprintable is left.

    Raises UnreadableDocument if the bytes are too many, empty, or not text.
    """
    if len(data) > max_bytes:
        raise UnreadableDocument(
            f"The document has {len(data):,} bytes; at most {max_bytes:,} are read. "
            "Split it, or raise the limit in the settings."
        )
    text = _LINE_ENDS.sub("\n", _decoded(data))
    if "\0" in text:
        raise UnreadableDocument("The document holds NUL bytes, so it is not text. Save it as plain text.")
    # Old systems leave a few stray control characters; many of them mean that it is not text.
    if len(_CONTROL.findall(text)) > max(3, len(text) // 100):
        raise UnreadableDocument(
            "The document is full of control characters, so it is not text. Save it as plain text."
        )
    # Mojibake may consist of what is never printed; composed, it has one character for each of its bytes.
    text, repairs = repaired(_composed(text))
    text = _composed(_UNPRINTED.sub("", text))
    if not text.strip():
        raise UnreadableDocument("The document is empty. Put the article's text into it, or remove it.")
    return DecodedText(text, repairs)


def _composed(text: str) -> str:
    """Letters composed (NFC), so that one name is one string however it was typed."""
    for run in _HIGH_RUN.findall(text):
        marks = 0
        for character in run:
            marks = marks + 1 if unicodedata.combining(character) else 0
            if marks > _MOST_MARKS:
                raise UnreadableDocument(
                    "The document piles accents on one letter without end, so it is not text. Remove them."
                )
    return unicodedata.normalize("NFC", text)


def _decoded(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableDocument(f"This is {kind}, not plain text. Save its words as a text file.")
    if _HTML.match(data):
        raise UnreadableDocument("This is a web page, not plain text. Save its words as a text file.")
    if b"\0" in data:
        return _strictly(data, _utf_16_without_mark(data))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf_8(data):
            raise _damaged(data, error) from error
    return _windows_1252(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _damaged(data, error) from error


def _damaged(data: bytes, error: UnicodeDecodeError) -> UnreadableDocument:
    encoding = error.encoding.upper()
    line_end = "\n".encode(error.encoding)
    line = data[: error.start].count(line_end) + 1
    return UnreadableDocument(
        f"Line {line} is damaged: the document is {encoding}, but not all of it. Save it as UTF-8 again.",
        line,
    )


def _utf_16_without_mark(data: bytes) -> str:
    """Latin letters and white space have one zero byte each, on the same side of every pair."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if len(data) % 2 == 0 and not (even and odd) and even + odd >= len(data) / 8:
        return "utf-16-le" if odd else "utf-16-be"
    raise UnreadableDocument("The document holds NUL bytes, so it is not text. Save it as plain text.")


def _is_damaged_utf_8(data: bytes) -> bool:
    """Whether more of the bytes outside ASCII are whole UTF-8 letters than are not."""
    whole = sum(not character.isascii() for character in data.decode("utf-8", "ignore"))
    broken = data.decode("utf-8", "replace").count("\ufffd")
    return whole >= broken


def _windows_1252(data: bytes) -> str:
    if from_bytes(data, cp_isolation=["cp1252"]).best() is not None:
        return data.decode("cp1252")
    likely = from_bytes(data).best()
    if likely is None:
        raise UnreadableDocument(
            "The document is not text in UTF-8, UTF-16 or Windows-1252. Save it as UTF-8."
        )
    raise UnreadableDocument(
        f"The document seems to be written in {likely.encoding}, which is not read. Save it as UTF-8."
    )
