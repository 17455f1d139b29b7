"""The part of a text that can be drawn.

A character that no font has is written in Latin letters, or as “[…]” where it has none: a reader must not
take an empty box for what was printed. Chinese, Japanese and Korean are written in Latin letters.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from articles.cards.lettering.fonts import fonts

OMITTED = "[…]"
# Joiners and variation selectors are drawn with their neighbours. Other invisible characters, such as those
# that reverse the direction of the following text, are taken out.
KEPT_UNSEEN = "\u200c\u200d\ufe0e\ufe0f"
# More accents on one letter than any language writes would cover the lines above and below.
MOST_MARKS = 4
SPACES = re.compile(r"\s+")
OMISSIONS = re.compile(rf"{re.escape(OMITTED)}(?:\s*{re.escape(OMITTED)})+")


def drawable(text: str) -> str:
    """`text` on one line, with what cannot be drawn replaced."""
    drawn, marks = [], 0
    for character in unicodedata.normalize("NFC", text):
        marks = marks + 1 if unicodedata.category(character) == "Mn" else 0
        if marks <= MOST_MARKS:
            drawn.append(_drawn(character))
    return SPACES.sub(" ", OMISSIONS.sub(OMITTED, "".join(drawn))).strip()


def is_unseen(character: str) -> bool:
    return character in KEPT_UNSEEN or unicodedata.category(character) == "Cf"


@lru_cache(maxsize=20_000)
def _drawn(character: str) -> str:
    category = unicodedata.category(character)
    if character.isspace() or category == "Cc":
        return " "
    if is_unseen(character):
        return character if character in KEPT_UNSEEN else ""
    if any(font.has(character) for font in fonts()):
        return character
    latin = "" if category in ("Cs", "Co", "Cn") else anyascii(character)
    return latin if latin and latin.isprintable() else OMITTED
