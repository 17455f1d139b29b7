import pytest

from articles.extraction.text.sentences import Layout


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in Layout(text).sentences]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("She met Adm. Rosa Vidal on the quay.", id="rank"),
        pytest.param("J. Alvarez and T. S. Brandt left.", id="initials"),
        pytest.param("They moved to the U.S. Navy base.", id="country before a name"),
        pytest.param("It costs $1.5 million a year.", id="number"),
        pytest.param("The harbour (built in 1911) stayed dry.", id="brackets"),
        pytest.param("He left at 5 p.m. Tuesday.", id="hour"),
    ],
)
def test_a_point_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        pytest.param("They moved to the U.S. The work began.", "The work began.", id="country at the end"),
        pytest.param("“It is over.” She left.", "She left.", id="mark behind the point"),
        pytest.param("Is it over? Nobody knows.", "Nobody knows.", id="question"),
        pytest.param("It ended. “Go home,” he said.", "“Go home,” he said.", id="mark before the capital"),
        pytest.param("A headline\n\nThe first line.", "The first line.", id="paragraph"),
    ],
)
def test_a_sentence_ends(text: str, second: str) -> None:
    assert sentences(text)[1:] == [second]


def test_paragraphs_and_sentences_are_found_by_offset() -> None:
    layout = Layout("One. Two.\n\n  Three.")
    three = layout.text.index("Three")
    assert (layout.paragraph_at(0), layout.paragraph_at(three)) == (0, 1)
    assert [layout.sentence_at(o) for o in (0, 5, three)] == [0, 1, 2]
    assert layout.paragraph_of_sentence(2) == 1


def test_an_empty_text_has_no_sentence() -> None:
    assert Layout(" \n\n ").sentences == []
