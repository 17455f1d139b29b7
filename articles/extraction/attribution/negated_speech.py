"""Speech that did not happen: "did not say that ...", "if she says ...", "perhaps he would answer ...".

Rule: the cue that governs the words is negated ("has never said", "no one said"), or is the complement of a
word with which nothing is said ("refused to say"), or is in a condition, under a modal verb of possibility,
or in a question that expects yes or no. A negation inside the words is part of the statement ("said it was
not her fault"), and "denied that ..." is a statement. "Would only say" and "not only said" are statements;
so are quoted words with "would say" alone, which is a habit ("my father would say: “...”"). Source: the
factuality of events (Saurí and Pustejovsky 2009): the words between an event and what governs it decide its
polarity.
"""

from articles.extraction.attribution.context import AttributionContext, ContentSpan
from articles.extraction.attribution.cues import Cue, is_adverb, is_auxiliary
from articles.extraction.lexicons import forms, values
from articles.extraction.types import Span

_NEGATIONS = frozenset(["not", "never", "hardly", "cannot"])
_NEGATED_ENDINGS = ("n't", "n’t")
_LIMITING = frozenset(["only", "just", "merely", "simply"])
_NEGATIVE_SUBJECTS = frozenset(["no", "nobody", "none", "neither", "nothing"])
_POSSIBLE = frozenset(["would", "could", "might", "may", "should", "can"])
_OPENING_QUESTIONS = frozenset(
    ["did", "does", "do", "has", "have", "had", "would", "will", "could", "can", "might", "should", "what"]
)
_INVERTED = frozenset(["should", "had", "were"])
"""Auxiliaries that open a condition without "if": "should the coach say ..."."""
_LONGEST_SUBJECT = 8
"""Tokens between the word that opens a condition and the cue, at most."""
_CLAUSE_ENDS = frozenset([",", ";", ":", ".", "!", "?", "“", "”", '"', "—", "–", "(", ")"])
_NEAR = 3
"""Tokens between the cue and words after it, at most, for the cue to govern quoted words."""


def why_unsaid(
    context: AttributionContext, content: ContentSpan, cue: Cue | None, source: Span | None
) -> str:
    """Why nobody said the words, as a sentence for editors; empty if `source`, the speaker, did."""
    if cue is None or not _governs(context, content, cue):
        return ""
    printed = context.tokens.text[cue.span.start : cue.span.end]
    before = _verb_group(context, cue)
    if _is_negated(before):
        return f"nobody said it: “{printed}” is negated"
    if source is not None and _is_negative_subject(context, source):
        return f"nobody said it: the subject of “{printed}” is negative"
    if _has_governor(context, cue):
        return f"nobody said it: what is before “{printed}” says that it was not said"
    if _is_possible(before, content.quoted) or _is_conditional(context, cue):
        return f"nobody said it: “{printed}” is a possibility"
    if _is_asked(context, cue):
        return f"nobody said it: the sentence asks about “{printed}”"
    return ""


def _governs(context: AttributionContext, content: ContentSpan, cue: Cue) -> bool:
    """The cue is before the words, in their sentence; right before them if they are quoted."""
    opening = context.tokens.first_from(content.head.start)
    if cue.last >= opening or cue.strength == "according":
        return False
    layout = context.layout
    if layout.sentence_at(cue.span.start) != layout.sentence_at(content.head.start):
        return False
    return not content.quoted or opening - cue.last - 1 <= _NEAR


def _verb_group(context: AttributionContext, cue: Cue) -> list[str]:
    """The auxiliaries, adverbs and negations before the verb, in order."""
    tokens, lower, first = context.tokens, context.tokens.lower, cue.verb
    while first and (
        is_auxiliary(tokens, first - 1) or lower[first - 1] in _NEGATIONS or is_adverb(lower[first - 1])
    ):
        first -= 1
    return [*lower[first : cue.verb], *lower[cue.verb + 1 : cue.verb + 2]]


def _is_negated(group: list[str]) -> bool:
    *before, after = group if group else [""]
    negated = any(word in _NEGATIONS or word.endswith(_NEGATED_ENDINGS) for word in before)
    return negated and not _LIMITING.intersection([*before, after])


def _is_negative_subject(context: AttributionContext, source: Span) -> bool:
    first = context.tokens.first_from(source.start)
    return any(word in _NEGATIVE_SUBJECTS for word in context.tokens.lower[max(0, first - 1) : first + 1])


def _has_governor(context: AttributionContext, cue: Cue) -> bool:
    """ "refused to say", "without saying", "stopped short of saying"."""
    lower, governors = context.tokens.lower, forms("unsaid_governors")
    complement = lower[cue.last + 1 : cue.last + 3]
    if lower[cue.verb] in governors and complement[:1] == ["to"] and complement[1] in forms("cue_verbs"):
        return True
    before = lower[max(0, cue.first - 2) : cue.first]
    if before[-1:] in (["to"], ["of"]):
        return before[0] in governors and len(before) == 2
    return (
        lower[cue.verb].endswith("ing") and before[-1:] != [] and before[-1] in ("without", "avoided", "than")
    )


def _is_possible(group: list[str], quoted: bool) -> bool:
    modal = next((word for word in group if word in _POSSIBLE), "")
    habit = quoted and modal == "would"
    return bool(modal) and not habit and not _LIMITING.intersection(group)


def _is_conditional(context: AttributionContext, cue: Cue) -> bool:
    """A word that opens a condition or a possibility is before the subject of the cue, in its clause."""
    lower, openers = context.tokens.lower, values("hypothetical_openers")
    for number in range(cue.first - 1, max(-1, cue.first - 1 - _LONGEST_SUBJECT), -1):
        word = lower[number]
        if word in openers:
            return True
        opens = number == 0 or lower[number - 1] in _CLAUSE_ENDS
        if opens and word in _INVERTED:
            return True
        ends = word in _CLAUSE_ENDS or word in ("that", "who", "which")
        if ends or (word.endswith("ed") and context.tokens.printed(number)[0].islower()):
            return False
    return False


def _is_asked(context: AttributionContext, cue: Cue) -> bool:
    """The cue's sentence begins with an auxiliary or "what", and ends with a question mark."""
    tokens, sentence = context.tokens, context.layout.sentence(cue.span.start)
    first, last = tokens.first_from(sentence.start), tokens.last_before(sentence.end)
    return tokens.lower[first] in _OPENING_QUESTIONS and "?" in tokens.lower[max(first, last - 1) : last + 1]
