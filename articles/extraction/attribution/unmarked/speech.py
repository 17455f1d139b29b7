"""Words that the layout of a text, not a quotation mark, shows to be somebody's."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from articles.extraction.types import Span
from articles.text.spans import trim

_MARKS = {"“": "”", '"': '"', "‘": "’", "«": "»"}
_NO_WORDS = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\]|[\W_])*")
"""Stage directions, "(Applause.)", and marks."""


class SpeechKind(StrEnum):
    QUESTION = "question"
    """Asked by the paper or by the press: nobody's statement."""
    ANSWER = "answer"
    """Said by the person whom the paper interviewed."""
    TURN = "turn"
    """Said by the person whose name or office is printed before the words."""
    POST = "post"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Speech:
    """Half-open spans in code points, without labels and without the marks that enclose all of it."""

    kind: SpeechKind
    parts: tuple[Span, ...]
    """One for each paragraph; never empty."""
    speaker: Span | None = None
    """Who speaks, as printed at the words; None for questions and answers."""
    in_marks: bool = False
    """It was printed within quotation marks."""
    label: Span | None = None
    """The label that opens a question or an answer, and names nobody: Q, A, REPORTER."""

    @property
    def opening(self) -> Span | None:
        """The label that opens it, whoever it names; None for a post or a letter."""
        return self.speaker if self.kind is SpeechKind.TURN else self.label


def speech(
    text: str,
    kind: SpeechKind,
    spans: Iterable[Span],
    speaker: Span | None = None,
    label: Span | None = None,
) -> Iterator[Speech]:
    """The speech in these paragraphs or parts of them; nothing if they have no words."""
    words = [Span(*trim(text, span.start, span.end)) for span in spans if has_words(text, span)]
    inner = [within for span in words if (within := _within_marks(text, span))]
    in_marks = len(inner) == len(words)
    if words:
        yield Speech(kind, tuple(inner if in_marks else words), speaker, in_marks, label)


def has_words(text: str, span: Span) -> bool:
    """Whether it is more than a stage direction or a row of marks."""
    nothing = _NO_WORDS.match(text, span.start, span.end)
    return nothing is None or nothing.end() < span.end


def _within_marks(text: str, span: Span) -> Span | None:
    """The span without marks, if one pair of them encloses it."""
    opening, closing = text[span.start], _MARKS.get(text[span.start])
    inner = text[span.start + 1 : span.end - 1]
    alone = closing == text[span.end - 1] and opening not in inner and closing not in inner
    return Span(span.start + 1, span.end - 1) if alone and inner else None
