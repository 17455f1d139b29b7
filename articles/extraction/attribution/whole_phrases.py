"""The words for a speaker who has no name: a whole noun phrase.

Rule: a relative pronoun stands for the noun phrase before it: "an architect who said"; a phrase begins with a
determiner or is a plural alone. An article alone, a share alone or a possessive goes on to the verb: "the
United States", "42% of the voters", "the court's ruling". A possessive with no verb after its phrase is the
owner alone: "Lee's claim that ...".
"""

from articles.extraction.attribution.cues import Cues, is_auxiliary
from articles.extraction.lexicons import forms, words
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Span

_RELATIVE = frozenset(["who", "which", "that"])
_ARTICLES = frozenset(["the", "a", "an"])
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_SHARE_ENDINGS = ("%", "percent")
_LONGEST = 6
"""Tokens that are added, at most."""
_CONJUNCTIONS = frozenset(["and", "or", "but", "as", "than", "that", "when", "while", "because", "if"])


def is_relative(surface: str) -> bool:
    return surface.lower() in _RELATIVE


def whole_phrase(cues: Cues, span: Span) -> Span:
    """The span of the whole phrase; the same span where it is whole, or where no phrase is found."""
    tokens, surface = cues.tokens, cues.tokens.text[span.start : span.end].lower()
    if surface in _RELATIVE:
        return _before(tokens, span)
    is_cut = surface in _ARTICLES or surface.endswith((*_POSSESSIVE, *_SHARE_ENDINGS))
    if not is_cut:
        return span
    after = _to_verb(cues, span)
    if after is None and surface.endswith(_POSSESSIVE):
        return Span(span.start, max(span.start + 1, span.end - 2))
    return after or span


def _before(tokens: Tokens, span: Span) -> Span:
    """The noun phrase right before a relative pronoun, without the comma between."""
    last = tokens.first_from(span.start) - 1
    if last > 0 and tokens.lower[last] == ",":
        last -= 1
    first = last
    if last < 0 or not _is_word(tokens, last) or tokens.ends[last] - tokens.starts[last] < 2:
        return span
    while first > 0 and last - first < _LONGEST and _is_word(tokens, first - 1):
        first -= 1
        if tokens.lower[first] in words("determiners"):
            return Span(tokens.starts[first], tokens.ends[last])
    bare_plural = tokens.lower[last].endswith("s") and not (
        last and tokens.lower[last - 1] in words("prepositions")
    )
    return Span(tokens.starts[last], tokens.ends[last]) if bare_plural else span


def _to_verb(cues: Cues, span: Span) -> Span | None:
    """The span, on to the word before the next verb; None if none is near."""
    tokens = cues.tokens
    start = tokens.first_from(span.end)
    for number in range(start, min(start + _LONGEST + 1, len(tokens))):
        is_name = tokens.printed(number)[:1].isupper()  # "States"
        if (number in cues.by_token and not is_name) or is_auxiliary(tokens, number):
            return Span(span.start, tokens.ends[number - 1]) if number > start else None
        if not (tokens.printed(number)[:1].isalnum() or tokens.lower[number] in ("'s", "’s", "%")):
            return None
    return None


def _is_word(tokens: Tokens, number: int) -> bool:
    word = tokens.lower[number]
    closed = word in words("prepositions") or word in words("auxiliaries") or word in _CONJUNCTIONS
    return word[:1].isalnum() and not closed and word not in forms("cue_verbs")
