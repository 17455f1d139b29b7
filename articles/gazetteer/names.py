"""How a place name is made comparable, and what may stand around it in a newspaper.

`key` folds case, accents, punctuation and the usual abbreviations, so that "St. John’s", "Saint John's" and
"ST JOHNS" meet. `readings` takes apart what a tagger may have caught together with a name: "the", a
possessive, "downtown", "City of", "Province". Both are pure functions of short strings.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from articles.gazetteer.place import PlaceKind

# Letters that no Unicode decomposition takes apart.
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
_SHORT = {
    "st": "saint",
    "ste": "sainte",
    "mt": "mount",
    "mts": "mountains",
    "mtn": "mountain",
    "ft": "fort",
    "pt": "port",
}
LONGEST = 120
"""Code points of the longest surface that may be a name."""
_LONGEST = 12
"""Words of the longest surface that is taken apart: longer ones are no names."""
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?$")


def fold(name: str) -> str:
    """Lower case without accents, marks and the letters' own decorations."""
    if name.isascii():
        return name.lower()
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """The form under which a name is filed: folded, without punctuation, one space between words.

    "St.", "Mt." and "Ft." are written out where something follows; "&" is read as "and".
    """
    plain = _DROPPED.sub("", fold(name).replace("&", " and "))
    words = _GAPS.sub(" ", plain).split()
    if len(words) > 1:
        words = [_SHORT.get(word, word) for word in words[:-1]] + words[-1:]
    return " ".join(words)


class Relation(StrEnum):
    """How the thing of the surface relates to the place of the name."""

    IS = "is"
    PART = "part"
    """ "downtown Boston": a part of Boston."""
    STANDS_IN = "stands in"
    """ "Boston Marathon Hotel": as a rule it stands there."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a surface as a name of the gazetteer."""

    key: str
    penalty: float
    """How much less likely than the words as they stand, in the units of the choice's scores."""
    kinds: frozenset[PlaceKind] | None = None
    """The kinds that the words taken away allow; None where they say nothing."""
    relation: Relation = Relation.IS


@dataclass(frozen=True, slots=True)
class _Words:
    """data/words.csv, by role."""

    behind: dict[str, frozenset[PlaceKind]]
    before: dict[str, frozenset[PlaceKind]]
    leading: frozenset[str]
    trailing: frozenset[str]
    facility: frozenset[str]
    road: frozenset[str]
    opener: frozenset[str]
    thing: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    kinds: dict[str, dict[str, frozenset[PlaceKind]]] = {}
    for line in (Path(__file__).parent / "data/words.csv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            role, allowed, words = line.split(";")
            group = frozenset(PlaceKind(kind) for kind in allowed.split("|") if kind)
            kinds.setdefault(role, {}).update(dict.fromkeys(words.split("|"), group))
    return _Words(
        behind=kinds["behind"],
        before=kinds["before"],
        leading=frozenset(kinds["leading"]),
        trailing=frozenset(kinds["trailing"]),
        facility=frozenset(kinds["facility"]),
        road=frozenset(kinds["road"]),
        opener=frozenset(kinds["opener"]),
        thing=frozenset(kinds["thing"]),
    )


class _Add(Protocol):
    """The shape of the collecting function in `readings`."""

    def __call__(
        self,
        text: str,
        penalty: float,
        kinds: frozenset[PlaceKind] | None = None,
        relation: Relation = Relation.IS,
    ) -> None: ...


def sentence_openers() -> frozenset[str]:
    """Words in small letters that may stand capitalised before a name and are no part of it."""
    return _words().opener


def is_generic(surface: str) -> bool:
    """Whether every word of it only says what a thing is or where in it: "Centre", "Western District"."""
    words = _words()
    generic = (words.leading, words.trailing, words.facility, words.behind, words.before, words.thing)
    return all(any(word in group for group in generic) for word in plain(surface).split())


def plain(surface: str) -> str:
    """The key of a surface without quotation marks, brackets and a possessive ending.

    Empty for what is too long to be a name.
    """
    return _plain(surface) if len(surface) <= LONGEST else ""


@lru_cache(maxsize=8192)
def _plain(surface: str) -> str:
    return key(_POSSESSIVE.sub("", surface.strip(" \t\n\"“”'’‘,;:()[]-–—")))


@lru_cache(maxsize=8192)
def readings(surface: str) -> tuple[Reading, ...]:
    """The ways to read `surface` as a filed name, the nearest to the words first; at most a dozen."""
    found: dict[str, Reading] = {}

    def add(
        text: str,
        penalty: float,
        kinds: frozenset[PlaceKind] | None = None,
        relation: Relation = Relation.IS,
    ) -> None:
        if text and text not in found:
            found[text] = Reading(text, penalty, kinds, relation)

    whole = plain(surface)
    add(whole, 0.0)
    words = whole.split()
    if words[:1] == ["the"]:
        words = words[1:]
        add(" ".join(words), 0.0)
    if len(words) > _LONGEST:
        return tuple(found.values())
    _typed(words, add)
    _modified(words, add)
    _facility(words, add)
    return tuple(found.values())


def _typed(words: list[str], add: _Add) -> None:
    """ "City of X", "X Province": the word says of which kind X is."""
    before, behind = _words().before, _words().behind
    if len(words) > 2 and words[1] == "of" and words[0] in before:
        rest = words[3:] if words[2] == "the" else words[2:]
        add(" ".join(rest), 0.3, before[words[0]])
    if len(words) == 2 and words[0] in ("county", "river"):
        add(f"{words[1]} {words[0]}", 0.2)
        add(words[1], 0.5, behind[words[0]])
    if len(words) > 1 and words[-1] in ("co", "cty"):
        add(" ".join([*words[:-1], "county"]), 0.0)
    if len(words) > 1 and words[-1] in behind:
        add(" ".join(words[:-1]), 0.3, behind[words[-1]])


def _modified(words: list[str], add: _Add) -> None:
    """ "downtown X", "northern X", "X area": somewhere in X."""
    start, end = 0, len(words)
    while start < end - 1 and words[start] in _words().leading:
        start += 1
        add(" ".join(words[start:end]), 0.5, None, Relation.PART)
    while end - 1 > start and words[end - 1] in _words().trailing:
        end -= 1
        add(" ".join(words[start:end]), 0.6, None, Relation.PART)


def _facility(words: list[str], add: _Add) -> None:
    """ "X High School", "University of X", "X International Airport": it stands, as a rule, in X."""
    if len(words) < 2 or words[-1] in _words().road or not _words().facility.intersection(words):
        return
    if "of" in words[1:-1]:
        after = words[words.index("of") + 1 :]
        for cut in range(len(after), 0, -1):
            add(" ".join(after[:cut]), 2.0 + 0.25 * (len(after) - cut), None, Relation.STANDS_IN)
    for cut in range(len(words) - 1, 0, -1):
        add(" ".join(words[:cut]), 2.0 + 0.25 * (len(words) - cut - 1), None, Relation.STANDS_IN)
