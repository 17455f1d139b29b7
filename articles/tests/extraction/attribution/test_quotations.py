import pytest

from articles.extraction.attribution.quotations import Quotation, find_quotations
from articles.extraction.text.sentences import Layout
from articles.tests.extraction.conftest import CallCounter


def quotations(text: str) -> list[Quotation]:
    return find_quotations(text, Layout(text).paragraphs)


def words(text: str) -> list[list[str]]:
    return [[text[p.start : p.end] for p in q.parts] for q in quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The council’s plan isn’t new.", id="apostrophes"),
        pytest.param("The workers’ club and the farmers’ market closed.", id="plural possessives"),
        pytest.param("It was the ’90s, and rock ’n’ roll was king.", id="elisions"),
        pytest.param("Get 'em while they're hot.", id="straight elision"),
        pytest.param("He stood 6' 2\" in his socks.", id="feet and inches"),
        pytest.param('“” and ""', id="nothing between the marks"),
    ],
)
def test_no_quotation_where_there_is_none(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("“No,” she said. “Never.”", [["No,"], ["Never."]], id="curly"),
        pytest.param('"No," she said. "Never."', [["No,"], ["Never."]], id="straight"),
        pytest.param("``No,'' she said. ''Never.''", [["No,"], ["Never."]], id="typewriter"),
        pytest.param("„Nein“, sagte er.", [["Nein"]], id="low and high"),
        pytest.param("«Non», dit-il.", [["Non"]], id="guillemets"),
        pytest.param(
            "‘I don’t know the farmers’ names,’ he said.",
            [["I don’t know the farmers’ names,"]],
            id="British",
        ),
        pytest.param("'I don't know,' he said.", [["I don't know,"]], id="British, straight"),
        pytest.param(
            "“He said, ‘Go,’ and left.”", [["He said, ‘Go,’ and left."], ["Go,"]], id="single in double"
        ),
        pytest.param(
            "‘He said, “Go,” and left.’", [["He said, “Go,” and left."], ["Go,"]], id="double in single"
        ),
        pytest.param('It was ("a joke") of his.', [["a joke"]], id="in brackets"),
        pytest.param(
            "“One.\n\n“Two.\n\n“Three.” He left.", [["One.", "Two.", "Three."]], id="reopened, closed once"
        ),
        pytest.param('"One.\n\n"Two." He left.', [["One.", "Two."]], id="reopened, straight"),
        pytest.param("‘One.\n\n‘Two.’ He left.", [["One.", "Two."]], id="reopened, single"),
        pytest.param("“One.\n\nTwo,” he said.", [["One.", "Two,"]], id="runs on over a caption"),
    ],
)
def test_the_words_between_the_marks(text: str, wanted: list[list[str]]) -> None:
    assert words(text) == wanted


def test_a_quotation_without_a_closing_mark_ends_with_its_paragraph() -> None:
    (quotation,) = quotations("He said “we are open.\n\nThe next day it rained.")
    assert (quotation.closed, quotation.ran_on) == (False, False)


def test_a_missing_closing_mark_does_not_invert_the_next_quotation() -> None:
    assert words("He said “we are open. Lee said “we are not,” and left.")[-1] == ["we are not,"]


def test_a_quotation_that_continues_without_a_new_mark_has_run_on() -> None:
    assert [q.ran_on for q in quotations("“One.\n\nTwo,” he said. “Three.”")] == [True, False]


def test_the_outer_quotation_comes_first_and_the_inner_one_is_deeper() -> None:
    assert [q.depth for q in quotations("“He said, ‘Go,’ and left.”")] == [0, 1]


@pytest.mark.parametrize("unit", ["“a ", '"b ', "‘c ", "“d\n", "“e ‘f” ", "’s "])
def test_twice_the_marks_are_looked_at_twice_as_often(unit: str, count_calls: CallCounter) -> None:
    once, twice = (count_calls(lambda n=n: quotations(unit * n)) for n in (300, 600))
    assert twice <= 2.5 * once
