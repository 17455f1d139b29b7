"""Which findings are right, by labelled articles: what confidences are calibrated on.

- A statement is right if its words and its speaker are. Words: the tokens of its spans and of a labelled
  content (one piece, the pieces of one attribution, or all that one source says there) have a Jaccard index
  of `SAME_WORDS` or more. Speaker: the labelled source, by place or by last name; of a pronoun the person it
  refers to, as read by hand. A pronoun that nobody has read is unknown.
- A person or an organisation is right if exactly its span is labelled.
- A place is right if exactly its span is labelled and it is within 161 km of the labelled coordinates, where
  both have any. A place that the labels set aside is unknown.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.extraction.calibration import Finding
from articles.extraction.evaluation.scoring.spans import NEAR_KM, kilometres
from articles.extraction.lexicons import words
from articles.extraction.types import (
    ExtractedOrganisation,
    ExtractedPerson,
    ExtractedPlace,
    ExtractedSpeaker,
    ExtractedStatement,
    Extraction,
    Span,
)

SAME_WORDS = 0.8
_TOKEN = re.compile(r"\w+")
_PRONOUNS = words("pronouns")

Record = Mapping[str, Any]
Name = ExtractedPerson | ExtractedPlace | ExtractedOrganisation


@dataclass(frozen=True, slots=True)
class JudgedFinding:
    finding: Finding
    right: bool | None
    """None where nobody knows."""
    by_hand: bool = False
    """Whether the speaker is a pronoun that was read by hand."""


@dataclass(frozen=True, slots=True)
class PronounAnswers:
    """By the offset of a pronoun in one article, whom a reader would name; None for nobody."""

    names: Mapping[int, str | None]

    @classmethod
    def of(cls, record: Record | None) -> "PronounAnswers":
        return cls({each["start"]: each["answer"] for each in record["pronouns"]} if record else {})


def judge(record: Record, extraction: Extraction, answers: PronounAnswers) -> Iterator[JudgedFinding]:
    """Every finding that pages show, of the layers that the record has."""
    if "quotes" in record["layers"]:
        for statement in extraction.statements:
            if statement.shown:
                yield _judge_statement(record, statement, answers)
    named: list[tuple[str, Sequence[Name]]] = [
        ("persons", extraction.people),
        ("places", extraction.places),
        ("organisations", extraction.organisations),
    ]
    for layer, findings in named:
        # The labels of organisations were added to records without being named among their layers.
        if layer in record["layers"] or (layer == "organisations" and layer in record):
            for name in findings:
                yield JudgedFinding(name, _name_is_right(record[layer], name))


def _name_is_right(labelled: Iterable[Record], name: Name) -> bool | None:
    touching = [each for each in labelled if each["start"] < name.end and name.start < each["end"]]
    counted = [each for each in touching if not each.get("ignore")]
    if touching and not counted:
        return None
    same = [each for each in counted if (each["start"], each["end"]) == (name.start, name.end)]
    if not same:
        return False
    if not isinstance(name, ExtractedPlace) or name.latitude is None or name.longitude is None:
        return True
    labelled_at = same[0]
    if labelled_at.get("lat") is None:
        return True
    return kilometres(labelled_at["lat"], labelled_at["lon"], name.latitude, name.longitude) <= NEAR_KM


def _judge_statement(record: Record, statement: ExtractedStatement, answers: PronounAnswers) -> JudgedFinding:
    text, ours = record["text"], _tokens(record["text"], statement.spans)
    touched = [
        quote for quote in record["quotes"] if ours & _tokens(text, [Span(quote["start"], quote["end"])])
    ]
    sources = [
        group[0]["speaker"]
        for group in _groupings(touched)
        if _jaccard(ours, _tokens(text, [Span(quote["start"], quote["end"]) for quote in group]))
        >= SAME_WORDS
    ]
    verdicts = [_speaker_is_right(source, statement.speaker, answers) for source in sources]
    by_hand = any(
        source and source["kind"] == "pronoun" and source["start"] in answers.names for source in sources
    )
    if True in verdicts:
        return JudgedFinding(statement, True, by_hand)
    return JudgedFinding(statement, None if None in verdicts else False, by_hand)


def _groupings(quotes: Sequence[Record]) -> Iterator[list[Record]]:
    """Each piece; the pieces of each attribution; the contents of each source together."""
    for quote in quotes:
        yield [quote]
    for group in dict.fromkeys(quote.get("group") for quote in quotes):
        yield [quote for quote in quotes if quote.get("group") == group]
    sources = [_last_name(quote["speaker"]["text"]) if quote["speaker"] else None for quote in quotes]
    for source in dict.fromkeys(sources):
        yield [quote for quote, named in zip(quotes, sources, strict=True) if named == source]


def _speaker_is_right(
    labelled: Record | None, speaker: ExtractedSpeaker | None, answers: PronounAnswers
) -> bool | None:
    if labelled is None or speaker is None:
        return labelled is None and speaker is None
    same_place = bool(labelled["start"] < speaker.end and speaker.start < labelled["end"])
    named = speaker.name or speaker.organisation
    if labelled["kind"] != "pronoun":
        ours = {_last_name(speaker.text), _last_name(named or "")} - {None}
        return same_place or _last_name(labelled["text"]) in ours
    if labelled["text"].lower() not in _PRONOUNS:
        return same_place
    if labelled["start"] not in answers.names:
        return None
    answer = answers.names[labelled["start"]]
    if answer is None or named is None:
        return answer is None and named is None and same_place
    return _last_name(answer) == _last_name(named)


def _last_name(name: str) -> str | None:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    found = [word for word in re.findall(r"[\w-]+", re.sub(r"['’]s\b", "", plain)) if word[:1].isupper()]
    while found and found[-1].lower() in {"jr", "sr", "ii", "iii"}:
        found.pop()
    return found[-1].lower() if found else None


def _tokens(text: str, spans: Iterable[Span]) -> set[int]:
    """The words in the spans, by their offsets."""
    return {match.start() for span in spans for match in _TOKEN.finditer(text, span.start, span.end)}


def _jaccard(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0
