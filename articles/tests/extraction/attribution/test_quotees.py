"""Whoever passes words on is the intermediary, never the speaker."""

import pytest

from articles.tests.extraction.marked import read


def speaker_and_via(source: str) -> tuple[str | None, str]:
    [statement] = [s for s in read(source).statements if s.shown]
    speaker = statement.speaker
    return speaker and (speaker.name or speaker.text), statement.via


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param("“We are open,” [p Ann Lee] said, quoting a poem.", ("Ann Lee", ""), id="quoting"),
        pytest.param("[p Ann Lee] cited costs, saying “we are poor”.", ("Ann Lee", ""), id="cited a thing"),
    ],
)
def test_not_every_quoting_passes_words_on(source: str, wanted: tuple[str, str]) -> None:
    assert speaker_and_via(source) == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param(
            "“We are open,” [s Harbour Radio] quoted Mayor [p Ann Lee] as saying.",
            ("Ann Lee", "Harbour Radio"),
            id="after the words",
        ),
        pytest.param(
            "[s The agency] quoted [p Ann Lee] as saying that [c the harbour would be closed before May].",
            ("Ann Lee", "The agency"),
            id="before the words",
        ),
        pytest.param(
            "[p Ann Lee] came. [s The paper] cited her as adding that [c the talks “are dead and gone”].",
            ("Ann Lee", "The paper"),
            id="a pronoun",
        ),
        pytest.param(
            "[s The paper] quoted a harbour official as saying [c that two of the ships would leave in May].",
            ("a harbour official", "The paper"),
            id="a source without a name",
        ),
        pytest.param(
            "[p Ann Lee] was quoted by [s Harbour Radio] as saying “we are open”.",
            ("Ann Lee", "Harbour Radio"),
            id="passive",
        ),
    ],
)
def test_the_speaker_is_the_one_who_is_quoted(source: str, wanted: tuple[str, str]) -> None:
    assert speaker_and_via(source) == wanted


def test_the_words_begin_after_the_cue() -> None:
    source = "[s The paper] quoted [c [p Ann Lee] as saying that two of the ships would leave in May]."
    [statement] = read(source).statements
    assert statement.text == "two of the ships would leave in May"
