"""The beginning of a reported sentence that its cue interrupts: “The museum, she said, honours divers”.

Rule: a cue with its subject is between two commas before the words, and the words begin with a small letter.
What is between the beginning of the sentence and the first comma is then part of the words, if it is short
and has no cue and no marks. A relative clause ("Lee, who said so, left") interrupts nothing.
"""

import re

from articles.extraction.attribution.context import AttributionContext
from articles.extraction.attribution.interrupted import LONGEST_INTERRUPTION
from articles.extraction.types import Span

_LONGEST_OPENING = 12
"""Tokens before the first comma, at most."""
_MARKS = frozenset(',;:!?“”"()—–')
_MARKED = re.compile(r"''|``")
_CONJUNCTIONS = frozenset(["but", "and", "so", "yet"])
_RELATIVE = frozenset(["who", "which", "that", "as", "when", "while", "and", "but"])


def opening_before(context: AttributionContext, words: Span) -> Span | None:
    """The beginning of the sentence, before the cue that interrupts it; None if nothing interrupts it."""
    tokens, lower = context.tokens, context.tokens.lower
    first = tokens.first_from(words.start)
    sentence = tokens.first_from(context.layout.sentence(words.start).start)
    if first - 1 <= sentence or lower[first - 1] != "," or not tokens.text[words.start].islower():
        return None
    low = max(sentence, first - 2 - LONGEST_INTERRUPTION)
    comma = next((number for number in range(first - 2, low, -1) if lower[number] in _MARKS), None)
    if comma is None or lower[comma] != "," or lower[comma + 1] in _RELATIVE:
        return None
    if not any(cue.strength in ("say", "according") for cue in context.cues.between(comma + 1, first - 1)):
        return None
    if lower[sentence] in _CONJUNCTIONS:
        sentence += 1
    opening = lower[sentence:comma]
    if not 0 < len(opening) <= _LONGEST_OPENING or _MARKS.intersection(opening):
        return None
    found = Span(tokens.starts[sentence], tokens.ends[comma - 1])
    if context.cues.between(sentence, comma) or _MARKED.search(tokens.text, found.start, found.end):
        return None
    return found
