"""Bytes to text: UTF-8, UTF-16, Windows-1252; all else is refused with a sentence that says what to do."""

import pytest

from articles.reading import UnreadableDocument
from articles.reading.encoding import decode

TEXT = "date 2024-05-14\n\nZoë Müller said “no” to Tomás Álvarez.\n"
LIMIT = 1_000_000


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(b"", "empty", id="no bytes"),
        pytest.param(b" \n\t\n", "empty", id="only white space"),
        pytest.param("\ufeff\u200b\n".encode(), "empty", id="only what is never printed"),
        pytest.param(b"date 2024-05-14\n\nA\0B", "NUL", id="NUL in text"),
        pytest.param(
            b"date 2024-05-14 " + b"\1\2\3\4\5\6" * 9, "control characters", id="control characters"
        ),
        pytest.param(b"%PDF-1.7\n", "PDF", id="PDF"),
        pytest.param(b"PK\x03\x04\x14\x00", "Word", id="docx"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00", "picture", id="picture"),
        pytest.param(b"<!DOCTYPE html>\n<html>", "web page", id="HTML"),
        pytest.param(b"\xff\xfed\x00\x00\xd8", "UTF-16", id="lone surrogate in UTF-16"),
        pytest.param(b"\xff\xfed\x00a", "UTF-16", id="half a UTF-16 letter"),
        pytest.param("одно ".encode() * 3 + b"\xff", "UTF-8", id="one broken byte among UTF-8 letters"),
        pytest.param(
            "Zażółć gęślą jaźń, powiedział burmistrz.".encode("cp1250"), "UTF-8", id="Polish code page"
        ),
        pytest.param("Мэр города сказал, что нет денег.".encode("cp1251"), "UTF-8", id="Russian code page"),
        pytest.param(bytes(range(128, 256)) * 9, "UTF-8", id="noise"),
        pytest.param(("a" + "\u0301\u0323" * 50_000).encode(), "accents", id="a pile of accents"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        decode(data, max_bytes=LIMIT)
    assert sentence in refusal.value.message
    assert refusal.value.message.endswith(".")


def test_a_document_over_the_limit_is_refused_and_one_at_it_is_not() -> None:
    assert decode(b"x" * 10, max_bytes=10).text == "x" * 10
    with pytest.raises(UnreadableDocument, match="11 bytes; at most 10"):
        decode(b"x" * 11, max_bytes=10)


def test_the_line_of_the_damage_is_named() -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        decode("Élan\nÉté\n".encode() + b"\xe9t\xe9 \xc3", max_bytes=LIMIT)
    assert refusal.value.line == 3


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode(), id="UTF-8"),
        pytest.param(TEXT.encode("utf-8-sig"), id="UTF-8 with mark"),
        pytest.param(TEXT.encode("utf-16"), id="UTF-16 with mark"),
        pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), id="UTF-16 big-endian with mark"),
        pytest.param(TEXT.encode("utf-16-le"), id="UTF-16 little-endian without mark"),
        pytest.param(TEXT.encode("utf-16-be"), id="UTF-16 big-endian without mark"),
        pytest.param(TEXT.encode("utf-32"), id="UTF-32 with mark"),
        pytest.param(TEXT.encode("cp1252"), id="Windows-1252"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(TEXT.replace("\n", "\r").encode(), id="lone CR"),
        pytest.param(TEXT.replace("á", "a\u0301").encode(), id="accents typed apart"),
        pytest.param(TEXT.replace("Müller", "Mü\u00adller").encode(), id="soft hyphen"),
        pytest.param(TEXT.replace("no", "n\x1bo").encode(), id="stray control character"),
    ],
)
def test_one_text_however_it_was_written(data: bytes) -> None:
    assert decode(data, max_bytes=LIMIT).text == TEXT


def test_characters_are_kept_as_printed() -> None:
    printed = "‘so’ ''so'' — «so»\u00a0… ﬁn 𝒳 👩\u200d👧"
    assert decode(printed.encode(), max_bytes=LIMIT).text == printed
