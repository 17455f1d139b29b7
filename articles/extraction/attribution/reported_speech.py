"""Which contents are reported speech, and so statements that the archive keeps.

The tagger marks everything that a text attributes to a source: also what somebody believes or wants, and
what photos show. Rule: words printed within marks were said, unless a mixed statement has neither speaker nor
cue. Content without marks is a statement if a named source says, writes or announces it ("according to"
included) or promises, asks or refuses it ("vowed to stay"), but not if it is a topic ("spoke about the
port"). After another act of speech ("proposed") or the finding of a study it is one if it is a clause;
if it is a thing ("praised the plan"), only where the machine is sure; what anybody else finds or shows, only
where it is nearly certain. What else a source says, thinks or wants is an attitude ("believes that ..."),
which pages show where it is rather right than wrong. Source: PolNeAR's manual, which separates attributions
of speech from those of belief and of evidence by their cue.
"""

from articles.extraction.attribution.acts_of_speech import LONGEST_TO_AGAINST, opens_clause
from articles.extraction.attribution.contents import Content
from articles.extraction.attribution.cues import Cue
from articles.extraction.attribution.speaker_choice import SpeakerChoice
from articles.extraction.lexicons import forms, words
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import StatementKind

_SURE = 0.7
_NEARLY_CERTAIN = 0.9
_NEAR = 3
"""Tokens between a verb and its object, at most."""


def is_reported(tokens: Tokens, content: Content, choice: SpeakerChoice, confidence: float) -> bool:
    """Whether the content is a statement; if not, it is a belief, evidence or part of a clause."""
    if content.kind is StatementKind.MIXED and choice.speaker is None and choice.cue is None:
        return False
    if content.kind is not StatementKind.INDIRECT:
        return not _is_two_words_alone(tokens, content, choice.cue)
    if choice.speaker is None or choice.cue is None:
        return False
    first = tokens.first_from(content.span.start)
    opening, cue = tokens.lower[first], choice.cue
    if opening in words("auxiliaries") or _object_of_another_verb(tokens, first, cue):
        return False
    if _is_topic(tokens, first, cue) or _is_possessive(tokens, first, choice):
        return False
    if opening == "to":
        return tokens.lower[cue.verb] in forms("verbs_with_infinitive")
    if cue.strength == "show":
        named = tokens.lower[choice.speaker.first : choice.speaker.last + 1]
        if not any(word in forms("sources_of_findings") for word in named):
            return confidence >= _NEARLY_CERTAIN
    elif cue.strength in ("say", "according"):
        return True
    elif cue.strength != "speech":
        return False
    return confidence >= _SURE or opens_clause(tokens, first)


def is_attitude(tokens: Tokens, content: Content, choice: SpeakerChoice) -> bool:
    """Whether the content is what a source says, thinks or wants; not if it lacks its subject."""
    if content.kind is not StatementKind.INDIRECT or choice.speaker is None:
        return False
    first, cue = tokens.first_from(content.span.start), choice.cue
    if tokens.lower[first] in words("auxiliaries"):
        return False
    if cue is None:
        return opens_clause(tokens, first)  # "the fear of the divers that ...", "is sure that ..."
    if _is_topic(tokens, first, cue) or _is_possessive(tokens, first, choice):
        return False
    return cue.strength in ("say", "speech", "mind") and not _object_of_another_verb(tokens, first, cue)


def _is_two_words_alone(tokens: Tokens, content: Content, cue: Cue | None) -> bool:
    """All that is quoted are one or two words that no cue introduces: a scare quote, not a statement."""
    if content.kind is not StatementKind.DIRECT or len(content.quoted) > 1:
        return False
    [quoted] = content.quoted
    first, last = tokens.first_from(quoted.start), tokens.last_before(quoted.end)
    introduced = cue is not None and cue.last in (first - 2, first - 3)
    return last - first < 2 and tokens.text[quoted.end - 1].isalnum() and not introduced


def _is_topic(tokens: Tokens, first: int, cue: Cue) -> bool:
    """The words say what somebody spoke about: “talked about the port”, “pointing to a report”."""
    if opens_clause(tokens, first):
        return False
    near = first - cue.last - 1 <= _NEAR
    of_topic = tokens.lower[cue.verb] in forms("verbs_of_topic") and near and cue.last < first
    return of_topic or (first > 0 and tokens.lower[first - 1] == "about")


def _is_possessive(tokens: Tokens, first: int, choice: SpeakerChoice) -> bool:
    """The source is only the owner of a noun: “their priority is defending the port”."""
    speaker = choice.speaker
    if speaker is None or opens_clause(tokens, first):
        return False
    return tokens.lower[speaker.last] in words("possessive_pronouns")


def _object_of_another_verb(tokens: Tokens, first: int, cue: Cue) -> bool:
    """The words are the object of a preposition, or a comma and more are between the cue and them.

    “While speaking about the port, she said …”, “she said, as she traced the coast”.
    """
    if first == 0 or opens_clause(tokens, first):
        return False
    before = tokens.lower[first - 1]
    if before == "against":
        return first - cue.last - 1 > LONGEST_TO_AGAINST
    if cue.last < first - 1:
        gap = tokens.lower[cue.last + 1 : first]
        if "," in gap and before[-1].isalnum():
            return True
    return before in words("prepositions") and cue.last != first - 1 and cue.strength != "speech"
