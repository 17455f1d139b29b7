"""Which forms of names are one organisation's, by their letters alone.

Rule: forms are the same without "the", marks, accents, case and the legal form at the end ("Vega Inc."). An
abbreviation is one word of two to eight capitals, maybe with points. It belongs to a name whose words begin
with its letters, with or without the small words ("Northport Harbour Council": NHC; "Bank of Leeds": BOL or
BL). In brackets after the name it is enough that its letters appear in it in this order ("Interpool (IPL)").
Source: how newspapers introduce abbreviations.
"""

import re

from articles.extraction.lexicons import words
from newsroom.lib.folding import fold_name

_ABBREVIATION = re.compile(r"[A-Z]{2,8}|(?:[A-Z]\.){2,8}|[A-Z]+[&/-][A-Z]+")
_WORD = re.compile(r"[^\W\d_][\w’']*")


def form_key(surface: str) -> str:
    """Equal for two surfaces that are forms of one name."""
    found = fold_name(surface.removeprefix("the ").removeprefix("The ")).split()
    while len(found) > 1 and found[-1] in words("legal_forms"):
        found.pop()
    return " ".join(found)


def has_legal_form(surface: str) -> bool:
    return fold_name(surface) != form_key(surface)


def is_abbreviation(surface: str) -> bool:
    return _ABBREVIATION.fullmatch(surface) is not None


def letters(abbreviation: str) -> str:
    """The letters of an abbreviation in capitals: "N.H.C." is NHC."""
    return "".join(filter(str.isalpha, abbreviation)).upper()


def initials(name: str) -> frozenset[str]:
    """The abbreviations that the words of a name give: of all words, and of the capitalised ones."""
    found = _WORD.findall(name)
    if len(found) < 2:
        return frozenset()
    capitalised = [word for word in found if word[0].isupper()]
    return frozenset("".join(word[0] for word in of).upper() for of in (found, capitalised) if len(of) > 1)


def may_shorten(abbreviation: str, name: str) -> bool:
    """Whether the letters of the abbreviation appear in the name in this order, the first one first."""
    wanted, given = letters(abbreviation), fold_name(name).upper()
    if not wanted or not given.startswith(wanted[0]):
        return False
    position = 0
    for letter in wanted:
        position = given.find(letter, position) + 1
        if not position:
            return False
    return True
