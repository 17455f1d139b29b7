"""The command that writes predictions: JSON Lines in, JSON Lines out."""

import io
import json
import subprocess
import sys
from typing import Any

import pytest

from articles.extraction.predict import BadLine, full_record, main, predictions, record
from articles.extraction.types import (
    ExtractedOrganisation,
    ExtractedPerson,
    ExtractedPlace,
    ExtractedSpeaker,
    ExtractedStatement,
    Extraction,
    Span,
)
from articles.extraction.types import StatementKind as Kind

TEXT = "“We open in May,” Amina Haddad said in Lisbon. “Not later.”"
FOUND = {"confidence": 0.9, "reason": "it is printed so"}


def statement(
    kind: Kind, *spans: Span, speaker: ExtractedSpeaker | None = None, **more: Any
) -> ExtractedStatement:
    text = " ".join(TEXT[span.start : span.end] for span in spans)
    given = {"cue": "said", "cue_span": None, "via": "", "speaker": speaker, "quoted": ()} | FOUND | more
    return ExtractedStatement(kind=kind, spans=spans, text=text, **given)


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


HADDAD = span("Amina Haddad")
LISBON = span("Lisbon")
SPEAKER = ExtractedSpeaker(HADDAD.start, HADDAD.end, "Amina Haddad", "Amina Haddad")


def test_a_record_has_what_was_found_and_its_offsets() -> None:
    halves = (span("We open in May,"), span("Not later."))
    direct = statement(Kind.DIRECT, *halves, quoted=halves, speaker=SPEAKER)
    person = ExtractedPerson(HADDAD.start, HADDAD.end, "Amina Haddad", "Amina Haddad", False, "", **FOUND)
    place = ExtractedPlace(
        LISBON.start, LISBON.end, "Lisbon", "Lisbon", "city", None, "PT", "", 38.7, -9.1, None, False, **FOUND
    )
    ferry = ExtractedOrganisation(0, 3, TEXT[0:3], "Ferry Line", **FOUND)
    written = record("a", Extraction((person,), (place,), (direct,), (ferry,)))
    (quote,) = written["quotes"]
    assert [TEXT[start:end] for start, end in quote["parts"]] == ["We open in May,", "Not later."]
    assert quote["quoted"] == quote["parts"]
    assert (quote["start"], quote["end"]) == (quote["parts"][0][0], quote["parts"][1][1])
    assert quote["speaker"]["resolved"] == "Amina Haddad"
    assert TEXT[quote["speaker"]["start"] : quote["speaker"]["end"]] == quote["speaker"]["text"]
    assert written["persons"] == [{"start": HADDAD.start, "end": HADDAD.end, "name": "Amina Haddad"}]
    assert (written["places"][0]["lat"], written["places"][0]["lon"]) == (38.7, -9.1)
    assert written["organisations"] == [{"start": 0, "end": 3, "name": "Ferry Line"}]
    json.dumps(written)


def test_the_pronoun_beside_the_words_is_written_where_it_stands_for_an_unnamed_source() -> None:
    source, pronoun = span("Amina Haddad"), span("said")
    speaker = ExtractedSpeaker(source.start, source.end, "Amina Haddad", None, pronoun=pronoun)
    direct = statement(Kind.DIRECT, span("Not later."), speaker=speaker)
    written = record("a", Extraction((), (), (direct,)))["quotes"][0]["speaker"]
    assert (written["start"], written["end"]) == (pronoun.start, pronoun.end)
    assert written["text"] == "Amina Haddad"


def test_only_what_pages_show_is_written_unless_more_is_asked_for() -> None:
    believed = statement(Kind.INDIRECT, span("May"), confidence=0.9, reported=False)
    doubtful = statement(Kind.INDIRECT, span("May"), confidence=0.5)
    mixed = statement(Kind.MIXED, span("May"), confidence=0.5)
    found = Extraction((), (), (believed, doubtful, mixed))
    assert [quote["kind"] for quote in record("a", found)["quotes"]] == ["indirect", "mixed"]
    assert len(record("a", found, indirect_from=0)["quotes"]) == 3
    assert [q["shown"] for q in record("a", found, indirect_from=0.85)["quotes"]] == [False, True]
    assert record("a", found)["quotes"][0]["speaker"] is None
    assert record("a", found)["quotes"][0]["quoted"] == []


def test_a_full_record_has_every_statement_and_says_what_pages_show() -> None:
    believed = statement(Kind.INDIRECT, span("May"), confidence=0.2, reported=False)
    direct = statement(Kind.DIRECT, span("We open in May,"), span("Not later."), speaker=SPEAKER)
    person = ExtractedPerson(HADDAD.start, HADDAD.end, "Amina Haddad", "Amina Haddad", False, "", **FOUND)
    written = json.loads(json.dumps(full_record("a", Extraction((person,), (), (direct, believed)))))
    assert [found["shown"] for found in written["statements"]] == [True, False]
    first = written["statements"][0]
    assert [TEXT[start:end] for start, end in first["parts"]] == ["We open in May,", "Not later."]
    assert TEXT[first["start"] : first["end"]] == "We open in May,” Amina Haddad said in Lisbon. “Not later."
    assert (first["kind"], first["text"]) == ("direct", "We open in May, Not later.")
    assert first["speaker"]["name"] == written["people"][0]["name"] == "Amina Haddad"


@pytest.mark.parametrize(
    "line",
    ["no JSON", "[]", "3", '{"id": "a"}', '{"text": "b"}', '{"id": 1, "text": 2}', '{"id": 1, "text": null}'],
)
def test_the_error_names_the_line_that_is_not_an_article(line: str) -> None:
    with pytest.raises(BadLine, match="Line 2"):
        list(predictions(["\n", line], record))
    assert main(io.StringIO(line), io.StringIO(), []) == 2


@pytest.mark.parametrize(
    "text", ["", "\n", " ", "\ud800", "“", "\u2028“\x00”", "“" * 50, "👩 “No,” she said."]
)
def test_any_text_is_answered(text: str) -> None:
    target = io.StringIO()
    assert main(io.StringIO(json.dumps({"id": "\ud800", "text": text})), target, []) == 0
    answer = json.loads(target.getvalue())
    assert answer["id"] == "\ud800"
    for found in answer["quotes"] + answer["persons"] + answer["places"]:
        assert 0 <= found["start"] < found["end"] <= len(text)


def test_one_process_without_django_answers_line_by_line() -> None:
    articles = [{"id": f"a{number}", "text": TEXT, "more": None} for number in range(20)]
    program = (
        "import sys; from articles.extraction.predict import main;"
        "main(sys.stdin, sys.stdout, []); assert not [m for m in sys.modules if m.split('.')[0] == 'django']"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        input="\n".join(json.dumps(article) for article in articles),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    answers = [json.loads(line) for line in done.stdout.split("\n") if line]
    assert [answer["id"] for answer in answers] == [article["id"] for article in articles]
    for answer in answers:
        assert answer["quotes"] == answers[0]["quotes"]
    spoken = {quote["speaker"]["resolved"] for quote in answers[0]["quotes"]}
    assert spoken == {"Amina Haddad"}
    assert "Amina Haddad" in [TEXT[p["start"] : p["end"]] for p in answers[0]["persons"]]


def test_the_other_articles_of_an_outlet_tell_its_region() -> None:
    local = "The sheriff of Lamar County, Texas, spoke in Reno, Texas."
    texts = [local, local, local, "The fair came to Paris on Monday, the mayor of Paris said."]
    lines = [json.dumps({"id": n, "text": text, "outlet": "Fair News"}) for n, text in enumerate(texts)]
    alone = json.dumps({"id": "alone", "text": texts[-1]})

    *_, of_outlet, without = predictions([*lines, alone], full_record)

    assert of_outlet["places"][0]["region"] == "Texas"
    assert without["places"][0]["country_code"] == "FR"
