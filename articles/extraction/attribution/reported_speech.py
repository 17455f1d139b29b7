"""Which contents are reported speech, and so statements that the archive keeps.

The tagger marks everything that a text attributes to a source: also what somebody believes or wants, and
what photos show. Rule: words printed within marks were said. Content without marks is a statement if a
named source says, writes or announces it ("according to" included) or promises, asks or refuses it ("vowed
to stay"). After another act of speech ("proposed") or the finding of a study it is one if it is a clause;
if it is a thing ("praised the plan"), only where the machine is sure. Source: PolNeAR's manual, which
separates attributions of speech from those of belief and of evidence by their cue.
"""

from articles.extraction.attribution.acts_of_speech import opens_clause
from articles.extraction.attribution.contents import Content
from articles.extraction.attribution.speaker_choice import SpeakerChoice
from articles.extraction.lexicons import forms, words
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import StatementKind

_SURE = 0.85


def is_reported(tokens: Tokens, content: Content, choice: SpeakerChoice, confidence: float) -> bool:
    """Whether the content is a statement; if not, it is a belief, evidence or part of a clause."""
    if content.kind is not StatementKind.INDIRECT:
        return True
    if choice.speaker is None or choice.cue is None:
        return False
    first = tokens.first_from(content.span.start)
    opening, cue = tokens.lower[first], choice.cue
    if opening in words("auxiliaries"):
        return False
    if opening == "to":
        return tokens.lower[cue.verb] in forms("verbs_with_infinitive")
    if cue.strength == "show":
        named = tokens.lower[choice.speaker.first : choice.speaker.last + 1]
        if not any(word in forms("sources_of_findings") for word in named):
            return False
    elif cue.strength in ("say", "according"):
        return True
    elif cue.strength != "speech":
        return False
    return confidence >= _SURE or opens_clause(tokens, first)
