"""Spellings of names that come from another script, and of umlauts.

Newspapers write one Cyrillic or Arabic name in several ways. A key makes the spellings equal. In a name that
is not a transcription the same differences tell people apart: Reed and Reid, Gray and Grey.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from people.names.lexicons import ARABIC_GIVEN
from people.names.parsing import PersonName, joined, plain

# Cyrillic endings (-sky, -skyy, -skiy, -skij), Arabic and Persian vowels and consonants (Hussein, Husain;
# Qassem, Kassem), doubled letters. Applied in this order.
_SPELLINGS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"sch", "sh"),
        (r"tch|tsch", "ch"),
        (r"ph", "f"),
        (r"kh|gh", "h"),
        (r"ck|q|c(?![eihy])", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"(?:ij|iy|yi|yy|ii|ei|ai|ay|ey)\b", "i"),
        (r"ei|ai|ay|ey", "e"),
        (r"[yj]", "i"),
        (r"ie", "e"),
        (r"(.)\1+", r"\1"),
    )
)
_MUHAMMAD = re.compile(r"m[uo]h?am+[ae]d")
_SLAVIC = re.compile(r"(?:[oeiy]v|[oe]va|[zv]in|[zv]ina|sk(?:y|yy|yi|iy|ij|ii|i|aya|aia)|enko|chuk|shvili)\Z")
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "ø": "oe"}
)


@lru_cache(maxsize=1 << 15)
def transcription_key(letters: str) -> str:
    """One key for the spellings of a transcribed name; `letters` are plain letters without spaces."""
    letters = _MUHAMMAD.sub("muhamad", letters)
    for pattern, replacement in _SPELLINGS:
        letters = pattern.sub(replacement, letters)
    return letters


def is_transcribed(name: PersonName) -> bool:
    """Whether the name shows that it comes from Cyrillic or Arabic script: by its ending or a given name."""
    words = [plain(word) for word in name.given + name.particles + name.surname]
    slavic = bool(name.surname) and bool(_SLAVIC.search(plain(name.surname[-1])))
    return slavic or any(word in ARABIC_GIVEN or _MUHAMMAD.fullmatch(word) for word in words)


def with_umlauts_written_out(words: Sequence[str]) -> str:
    """The words joined in plain letters, with "ä" as "ae", "ö" as "oe", "ü" as "ue", "å" as "aa"."""
    return joined([word.translate(_UMLAUTS) for word in words])
