"""Decides whether the person of a mention is a person on record. Only names are evidence.

- Two equal full names are one person, unless a suffix, an honorific or a middle name contradicts, or an
  editor declared two people of that name different.
- Two spellings of a transcription (Zelensky, Zelenskyy) are one name where every word agrees.
- Initials, nicknames, a difference of one letter, half of a double surname, and "Jr." on one of two names are
  unsure: `people.duplicates` weighs what else is known of the two records.
- A surname alone never matches outside its own article.
- Where two candidates are plausible, none is taken.

Pure: plain Python values in and out. The terms are those of nomenklatura.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from people.names import (
    Order,
    PersonName,
    are_one_letter_apart,
    genders_contradict,
    given_name_gender,
    given_names_agree,
    is_transcribed,
    joined,
    match_key,
    middle_names_contradict,
    parse,
    plain,
    suffixes_contradict,
    surname_keys,
    transcription_key,
    with_umlauts_written_out,
)


class Judgement(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    """The names are unlike; another name of the same record can still match."""
    UNSURE = "unsure"
    CONTRADICTED = "contradicted"
    """The names are alike, but a part of them rules out one person, whatever other names the record has."""


class Likeness(StrEnum):
    """In what two names that can be one person's differ; the value is how an editor reads it."""

    EQUAL = "the same full name"
    SPELLING = "two spellings of one name"
    ORDER = "the same words in another order"
    MIDDLE_NAME = "a middle name is missing"
    NICKNAME = "a nickname"
    INITIAL = "an initial"
    TRANSCRIPTION = "perhaps two spellings of one name"
    LETTER = "one letter differs"
    SECOND_SURNAME = "a second surname is missing"
    SUFFIX = "“Jr.” or the like is printed with one of them"


@dataclass(frozen=True, slots=True)
class MentionedPerson:
    """A person as one article names them."""

    name: str
    surname_only: bool = False


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person on record: a candidate."""

    key: int
    names: tuple[str, ...]
    """Every name seen for them; at least one."""
    distinct_from: frozenset[int] = frozenset()
    """Keys of those who were declared to be somebody else."""


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """The judgement on a mention and one candidate."""

    judgement: Judgement
    score: float
    """0 to 1: how sure it is that they are the same."""
    reason: str
    exact: bool = False
    """The two names have one match key."""
    likeness: Likeness | None = None
    """None for names that are unlike, and for surnames alone."""


@dataclass(frozen=True, slots=True)
class Match:
    """The judgement on a mention and all candidates."""

    judgement: Judgement
    """SAME: `key` is the person. UNSURE: `plausible` could be. DIFFERENT: none of the candidates."""
    key: int | None
    score: float
    reason: str
    plausible: tuple[int, ...] = ()


def judge(mention: MentionedPerson, candidate: KnownPerson) -> JudgedPair:
    """The best judgement on any name of the candidate; CONTRADICTED if one of the names is contradicted."""
    pairs = [_judge_names(mention, name) for name in candidate.names]
    contradicted = (pair for pair in pairs if pair.judgement is Judgement.CONTRADICTED)
    return next(contradicted, None) or max(pairs, key=lambda pair: pair.score)


def best_match(mention: MentionedPerson, candidates: Iterable[KnownPerson]) -> Match:
    """The one candidate who is the same person.

    An equal name goes before another spelling of it, unless it is the short form of two people: George Bush,
    where George W. Bush and George H. W. Bush are known.
    """
    judged = [(known, judge(mention, known)) for known in candidates]
    same = [(known, pair) for known, pair in judged if pair.judgement is Judgement.SAME]
    exact = [(known, pair) for known, pair in same if pair.exact]
    if len(exact) == 1 and any(_are_namesakes(exact[0][0], known) for known, _ in same):
        exact = []
    for matching in (exact, same):
        if len(matching) == 1:
            known, pair = matching[0]
            return Match(Judgement.SAME, known.key, pair.score, pair.reason, (known.key,))
        if matching:
            return _ambiguous(mention, [known for known, _ in matching])
    unsure = [(known, pair) for known, pair in judged if pair.judgement is Judgement.UNSURE]
    if unsure:
        best = max((pair for _, pair in unsure), key=lambda pair: pair.score)
        keys = tuple(known.key for known, _ in unsure)
        return Match(Judgement.UNSURE, None, best.score, best.reason, keys)
    return Match(Judgement.DIFFERENT, None, 0.0, f"Nobody is known by the name “{mention.name}”.")


def _are_namesakes(one: KnownPerson, other: KnownPerson) -> bool:
    """Two people whose middle names, suffixes or honorifics contradict."""
    return one.key != other.key and any(
        judge(MentionedPerson(name), other).judgement is Judgement.CONTRADICTED for name in one.names
    )


def _ambiguous(mention: MentionedPerson, known: list[KnownPerson]) -> Match:
    keys = tuple(person.key for person in known)
    declared = any(person.distinct_from.intersection(keys) for person in known)
    who = "people who were declared different" if declared else "people"
    reason = f"{len(keys)} {who} are known by the name “{mention.name}”."
    return Match(Judgement.UNSURE, None, 0.5, reason, keys)


def _same(score: float, likeness: Likeness, reason: str) -> JudgedPair:
    return JudgedPair(Judgement.SAME, score, reason, likeness is Likeness.EQUAL, likeness)


def _unsure(score: float, likeness: Likeness | None, reason: str) -> JudgedPair:
    return JudgedPair(Judgement.UNSURE, score, reason, likeness=likeness)


def _different(reason: str, score: float = 0.0) -> JudgedPair:
    return JudgedPair(Judgement.DIFFERENT, score, reason)


def _contradicted(reason: str) -> JudgedPair:
    return JudgedPair(Judgement.CONTRADICTED, 0.0, reason)


def _judge_names(mention: MentionedPerson, name: str) -> JudgedPair:
    names = f"“{mention.name}” and “{name}”"
    try:
        mentioned, known = parse(mention.name), parse(name)
    except ValueError:
        return _different(f"{names}: one of them is not a name.")
    if mention.surname_only or Order.SINGLE in (mentioned.order, known.order):
        return _judge_surname(mention, name, names)
    if match_key(mention.name) == match_key(name):
        pair = _same(1.0, Likeness.EQUAL, f"The same full name, “{name}”.")
    else:
        pair = _judge_full_names(mentioned, known, names)
    if pair.judgement is not Judgement.DIFFERENT:
        if suffixes_contradict(mentioned, known):
            return _contradicted(f"{names}: the suffixes tell two people apart.")
        if genders_contradict(mention.name, name):
            return _contradicted(f"{names}: the honorifics tell two people apart.")
        if bool(mentioned.suffix) != bool(known.suffix):
            reason = f"{names}: “{mentioned.suffix or known.suffix}” is printed with one of them only."
            return _unsure(min(pair.score, 0.7), Likeness.SUFFIX, reason)
    elif middle_names_contradict(mentioned, known):
        return _contradicted(f"{names}: the middle names tell two people apart.")
    return pair


def _judge_surname(mention: MentionedPerson, name: str, names: str) -> JudgedPair:
    if {match_key(mention.name)} & surname_keys(name) or {match_key(name)} & surname_keys(mention.name):
        return _unsure(0.3, None, f"{names}: a surname alone says nothing outside its own article.")
    return _different(f"{names}: different names.")


def _judge_full_names(mentioned: PersonName, known: PersonName, names: str) -> JudgedPair:
    if _are_spellings_of_one_name(mentioned, known):
        return _same(0.95, Likeness.SPELLING, f"{names} are spellings of one name.")
    if _is_in_other_order(mentioned, known):
        return _same(0.9, Likeness.ORDER, f"{names}: the same words, once with the surname first.")
    if _share_a_transcription_key(mentioned, known):
        return _unsure(
            0.7, Likeness.TRANSCRIPTION, f"{names} may be two spellings of one name, or two people."
        )
    if not _share_a_surname(mentioned, known):
        if joined(mentioned.given) == joined(known.given) and _is_one_letter_apart(mentioned, known):
            return _unsure(0.6, Likeness.LETTER, f"{names}: one letter of the surname differs.")
        return _different(f"{names}: different surnames.")
    both_surname_last = {mentioned.order, known.order} == {Order.SURNAME_LAST}
    if not both_surname_last or not given_names_agree(mentioned.given, known.given):
        if both_surname_last and _is_a_given_name_misspelled(mentioned, known):
            return _unsure(0.5, Likeness.LETTER, f"{names}: one letter of the given name differs.")
        return _different(f"{names}: different given names.", 0.1)
    if joined(mentioned.surname) != joined(known.surname):
        return _unsure(0.6, Likeness.SECOND_SURNAME, f"{names}: one of them has a second surname.")
    first, second = plain(mentioned.given[0]), plain(known.given[0])
    if first == second:
        return _same(0.9, Likeness.MIDDLE_NAME, f"{names}: only a middle name is missing from one of them.")
    if 1 in (len(first), len(second)):
        return _unsure(0.6, Likeness.INITIAL, f"{names}: an initial fits other people as well.")
    return _unsure(0.7, Likeness.NICKNAME, f"{names}: a nickname fits other people as well.")


def _are_spellings_of_one_name(one: PersonName, other: PersonName) -> bool:
    """Equal but for hyphens, spaces, umlauts, or the way a transcription is spelled."""
    if one.order is not other.order:
        return False
    parts = [(one.given, other.given), (_family_name(one), _family_name(other))]
    return (
        all(joined(a) == joined(b) for a, b in parts)
        or all(with_umlauts_written_out(a) == with_umlauts_written_out(b) for a, b in parts)
        or (_share_a_transcription_key(one, other) and is_transcribed(one) and is_transcribed(other))
    )


def _share_a_transcription_key(one: PersonName, other: PersonName) -> bool:
    """As transcriptions they would be one name. In pinyin and in Korean every letter counts."""
    return one.order is other.order is Order.SURNAME_LAST and all(
        transcription_key(joined(a)) == transcription_key(joined(b))
        for a, b in [(one.given, other.given), (_family_name(one), _family_name(other))]
    )


def _share_a_surname(one: PersonName, other: PersonName) -> bool:
    return bool(set(map(plain, one.surname)) & set(map(plain, other.surname)))


def _is_in_other_order(one: PersonName, other: PersonName) -> bool:
    """ "Jinping Xi" and "Xi Jinping": only where the word lists know one of them as surname first."""
    return (
        {one.order, other.order} == {Order.SURNAME_FIRST, Order.SURNAME_LAST}
        and joined(one.given) == joined(other.given)
        and joined(_family_name(one)) == joined(_family_name(other))
    )


def _is_a_given_name_misspelled(one: PersonName, other: PersonName) -> bool:
    """Not Daniel and Daniela: their genders differ."""
    genders = {given_name_gender(" ".join((*name.given, "Name"))) for name in (one, other)} - {None}
    return (
        joined(one.surname) == joined(other.surname)
        and joined(one.given[1:]) == joined(other.given[1:])
        and are_one_letter_apart(plain(one.given[0]), plain(other.given[0]))
        and len(genders) < 2
    )


def _family_name(name: PersonName) -> tuple[str, ...]:
    return name.particles + name.surname


def _is_one_letter_apart(one: PersonName, other: PersonName) -> bool:
    return are_one_letter_apart(joined(one.surname), joined(other.surname))
