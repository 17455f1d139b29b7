"""Two quotations that a cue interrupts are one act of saying: “A,” he said. “B.”

Rule: only a cue and its subject are between the two, in one paragraph, and the second has no cue of its own.
Source: PolNeAR's manual on discontinuous content.
"""

from collections.abc import Sequence

from articles.extraction.attribution.context import AttributionContext
from articles.extraction.attribution.quotations import Quotation
from articles.extraction.lexicons import words

LONGEST_INTERRUPTION = 14
"""Tokens between two parts of one quotation, at most."""
_ENDS = ",.;:!?—–-…"


def continues(context: AttributionContext, before: Quotation, after: Quotation) -> bool:
    """Only a cue and its subject are between the two, and `after` has no cue of its own."""
    if before.single != after.single or context.layout.paragraph_at(
        before.end
    ) != context.layout.paragraph_at(after.start):
        return False
    tokens = context.tokens
    first, last = tokens.last_before(before.outer.end) + 1, tokens.first_from(after.outer.start)
    if not 0 < last - first <= LONGEST_INTERRUPTION:
        return False
    gap = tokens.lower[first:last]
    if gap[-1] not in ",.;—–" or any(mark in ".;:" for mark in gap[:-1] if len(mark) == 1 and mark != "."):
        return False
    if "." in gap[:-1] and not _abbreviated(gap):
        return False
    cues = [
        cue
        for cue in context.cues.between(first, last)
        if cue.strength in ("say", "manner", "speech", "according")
    ]
    if not cues or context.tokens.text[before.end - 1] not in _ENDS:
        return False
    return not _opens_sentence(context, before, gap, after) and not _own_cue(context, after)


def _opens_sentence(
    context: AttributionContext, before: Quotation, gap: Sequence[str], after: Quotation
) -> bool:
    """The gap begins a new sentence, as in “A.” She adds, “B.”, or “B” is only part of one."""
    text = context.tokens.text
    introduced = gap[-1] == "," and text[before.end - 1] in ".!?" and text[after.start].isupper()
    number = context.tokens.first_from(after.outer.end)
    goes_on = number < len(context.tokens) and context.tokens.printed(number)[:1].islower()
    own_start = gap[-1] in ".;" and goes_on and text[after.end - 1] not in ",.!?—–…"
    return introduced or own_start


def _abbreviated(gap: Sequence[str]) -> bool:
    """The full stops inside the gap belong to abbreviations ("Sen. Lee", "J. Lee")."""
    known = words("abbreviations") | words("abbreviations_final")
    return all(
        len(gap[i - 1]) == 1 or gap[i - 1] in known for i, word in enumerate(gap[:-1]) if word == "." and i
    )


def _own_cue(context: AttributionContext, quotation: Quotation) -> bool:
    """Another cue is right after the quotation: “B,” Lee said."""
    tokens = context.tokens
    number = tokens.last_before(quotation.outer.end) + 1
    if tokens.text[quotation.end - 1] != ",":
        return False
    end = min(number + 6, len(tokens))
    return any(cue.strength in ("say", "manner") for cue in context.cues.between(number, end)) and not any(
        mark in tokens.lower[number:end] for mark in ("“", '"')
    )
