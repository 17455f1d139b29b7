"""Whether the verb of speech belongs to the words of a statement.

“Said” and “warned” are outside: what follows is what was said. Rule: the verb is part of the words where they
say nothing without it, or the opposite: after a verb of denial (“denied that he was there”), before “against”
(“ruled against the port”), before an infinitive (“vowed to stay”), and where an act of speech is done to or
about a thing (“thanked the divers”).
"""

from articles.extraction.attribution.cues import Cue
from articles.extraction.lexicons import forms, words
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Span


def with_verb(tokens: Tokens, span: Span, cue: Cue | None) -> Span:
    """The span, from the verb on if the verb is part of the words."""
    first = tokens.first_from(span.start)
    if cue is None or not 0 <= first - cue.last - 1 <= 1:
        return span
    gap = tokens.lower[cue.last + 1 : first]
    turned = tokens.lower[cue.verb] in forms("verbs_of_denial") or gap == ["against"]
    opening = tokens.lower[first]
    about = cue.strength == "speech" and not opens_clause(tokens, first)
    if turned or (not gap and (about or opening in ("to", "against"))):
        return Span(tokens.starts[cue.verb], span.end)
    return span


def opens_clause(tokens: Tokens, first: int) -> bool:
    """Whether a conjunction is before the words or opens them: "that", "how", "why"."""
    conjunctions = words("clause_openers")
    return tokens.lower[first] in conjunctions or (first > 0 and tokens.lower[first - 1] in conjunctions)
