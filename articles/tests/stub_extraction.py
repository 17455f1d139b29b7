"""An extraction that tests can foresee: it knows a few names, and quotations followed by “said NAME”."""

import re
from collections.abc import Iterable
from datetime import date

from articles.extraction.types import (
    ArticleText,
    ExtractedOrganisation,
    ExtractedPerson,
    ExtractedPlace,
    ExtractedSpeaker,
    ExtractedStatement,
    Extraction,
    SayingTime,
    Span,
    StatementKind,
)

PEOPLE = {
    "Maria Alvarez": "Maria Alvarez",
    "Alvarez": "Maria Alvarez",
    "Tomás Alvarez": "Tomás Alvarez",
    "Chen Wei": "Chen Wei",
    "Brandt": "Brandt",
    "Bill Ortega": "Bill Ortega",
    "William Ortega": "William Ortega",
    "Rosa Duarte": "Rosa Duarte",
}
PLACES = {"Northport": ("test:1", "city"), "Lisbon": ("test:2", "city"), "Old Pier": (None, "facility")}
ORGANISATIONS = {"Northport Harbour Council": "Northport Harbour Council", "NHC": "Northport Harbour Council"}

TUESDAY = date(2024, 5, 14)

_NAMES = re.compile("|".join(sorted(map(re.escape, PEOPLE), key=len, reverse=True)))
_PLACES = re.compile("|".join(map(re.escape, PLACES)))
_ORGANISATIONS = re.compile("|".join(ORGANISATIONS))
_SPEAKERS = f"{_NAMES.pattern}|{_ORGANISATIONS.pattern}"
_QUOTED = re.compile(rf"“([^”]+)”(?: (said) ({_SPEAKERS})(?: (on Tuesday))?)?")


def extract_many(articles: Iterable[ArticleText]) -> list[Extraction]:
    return [extract(article.body) for article in articles]


def extract(body: str) -> Extraction:
    return Extraction(
        people=tuple(_person(found, body) for found in _NAMES.finditer(body)),
        places=tuple(_place(found) for found in _PLACES.finditer(body)),
        statements=tuple(_statement(found) for found in _QUOTED.finditer(body)),
        organisations=tuple(_organisation(found, body) for found in _ORGANISATIONS.finditer(body)),
    )


def _person(found: re.Match[str], body: str) -> ExtractedPerson:
    name = _name(found[0], body)
    return ExtractedPerson(
        start=found.start(),
        end=found.end(),
        surface=found[0],
        name=name,
        surname_only=" " not in name,
        descriptor="Mayor" if body[: found.start()].endswith("Mayor ") else "",
        confidence=0.9,
        reason="named here",
    )


def _name(surface: str, body: str) -> str:
    return PEOPLE[surface] if PEOPLE[surface] in body else surface


def _place(found: re.Match[str]) -> ExtractedPlace:
    key, kind = PLACES[found[0]]
    return ExtractedPlace(
        start=found.start(),
        end=found.end(),
        surface=found[0],
        name=found[0],
        kind=kind,
        gazetteer_key=key,
        country_code="",
        region="",
        latitude=None,
        longitude=None,
        geonames_id=None,
        as_government=False,
        confidence=0.8,
        reason="the only place of this name",
    )


def _organisation(found: re.Match[str], body: str) -> ExtractedOrganisation:
    name = ORGANISATIONS[found[0]] if ORGANISATIONS[found[0]] in body else found[0]
    return ExtractedOrganisation(found.start(), found.end(), found[0], name, 0.9, "named here")


def _statement(found: re.Match[str]) -> ExtractedStatement:
    speaker = None
    if found[3]:
        name, body = found[3], found.string
        full = ORGANISATIONS.get(name, "")
        speaker = ExtractedSpeaker(
            found.start(3),
            found.end(3),
            name,
            _name(name, body) if name in PEOPLE else None,
            organisation=(full if full in body else name) if full else None,
        )
    return ExtractedStatement(
        kind=StatementKind.DIRECT,
        spans=(Span(found.start(1), found.end(1)),),
        quoted=(Span(found.start(1), found.end(1)),),
        text=found[1],
        cue=found[2] or "",
        cue_span=Span(found.start(2), found.end(2)) if found[2] else None,
        speaker=speaker,
        via="",
        said=SayingTime(Span(*found.span(4)), TUESDAY, TUESDAY) if found[4] else None,
        confidence=0.9,
        reason="the name after the cue",
    )
