"""The confidence of a finding: the share of such findings that are right.

Rule: logistic regression over the log-odds of the raw confidence and a few signs of what usually goes wrong:
where a statement ends, how far its cue is, what kind of speaker it has; how a name is printed (Platt 1999,
with further signs). Each kind of statement, people, places and organisations have weights of their own, which
`training/certainty.py` learns from labelled news: `model/calibration.json`. No finding is ever certain. Where
the gazetteer limits the confidence, because little but its size speaks for a place, the limit holds.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

from articles.extraction.attribution.ranking import read_weights
from articles.extraction.lexicons import words
from articles.extraction.types import (
    ExtractedOrganisation,
    ExtractedPerson,
    ExtractedPlace,
    ExtractedStatement,
    Extraction,
    Span,
)
from articles.gazetteer.explanation import MOST_BY_FAME

WEIGHTS = Path(__file__).parent / "model" / "calibration.json"
LOWEST, HIGHEST = 0.01, 0.99
_RAW_AT_MOST = 0.999
_MARKS = " \u00a0\"“”‘’'«»`),"
_SENTENCE_END = ".!?…"
_PRONOUNS = words("pronouns")


class Sign(StrEnum):
    """What the calibration looks at. A sign that a finding does not have counts 0."""

    CONSTANT = "constant"
    RAW = "raw"
    """The log-odds of the raw confidence."""
    # Of a statement.
    LENGTH = "length"
    """The logarithm of the number of words."""
    ENDS_INSIDE = "ends inside"
    """The last span ends in the middle of a sentence."""
    IN_PARTS = "in parts"
    NO_CUE = "no cue"
    CUE_DISTANCE = "cue distance"
    """The logarithm of the characters between the cue and the words, and 1."""
    CUE_AFTER = "cue after"
    SPEAKER_RESOLVED = "speaker resolved"
    """The speaker is a pronoun that was given to a name."""
    SPEAKER_OPEN = "speaker open"
    """The speaker is unknown, or a pronoun that nobody was found for."""
    SPEAKER_DESCRIBED = "speaker described"
    """The speaker is printed without a name: "analysts"."""
    SPEAKER_ORGANISATION = "speaker organisation"
    # Of a name.
    ONE_WORD = "one word"
    ALL_CAPITALS = "all capitals"
    CAPITAL_BEFORE = "capital before"
    CAPITAL_AFTER = "capital after"
    DESCRIBED = "described"
    AMBIGUOUS = "ambiguous"
    NOT_LOCATED = "not located"
    LIMITED = "limited"
    """The raw confidence is at most the one of a place that only its size speaks for."""
    GOVERNMENT = "government"
    PART_OF_NAME = "part of name"
    """The surface is not a name of the place itself."""


Signs = dict[Sign, float]
Finding = ExtractedStatement | ExtractedPerson | ExtractedPlace | ExtractedOrganisation
F = TypeVar("F", ExtractedStatement, ExtractedPerson, ExtractedPlace, ExtractedOrganisation)


def calibrated(text: str, extraction: Extraction) -> Extraction:
    """The extraction of `text` with calibrated confidences."""
    return Extraction(
        people=tuple(_calibrated(text, person) for person in extraction.people),
        places=tuple(_calibrated(text, place) for place in extraction.places),
        statements=tuple(_calibrated(text, statement) for statement in extraction.statements),
        organisations=tuple(_calibrated(text, organisation) for organisation in extraction.organisations),
    )


def kind_of(finding: Finding) -> str:
    """The name of the set of weights."""
    match finding:
        case ExtractedStatement():
            return finding.kind.value
        case ExtractedPerson():
            return "people"
        case ExtractedPlace():
            return "places"
        case ExtractedOrganisation():
            return "organisations"


def signs_of(text: str, finding: Finding) -> Signs:
    if isinstance(finding, ExtractedStatement):
        found = _signs_of_statement(text, finding)
    else:
        found = _signs_of_name(text, finding)
    raw = min(max(finding.confidence, 1 - _RAW_AT_MOST), _RAW_AT_MOST)
    return found | {Sign.CONSTANT: 1.0, Sign.RAW: math.log(raw / (1 - raw))}


def probability(signs: Signs, weights: Mapping[Sign, float]) -> float:
    """How probably a finding with these signs is right, from LOWEST to HIGHEST."""
    score = sum(weight * signs[sign] for sign, weight in weights.items() if sign in signs)
    highest = MOST_BY_FAME if signs.get(Sign.LIMITED) else HIGHEST
    return min(max(1 / (1 + math.exp(-score)), LOWEST), highest)


def _calibrated(text: str, finding: F) -> F:
    confidence = probability(signs_of(text, finding), _weights(kind_of(finding)))
    return replace(finding, confidence=round(confidence, 3))


@cache
def _weights(kind: str) -> dict[Sign, float]:
    return read_weights(WEIGHTS, Sign, kind)


def _signs_of_statement(text: str, statement: ExtractedStatement) -> Signs:
    spans = statement.spans
    found: Signs = {
        Sign.LENGTH: math.log(1 + sum(len(text[span.start : span.end].split()) for span in spans)),
        Sign.IN_PARTS: float(len(spans) > 1),
        Sign.ENDS_INSIDE: float(_ends_inside(text, spans[-1])),
        Sign.AMBIGUOUS: float(statement.ambiguous),
    }
    return found | _signs_of_cue(statement) | _signs_of_speaker(statement)


def _ends_inside(text: str, span: Span) -> bool:
    if text[span.start : span.end].rstrip(_MARKS)[-1:] in _SENTENCE_END:
        return False
    after = text[span.end : span.end + 8].lstrip(_MARKS)
    return after[:1] not in {"", "\n", *_SENTENCE_END}


def _signs_of_cue(statement: ExtractedStatement) -> Signs:
    cue = statement.cue_span
    if cue is None:
        return {Sign.NO_CUE: 1.0}
    distance = min(max(cue.start - span.end, span.start - cue.end, 0) for span in statement.spans)
    after = cue.start >= statement.spans[-1].end
    return {Sign.CUE_DISTANCE: math.log(1 + distance), Sign.CUE_AFTER: float(after)}


def _signs_of_speaker(statement: ExtractedStatement) -> Signs:
    speaker = statement.speaker
    if speaker is None:
        return {Sign.SPEAKER_OPEN: 1.0}
    if speaker.text.lower() in _PRONOUNS:
        named = speaker.name or speaker.organisation
        return {Sign.SPEAKER_RESOLVED if named else Sign.SPEAKER_OPEN: 1.0}
    if speaker.organisation:
        return {Sign.SPEAKER_ORGANISATION: 1.0}
    return {} if speaker.name else {Sign.SPEAKER_DESCRIBED: 1.0}


def _signs_of_name(text: str, name: ExtractedPerson | ExtractedPlace | ExtractedOrganisation) -> Signs:
    before, after = (
        text[max(name.start - 40, 0) : name.start].split(" ")[-2:-1],
        text[name.end : name.end + 3],
    )
    found = {
        Sign.ONE_WORD: float(" " not in name.surface),
        Sign.ALL_CAPITALS: float(name.surface.isupper()),
        Sign.CAPITAL_BEFORE: float(before != [] and before[0][:1].isupper() and before[0][-1:].isalpha()),
        Sign.CAPITAL_AFTER: float(after[:1] in "- " and after[1:2].isupper()),
        Sign.AMBIGUOUS: float(name.ambiguous),
    }
    if isinstance(name, ExtractedPerson):
        return found | {Sign.DESCRIBED: float(bool(name.descriptor))}
    if isinstance(name, ExtractedPlace):
        return found | {
            Sign.NOT_LOCATED: float(name.latitude is None),
            Sign.LIMITED: float(name.confidence <= MOST_BY_FAME),
            Sign.GOVERNMENT: float(name.as_government),
            Sign.PART_OF_NAME: float(not name.names_place),
        }
    return found
