"""Letters to the editor, and open letters, that are plainly signed.

Rule: a letter begins with a salutation at the start of a paragraph ("Sir, –", "To the Editor:", "Dear Ms
Lee,") and ends with a line of its own that holds the writer's name, after a closing formula if there is one
("Yours faithfully,"). The name is two to five words with capitals; the first of them is a given name or an
initial, or the line is printed in capitals, or a closing formula is before it. A letter without such a line
is nobody's. Source: the letters pages of newspapers.
"""

import re
from collections.abc import Sequence

from articles.extraction.attribution.unmarked.speech import Speech, SpeechKind, speech
from articles.extraction.lexicons import words
from articles.extraction.types import Span

_SALUTATION = re.compile(
    r"(?:(?:SIR|Sir|MADAM|Madam)(?: or [Mm]adam)?\s?[,:.–—-][\s,:–—-]*"
    r"|(?:To the|Dear|TO THE|DEAR) (?:[\w.’'-]+ ){0,4}[\w.’'-]+\s?[,:][\s–—-]*(?=\S|\Z))"
)
_EDITOR = re.compile(r"To the (?:Editors?|editors?)\b|TO THE EDITOR")
_CLOSING = re.compile(
    r"(?:Yours?(?: (?:very )?(?:faithfully|sincerely|truly|ever|respectfully|etc\.?))?"
    r"|(?:Yours )?(?:[Ss]incerely|[Rr]espectfully|[Ff]aithfully|[Cc]ordially)(?: yours)?"
    r"|(?:With )?(?:[Bb]est|[Kk]ind|[Ww]arm)(?: and \w+)? (?:[Rr]egards|[Ww]ishes)|Regards),?\Z"
)
_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Sir|Dame)\.? )?"
    r"(?P<name>[A-Z][\w.’'-]*(?: (?:de|da|del|della|di|du|la|van|von|der|bin|al|[A-Z][\w.’'-]*)){1,4})"
    r"(?:,.{0,80})?\Z"
)
_UNNAMED = re.compile(r"name|address|anonymous", re.IGNORECASE)
_LONGEST = 40
"""Paragraphs of one letter."""


def find_letters(text: str, paragraphs: Sequence[Span]) -> list[Speech]:
    """All signed letters of one text."""
    found: list[Speech] = []
    opened: tuple[int, int] | None = None
    for number, paragraph in enumerate(paragraphs):
        printed = text[paragraph.start : paragraph.end]
        salutation = _SALUTATION.match(printed)
        if salutation and not _is_address_alone(printed, salutation):
            opened = number, paragraph.start + salutation.end()
        elif opened is not None and number - opened[0] <= _LONGEST:
            closed = (
                _CLOSING.match(text[paragraphs[number - 1].start : paragraphs[number - 1].end]) is not None
            )
            name = _signature(printed, closed)
            if name is None:
                continue
            first, start = opened
            body = [Span(start, paragraphs[first].end), *paragraphs[first + 1 : number - closed]]
            signed = Span(paragraph.start + name.start, paragraph.start + name.end)
            found.extend(speech(text, SpeechKind.LETTER, [s for s in body if s.start < s.end], signed))
            opened = None
    return found


def _is_address_alone(printed: str, salutation: re.Match[str]) -> bool:
    """A sentence that only begins like one: "To the left, ..." has small letters after its comma."""
    return not _EDITOR.match(printed) and printed[salutation.end() :][:1].islower()


def _signature(printed: str, closed: bool) -> Span | None:
    """The span of the writer's name in a paragraph that is a signature."""
    match = _NAME.match(printed)
    if match is None or _UNNAMED.search(match["name"]) or printed[-1] in "!?:;":
        return None
    first = match["name"].split()[0].rstrip(".")
    named = first.lower() in words("given_names") or len(first) == 1 or match["name"].isupper()
    return Span(*match.span("name")) if closed or named else None
