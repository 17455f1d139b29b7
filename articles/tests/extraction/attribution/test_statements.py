"""The reading order of the statements of one article: who speaks depends on who spoke before."""

import pytest

from articles.extraction.types import ExtractedStatement
from articles.tests.extraction.marked import marked, read


def speakers(source: str) -> list[str | None]:
    return [name(statement) for statement in read(source).statements]


def name(statement: ExtractedStatement) -> str | None:
    return statement.speaker and (statement.speaker.name or statement.speaker.text)


def test_a_quoted_fragment_outside_an_indirect_statement_has_a_speaker_of_its_own() -> None:
    source = "[p Ann Lee] said [c the port would close]. [p Tom Ray] called it “a lack of care”."
    assert speakers(source) == ["Ann Lee", "Tom Ray"]


def test_a_quoted_fragment_inside_reported_speech_is_part_of_it() -> None:
    source = "[p Ann Lee] told Reuters [c the port showed “a lack of care” for ships]."
    (found,) = read(source).statements
    text = marked(source).text
    assert (found.kind, found.text) == ("mixed", "the port showed “a lack of care” for ships")
    assert [text[part.start : part.end] for part in found.quoted] == ["a lack of care"]
    assert (name(found), found.via) == ("Ann Lee", "Reuters")


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param(
            "“One,” [p Ann Lee] said.\n\n“Two,” [p Zoe Hall] said.\n\n“Three,” she said.",
            "Zoe Hall",
            id="the last one, not the first",
        ),
        pytest.param(
            "“One,” [p Zoe Hall] said.\n\n“Two,” [p Ann Lee] said.\n\n“Three,” she said.",
            "Ann Lee",
            id="in the other order",
        ),
        pytest.param(
            "“One,” [p Ann Lee] said.\n\n“Two,” she said.\n\n“Three,” she said.",
            "Ann Lee",
            id="through a pronoun",
        ),
        pytest.param(
            "“Three,” she said.\n\n“One,” [p Ann Lee] said.", "Ann Lee", id="never someone named later"
        ),
    ],
)
def test_she_is_the_previous_speaker(source: str, wanted: str) -> None:
    last = read(source).statements[-1]
    assert name(last) == wanted


def test_a_pronoun_before_any_speaker_is_not_resolved_by_a_later_one() -> None:
    first = read("“Three,” she said.\n\n“One,” [p Ann Lee] said.").statements[0]
    assert first.speaker is not None
    assert first.speaker.name is None


def test_the_confidence_is_a_product() -> None:
    named, pronoun = read("“One,” [p Ann Lee] said.\n\n“Two,” she said.").statements
    assert pronoun.confidence < named.confidence <= 0.95


def test_the_reason_says_that_a_quotation_is_not_closed() -> None:
    unclosed, closed = read("[p Ann Lee] said “we are open.\n\n[p Tom Ray] said: “We are not.”").statements
    assert "the quotation is never closed in print" in unclosed.reason
    assert "never closed" not in closed.reason


def test_the_speaker_is_the_mention_inside_the_source() -> None:
    [statement] = read("“We are open,” said [s the harbour minister, [p Ann Lee]].").statements
    assert statement.speaker is not None
    assert (statement.speaker.text, statement.speaker.name) == ("Ann Lee", "Ann Lee")


def test_marks_at_the_end_of_a_speaker_are_not_part_of_it() -> None:
    [statement] = read("“We are open,” said [s the agency,] then.").statements
    assert statement.speaker is not None
    assert statement.speaker.text == "the agency"


def test_a_speaker_who_is_not_a_person_has_words_and_no_name() -> None:
    [statement] = read("[s [p Lee]’s translator] said: “We are glad.”").statements
    assert statement.speaker is not None
    assert (statement.speaker.text, statement.speaker.name) == ("Lee’s translator", None)


def test_the_speaker_has_the_descriptor_printed_there() -> None:
    [statement] = read("“We are open,” said harbour minister [p Ann Lee].").statements
    assert statement.speaker is not None
    assert statement.speaker.descriptor == "harbour minister"


def test_a_description_is_resolved() -> None:
    source = "Harbour minister [p Ann Lee] met [p Tom Ray]. “It rained,” [s the minister] said."
    assert speakers(source) == ["Ann Lee"]


def test_an_ambiguous_pronoun_makes_the_statement_ambiguous() -> None:
    [statement] = read("On Monday [p Henry Lee] and [p Thomas Ray] came. “It rained,” he said.").statements
    assert statement.speaker is not None
    assert (statement.speaker.text, statement.speaker.name, statement.ambiguous) == ("he", None, True)


def test_who_is_resolved() -> None:
    assert speakers("They met [p Ann Lee], who said: “We are open.”") == ["Ann Lee"]
