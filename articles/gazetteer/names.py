"""The key of a place name, and the ways to read a surface as a place name.

`key` folds case, accents, punctuation and common abbreviations: "St. John’s", "Saint John's" and "ST JOHNS"
have one key. `readings` removes words that a tagger includes in a surface but that are not part of the name:
"the", a possessive, "downtown", "City of", "Province".
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from articles.gazetteer.data_files import records, values
from articles.gazetteer.toponyms import PlaceKind

# Letters without a Unicode decomposition.
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ə": "a",
        "ŋ": "n",
    }
)
_DROPPED = re.compile(r"['’‘ʻʼʿʾ`´.\u200b]")
_GAPS = re.compile(r"[^\w]+|_")
LONGEST = 120
"""Code points of the longest surface that can be a name."""
_LONGEST_WORDS = 12
"""Words of the longest surface that can be more than a name."""
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?$")


def fold(name: str) -> str:
    """Lower case, without accents and other marks on letters.

    Not `newsroom.lib.folding`: the keys in data/places.npz were written with this rule.
    """
    if name.isascii():
        return name.lower()
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """The form of a name in the table's index: folded, without punctuation, one space between words.

    "St.", "Mt." and "Ft." are written in full except as the last word; "&" becomes "and".
    """
    plain = _DROPPED.sub("", fold(name).replace("&", " and "))
    words = _GAPS.sub(" ", plain).split()
    if len(words) > 1:
        words = [_abbreviations().get(word, word) for word in words[:-1]] + words[-1:]
    return " ".join(words)


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    """data/abbreviations.csv."""
    return dict(records("abbreviations.csv"))


class Relation(StrEnum):
    """How the thing that the surface means relates to the place of the name."""

    SAME = "same"
    PART = "part"
    """ "downtown Boston": a part of Boston."""
    LOCATED_IN = "located in"
    """ "Boston Marathon Hotel": probably in Boston."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a surface as a name of the gazetteer."""

    key: str
    penalty: float
    """Powers of ten by which this reading is less likely than the unchanged surface."""
    kinds: frozenset[PlaceKind] | None = None
    """The kinds that the removed words allow; None where they allow every kind."""
    relation: Relation = Relation.SAME


@dataclass(frozen=True, slots=True)
class _ContextWords:
    """data/words.csv, by role."""

    before: dict[str, frozenset[PlaceKind]]
    after: dict[str, frozenset[PlaceKind]]
    county: frozenset[str]
    leading: frozenset[str]
    trailing: frozenset[str]
    facility: frozenset[str]
    road: frozenset[str]
    opener: frozenset[str]
    thing: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _ContextWords:
    kinds: dict[str, dict[str, frozenset[PlaceKind]]] = {}
    for role, allowed, words in records("words.csv"):
        group = frozenset(map(PlaceKind, values(allowed)))
        kinds.setdefault(role, {}).update(dict.fromkeys(values(words), group))
    return _ContextWords(
        before=kinds["before"],
        after=kinds["after"],
        county=frozenset(kinds["county"]),
        leading=frozenset(kinds["leading"]),
        trailing=frozenset(kinds["trailing"]),
        facility=frozenset(kinds["facility"]),
        road=frozenset(kinds["road"]),
        opener=frozenset(kinds["opener"]),
        thing=frozenset(kinds["thing"]),
    )


class _Add(Protocol):
    """The collecting function in `readings`."""

    def __call__(
        self,
        text: str,
        penalty: float,
        kinds: frozenset[PlaceKind] | None = None,
        relation: Relation = Relation.SAME,
    ) -> None: ...


def sentence_openers() -> frozenset[str]:
    """Words in lower case that open a sentence before a name and are not part of it: "In Nairobi"."""
    return _words().opener


def ends_with_county_word(surface: str) -> bool:
    """Whether the name itself says that it is a county or a province: "Lamar County"."""
    _, gap, last = surface.rpartition(" ")
    return bool(gap) and last.istitle() and last.lower() in _words().county


def is_generic(surface: str) -> bool:
    """Whether every word only says what a thing is or where in it: "Centre", "Western District"."""
    words = _words()
    generic = (words.leading, words.trailing, words.facility, words.after, words.before, words.thing)
    return all(any(word in group for group in generic) for word in plain(surface).split())


def plain(surface: str) -> str:
    """The key of a surface without quotation marks, brackets and a possessive ending.

    Empty where the surface is too long to be a name.
    """
    return _plain(surface) if len(surface) <= LONGEST else ""


@lru_cache(maxsize=8192)
def _plain(surface: str) -> str:
    return key(_POSSESSIVE.sub("", surface.strip(" \t\n\"“”'’‘,;:()[]-–—")))


@lru_cache(maxsize=8192)
def readings(surface: str) -> tuple[Reading, ...]:
    """The ways to read `surface` as a name, those that change it least first; at most a dozen."""
    found: dict[str, Reading] = {}

    def add(
        text: str,
        penalty: float,
        kinds: frozenset[PlaceKind] | None = None,
        relation: Relation = Relation.SAME,
    ) -> None:
        if text and text not in found:
            found[text] = Reading(text, penalty, kinds, relation)

    whole = plain(surface)
    add(whole, 0.0)
    words = whole.split()
    if words[:1] == ["the"]:
        words = words[1:]
        add(" ".join(words), 0.0)
    if len(words) > _LONGEST_WORDS:
        return tuple(found.values())
    _typed(words, add)
    _modified(words, add)
    _facility(words, add)
    return tuple(found.values())


def _typed(words: list[str], add: _Add) -> None:
    """ "City of X", "X Province": the word says which kind of place X is."""
    before, after = _words().before, _words().after
    if len(words) > 2 and words[1] == "of" and words[0] in before:
        rest = words[3:] if words[2] == "the" else words[2:]
        add(" ".join(rest), 0.3, before[words[0]])
    if len(words) == 2 and words[0] in ("county", "river"):
        add(f"{words[1]} {words[0]}", 0.2)
        add(words[1], 0.5, after[words[0]])
    if len(words) > 1 and words[-1] in ("co", "cty"):
        add(" ".join([*words[:-1], "county"]), 0.0)
    if len(words) > 1 and words[-1] in after:
        add(" ".join(words[:-1]), 0.3, after[words[-1]])


def _modified(words: list[str], add: _Add) -> None:
    """ "downtown X", "northern X", "X area": a part of X."""
    start, end = 0, len(words)
    while start < end - 1 and words[start] in _words().leading:
        start += 1
        add(" ".join(words[start:end]), 0.5, None, Relation.PART)
    while end - 1 > start and words[end - 1] in _words().trailing:
        end -= 1
        add(" ".join(words[start:end]), 0.6, None, Relation.PART)


def _facility(words: list[str], add: _Add) -> None:
    """ "X High School", "University of X", "X International Airport": probably in X."""
    if len(words) < 2 or words[-1] in _words().road or not _words().facility.intersection(words):
        return
    if "of" in words[1:-1]:
        name = words[words.index("of") + 1 :]
        for cut in range(len(name), 0, -1):
            add(" ".join(name[:cut]), 2.0 + 0.25 * (len(name) - cut), None, Relation.LOCATED_IN)
    for cut in range(len(words) - 1, 0, -1):
        add(" ".join(words[:cut]), 2.0 + 0.25 * (len(words) - cut - 1), None, Relation.LOCATED_IN)
