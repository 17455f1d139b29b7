import pytest

from articles.extraction.entities.name_ends import end_of_name, in_headline


@pytest.mark.parametrize(
    ("run", "name"),
    [
        pytest.param("Ann Lee", "Ann Lee", id="a name"),
        pytest.param("Doris Day", "Doris Day", id="a family name like an event"),
        pytest.param("Roger Waters", "Roger Waters", id="a family name like a verb"),
        pytest.param("Lee Hits Back", "Lee", id="the verb of a headline"),
        pytest.param("Ann Lee Says", "Ann Lee", id="says"),
        pytest.param("Ann Lee Super PAC", "Ann Lee", id="a committee"),
        pytest.param("Ann Lee Election Day", "Ann Lee", id="an event"),
        pytest.param("Ann Lee - He", "Ann Lee", id="a dash"),
    ],
)
def test_where_the_name_ends(run: str, name: str) -> None:
    assert run[: end_of_name(run, 0, len(run))] == name


def test_a_headline_has_capitals() -> None:
    text = "Ann Lee Hammers Harbour Board Over Fees\n\nAnn Lee grilled the board of the harbour on Monday."
    assert in_headline(text, 0)
    assert not in_headline(text, text.index("grilled"))
