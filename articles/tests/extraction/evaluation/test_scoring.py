"""The ruler itself: what counts as found, as right, and what is set aside."""

from typing import Any

import pytest

from articles.extraction.evaluation.scoring import (
    Track,
    kilometres,
    score_pronouns,
    score_quotes,
    score_spans,
)

TEXT = (
    "The harbour stays closed this year, Haddad said. She told “The Old Harbour” readers to wait. "
    '"We will open it again in May," she said.\n"And not one day later," the mayor added.'
)
FIRST, SECOND, TITLE = "We will open it again in May", "And not one day later", "The Old Harbour"


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def speaker(words: str, kind: str = "name", **more: Any) -> dict[str, Any]:
    return span(words) | {"text": words, "kind": kind} | more


def article(**layers: Any) -> dict[str, Any]:
    quotes = [
        span("The harbour stays closed this year") | {"kind": "indirect", "speaker": speaker("Haddad")},
        span(FIRST) | {"kind": "direct", "speaker": speaker("she", "pronoun", silver=["Amina Haddad"])},
        span(SECOND) | {"kind": "direct", "speaker": speaker("the mayor", "nominal")},
    ]
    quoted = [{**quote, "speaker_known": True} for quote in quotes[1:]]
    return {
        "id": "a",
        "text": TEXT,
        "layers": ["quotes"],
        "quotes": quotes,
        "quoted": [*quoted, span(TITLE) | {"none": True}],
        "persons": [],
        "places": [],
    } | layers


def scored(*quotes: dict[str, Any], track: Track = Track.MARKS, gold: dict[str, Any] | None = None):
    return score_quotes([gold or article()], {"a": {"id": "a", "quotes": list(quotes)}}, track)


def test_nothing_predicted_and_an_article_left_out_are_the_same() -> None:
    assert scored() == score_quotes([article()], {}, Track.MARKS)
    assert (scored().overlap.precision, scored().overlap.recall) == (0, 0)


def test_both_quotations_with_their_speakers_are_all_there_is() -> None:
    score = scored(
        span(FIRST) | {"speaker": speaker("she")}, span(SECOND) | {"speaker": speaker("the mayor")}
    )
    assert (score.exact.f1, score.overlap.f1, score.joint.f1, score.speakers) == (100, 100, 100, 100)


def test_a_title_in_marks_is_a_false_find() -> None:
    score = scored(span(FIRST), span(TITLE))
    assert (score.overlap.precision, score.overlap.recall) == (50, 50)


def test_an_indirect_content_is_set_aside_but_part_of_the_frame_is_not() -> None:
    assert scored(span(FIRST), span("The harbour stays closed this year")).overlap.precision == 100
    assert scored(span(FIRST), span("readers to wait")).overlap.precision == 50


def test_of_a_mixed_statement_only_what_was_within_marks_counts_as_quoted() -> None:
    first = span(FIRST)
    stretches = [[first["start"], first["end"]]]
    mixed = span(TEXT) | {"kind": "mixed", "quoted": stretches, "speaker": speaker("she")}
    assert scored(mixed).overlap.precision == 100
    assert scored(mixed | {"quoted": []}, span(FIRST)).overlap.precision == 100
    assert scored(mixed, track=Track.ALL).overlap.precision == 0


def test_an_indirect_prediction_is_no_false_quotation() -> None:
    indirect = span("readers to wait") | {"kind": "indirect"}
    assert scored(span(FIRST), indirect).overlap.precision == 100


def test_an_indirect_content_counts_where_everything_counts() -> None:
    found = scored(span("The harbour stays closed this year"), track=Track.ALL)
    assert (found.overlap.precision, round(found.overlap.recall)) == (100, 33)
    assert scored(span("harbour stays closed"), span(FIRST), track=Track.DIRECT).overlap.precision == 100


def test_fragments_too_short_to_count_are_set_aside() -> None:
    gold = article()
    gold["quoted"][1] = span(SECOND) | {"ignore": True}
    assert scored(span(FIRST), span(SECOND), gold=gold).overlap.f1 == 100


@pytest.mark.parametrize("mark", ['"', "“", ", ", "."])
def test_marks_and_stops_at_the_ends_make_no_difference(mark: str) -> None:
    start = TEXT.index(FIRST)
    score = scored({"start": start - 1, "end": start + len(FIRST) + 2})
    assert score.exact.precision == 100


def test_four_fifths_of_the_longer_overlap_and_less_does_not() -> None:
    start, length = TEXT.index(FIRST), len(FIRST)
    assert scored({"start": start, "end": start + length - 5}).overlap.precision == 100
    assert scored({"start": start, "end": start + length - 6}).overlap.precision == 0


def test_one_prediction_of_two_parts_or_two_lines_is_two_pieces() -> None:
    first, second = span(FIRST), span(SECOND)
    whole = {"start": first["start"], "end": second["end"]}
    parts = [[first["start"], first["end"]], [second["start"], second["end"]]]
    assert scored(whole | {"parts": parts}).overlap.f1 == 100
    assert scored(first, first, second).overlap.precision == 100


SHE = span(FIRST)


@pytest.mark.parametrize(
    ("predicted", "right"),
    [
        (None, False),
        (speaker("the mayor"), False),
        ({"start": None, "end": None, "text": "Amina Haddad"}, False),
        (speaker("Haddad") | {"resolved": "Amina Haddad"}, False),
        (speaker("she"), True),
        (speaker("she said"), True),
    ],
)
def test_a_pronoun_is_right_where_it_is_touched(predicted: dict[str, Any] | None, right: bool) -> None:
    assert (scored(SHE | {"speaker": predicted}).joint.precision == 100) is right


@pytest.mark.parametrize(
    ("resolved", "share"), [("Amina Haddad", 100), ("Haddad", 100), ("Maria Alvarez", 0), (None, 0)]
)
def test_the_name_of_a_pronoun_is_counted_apart(resolved: str | None, share: float) -> None:
    predicted = speaker("she") | {"resolved": resolved}
    assert scored(SHE | {"speaker": predicted}).pronouns_silver == share


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Amina Haddad", True),
        ("Mrs. Haddad’s", True),
        ("HADDAD Jr.", True),
        ("Alvarez", False),
        ("haddad", False),
    ],
)
def test_a_name_is_right_by_its_surname(text: str, right: bool) -> None:
    predicted = span("The harbour stays closed this year") | {"speaker": {"start": 0, "end": 3, "text": text}}
    joint = scored(predicted, track=Track.ALL).joint
    assert (joint.precision == 100) is right


def test_where_nobody_speaks_none_may_be_named_and_where_nobody_knows_anyone_may() -> None:
    gold = article()
    gold["quoted"][0] |= {"speaker": None}
    assert scored(SHE | {"speaker": None}, gold=gold).joint.precision == 100
    assert scored(SHE | {"speaker": speaker("she")}, gold=gold).joint.precision == 0
    gold["quoted"][0] |= {"speaker_known": False}
    assert scored(SHE | {"speaker": speaker("she")}, gold=gold).joint.precision == 100


def places(*found: dict[str, Any], gold: list[dict[str, Any]]):
    return score_spans([article(places=gold)], {"a": {"places": list(found)}}, "places")


def test_spans_to_ignore_are_neither_found_nor_missed() -> None:
    gold = [span("The harbour"), span("Haddad") | {"ignore": True}]
    assert places(span("The harbour"), span("Haddad"), gold=gold).exact.f1 == 100
    assert places(span("The harbour"), span("said"), gold=gold).exact.precision == 50


def test_exact_and_overlapping_spans() -> None:
    score = places(span("harbour"), span("Haddad"), gold=[span("The harbour"), span("Haddad"), span("May")])
    assert round(score.exact.precision), round(score.exact.recall) == (50, 33)
    assert (score.overlap.precision, round(score.overlap.recall)) == (100, 67)


def test_near_is_a_hundred_miles() -> None:
    gold = [span("The harbour") | {"lat": 38.72, "lon": -9.14}, span("Haddad") | {"lat": None, "lon": None}]
    near = places(span("harbour") | {"lat": 39.7, "lon": -9.14}, gold=gold)
    far = places(span("harbour") | {"lat": 40.3, "lon": -9.14}, gold=gold)
    nowhere = places(span("harbour") | {"lat": None, "lon": None}, gold=gold)
    missed = places(gold=gold)
    assert (near.near_of_found, near.near_of_all) == (100, 100)
    assert (far.near_of_found, nowhere.near_of_found) == (0, 0)
    assert (missed.near_of_found, missed.near_of_all) == (None, 0)


def test_the_distance_from_lisbon_to_porto() -> None:
    assert kilometres(38.7167, -9.1333, 41.1496, -8.611) == pytest.approx(274, abs=1)


def said_by(printed: tuple[int, int], resolved: str | None) -> dict[str, Any]:
    start, end = printed
    return {
        "start": 40,
        "end": 60,
        "speaker": {"start": start, "end": end, "text": "he", "resolved": resolved},
    }


@pytest.mark.parametrize(
    ("answer", "quotes", "precision", "recall"),
    [
        pytest.param("Ann Lee", [], None, 0, id="no statement of this speaker"),
        pytest.param("Ann Lee", [said_by((10, 12), None)], None, 0, id="left open"),
        pytest.param("Ann Lee", [said_by((30, 32), "Ann Lee")], None, 0, id="another pronoun"),
        pytest.param("Ann Lee", [said_by((10, 12), "Tom Ray")], 0, 0, id="somebody else"),
        pytest.param(None, [said_by((10, 12), "Tom Ray")], 0, None, id="a reader names nobody"),
        pytest.param("Ann Lee", [said_by((10, 12), "Lee")], 100, 100, id="the same surname"),
    ],
)
def test_a_pronoun_counts_as_named_and_as_right(
    answer: str | None, quotes: list[dict[str, Any]], precision: float | None, recall: float | None
) -> None:
    gold = [{"id": "a", "pronouns": [{"start": 10, "end": 12, "answer": answer}]}]
    score = score_pronouns(gold, {"a": {"quotes": quotes}})
    assert (score.precision, score.recall) == (precision, recall)
