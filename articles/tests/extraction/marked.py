"""A tagger for tests: it reads the labels that the test wrote into the text.

`[p Ann Lee]` is a person, `[l Leeds]` a place, `[f Leeds Station]` a facility, `[o Leeds Council]` an
organisation, `[s officials]` a source, `[c …]` a content; a source may hold a person or an organisation.
Every quotation is somebody's words save those named as `titles`. All candidates are alike to it: which of
them speaks, the rules alone say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.extraction.pipeline import extract_text
from articles.extraction.types import Extraction, Label, Span, TaggedSpan

_LABELS = {
    "p": Label.PERSON,
    "l": Label.PLACE,
    "f": Label.FACILITY,
    "o": Label.ORGANISATION,
    "s": Label.SOURCE,
    "c": Label.CONTENT,
}


@dataclass(frozen=True)
class Marked:
    """What the test's labels say, as a tagging and as the tagger that gives it."""

    text: str
    spans: tuple[TaggedSpan, ...]
    titles: tuple[str, ...] = ()

    def tag(self, text: str) -> "Marked":
        return self

    def tag_many(self, texts: Sequence[str]) -> Sequence["Marked"]:
        return [self for _ in texts]

    def attributed(self, start: int, end: int) -> float:
        return 0.0 if self.text[start:end] in self.titles else 0.95

    def source_scores(self, start: int, end: int, candidates: Sequence[Span]) -> list[float | None]:
        return [-1.0 for _ in candidates]

    def no_source_score(self, start: int, end: int) -> float:
        return -5.0


def marked(source: str, titles: tuple[str, ...] = ()) -> Marked:
    text, spans = "", []
    open_labels: list[tuple[Label, int]] = []
    for piece in re.split(r"(\[[plfosc] |\])", source):
        if piece == "]":
            label, start = open_labels.pop()
            spans.append(TaggedSpan(start, len(text), label, 0.9))
        elif re.fullmatch(r"\[[plfosc] ", piece):
            open_labels.append((_LABELS[piece[1]], len(text)))
        else:
            text += piece
    return Marked(text, tuple(sorted(spans, key=lambda s: (s.start, -s.end))), titles)


def read(source: str, titles: tuple[str, ...] = ()) -> Extraction:
    tagging = marked(source, titles)
    return extract_text(tagging.text, tagging)
