"""What the text calls a person beside the name: "Deputy Foreign Minister", "chairman of the space
committee".

Rule: before the name the words of the title back to the first word that cannot belong to one (a determiner,
a possessive pronoun, a preposition, a verb), the last of them a noun for what a person is; after the name
an apposition between commas that such a noun heads, up to its comma, its "who" or the end of the sentence.
Always a stretch of the text, nothing added. Source: the house styles of news agencies for titles and
appositions.
"""

import re

from articles.extraction.attribution.cues import is_adverb
from articles.extraction.lexicons import forms, values, words
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Span
from people.names import HONORIFICS_IN_TEXT

_LONGEST_TITLE = 9
_LONGEST_APPOSITION = 24
_CLOSING = frozenset(",.;:—–)!?")
_CLAUSE = frozenset(["who", "whose", "which", "that", "where", "when", "and", "but"])
_ROLE_ENDING = re.compile(r"(?:ologist|ographer|ician|ologer|aholic|ist|woman|man|person|people)\Z")
_AGE = re.compile(r"\d{1,3}\Z")
_POSSESSIVE_ENDINGS = ("'s", "’s", "s'", "s’")


def descriptor(tokens: Tokens, name: Span) -> Span | None:
    """The stretch that describes the person named at `name`; None where there is none."""
    return _before(tokens, name) or _after(tokens, name) or _across_comma(tokens, name)


def courtesy_gender(tokens: Tokens, name: Span) -> str:
    """male or female where a word of courtesy before the name says so; else empty."""
    number = tokens.first_from(name.start) - 1
    if number >= 0 and tokens.lower[number] == "." and number:
        number -= 1
    marks = HONORIFICS_IN_TEXT.get(tokens.lower[number], frozenset()) if number >= 0 else frozenset()
    return next((gender for gender in ("male", "female") if gender in marks), "")


def described_gender(text: str) -> str:
    """male or female where a noun of the description says so ("spokeswoman"); else empty."""
    nouns = values("gendered_nouns")
    head = re.split(r"\b(?:of|for|to|in|at|from|who)\b", text.lower(), maxsplit=1)[0].split()
    return nouns.get(head[-1].strip(".,"), "") if head else ""


def role_noun(word: str) -> bool:
    """The word says what a person is: "minister", "linguist", "ex-president"."""
    if word in words("role_nouns") or word in words("gendered_nouns"):
        return True
    if "-" in word:
        return word.rsplit("-", 1)[1] in words("role_nouns")
    if word.endswith("s") and word[:-1] in words("role_nouns"):
        return True
    return len(word) > 6 and _ROLE_ENDING.search(word) is not None


def _is_courtesy(word: str) -> bool:
    return "courtesy" in HONORIFICS_IN_TEXT.get(word, ())


def _before(tokens: Tokens, name: Span, touching: str = " ") -> Span | None:
    number = tokens.first_from(name.start) - 1
    number, abbreviated = _over_point(tokens, number)
    if number < 0 or not _touches(tokens, number, name.start, abbreviated, touching):
        return None
    head = tokens.lower[number]
    if _is_courtesy(head) or not (
        role_noun(head) or (head in HONORIFICS_IN_TEXT and tokens.printed(number)[:1].isupper())
    ):
        return None
    end = tokens.ends[number] + abbreviated
    start = tokens.starts[number]
    for _ in range(_LONGEST_TITLE):
        number, abbreviated = _over_point(tokens, number - 1)
        if number < 0 or not _belongs(tokens, number) or not _touches(tokens, number, start, abbreviated):
            break
        start = tokens.starts[number]
    return Span(start, end)


def _across_comma(tokens: Tokens, name: Span) -> Span | None:
    """ "His lawyer, Ann Lee, said": the description is before the comma."""
    comma, after = tokens.first_from(name.start) - 1, tokens.first_from(name.end)
    closed = after < len(tokens) and tokens.lower[after] in ",)"
    if comma < 2 or tokens.lower[comma] != "," or not closed:
        return None
    described = _before(tokens, Span(tokens.starts[comma], name.end), touching="")
    if described is None:
        return None
    opening = tokens.first_from(described.start) - 1
    determined = opening >= 0 and tokens.lower[opening] in words("determiners")
    return described if determined else None


def _over_point(tokens: Tokens, number: int) -> tuple[int, int]:
    """From the point of an abbreviation to its word: "Adm." is "Adm" and a point of length 1."""
    if number > 0 and tokens.lower[number] == ".":
        word = tokens.lower[number - 1]
        known = word in words("abbreviations") or word in words("abbreviations_final") or "." in word
        if known and tokens.ends[number - 1] == tokens.starts[number]:
            return number - 1, 1
    return number, 0


def _touches(tokens: Tokens, number: int, start: int, abbreviated: int, touching: str = " ") -> bool:
    gap = tokens.text[tokens.ends[number] + abbreviated : start]
    return gap.replace("\xa0", " ") == touching


def _belongs(tokens: Tokens, number: int) -> bool:
    """The word may be part of a title."""
    word, printed = tokens.lower[number], tokens.printed(number)
    if (
        word in words("determiners")
        or word in words("sentence_openers")
        or word in words("calendar")
        or _is_courtesy(word)
    ):
        return False
    if word in words("role_modifiers") or role_noun(word):
        return not (word in forms("cue_verbs") and not printed[:1].isupper())
    if word.endswith(_POSSESSIVE_ENDINGS):
        return printed[:1].isupper()
    if printed[:1].isupper():
        return not is_adverb(word) and word not in words("auxiliaries")
    return "-" in word and word.split("-")[0] in words("role_modifiers")


def _after(tokens: Tokens, name: Span) -> Span | None:
    number = tokens.first_from(name.end)
    if number + 1 >= len(tokens) or tokens.lower[number] != "," or tokens.starts[number] != name.end:
        return None
    first = number + 1
    if _AGE.match(tokens.lower[first]) and tokens.lower[first + 1 : first + 2] == [","]:
        first += 2
    last = _end_of_apposition(tokens, first)
    if last is None or not _heads(tokens, first, last):
        return None
    return Span(tokens.starts[first], tokens.ends[last - 1])


def _end_of_apposition(tokens: Tokens, first: int) -> int | None:
    """The number of the token that closes it; None where it is a clause, not an apposition."""
    verbs = forms("cue_verbs")
    for number in range(first, min(first + _LONGEST_APPOSITION, len(tokens))):
        word = tokens.lower[number]
        if word in _CLOSING:
            point = word == "." and _over_point(tokens, number)[1]
            if not point:
                return number if number > first else None
        elif word == "who" or (word in _CLAUSE and word != "and" and number > first + 1):
            return number
        elif (
            word in words("auxiliaries")
            or (verbs.get(word) == "say" and not _noun_like(tokens, number))
            or word in '"“”'
        ):
            return None
    return len(tokens) if first + _LONGEST_APPOSITION >= len(tokens) > first else None


def _noun_like(tokens: Tokens, number: int) -> bool:
    return number > 0 and tokens.lower[number - 1] in words("determiners")


def _ends_phrase(word: str) -> bool:
    return word in words("prepositions") or word in ("and", "who")


def _heads(tokens: Tokens, first: int, last: int) -> bool:
    """Its first noun phrase ends in a noun for a person."""
    opening = tokens.lower[first]
    end = first
    while end < last and (not _ends_phrase(tokens.lower[end]) or end == first):
        end += 1
    head = tokens.lower[end - 1]
    if not role_noun(head):
        return False
    determined = opening in words("determiners") or opening.endswith(_POSSESSIVE_ENDINGS)
    modified = opening in words("role_modifiers") or role_noun(opening) or tokens.printed(first)[:1].isupper()
    return determined or modified or any(t.endswith(_POSSESSIVE_ENDINGS) for t in tokens.lower[first:end])
