"""Articles whose people, places and statements were written down by hand, read with the packaged model."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from articles.extraction.pipeline import extract, extract_text
from articles.extraction.types import ExtractedPerson, ExtractedStatement, Extraction
from articles.reading import read_document

GOLD = Path(__file__).parents[1] / "gold"
NAMES = sorted(path.stem for path in GOLD.glob("*.json"))


@cache
def gold(name: str) -> dict[str, Any]:
    return dict(json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8")))


@cache
def body(name: str) -> str:
    return read_document((GOLD / gold(name)["document"]).read_bytes(), max_bytes=1_000_000).body


@cache
def found(name: str) -> Extraction:
    document = (GOLD / gold(name)["document"]).read_bytes()
    return extract(read_document(document, max_bytes=1_000_000))


def in_captions(name: str) -> tuple[ExtractedPerson, ...]:
    """People named in the captions, which are not part of the body: each caption read on its own."""
    captions = read_document((GOLD / gold(name)["document"]).read_bytes(), max_bytes=1_000_000).captions
    return tuple(person for caption in captions for person in extract_text(caption.text).people)


def entries(kind: str) -> list[Any]:
    return [
        pytest.param(
            name, entry, id=f"{name}-{entry if isinstance(entry, str) else next(iter(entry.values()))}-{n}"
        )
        for name in NAMES
        for n, entry in enumerate(gold(name).get(kind, []))
    ]


@pytest.mark.parametrize(("name", "person"), entries("people"))
def test_a_person_is_found_under_every_name_and_described_as_printed(
    name: str, person: dict[str, Any]
) -> None:
    mentions = [p for p in found(name).people if p.name == person["name"]]
    surfaces = {p.surface for p in mentions}
    assert surfaces >= {person["name"], *person.get("also_as", [])}
    beside = {p.descriptor for p in (*mentions, *in_captions(name)) if p.name == person["name"]}
    assert beside >= set(person["descriptors"])
    assert all(p.surname_only == (" " not in person["name"]) for p in mentions)


@pytest.mark.parametrize("name", NAMES)
def test_nobody_else_is_a_person(name: str) -> None:
    assert {p.name for p in found(name).people} == {person["name"] for person in gold(name)["people"]}


@pytest.mark.parametrize(("name", "nobody"), entries("not_people"))
def test_what_is_not_a_person_is_not_found_as_one(name: str, nobody: str) -> None:
    assert nobody not in {p.surface for p in found(name).people}


@pytest.mark.parametrize(("name", "place"), entries("places"))
def test_a_place_is_found_under_every_name(name: str, place: dict[str, Any]) -> None:
    surfaces = {p.surface.lower() for p in found(name).places if p.name == place["name"]}
    assert surfaces >= {other.lower() for other in place.get("also_as", [place["name"]])}


@pytest.mark.parametrize(("name", "wanted"), entries("statements"))
def test_a_statement_is_found_whole_with_its_speaker(name: str, wanted: dict[str, Any]) -> None:
    same = [s for s in found(name).statements if s.text == wanted["text"]]
    assert [s.kind.value for s in same] == [wanted["kind"]]
    (statement,) = same
    assert speaker(statement) == (wanted["speaker"] or wanted["speaker_text"])
    assert statement.cue.endswith(wanted["cue"])
    assert statement.via == wanted.get("via", statement.via)
    quoted = [body(name)[part.start : part.end] for part in statement.quoted]
    if wanted["kind"] == "direct":
        assert statement.quoted == statement.spans
    else:
        assert quoted == wanted.get("quoted", [])


def speaker(statement: ExtractedStatement) -> str | None:
    return statement.speaker and (statement.speaker.name or statement.speaker.text)


def test_readers_of_the_seed_meet_its_statements_and_no_noise() -> None:
    seed = gold("seed-000")
    wanted = {statement["text"] for statement in seed["statements"]}
    shown = {s.text for s in found("seed-000").statements if s.shown}
    assert wanted <= shown <= wanted | set(seed["statements_optional"])


@pytest.mark.parametrize(("name", "words"), entries("not_statements"))
def test_titles_and_scare_quotes_are_nobodys_statement(name: str, words: str) -> None:
    assert words not in {s.text for s in found(name).statements}


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_stands_in_the_text_where_it_says(name: str) -> None:
    text, extraction = body(name), found(name)
    for mention in (*extraction.people, *extraction.places):
        assert text[mention.start : mention.end] == mention.surface
    for person in extraction.people:
        assert person.descriptor in text
    for statement in extraction.statements:
        assert " ".join(text[part.start : part.end] for part in statement.spans) == statement.text
        assert (
            statement.cue_span is None
            or text[statement.cue_span.start : statement.cue_span.end] == statement.cue
        )


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_says_how_sure_it_is_and_why(name: str) -> None:
    extraction = found(name)
    for finding in (*extraction.people, *extraction.places, *extraction.statements):
        assert 0 <= finding.confidence <= 1
        assert finding.reason
