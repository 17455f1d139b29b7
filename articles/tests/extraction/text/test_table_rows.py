import pytest

from articles.extraction.text.table_rows import table_rows


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("The Lions won 21-14 on Friday in Leiria.", id="a sentence with numbers"),
        pytest.param("3. Faro, the old harbour", id="an item of a list"),
        pytest.param("Ana Costa, Lisbon Gazette", id="a byline"),
        pytest.param("In 2019 Faro had 60,000 people", id="a headline with numbers"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_row(line: str) -> None:
    assert not list(table_rows(line))


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("1. Ana Costa (Portugal) 2:21.4", id="a result"),
        pytest.param("Faro 21, Tavira 14", id="a score"),
        pytest.param("Sintra | 12 | 7 | 3", id="cells"),
    ],
)
def test_a_row(line: str) -> None:
    text = f"They ran in the rain.\n{line}\nThen they went home."
    assert [text[row.start : row.end] for row in table_rows(text)] == [line]
