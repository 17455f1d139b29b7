"""The cues of a text: the words that attribute something to somebody.

Rule: a form of a verb of speech ("said", "has argued", "was quoted by state media as saying"), "made clear",
"according to", or "per" before a source. A noun with the same spelling ("the report", "his claims") is not a
cue: a determiner or a possessive is before it. Source: PolNeAR's annotation manual, section on cues; the
list is `lexicons/cue_verbs.txt`.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.extraction.lexicons import forms, words
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Span

_MAKE = frozenset(["make", "makes", "made", "making"])
_BEFORE_PER = frozenset(',—–”"')
_LONGEST_QUOTED_AS_SAYING = 14
"""Tokens from "quoted" to "saying", at most."""


@dataclass(frozen=True, slots=True)
class Cue:
    """`first`, `verb` and `last` are token numbers: of the first auxiliary, of the verb, of the last word."""

    first: int
    verb: int
    last: int
    span: Span
    strength: str
    """say, speech, mind, show, manner (see `lexicons/cue_verbs.txt`); according."""
    via: Span | None = None
    """Who passed the words on: "Russian state media" in "was quoted by Russian state media as saying"."""
    passive: bool = False
    """The speaker is the subject of a passive verb: "Putin was quoted by ... as saying"."""
    quotee: Span | None = None
    """Whose words the subject passes on: "the general" in "the agency quoted the general as saying"."""


class Cues:
    """The cues of one text, found by token number."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.all = list(_cues(tokens))
        self._firsts = [cue.first for cue in self.all]
        self.by_token: dict[int, Cue] = {
            number: cue for cue in self.all for number in range(cue.first, cue.last + 1)
        }

    def between(self, first: int, last: int) -> list[Cue]:
        """Cues that begin at a token in [first, last)."""
        low = bisect_left(self._firsts, first)
        high = bisect_left(self._firsts, last)
        return self.all[low:high]


def _cues(tokens: Tokens) -> Iterator[Cue]:
    verbs = forms("cue_verbs")
    lower = tokens.lower
    done = -1
    for number, word in enumerate(lower):
        strength = verbs.get(word)
        if number <= done:
            continue
        if strength is None:
            if word == "according" and lower[number + 1 : number + 2] == ["to"]:
                yield _cue(tokens, number, number, number + 1, "according")
                done = number + 1
            elif word == "per" and _is_according(tokens, number):
                yield _cue(tokens, number, number, number, "according")
                done = number
            elif word == "clear" and (verb := _make_before(lower, number)) is not None:
                yield _cue(tokens, _first_auxiliary(tokens, verb), verb, number, "say")
                done = number
            continue
        if _is_noun(lower, number):
            continue
        quoted = _quoted_as_saying(tokens, number) if word in words("verbs_of_quoting") else None
        cue = quoted or _cue(tokens, _first_auxiliary(tokens, number), number, number, strength)
        done = cue.last
        yield cue


def _cue(
    tokens: Tokens,
    first: int,
    verb: int,
    last: int,
    strength: str,
    via: Span | None = None,
    passive: bool = False,
) -> Cue:
    span = Span(tokens.starts[first], tokens.ends[last])
    return Cue(first, verb, last, span, strength, via, passive)


def _is_according(tokens: Tokens, number: int) -> bool:
    """ "Per" after a comma or words in marks and before a source: “..., per the harbour rules”."""
    if not number or number + 1 >= len(tokens) or tokens.lower[number - 1] not in _BEFORE_PER:
        return False
    return tokens.lower[number + 1] == "the" or tokens.printed(number + 1)[:1].isupper()


def _make_before(lower: list[str], number: int) -> int | None:
    """The token number of "made" in "made clear" or "made it clear"; None if the word is not part of it."""
    before = number - 2 if number and lower[number - 1] == "it" else number - 1
    return before if before >= 0 and lower[before] in _MAKE else None


def _is_noun(lower: list[str], number: int) -> bool:
    if number == 0:
        return False
    before, following = lower[number - 1], lower[number + 1 : number + 2]
    owned = before in words("determiners") or before == "of" or before.endswith(("'s", "’s"))
    if not lower[number].endswith("ing"):
        return owned
    is_subject = bool(following) and (
        following[0] in forms("cue_verbs") or following[0] in words("auxiliaries")
    )
    return owned and is_subject  # "the court's ruling says"


def _first_auxiliary(tokens: Tokens, number: int) -> int:
    """The number of the first auxiliary before the verb: "has" in "has repeatedly said"."""
    lower, first = tokens.lower, number
    position = number - 1
    while position >= 0 and position > number - 5:
        word = lower[position]
        if is_auxiliary(tokens, position):
            first = position
        elif not is_adverb(word):
            break
        position -= 1
    return first


def _quoted_as_saying(tokens: Tokens, number: int) -> Cue | None:
    """The cue from the auxiliary, or the verb, to "saying". "Was quoted by X as saying" has X as its `via`;
    "quoted X as saying" has X as its `quotee`.
    """
    lower = tokens.lower
    first = _first_auxiliary(tokens, number)
    following = lower[number + 1 : number + 2]
    passive = any(word in words("forms_of_be") for word in lower[first:number]) or following in (
        ["by"], ["in"], ["as"]
    )  # fmt: skip
    for end in range(number + 1, min(number + _LONGEST_QUOTED_AS_SAYING, len(lower))):
        if lower[end] in '.;:"“”':
            return None
        if lower[end] in words("saying_participles"):
            stop = end - 1 if lower[end - 1] == "as" else end
            if not passive:
                if stop == end or stop == number + 1:
                    return None
                quotee = Span(tokens.starts[number + 1], tokens.ends[stop - 1])
                cue = _cue(tokens, first, number, end, "say")
                return replace(cue, quotee=quotee)
            via = None
            if following in (["by"], ["in"]) and stop > number + 2:
                via = Span(tokens.starts[number + 2], tokens.ends[stop - 1])
            return _cue(tokens, first, number, end, "say", via, passive=True)
    return None


def is_auxiliary(tokens: Tokens, number: int) -> bool:
    """An auxiliary; a capital inside a sentence makes it a name: "Theresa May said"."""
    if tokens.lower[number] not in words("auxiliaries"):
        return False
    return tokens.printed(number)[0].islower() or number == 0 or not tokens.lower[number - 1][0].isalnum()


def is_adverb(word: str) -> bool:
    return word in words("adverbs") or (word.endswith("ly") and len(word) > 4)
