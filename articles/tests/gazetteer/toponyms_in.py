"""Short texts with marks for the tests of the gazetteer: toponyms in brackets, other entities in braces."""

import re

from articles.gazetteer import Toponym

Spans = list[tuple[int, int]]


def toponyms_in(marked: str) -> tuple[str, list[Toponym], Spans]:
    """The text without marks, its toponyms, and the spans of its other entities."""
    text = ""
    spans: dict[str, Spans] = {"[": [], "{": []}
    start = 0
    for piece in re.split(r"([\[\]{}])", marked):
        if piece in spans:
            start = len(text)
        elif piece in ("]", "}"):
            spans["[" if piece == "]" else "{"].append((start, len(text)))
        else:
            text += piece
    return text, [Toponym(start, end, text[start:end]) for start, end in spans["["]], spans["{"]


def one_toponym_in(marked: str) -> tuple[str, Toponym]:
    text, [toponym], _ = toponyms_in(marked)
    return text, toponym
