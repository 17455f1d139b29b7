"""Where the text says that somebody says something.

Rule: a form of a verb of speech ("said", "has argued", "was quoted by state media as saying") or "according
to". A noun of the same letters ("the report", "his claims") is no cue: a determiner or a possessive before
it shows it. Source: PolNeAR's annotation manual, section on cues; the list is `lexicons/cue_verbs.txt`.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from articles.extraction.lexicons import forms, words
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Span

_QUOTED = frozenset(("quoted", "cited", "quoting", "citing", "reported"))
_AS_SAYING = frozenset(("saying", "telling", "stating", "warning", "adding"))
_REACH_OF_QUOTED = 14


@dataclass(frozen=True, slots=True)
class Cue:
    """`first`, `verb` and `last` are token numbers: from the first helping word over the verb to the end."""

    first: int
    verb: int
    last: int
    span: Span
    strength: str
    """say, speech, mind, show, manner (see the list); according."""
    via: Span | None = None
    """Who passed the words on: "was quoted by Russian state media as saying"."""
    passive: bool = False
    """The speaker stands before a passive verb: "Putin was quoted by ... as saying"."""


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
            continue
        if _is_noun(lower, number):
            continue
        quoted = _quoted_as_saying(tokens, number) if word in _QUOTED else None
        cue = quoted or _cue(tokens, _with_helpers(lower, number), number, number, strength)
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


def _is_noun(lower: list[str], number: int) -> bool:
    if number == 0:
        return False
    before = lower[number - 1]
    return (before in words("determiners") or before == "of" or before.endswith(("'s", "’s"))) and not lower[
        number
    ].endswith("ing")


def _with_helpers(lower: list[str], number: int) -> int:
    """The number of the first helping word before the verb: "has repeatedly said"."""
    first = number
    helper = number - 1
    while helper >= 0 and helper > number - 5:
        word = lower[helper]
        if word in words("auxiliaries"):
            first = helper
        elif not is_adverb(word):
            break
        helper -= 1
    return first


def _quoted_as_saying(tokens: Tokens, number: int) -> Cue | None:
    """ "was quoted by X as saying": one cue from the helping verb to "saying", X its intermediary."""
    lower = tokens.lower
    first = _with_helpers(lower, number)
    if lower[first] not in words("auxiliaries"):
        return None
    for end in range(number + 1, min(number + _REACH_OF_QUOTED, len(lower))):
        if lower[end] in '.;:"“”':
            return None
        if lower[end] in _AS_SAYING:
            stop = end - 1 if lower[end - 1] == "as" else end
            via = None
            if lower[number + 1] in ("by", "in") and stop > number + 2:
                via = Span(tokens.starts[number + 2], tokens.ends[stop - 1])
            return _cue(tokens, first, number, end, "say", via, passive=True)
    return None


def is_adverb(word: str) -> bool:
    return word in words("adverbs") or (word.endswith("ly") and len(word) > 4)
