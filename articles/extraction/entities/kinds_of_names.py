"""One name is of one kind in an article: a person, a place or an organisation.

Rule: an abbreviation is not a person's name; read as one it is an organisation's. What the tagger read as a
person or a place here, and with more weight as an organisation elsewhere in the text, is an organisation here
too. The other way round it takes three times the weight, since a place often names its government or its
team. Weight is the sum of the tagger's scores.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from articles.extraction.types import Label, TaggedSpan

_KINDS = {
    Label.PERSON: Label.PERSON,
    Label.PLACE: Label.PLACE,
    Label.FACILITY: Label.PLACE,
    Label.ORGANISATION: Label.ORGANISATION,
}
_TIMES = 3.0
_ABBREVIATION = re.compile(r"[A-Z]{3,4}")


def of_one_kind(text: str, spans: Sequence[TaggedSpan]) -> tuple[TaggedSpan, ...]:
    """The spans, with the labels of names made the same all over the text."""
    read = [_without_person(text, span) for span in spans]
    weights: dict[str, dict[Label, float]] = defaultdict(lambda: defaultdict(float))
    for span in read:
        if span.label in _KINDS:
            weights[_name(text, span)][_KINDS[span.label]] += span.score
    return tuple(
        _settled(span, weights[_name(text, span)]) if span.label in _KINDS else span for span in read
    )


def _without_person(text: str, span: TaggedSpan) -> TaggedSpan:
    abbreviation = _ABBREVIATION.fullmatch(text, span.start, span.end)
    return replace(span, label=Label.ORGANISATION) if abbreviation and span.label is Label.PERSON else span


def _settled(span: TaggedSpan, weights: Mapping[Label, float]) -> TaggedSpan:
    kind = _KINDS[span.label]
    best, weight = max(weights.items(), key=lambda of: (of[1], of[0] is kind))
    if best is kind or Label.ORGANISATION not in (kind, best):
        return span
    enough = best is Label.ORGANISATION or weight >= _TIMES * weights[kind]
    return replace(span, label=best) if enough else span


def _name(text: str, span: TaggedSpan) -> str:
    return text[span.start : span.end].removeprefix("the ").removeprefix("The ")
