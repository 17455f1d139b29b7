"""Whether the verb of speech belongs to the words of a statement.

“Said” and “vowed to” are outside: what follows is what was said. Rule: the verb is part of the words where
they say nothing without it, or the opposite: after a verb of denial (“denied that he was there”), before
“against” (“ruled against the port”), and where the verb is a judgement of what follows (“thanked the
divers”). Source: PolNeAR's manual leaves every verb out; these are kept for readers.
"""

from articles.extraction.attribution.cues import Cue
from articles.extraction.lexicons import forms, words
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Span

LONGEST_TO_AGAINST = 3
"""Tokens between the verb and the words, at most: "ruled on Friday against"."""


def with_verb(tokens: Tokens, span: Span, cue: Cue | None) -> Span:
    """The span, from the verb on if the verb is part of the words."""
    first = tokens.first_from(span.start)
    if cue is None or not 0 <= first - cue.last - 1 <= LONGEST_TO_AGAINST:
        return span
    gap = tokens.lower[cue.last + 1 : first]
    verb = tokens.lower[cue.verb]
    against = gap[-1:] == ["against"] or (not gap and tokens.lower[first] == "against")
    judges = not gap and verb in forms("verbs_of_judgement") and not _is_complement(tokens, first)
    denies = len(gap) <= 1 and verb in forms("verbs_of_denial")
    if against or judges or denies:
        return Span(tokens.starts[cue.verb], span.end)
    return span


def _is_complement(tokens: Tokens, first: int) -> bool:
    """A clause or an infinitive: it says by itself what was said ("called on them to stay")."""
    return tokens.lower[first] in ("to", "on", "for") or opens_clause(tokens, first)


def opens_clause(tokens: Tokens, first: int) -> bool:
    """Whether a conjunction is before the words or opens them: "that", "how", "why"."""
    conjunctions = words("clause_openers")
    return tokens.lower[first] in conjunctions or (first > 0 and tokens.lower[first - 1] in conjunctions)
