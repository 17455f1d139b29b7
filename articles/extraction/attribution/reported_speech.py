"""Which contents are reported speech, and so statements that the archive keeps.

The tagger marks everything that a text attributes to a source: also what somebody believes or wants, what
photos show, whom somebody thanks. Rule: quoted content was said. Content without marks is a statement if a
named source says, writes or announces it ("according to" included), or if another act of speech ("denied",
"proposed") comes before a that-clause. It must be a clause with a subject of its own, and more than the frame
of a quoted fragment. Source: PolNeAR's manual, which separates attributions of speech from those of belief
and of evidence by their cue.
"""

from articles.extraction.attribution.contents import Content
from articles.extraction.attribution.speaker_choice import SpeakerChoice
from articles.extraction.lexicons import words
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import StatementKind

_FRAME = 25
"""Up to this many characters outside the marks only introduce the quoted fragment."""


def is_reported(tokens: Tokens, content: Content, choice: SpeakerChoice) -> bool:
    """Whether the content is a statement; if not, it is a belief, evidence or part of a clause."""
    if content.kind is not StatementKind.INDIRECT:
        return True
    if choice.speaker is None or choice.cue is None or content.unquoted <= _FRAME:
        return False
    first = tokens.first_from(content.span.start)
    opening = tokens.lower[first]
    if opening == "to" or opening in words("auxiliaries"):
        return False
    opened_by_that = first > 0 and tokens.lower[first - 1] == "that"
    strength = choice.cue.strength
    return strength in ("say", "according") or (strength == "speech" and opened_by_that)
