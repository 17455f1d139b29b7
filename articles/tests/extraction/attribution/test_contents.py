"""Whose words, of which kind, by which cue: with a tagger that knows only what the test wrote."""

import pytest

from articles.extraction.types import ExtractedStatement
from articles.tests.extraction.marked import read


def only(source: str, titles: tuple[str, ...] = ()) -> ExtractedStatement:
    (statement,) = read(source, titles).statements
    return statement


def speaker(statement: ExtractedStatement) -> str | None:
    return statement.speaker and (statement.speaker.name or statement.speaker.text)


@pytest.mark.parametrize(
    ("source", "titles"),
    [
        pytest.param("[p Ann Lee] read “The Harbour”.", ("The Harbour",), id="title, says the tagger"),
        pytest.param("The so-called “golden mile” stayed dry.", (), id="so-called"),
        pytest.param("Her novel “The Long Quay” sold well.", (), id="a novel's name"),
        pytest.param("[s Officials] denied [c such claims].", (), id="two words are no statement"),
    ],
)
def test_what_is_nobodys_statement_is_none(source: str, titles: tuple[str, ...]) -> None:
    assert read(source, titles).statements == ()


@pytest.mark.parametrize(
    ("source", "cue"),
    [
        pytest.param("“We are open,” [p Ann Lee] said.", "said", id="name, cue behind"),
        pytest.param("“We are open,” said [p Ann Lee].", "said", id="cue, name behind"),
        pytest.param(
            "“We are open,” [p Ann Lee], the mayor, told reporters.", "told", id="apposition between"
        ),
        pytest.param("[p Ann Lee] said: “We are open.”", "said", id="before a colon"),
        pytest.param("[p Ann Lee] said on Monday, “We are open.”", "said", id="before"),
        pytest.param("According to [p Ann Lee], “We are open.”", "According to", id="according to"),
        pytest.param("“We are open.” — [p Ann Lee]", "", id="signed"),
    ],
)
def test_the_speaker_beside_the_words(source: str, cue: str) -> None:
    statement = only(source)
    assert (speaker(statement), statement.cue, statement.kind) == ("Ann Lee", cue, "direct")


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        pytest.param("[p Ann Lee] said “we are open and free.”", "direct", id="a clause behind its cue"),
        pytest.param(
            "[p Ann Lee] said she was “very glad to see” him.", "partial", id="a fragment in a sentence"
        ),
        pytest.param(
            "[p Ann Lee] thanked him for it, “despite being busy.”", "partial", id="a fragment at the end"
        ),
        pytest.param("[p Ann Lee] said [c the harbour would close].", "indirect", id="no marks"),
    ],
)
def test_the_kind_of_a_statement(source: str, kind: str) -> None:
    assert only(source).kind == kind


def test_parts_that_only_the_cue_interrupts_are_one_statement() -> None:
    statement = only("“We waited,” [p Ann Lee] said. “Nobody came.”")
    assert statement.text == "We waited, Nobody came."
    assert len(statement.spans) == 2


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("“We waited,” [p Ann Lee] said. [p Tom Ray] said, “Nobody came.”", id="two speakers"),
        pytest.param("“We waited.” [p Ann Lee] added, “Nobody came.”", id="a sentence of its own"),
        pytest.param("“We waited,” [p Ann Lee] said.\n\n“Nobody came.”", id="two paragraphs"),
    ],
)
def test_two_quotations_are_two_statements(source: str) -> None:
    assert [s.text for s in read(source).statements][-1] == "Nobody came."


def test_a_quotation_over_a_caption_is_one_statement_with_its_reason() -> None:
    statement = only("[p Ann Lee] said “we came here.\n\nThey saw us, too,” and left.")
    assert statement.text == "we came here. They saw us, too,"


def test_an_indirect_statement_keeps_its_fragments_as_partial_ones() -> None:
    found = read("[p Ann Lee] said [c the plan showed “a lack of care” for the poor].").statements
    assert [(s.kind, speaker(s)) for s in found] == [("indirect", "Ann Lee"), ("partial", "Ann Lee")]


def test_a_report_about_a_report_gives_the_words_to_the_first_and_keeps_the_second_apart() -> None:
    statement = only("[c Minister [p Ann Lee] said the harbour would close], according to [s news agencies].")
    assert statement.text == "the harbour would close"
    assert (speaker(statement), statement.via) == ("Ann Lee", "news agencies")


@pytest.mark.parametrize(
    ("source", "via"),
    [
        pytest.param(
            "[p Ann Lee] was quoted by [s Harbour Radio] as saying “we are open.”",
            "Harbour Radio",
            id="quoted by",
        ),
        pytest.param("“We are open,” [p Ann Lee] told Reuters.", "Reuters", id="told an agency"),
        pytest.param("“We are open,” [p Ann Lee] told [p Tom Ray].", "", id="told a person"),
        pytest.param("“We are open,” [p Ann Lee] told reporters.", "", id="told nobody in particular"),
    ],
)
def test_who_passed_the_words_on_is_no_speaker(source: str, via: str) -> None:
    statement = only(source)
    assert (speaker(statement), statement.via) == ("Ann Lee", via)


def test_a_speaker_who_is_no_person_is_kept_in_words() -> None:
    statement = only("[s [p Lee]’s translator] said: “We are glad.”")
    assert statement.speaker is not None
    assert (statement.speaker.text, statement.speaker.name) == ("Lee’s translator", None)


def test_the_speaker_is_described_as_printed_there() -> None:
    statement = only("“We are open,” said harbour minister [p Ann Lee].")
    assert statement.speaker is not None
    assert statement.speaker.descriptor == "harbour minister"


def test_words_without_any_speaker_have_none() -> None:
    assert only("“We are open.”").speaker is None


def test_a_name_before_the_speakers_title_is_not_the_speaker() -> None:
    assert speaker(only("“We win,” [s [p Lee] campaign spokesman [p Tom Ray]] said.")) == "Tom Ray"


def test_who_speaks_in_a_relative_clause_is_the_person_before_it() -> None:
    assert speaker(only("They met [p Ann Lee], who said: “We are open.”")) == "Ann Lee"
