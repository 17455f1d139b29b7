"""Is the person of a mention one of those already known? Between articles names are the only evidence.

A full name that is printed alike is one person, unless a suffix or an honorific contradicts or somebody
declared two people of that name different. Spellings of one transcription (Zelensky, Zelenskyy) are one where
every word agrees. What could be either stays unsure, for an editor: initials, nicknames, one letter's
difference, half of a double surname. A surname alone is never matched outside its own article. Two plausible
answers are no answer.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from people.names import (
    Order,
    PersonName,
    genders_contradict,
    given_names_agree,
    match_key,
    middle_names_contradict,
    parse,
    plain,
    suffixes_contradict,
    surname_keys,
)
from people.names.lexicons import ARABIC_GIVEN


class Decision(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """A person as one article names them."""

    name: str
    surname_only: bool = False
    descriptors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonKnown:
    key: int
    names: tuple[str, ...]
    """Every name seen for them; at least one."""
    distinct_from: frozenset[int] = frozenset()
    """Keys of those who were declared to be somebody else."""


@dataclass(frozen=True, slots=True)
class Judgement:
    decision: Decision
    score: float
    """0 to 1, how sure it is that they are the same."""
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    decision: Decision
    """SAME: `key` is the person. UNSURE: `plausible` could be. DIFFERENT: none of the candidates."""
    key: int | None
    score: float
    reason: str
    plausible: tuple[int, ...] = ()


def judge(mention: PersonSeen, candidate: PersonKnown) -> Judgement:
    """The best judgement on any name of the candidate, unless one of them is contradicted."""
    found = [_judge_names(mention, name) for name in candidate.names]
    contradicting = [judgement for judgement in found if judgement.score == _CONTRADICTION]
    return contradicting[0] if contradicting else max(found, key=lambda judgement: judgement.score)


def choose(mention: PersonSeen, candidates: Iterable[PersonKnown]) -> Choice:
    """The one candidate who is the same.

    A name printed exactly alike goes before other spellings of it, but not where it is the short form of two
    people: George Bush, where George W. and George H. W. are known.
    """
    judged = [(known, judge(mention, known)) for known in candidates]
    same = [(known, found) for known, found in judged if found.decision is Decision.SAME]
    alike = [(known, found) for known, found in same if found.score == _ALIKE]
    if len(alike) == 1 and any(_are_namesakes(alike[0][0], known) for known, _ in same):
        alike = []
    for chosen in (alike, same):
        if len(chosen) == 1:
            known, found = chosen[0]
            return Choice(Decision.SAME, known.key, found.score, found.reason, (known.key,))
        if chosen:
            return _ambiguous(mention, [known for known, _ in chosen])
    unsure = [(known, found) for known, found in judged if found.decision is Decision.UNSURE]
    if unsure:
        best = max((found for _, found in unsure), key=lambda found: found.score)
        keys = tuple(known.key for known, _ in unsure)
        return Choice(Decision.UNSURE, None, best.score, best.reason, keys)
    return Choice(Decision.DIFFERENT, None, 0.0, f"Nobody is known by the name “{mention.name}”.")


def _are_namesakes(one: PersonKnown, other: PersonKnown) -> bool:
    """Two people whose middle names tell them apart."""
    return one.key != other.key and any(
        judge(PersonSeen(name), other).score == _CONTRADICTION for name in one.names
    )


def _ambiguous(mention: PersonSeen, known: list[PersonKnown]) -> Choice:
    keys = tuple(person.key for person in known)
    declared = any(person.distinct_from.intersection(keys) for person in known)
    who = "people who were declared different" if declared else "people"
    reason = f"{len(keys)} {who} are known by the name “{mention.name}”."
    return Choice(Decision.UNSURE, None, 0.5, reason, keys)


_ALIKE = 1.0
_CONTRADICTION = -1.0


def _same(score: float, reason: str) -> Judgement:
    return Judgement(Decision.SAME, score, reason)


def _unsure(score: float, reason: str) -> Judgement:
    return Judgement(Decision.UNSURE, score, reason)


def _contradiction(reason: str) -> Judgement:
    return Judgement(Decision.DIFFERENT, _CONTRADICTION, reason)


def _judge_names(mention: PersonSeen, name: str) -> Judgement:
    pair = f"“{mention.name}” and “{name}”"
    try:
        seen, known = parse(mention.name), parse(name)
    except ValueError:
        return Judgement(Decision.DIFFERENT, 0.0, f"{pair}: one of them is no name.")
    if mention.surname_only or Order.SINGLE in (seen.order, known.order):
        return _judge_surname(mention, name, pair)
    if match_key(mention.name) == match_key(name):
        judgement = _same(_ALIKE, f"The same full name, “{name}”.")
    else:
        judgement = _judge_full_names(seen, known, pair)
    if judgement.decision is not Decision.DIFFERENT:
        if suffixes_contradict(seen, known):
            return _contradiction(f"{pair}: the suffixes tell two people apart.")
        if genders_contradict(mention.name, name):
            return _contradiction(f"{pair}: the honorifics tell two people apart.")
    elif middle_names_contradict(seen, known):
        return _contradiction(f"{pair}: the middle names tell two people apart.")
    return judgement


def _judge_surname(mention: PersonSeen, name: str, pair: str) -> Judgement:
    if {match_key(mention.name)} & surname_keys(name) or {match_key(name)} & surname_keys(mention.name):
        return _unsure(0.3, f"{pair}: a surname alone says nothing outside its own article.")
    return Judgement(Decision.DIFFERENT, 0.0, f"{pair}: different names.")


def _judge_full_names(seen: PersonName, known: PersonName, pair: str) -> Judgement:
    if _are_one_name(seen, known):
        return _same(0.95, f"{pair} are spellings of one name.")
    if _is_turned(seen, known):
        return _same(0.9, f"{pair}: the same words, once with the surname first.")
    if _are_spelled_alike(seen, known):
        return _unsure(0.7, f"{pair} may be two spellings of one name, or two people.")
    if not _share_a_surname(seen, known):
        if _joined(seen.given) == _joined(known.given) and _is_one_letter_apart(seen, known):
            return _unsure(0.6, f"{pair}: one letter of the surname differs.")
        return Judgement(Decision.DIFFERENT, 0.0, f"{pair}: different surnames.")
    divided = {seen.order, known.order} == {Order.SURNAME_LAST}
    if not divided or not given_names_agree(seen.given, known.given):
        return Judgement(Decision.DIFFERENT, 0.1, f"{pair}: different given names.")
    if _joined(seen.surname) != _joined(known.surname):
        return _unsure(0.6, f"{pair}: one of them has a second surname.")
    first, second = plain(seen.given[0]), plain(known.given[0])
    if first == second:
        return _same(0.9, f"{pair}: only a middle name is missing from one of them.")
    if 1 in (len(first), len(second)):
        return _unsure(0.6, f"{pair}: an initial fits other people as well.")
    return _unsure(0.7, f"{pair}: a nickname fits other people as well.")


def _are_one_name(one: PersonName, other: PersonName) -> bool:
    """Alike but for hyphens, spaces, umlauts, or the way a transcription is spelled."""
    if one.order is not other.order:
        return False
    parts = [(one.given, other.given), (one.particles + one.surname, other.particles + other.surname)]
    if all(_joined(a) == _joined(b) for a, b in parts):
        return True
    if all(_with_umlauts_spelled(a) == _with_umlauts_spelled(b) for a, b in parts):
        return True
    return _are_spelled_alike(one, other) and _is_transcribed(one) and _is_transcribed(other)


def _are_spelled_alike(one: PersonName, other: PersonName) -> bool:
    """As transcriptions they would be one name. In pinyin and in Korean every letter counts."""
    return one.order is other.order is Order.SURNAME_LAST and (
        _spelling(_joined(one.given)) == _spelling(_joined(other.given))
        and _spelling(_joined(one.particles + one.surname))
        == _spelling(_joined(other.particles + other.surname))
    )


def _share_a_surname(one: PersonName, other: PersonName) -> bool:
    return bool(set(map(plain, one.surname)) & set(map(plain, other.surname)))


def _is_turned(one: PersonName, other: PersonName) -> bool:
    """ "Jinping Xi" and "Xi Jinping": only where the lexicon knows one of them as surname first."""
    orders = {one.order, other.order}
    return orders == {Order.SURNAME_FIRST, Order.SURNAME_LAST} and (
        _joined(one.given) == _joined(other.given)
        and _joined(one.particles + one.surname) == _joined(other.particles + other.surname)
    )


def _joined(words: tuple[str, ...]) -> str:
    return "".join(map(plain, words)).replace(" ", "")


def _is_one_letter_apart(one: PersonName, other: PersonName) -> bool:
    """Of at least six letters, one more, one less or one other."""
    short, long = sorted((_joined(one.surname), _joined(other.surname)), key=len)
    if len(short) < 6 or len(long) - len(short) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[start + (len(short) == len(long)) :] == long[start + 1 :]


_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "ø": "oe"}
)


def _with_umlauts_spelled(words: tuple[str, ...]) -> str:
    return _joined(tuple(word.translate(_UMLAUTS) for word in words))


# How houses write one name from another script: Cyrillic endings (-sky, -skyy, -skiy, -skij), Arabic and
# Persian vowels and consonants (Hussein, Husain; Qassem, Kassem), doubled letters. Applied in this order. In
# names that are no transcriptions such differences tell people apart: Reed, Reid; Gray, Grey.
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
_NAMES_OF_THE_PROPHET = re.compile(r"m[uo]h?am+[ae]d")
_SLAVIC = re.compile(r"(?:[oeiy]v|[oe]va|[zv]in|[zv]ina|sk(?:y|yy|yi|iy|ij|ii|i|aya|aia)|enko|chuk|shvili)\Z")


@lru_cache(maxsize=1 << 15)
def _spelling(letters: str) -> str:
    """One key for the transcriptions of a name, from plain letters."""
    letters = _NAMES_OF_THE_PROPHET.sub("muhamad", letters)
    for pattern, replacement in _SPELLINGS:
        letters = pattern.sub(replacement, letters)
    return letters


def _is_transcribed(name: PersonName) -> bool:
    """Whether the name shows that it comes from Cyrillic or Arabic script."""
    words = [plain(word) for word in name.given + name.particles + name.surname]
    slavic = bool(name.surname) and bool(_SLAVIC.search(plain(name.surname[-1])))
    return slavic or any(word in ARABIC_GIVEN or _NAMES_OF_THE_PROPHET.fullmatch(word) for word in words)
