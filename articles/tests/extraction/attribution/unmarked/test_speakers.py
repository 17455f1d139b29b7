"""Statements of the whole extraction where the layout shows direct speech."""

import pytest

from articles.extraction.types import ExtractedStatement
from articles.tests.extraction.marked import read

Said = tuple[str, str, str | None]


def said(source: str) -> list[Said]:
    """The words, the speaker as printed and the speaker's name, of every statement that pages show."""
    return [
        (s.text, s.speaker.text if s.speaker else "", s.speaker.name if s.speaker else None)
        for s in shown(source)
    ]


def shown(source: str) -> list[ExtractedStatement]:
    return [statement for statement in read(source).statements if statement.shown]


def test_answers_are_the_interviewees() -> None:
    source = (
        "[p Ann Lee] runs the port. She spoke to the Courier.\n\nQ: Why [c are we late]?\n\nA: It rained."
    )
    assert said(source) == [("It rained.", "She", "Ann Lee")]


def test_answers_are_nobodys_if_the_introduction_does_not_say_whose() -> None:
    source = "[p Ann Lee] runs the port. [p Chen Wei] owns it.\n\nQ: Why?\n\nA: I was late."
    assert said(source) == [("I was late.", "", None)]


@pytest.mark.parametrize(
    ("label", "speaker", "name"),
    [
        pytest.param("[p MAYOR LEE]", "LEE", "Ann Lee", id="a title and a surname"),
        pytest.param("LEE", "LEE", "Ann Lee", id="a surname that the tagger did not see"),
        pytest.param("AL", "AL", "Ann Lee", id="initials"),
        pytest.param("THE HARBOUR MASTER", "THE HARBOUR MASTER", None, id="an office that nobody has"),
        pytest.param("MINISTER SOTO", "SOTO", "Soto", id="a title and a new name"),
        pytest.param("SOTO", "SOTO", None, id="a new name alone"),
    ],
)
def test_whom_a_label_names(label: str, speaker: str, name: str | None) -> None:
    source = f"[p Ann Lee] met the press.\n\nREPORTER: Why are you late?\n\n{label}: I forgot. It rained."
    assert said(source) == [("I forgot. It rained.", speaker, name)]


def test_an_office_is_the_person_whom_the_article_describes_so() -> None:
    source = "Prime Minister [p Ann Lee] met the press.\n\nQ Why?\n\nTHE PRIME MINISTER: I forgot."
    assert said(source) == [("I forgot.", "THE PRIME MINISTER", "Ann Lee")]


def test_what_a_report_opens_with_is_no_speaker() -> None:
    source = "LISBON: We hear of rain.\n\nPORTO: Who knows?\n\nLISBON: It rains, and we wait."
    assert said(source) == []


@pytest.mark.parametrize("paper", ["THE COURIER", "PT"])
def test_what_the_paper_asks_is_nobodys_statement(paper: str) -> None:
    source = (
        f"[p Ann Lee] talked to us.\n\n{paper}: [c You are late]. Why?\n\nLEE: I forgot.\n\n{paper}: Again?"
    )
    assert said(source) == [("I forgot.", "LEE", "Ann Lee")]


def test_no_marks_are_said_to_be_printed_where_there_are_none() -> None:
    bare, marked = shown(
        "REPORTER: Why?\n\nMAYOR LEE: I forgot.\n\nREPORTER: Again?\n\nMAYOR LEE: “I forget.”"
    )
    assert (bare.kind, bare.quoted) == ("direct", ())
    assert (marked.kind, marked.quoted, marked.text) == ("direct", marked.spans, "I forget.")


def test_what_is_quoted_in_an_answer_is_a_part_of_it() -> None:
    source = "[p Ann Lee] spoke to us.\n\nQ: Why?\n\nA: [p Chen Wei] told me, “Come late.” I did."
    assert said(source) == [("Chen Wei told me, “Come late.” I did.", "Ann Lee", "Ann Lee")]


def test_posts_and_letters_are_their_writers() -> None:
    post = "We are glad. — [p Ann Lee] (@annlee) May 1, 2020"
    assert said(post) == [("We are glad.", "Ann Lee", "Ann Lee")]
    assert said("We are open. — Port Crew (@port) May 1, 2020") == [("We are open.", "Port Crew", None)]
    letter = "To the Editor:\n\nI am tired.\n\nANN LEE\n\nLeeds"
    assert said(letter) == [("I am tired.", "ANN LEE", "Ann Lee")]


def test_prose_with_colons_is_read_as_ever() -> None:
    source = "[p Ann Lee] said: “We are late.”\n\nThe rest: “It rained,” [p Lee] said."
    assert [words for words, *_ in said(source)] == ["We are late.", "It rained,"]


def test_a_label_is_no_place() -> None:
    source = "[p Ann Lee] spoke to us in [l Leeds].\n\n[l Q]: Why?\n\nA: I forgot."
    assert [place.surface for place in read(source).places] == ["Leeds"]
