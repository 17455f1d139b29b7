import pytest

from articles.extraction.types import ExtractedStatement
from articles.tests.extraction.marked import read


def last(source: str) -> ExtractedStatement:
    return read(source).statements[-1]


def name(source: str) -> str | None:
    speaker = last(source).speaker
    assert speaker is not None
    return speaker.name


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param("“No,” [p Ann Lee] said.\n\n“Never again,” she said.", "Ann Lee", id="spoke last"),
        pytest.param("[p Tom Ray] came home. “It rained,” he said.", "Tom Ray", id="the only one named"),
        pytest.param(
            "[p Ann Lee], a spokeswoman, met [p Tom Ray]. “It rained,” she said.",
            "Ann Lee",
            id="gender in the text",
        ),
        pytest.param(
            "Mr. [p Tom Ray] met Mrs. [p Ann Lee]. “It rained,” she said.", "Ann Lee", id="gender by courtesy"
        ),
    ],
)
def test_a_pronoun_stands_for_one_person(source: str, wanted: str) -> None:
    assert name(source) == wanted


def test_a_pronoun_that_two_fit_is_left_open() -> None:
    statement = last("On Monday [p Ann Lee] met [p Tom Ray]. “It rained,” he said.")
    assert statement.speaker is not None
    assert (statement.speaker.text, statement.speaker.name, statement.ambiguous) == ("he", None, True)


def test_a_pronoun_before_anybody_is_named_stands_for_nobody() -> None:
    assert name("“It rained,” she said.") is None


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param(
            "Harbour minister [p Ann Lee] met [p Tom Ray]. “It rained,” [s the minister] said.",
            "Ann Lee",
            id="one",
        ),
        pytest.param(
            "Minister [p Ann Lee] met Minister [p Tom Ray]. “It rained,” [s the minister] said.",
            None,
            id="two",
        ),
        pytest.param("[p Ann Lee] came. “It rained,” [s the minister] said.", None, id="nobody described so"),
    ],
)
def test_a_description_stands_for_the_only_person_described_so(source: str, wanted: str | None) -> None:
    assert name(source) == wanted


def test_the_reason_names_the_pronoun_and_the_person() -> None:
    assert "“she” → Ann Lee" in last("“No,” [p Ann Lee] said.\n\n“Never again,” she said.").reason
