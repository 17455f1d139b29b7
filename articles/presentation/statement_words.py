"""The words of a statement as they are shown everywhere: on pages, in titles, citations, files, feeds, cards.

Rule: “ and ” are around the stretches that were printed within marks, whatever marks the print has, and
around no other words; an indirect statement has none. Stretches with only an omission between them (“A … B”)
share one pair. The comma, colon or semicolon at the end belongs to the sentence of the writer and is dropped.
Source: the Chicago Manual of Style 13.7 and 13.50.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from articles.models import Statement
from articles.text.parts import MARKS, OMISSION, SPACE
from articles.text.spans import Span

_CUT_OFF = " …"
_AT_THE_END = SPACE + ",;:"
_MARK_BEFORE = re.compile(rf"(?:``|''|[{MARKS}])[{SPACE}]*$")
_MARK_AFTER = re.compile(rf"^[{SPACE}]*(?:``|''|[{MARKS}])")
# After “according to” a pronoun has another form.
_OBJECTS = {"he": "him", "she": "her", "they": "them", "i": "me", "we": "us", "who": "whom"}


@dataclass(frozen=True, slots=True)
class StatementWords:
    text: str
    quoted: tuple[Span, ...]
    """The stretches of `text` within marks, with the marks."""

    @property
    def unmarked(self) -> str:
        """Without the marks, where the form itself says that all is quoted."""
        ours = {offset for span in self.quoted for offset in (span.start, span.end - 1)}
        return "".join(character for at, character in enumerate(self.text) if at not in ours)

    def cut(self, start: int, end: int) -> str:
        """text[start:end], with “…” where words are left out, and with the marks of what is cut in two."""
        piece = self.text[start:end].strip()
        if start > 0:
            piece = f"… {'“' if self._is_quoted(start) else ''}{piece}"
        if end < len(self.text):
            piece = f"{piece.rstrip(_AT_THE_END)}{_CUT_OFF}{'”' if self._is_quoted(end) else ''}"
        return piece

    def shortened(self, most: int) -> str:
        """The beginning in about `most` characters; a word is not cut in two unless it is alone."""
        if len(self.text) <= most:
            return self.text
        space = self.text.rfind(" ", 2, most)
        return self.cut(0, space if space > 0 else most)

    def _is_quoted(self, offset: int) -> bool:
        return any(span.start < offset < span.end for span in self.quoted)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """text[start:end] of a statement, and its words without the marks in it."""

    start: int
    end: int
    words: str


def words_of(statement: Statement) -> StatementWords:
    shown, quoted = "", []
    for piece, within_marks in _pieces(statement):
        if within_marks:
            quoted.append(Span(len(shown), len(shown) + len(piece) + 2))
            piece = f"“{piece}”"
        shown += piece
    return StatementWords(shown, tuple(quoted))


def _pieces(statement: Statement) -> Iterator[tuple[str, bool]]:
    """The words in pieces, without the marks around those that were printed within marks."""
    text = statement.text.rstrip(_AT_THE_END)
    position, after_quoted = 0, False
    for stretch in [*_stretches(statement), None]:
        between = text[position : stretch.start if stretch else len(text)]
        if after_quoted:
            between = _MARK_AFTER.sub("", between)
        if stretch:
            between = _MARK_BEFORE.sub("", between)
        if stretch is None:
            between = between.rstrip(_AT_THE_END)
        if between:
            yield between, False
        if stretch:
            piece = stretch.words
            position, after_quoted = stretch.end, True
            is_last = not text[position:].strip(_AT_THE_END + MARKS)
            yield piece.rstrip(_AT_THE_END) if is_last else piece, True


def _stretches(statement: Statement) -> list[_Stretch]:
    if statement.kind == Statement.Kind.INDIRECT:
        return []
    found: list[_Stretch] = []
    for span in statement.quoted_stretches:
        stretch = _Stretch(span.start, span.end, statement.text[span.start : span.end])
        gap = statement.text[found[-1].end : span.start] if found else ""
        if found and OMISSION in gap and not gap.strip(OMISSION + MARKS):
            first = found.pop()
            words = f"{first.words.rstrip(_AT_THE_END)}{OMISSION}{stretch.words}"
            stretch = _Stretch(first.start, span.end, words)
        elif found and gap == " ":
            first = found.pop()
            stretch = _Stretch(first.start, span.end, f"{first.words} {stretch.words}")
        found.append(stretch)
    return found


def quoted_stretches(statement: Statement) -> list[str]:
    """The words that were printed within marks, without the marks."""
    return [piece for piece, within_marks in _pieces(statement) if within_marks]


def speaker_name(statement: Statement) -> str:
    return statement.named_speaker.name if statement.named_speaker else statement.speaker_text


def according_to(statement: Statement) -> str:
    """The speaker of reported speech, whose words are not the speaker's own."""
    name = speaker_name(statement)
    return gettext("According to %(name)s") % {"name": _OBJECTS.get(name.lower(), name)}


def attributed(statement: Statement, most: int | None = None) -> str:
    """Who said what, in one line: for titles, citations and feeds; the words in about `most` characters."""
    words = words_of(statement)
    said = words.shortened(most) if most else words.text
    name = speaker_name(statement)
    if not name:
        return said
    if statement.kind == Statement.Kind.INDIRECT:
        name = according_to(statement)
    return f"{name}: {said}"


def cited(statement: Statement, most: int) -> str:
    """The same, closed as a sentence."""
    line = attributed(statement, most)
    inside = line.rstrip("”’'\"") if line.endswith("”") else line
    return line if inside.endswith((".", "?", "!", "…")) else f"{inside}.{line[len(inside) :]}"
