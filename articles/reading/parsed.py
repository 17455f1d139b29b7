"""The result of reading: one article as plain values. Offsets count Unicode code points into `body`."""

from dataclasses import dataclass, field
from datetime import date


class UnreadableDocument(Exception):
    """A document that cannot become an article. The message says what is wrong and what to do."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True)
class ParsedCaption:
    text: str
    credit: str
    after_paragraph: int
    """Number of body paragraphs before it."""


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    headline: str
    headline_derived: bool
    published_on: date
    body: str
    """Paragraphs joined by one blank line; captions taken out."""
    byline: str = ""
    outlet: str = ""
    url: str = ""
    document_id: str = ""
    language: str = "en"
    """BCP 47: as the header says if the text agrees, else as the text is written."""
    captions: tuple[ParsedCaption, ...] = field(default=())
    repairs: tuple[str, ...] = ()
    """The mojibake that was repaired in the document: “PeÃ±a → Peña”."""
