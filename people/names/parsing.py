"""Divides a name into its parts.

Nothing is guessed from a given name. The order of a name follows from the lists in `people/names/lexicons`:
Chinese, Korean, Vietnamese and Khmer names are surname first if the family name is in their list and the rest
has the shape of their given names; Burmese names are not divided; everything else is surname last,
with its particles. Hungarian names count as surname last, as English-language newsrooms print them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from anyascii import anyascii

from people.names.lexicons import (
    BURMESE,
    FAMILY_FIRST,
    GIVEN_NAME_GENDERS,
    HONORIFICS,
    PARTICLES,
    SPANISH,
    SUFFIXES,
)

Gender = Literal["male", "female"]


class Order(StrEnum):
    SURNAME_LAST = "surname last"
    SURNAME_FIRST = "surname first"
    SINGLE = "single"
    """A surname alone: "Brandt", "Mr. Brandt", "von der Leyen"."""
    UNDIVIDED = "undivided"
    """A whole name without a surname: "Pope Francis", "Abu Mazen", "Aung San Suu Kyi"."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """Words as printed. A single name is the surname; its given names are empty."""

    honorifics: tuple[str, ...]
    given: tuple[str, ...]
    particles: tuple[str, ...]
    surname: tuple[str, ...]
    suffix: str
    nickname: str
    order: Order


HYPHENS = re.compile("[‐‑‒–−]")
_APOSTROPHES = re.compile("[’‘ʼ`´]")
_POSSESSIVE = re.compile(r"(?<=\w)(?:'s|(?<=s)')\Z", re.I)
_NICKNAME = re.compile(r"[\"“(]([^\"“”()]{1,30})[\"”)]")
_RUN_OF_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){2,}")
_BARE_INITIALS = re.compile(r"[A-Z]{2}")
_SYLLABLE = (
    r"(?:ng|nh|kh|gh|ph|th|tr|ch|zh|sh|hs|ts|tz|kw|gw|kk|pp|tt|ss|jj|[bcdfghjklmnpqrstwxyz])?"
    r"[aeiouy]{1,3}(?:ng|nh|ch|[nmptkclrhgbw])?"
)
_ONE_SYLLABLE = re.compile(_SYLLABLE)
_TWO_SYLLABLES = re.compile(_SYLLABLE * 2)
# "al-Sisi", "el-Sisi" and "Sisi" are one name in different houses' styles.
ARTICLE = re.compile(r"\b(?:[Aa]l|[Ee]l|ul|ad|as|ash|ar|az)-(?=\w)")
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=1 << 15)
def plain(word: str) -> str:
    """A word in small plain letters: no accents, no stops, no apostrophes; a hyphen becomes a space."""
    letters = anyascii(HYPHENS.sub("-", word)).lower().replace("'", "").replace(".", "")
    return _NOT_A_LETTER.sub(" ", letters).strip()


def joined(words: Sequence[str]) -> str:
    """All words in plain letters, without spaces: "Jong Un" and "Jong-un" are one."""
    return "".join(map(plain, words)).replace(" ", "")


@lru_cache(maxsize=1 << 15)
def parse(name: str) -> PersonName:
    """Takes apart a name as printed, in either order, with or without honorifics; "Alvarez, Maria" is turned.

    Raises ValueError if it has no letter.
    """
    words, nickname = _words(name)
    honorifics, words = _without_honorifics(words)
    if _is_regnal(honorifics, words):
        return PersonName(honorifics, (), (), words, "", nickname, Order.UNDIVIDED)
    suffix = ""
    while len(words) > 1 and plain(words[-1]) in SUFFIXES:
        last = plain(words[-1])
        suffix = suffix if "honour" in SUFFIXES[last] else last
        words = words[:-1]
    given, particles, surname, order = _divided(words)
    return PersonName(honorifics, given, particles, surname, suffix, nickname, order)


def _words(name: str) -> tuple[tuple[str, ...], str]:
    name = _APOSTROPHES.sub("'", HYPHENS.sub("-", name)).strip(" ,;:")
    name = _POSSESSIVE.sub("", name)
    nickname = _NICKNAME.search(name)
    if nickname:
        name = name[: nickname.start()] + name[nickname.end() :]
    before, comma, after = name.partition(",")
    if comma and after.strip() and not all(plain(word) in SUFFIXES for word in after.split()):
        name = f"{after} {before}"
    words: list[str] = []
    for word in name.replace(",", " ").split():
        if _RUN_OF_INITIALS.fullmatch(word):
            words += [f"{letter}." for letter in word if letter.isalpha()]
        elif _BARE_INITIALS.fullmatch(word) and not name.isupper() and _are_honorifics(words):
            words += list(word)  # "JD Vance"
        elif plain(word):
            words.append(word)
    if not words:
        raise ValueError(f"“{name}” is no name: there is no letter in it.")
    return tuple(words), nickname[1] if nickname else ""


def _are_honorifics(words: list[str]) -> bool:
    return all(plain(word) in HONORIFICS for word in words)


def _without_honorifics(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    start = 0
    while start < len(words) - 1 and plain(words[start]) in HONORIFICS:
        if "before" in HONORIFICS[plain(words[start])] and plain(words[start + 1]) not in HONORIFICS:
            break
        start += 1
    return words[:start], words[start:]


def _is_regnal(honorifics: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return (
        bool(honorifics)
        and "regnal" in HONORIFICS[plain(honorifics[-1])]
        and (len(words) == 1 or (len(words) == 2 and plain(words[1]) in SUFFIXES))
    )


_Divided = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], Order]


def _divided(words: tuple[str, ...]) -> _Divided:
    """Given names, particles, surname, order."""
    if len(words) == 1:
        return (), (), words, Order.SINGLE
    if is_surname_first(words):
        return words[1:], (), words[:1], Order.SURNAME_FIRST
    burmese = sum(plain(word) in BURMESE for word in words)
    if (burmese >= 2 and 2 * burmese >= len(words)) or (len(words) == 2 and plain(words[0]) == "abu"):
        return (), (), words, Order.UNDIVIDED
    if _is_surname_alone(words):
        return (), (), words, Order.SINGLE
    start = len(words) - 1
    if len(words) >= 3 and plain(words[-1]) in SPANISH and plain(words[-2]) in SPANISH:
        start -= 1
    surname = words[start:]
    end = start
    while start > 1 and _is_particle(words[start - 1]):
        start -= 1
    return words[:start], words[start:end], surname, Order.SURNAME_LAST


def _is_surname_alone(words: tuple[str, ...]) -> bool:
    """ "De Niro", "bin Laden", "von der Leyen", but not "Van Morrison" or "Al Gore"."""
    if words[0].islower() and _is_particle(words[0]):
        return True
    opens = "opens" in PARTICLES.get(plain(words[0]), ())
    return opens and (len(words) == 2 or all(map(_is_particle, words[:-1])))


def _is_particle(word: str) -> bool:
    return plain(word) in PARTICLES and (len(word) > 2 or word.islower() or len(plain(word)) > 1)


def is_surname_first(words: tuple[str, ...]) -> bool:
    family, *given = (plain(word) for word in words)
    if family not in FAMILY_FIRST or len(given) > 3:
        return False
    syllables = [syllable for word in given for syllable in word.split()]
    if len(syllables) > 1 and all(map(_ONE_SYLLABLE.fullmatch, syllables)):
        return True
    hyphen_and_small = re.fullmatch(r"\w+-[a-z]\w+", words[1]) and len(words) == 2
    if hyphen_and_small:
        return True
    word = given[0]
    return (
        len(syllables) == 1
        and "also" not in FAMILY_FIRST[family]
        and bool(_ONE_SYLLABLE.fullmatch(word) or _TWO_SYLLABLES.fullmatch(word))
    )


def regnal_words(parsed: PersonName) -> tuple[str, ...]:
    return parsed.honorifics[-1:] if parsed.order is Order.UNDIVIDED else ()


def in_printed_order(parsed: PersonName) -> tuple[str, ...]:
    if parsed.order is Order.SURNAME_FIRST:
        return parsed.surname + parsed.given
    return parsed.given + parsed.particles + parsed.surname


def gender(name: str) -> Gender | None:
    """The gender of the honorifics: "Mr", "King" male, "Ms", "Sister" female; None for none or both."""
    try:
        marks = [HONORIFICS[plain(word)] for word in parse(name).honorifics]
    except ValueError:
        return None
    said = {mark for found in marks for mark in found}
    if "male" in said:
        return None if "female" in said else "male"
    return "female" if "female" in said else None


def without_article(name: str) -> str:
    """ "Abdel Fattah al-Sisi" as "Abdel Fattah Sisi"."""
    return ARTICLE.sub("", HYPHENS.sub("-", name))


def given_name_gender(name: str) -> Gender | None:
    """The gender of the first given name: "Maria Alvarez" female; None for "Kim Reyes" and "Alvarez"."""
    try:
        given = parse(name).given
    except ValueError:
        return None
    found = GIVEN_NAME_GENDERS.get(plain(given[0]), frozenset()) if given else frozenset()
    return "male" if "male" in found else "female" if "female" in found else None
