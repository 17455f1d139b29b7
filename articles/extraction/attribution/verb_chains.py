"""The verb that governs reported words, where the subject has several verbs.

Rule: "went on to say", "continued to warn": the infinitive after a verb of manner. "Said it was late and
suggested that the port close": of verbs that are coordinated the last one before the words, if it touches
them. A verb with a subject of its own is not coordinated.
"""

from articles.extraction.attribution.context import AttributionContext
from articles.extraction.attribution.cues import Cue, is_adverb

_COORDINATORS = frozenset(["and", "but", "or", "then", ","])
_MOST_BETWEEN = 1
"""Tokens between the verb and the words, at most: "that"."""


def governing_verb(context: AttributionContext, opening: int, cue: Cue) -> Cue:
    """The cue that governs the words at the offset `opening`; `cue` is the first verb of their source."""
    tokens, first = context.tokens, context.tokens.first_from(opening)
    if cue.last >= first or cue.passive or cue.quotee is not None:
        return cue
    before = [other for other in context.cues.between(cue.last + 1, first) if other.last < first]
    if not before or first - before[-1].last - 1 > _MOST_BETWEEN:
        return cue
    last = before[-1]
    gap = tokens.lower[cue.last + 1 : last.first]
    if cue.strength == "manner" and gap[-1:] == ["to"] and len(gap) <= 2:
        return last
    while gap and is_adverb(gap[-1]):
        gap = gap[:-1]
    same_sentence = context.layout.sentence_at(cue.span.start) == context.layout.sentence_at(last.span.start)
    return last if gap and gap[-1] in _COORDINATORS and same_sentence else cue
