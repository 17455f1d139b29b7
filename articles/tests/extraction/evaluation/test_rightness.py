"""What counts as right when confidences are calibrated."""

from typing import Any

import pytest

from articles.extraction.evaluation.rightness import PronounAnswers, judge
from articles.extraction.types import (
    ExtractedPlace,
    ExtractedSpeaker,
    ExtractedStatement,
    Extraction,
    Span,
    StatementKind,
)

TEXT = "Haddad spoke. The ferry would leave at noon on Monday, she said. Northport waits."
ANSWERS = PronounAnswers({TEXT.index("she"): "Amina Haddad"})


def ends(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def labelled(words: str, **more: Any) -> dict[str, Any]:
    start, end = ends(words)
    return {"start": start, "end": end, "text": words} | more


def record(source: dict[str, Any]) -> dict[str, Any]:
    quote = labelled("The ferry would leave at noon on Monday", kind="indirect", group="1", speaker=source)
    return {"text": TEXT, "layers": ["quotes"], "quotes": [quote]}


def said(words: str, speaker: str | None, name: str | None = None) -> Extraction:
    found = ExtractedStatement(
        kind=StatementKind.INDIRECT,
        spans=(Span(*ends(words)),),
        quoted=(),
        text=words,
        cue="said",
        cue_span=Span(*ends("said")),
        speaker=ExtractedSpeaker(*ends(speaker), speaker, name) if speaker else None,
        via="",
        confidence=0.9,
        reason="read so",
    )
    return Extraction((), (), (found,))


HADDAD, SHE = labelled("Haddad", kind="name"), labelled("she", kind="pronoun")
ALL = "The ferry would leave at noon on Monday"


@pytest.mark.parametrize(
    ("source", "extraction", "right"),
    [
        pytest.param(HADDAD, said("The ferry would leave", "Haddad"), False, id="half-the-words"),
        pytest.param(HADDAD, said("Northport waits", "Haddad"), False, id="other-words"),
        pytest.param(HADDAD, said(ALL, None), False, id="no-speaker"),
        pytest.param(HADDAD, said(ALL, "Northport"), False, id="other-speaker"),
        pytest.param(SHE, said(ALL, "she", "Maria Alvarez"), False, id="pronoun-of-another"),
        pytest.param(SHE, said(ALL, "she"), False, id="pronoun-left-open"),
        pytest.param(HADDAD, said(ALL, "Haddad"), True, id="right"),
        pytest.param(HADDAD, said("The ferry would leave at noon on", "Haddad"), True, id="nearly-all-words"),
        pytest.param(SHE, said(ALL, "she", "Amina Haddad"), True, id="pronoun-resolved"),
    ],
)
def test_a_statement_is_right_if_words_and_speaker_are(
    source: dict[str, Any], extraction: Extraction, right: bool
) -> None:
    (judgement,) = judge(record(source), extraction, ANSWERS)
    assert judgement.right is right


def test_a_pronoun_that_nobody_read_is_unknown() -> None:
    (judgement,) = judge(record(SHE), said(ALL, "she", "Amina Haddad"), PronounAnswers({}))
    assert judgement.right is None


@pytest.mark.parametrize(
    ("label", "right"),
    [
        pytest.param({"lat": 10.0, "lon": 10.0}, False, id="far"),
        pytest.param({"lat": 44.0, "lon": -68.0}, True, id="near"),
        pytest.param({"lat": None}, True, id="not-labelled"),
        pytest.param({"lat": None, "ignore": True}, None, id="set-aside"),
    ],
)
def test_a_place_is_right_if_it_is_near(label: dict[str, Any], right: bool | None) -> None:
    place = ExtractedPlace(
        *ends("Northport"),
        "Northport",
        "Northport",
        "city",
        "1",
        "US",
        "",
        44.1,
        -68.9,
        None,
        False,
        0.9,
        "known",
    )
    gold = {"text": TEXT, "layers": ["places"], "places": [labelled("Northport", **label)]}
    (judgement,) = judge(gold, Extraction((), (place,), ()), ANSWERS)
    assert judgement.right is right
