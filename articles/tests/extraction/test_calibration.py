"""Confidences are calibrated chances: never certain, lower where something usually goes wrong."""

from dataclasses import replace

import pytest

from articles.extraction.calibration import HIGHEST, LOWEST, Sign, calibrated, probability, signs_of
from articles.extraction.types import (
    ExtractedOrganisation,
    ExtractedPerson,
    ExtractedPlace,
    ExtractedSpeaker,
    ExtractedStatement,
    Extraction,
    Span,
    StatementKind,
)

TEXT = "“We will rebuild the pier,” Haddad said, and the harbour would stay open all winter. Analysts agreed."


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def speaker(words: str, name: str | None) -> ExtractedSpeaker:
    return ExtractedSpeaker(*_ends(words), words, name)


def _ends(words: str) -> tuple[int, int]:
    found = span(words)
    return found.start, found.end


def statement(words: str, said: ExtractedSpeaker | None, confidence: float = 0.9) -> ExtractedStatement:
    return ExtractedStatement(
        kind=StatementKind.INDIRECT,
        spans=(span(words),),
        quoted=(),
        text=words,
        cue="said",
        cue_span=span("said"),
        speaker=said,
        via="",
        confidence=confidence,
        reason="read so",
    )


WHOLE = statement("the harbour would stay open all winter", speaker("Haddad", "Amina Haddad"))
PLACE = ExtractedPlace(
    *_ends("pier"),
    "pier",
    "Pier",
    "city",
    "1",
    "PT",
    "",
    1.0,
    1.0,
    None,
    False,
    confidence=0.95,
    reason="known",
)


def confidence_of(found: ExtractedStatement) -> float:
    return calibrated(TEXT, Extraction((), (), (found,))).statements[0].confidence


@pytest.mark.parametrize("score", [1e6, 50.0, -50.0], ids=["beyond", "high", "low"])
def test_nothing_is_certain(score: float) -> None:
    chance = probability({Sign.CONSTANT: 1.0}, {Sign.CONSTANT: min(score, 500)})
    assert chance in {LOWEST, HIGHEST}


def test_the_raw_confidence_may_be_one_or_nothing() -> None:
    low, high = (confidence_of(replace(WHOLE, confidence=raw)) for raw in (0.0, 1.0))
    assert LOWEST <= low < high <= HIGHEST


def test_only_the_confidences_change() -> None:
    extraction = Extraction(
        (ExtractedPerson(*_ends("Haddad"), "Haddad", "Amina Haddad", False, "", 0.9, "named"),),
        (PLACE,),
        (WHOLE,),
        (ExtractedOrganisation(*_ends("Analysts"), "Analysts", "Analysts", 0.9, "named"),),
    )
    found = calibrated(TEXT, extraction)
    for name in ("people", "places", "statements", "organisations"):
        (before,), (after,) = getattr(extraction, name), getattr(found, name)
        assert replace(after, confidence=before.confidence) == before


def test_what_only_its_size_speaks_for_is_never_likely() -> None:
    (place,) = calibrated(TEXT, Extraction((), (replace(PLACE, confidence=0.6),), ())).places
    assert place.confidence <= 0.6


def test_words_cut_off_in_a_sentence_are_less_certain() -> None:
    cut = statement("the harbour would stay", WHOLE.speaker)
    assert confidence_of(cut) < confidence_of(WHOLE)


def test_an_open_speaker_is_less_certain() -> None:
    assert confidence_of(replace(WHOLE, speaker=None)) < confidence_of(WHOLE)


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        pytest.param(None, Sign.SPEAKER_OPEN, id="unknown"),
        pytest.param(ExtractedSpeaker(0, 2, "He", None), Sign.SPEAKER_OPEN, id="pronoun-open"),
        pytest.param(
            ExtractedSpeaker(0, 2, "She", "Amina Haddad"), Sign.SPEAKER_RESOLVED, id="pronoun-resolved"
        ),
        pytest.param(ExtractedSpeaker(0, 8, "Analysts", None), Sign.SPEAKER_DESCRIBED, id="described"),
        pytest.param(
            ExtractedSpeaker(0, 3, "NHC", None, organisation="NHC"),
            Sign.SPEAKER_ORGANISATION,
            id="organisation",
        ),
    ],
)
def test_the_kind_of_speaker_is_a_sign(said: ExtractedSpeaker | None, sign: Sign) -> None:
    assert signs_of(TEXT, replace(WHOLE, speaker=said))[sign] == 1.0
    assert sign not in signs_of(TEXT, WHOLE)
