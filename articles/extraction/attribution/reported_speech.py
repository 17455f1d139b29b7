"""Which attributed words are reported speech, and so a statement that the archive keeps.

The tagger marks all that a text attributes to a source: also what somebody believes or wants, what photos
show, whom somebody thanks. Rule: what stands between quotation marks was said. Words without them are a
statement where a named source says, writes or announces them ("according to" included), or where another act
of speech ("warned", "accused") opens a that-clause; they must be a clause with a subject of its own, and more
than the frame of the fragment that is quoted in them. Source: PolNeAR's manual, which tells attributions of
speech from those of belief and of evidence by their cue.
"""

from articles.extraction.attribution.contents import Words
from articles.extraction.attribution.speaker_choice import Choice
from articles.extraction.lexicons import words
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import StatementKind

_FRAME = 25
"""Characters outside the quotation marks that only lead over to what stands between them."""


def is_reported(tokens: Tokens, found: Words, choice: Choice) -> bool:
    """Whether these words are a statement; if not, they are a belief, evidence or part of a clause."""
    if found.kind is not StatementKind.INDIRECT:
        return True
    if choice.speaker is None or choice.cue is None or found.unquoted <= _FRAME:
        return False
    first = tokens.first_from(found.stretch.start)
    opening = tokens.lower[first]
    if opening == "to" or opening in words("auxiliaries"):
        return False
    opened_by_that = first > 0 and tokens.lower[first - 1] == "that"
    strength = choice.cue.strength
    return strength in ("say", "according") or (strength == "speech" and opened_by_that)
