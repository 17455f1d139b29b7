"""Cuts what was typed into tokens: `[-][operator:]value`, the value perhaps in quotation marks."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Control characters, lone surrogates, line and paragraph separators.
_REPLACED_CATEGORIES = {"Cc", "Cs", "Zl", "Zp"}
_OPERATOR = re.compile(r"([^\W\d_]{2,20}):(?!//)")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


@dataclass(frozen=True, slots=True)
class QueryToken:
    """One token. `start` and `end` are code points into the cleaned text, half-open."""

    start: int
    end: int
    value: str
    operator: str = ""
    negated: bool = False
    quoted: bool = False


def clean(typed: str, max_length: int) -> str:
    """`typed` on one line, in composed form, with straight quotation marks and nothing that PostgreSQL
    cannot store. Characters far beyond `max_length` are dropped; the caller still has to cut the rest.
    """
    # Composing can shorten a text, hence the reserve. The limit keeps the work on a huge paste bounded.
    typed = typed[: max_length * 10]
    kept = "".join(" " if unicodedata.category(char) in _REPLACED_CATEGORIES else char for char in typed)
    return " ".join(unicodedata.normalize("NFC", kept).translate(_QUOTES).split())


def tokenize(text: str) -> Iterator[QueryToken]:
    """The tokens of a cleaned text, in order. An unclosed quotation mark reaches to the end of the text."""
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        start = at
        negated = text[at] in "-−" and at + 1 < len(text) and text[at + 1] != " "
        at += negated
        operator = ""
        if match := _OPERATOR.match(text, at):
            operator, at = match[1], match.end()
        quoted = at < len(text) and text[at] == '"'
        if quoted:
            closing = text.find('"', at + 1)
            stop = len(text) if closing < 0 else closing
            value, at = text[at + 1 : stop], stop + 1
        else:
            # A quotation mark inside a word starts a new token: say"hello there" is two tokens.
            stop = min(
                (found for found in (text.find(" ", at), text.find('"', at)) if found >= 0), default=len(text)
            )
            value, at = text[at:stop], stop
        yield QueryToken(start, min(at, len(text)), value, operator, bool(negated), quoted)
