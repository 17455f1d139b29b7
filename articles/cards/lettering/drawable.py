"""What can be drawn of a text.

A character that no font has is written in Latin letters, and left out as “[…]” where it has none: a reader
must not take an empty box for what was printed.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from articles.cards.lettering.fonts import fonts

OMITTED = "[…]"
# Joiners and variation selectors are drawn with their neighbours. The other invisible characters, such as
# those that turn the direction of what follows, could only make a line say something else.
KEPT_UNSEEN = "\u200c\u200d\ufe0e\ufe0f"
# More accents on one letter than any language writes would be drawn over the lines above and below.
MOST_MARKS = 4
SPACES = re.compile(r"\s+")
OMISSIONS = re.compile(rf"{re.escape(OMITTED)}(?:\s*{re.escape(OMITTED)})+")


def drawable(text: str) -> str:
    """`text` on one line, without what cannot be drawn."""
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
