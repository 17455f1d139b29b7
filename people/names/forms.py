"""Whether two spellings can be one name: short forms, initials, nicknames, suffixes, gender of honorifics."""

from collections import defaultdict
from collections.abc import Sequence

from people.names.keys import match_key, surname_keys
from people.names.lexicons import NICKNAMES
from people.names.parsing import PersonName, gender, joined, parse, plain


def _full_forms() -> dict[str, frozenset[str]]:
    """The full names of each nickname; a full name is one of its own."""
    full: defaultdict[str, set[str]] = defaultdict(set)
    for formal, nicknames in NICKNAMES.items():
        full[formal].add(formal)
        for nickname in nicknames:
            full[nickname].add(formal)
    return {name: frozenset(formal) for name, formal in full.items()}


_FULL_FORMS = _full_forms()


def is_short_form_of(short: str, full: str) -> bool:
    """Whether `short` can be another form of `full` in one article; true for equal names.

    "Kim" of Kim Jong Un, "Mr Putin" of Vladimir Putin, "J. Smith" and "Johnny Smith" of John Smith,
    "Donald Trump" of Donald J. Trump. False if suffixes or the genders of honorifics contradict,
    and for a given name alone: see `is_given_name_of`.
    """
    try:
        one, other = parse(short), parse(full)
    except ValueError:
        return match_key(short) == match_key(full)
    if suffixes_contradict(one, other) or genders_contradict(short, full):
        return False
    if match_key(short) in {match_key(full)} | surname_keys(full):
        return True
    if not one.given or not other.given:
        return False
    return bool(surname_keys(short) & surname_keys(full)) and given_names_agree(one.given, other.given)


def is_given_name_of(short: str, full: str) -> bool:
    """Whether `short` is the first given name of `full`, or a nickname of it: "Hillary", "Joe" of Joseph."""
    try:
        one, other = parse(short), parse(full)
    except ValueError:
        return False
    if one.given or not other.given or genders_contradict(short, full):
        return False
    name = plain(one.surname[0]) if len(one.surname) == 1 else ""
    return name.replace(" ", "") in (plain(other.given[0]), joined(other.given), plain(other.nickname)) or (
        bool(name) and are_nicknames(name, plain(other.given[0]))
    )


def given_names_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the first names are equal, an initial or a nickname, and no middle names contradict."""
    first, second = _single_names(one), _single_names(other)
    if not first or not second or joined(one) == joined(other):
        return True
    if not _are_one(first[0], second[0]):
        return False
    # In order: George W. is not George H. W.
    return all(_are_one(middle, its) for middle, its in zip(first[1:], second[1:], strict=False))


def middle_names_contradict(one: PersonName, other: PersonName) -> bool:
    """Whether first and family names are equal but the middle names contradict: George W., George H. W."""
    first, second = _single_names(one.given), _single_names(other.given)
    return (
        bool(first and second)
        and first[0] == second[0]
        and joined(one.surname) == joined(other.surname)
        and not given_names_agree(one.given, other.given)
    )


def _single_names(given: Sequence[str]) -> list[str]:
    """In plain letters; initials that are printed together ("HW", "J.R.") are separated."""
    parted = (" ".join(name) if name.isupper() and len(name) == 2 else name for name in given)
    return [word for name in parted for word in plain(name).split()]


def are_nicknames(one: str, other: str) -> bool:
    """Whether both are forms of one full name; in plain letters."""
    return bool(_FULL_FORMS.get(one, frozenset()) & _FULL_FORMS.get(other, frozenset()))


def _are_one(one: str, other: str) -> bool:
    if one == other or are_nicknames(one, other):
        return True
    return (len(one) == 1 or len(other) == 1) and one[0] == other[0]


def suffixes_contradict(one: PersonName, other: PersonName) -> bool:
    spelled = {"junior": "jr", "senior": "sr"}
    suffixes = {spelled.get(name.suffix, name.suffix) for name in (one, other)} - {""}
    return len(suffixes) > 1


def genders_contradict(one: str, other: str) -> bool:
    """Whether the honorifics give different genders: "Mr Clinton" and "Mrs Clinton"."""
    return {gender(one), gender(other)} == {"male", "female"}


def are_one_letter_apart(one: str, other: str) -> bool:
    """One letter is added, removed or replaced; the shorter word has at least six. False for equal words."""
    short, long = sorted((one, other), key=len)
    if one == other or len(short) < 6 or len(long) - len(short) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[start + (len(short) == len(long)) :] == long[start + 1 :]
