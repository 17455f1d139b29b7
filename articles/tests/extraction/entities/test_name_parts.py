import pytest

from articles.extraction.entities.name_parts import (
    is_beginning_of,
    is_end_of,
    is_first_of_two_surnames,
    royal_rank,
)
from articles.extraction.text.tokens import Tokens


@pytest.mark.parametrize(
    ("short", "full"),
    [
        pytest.param("lee", "ann lee", id="one word"),
        pytest.param("ann lee", "ann lee", id="the same"),
        pytest.param("bar lev", "uri bar on", id="another surname"),
    ],
)
def test_what_is_no_part_of_a_longer_name(short: str, full: str) -> None:
    assert not is_end_of(short, full)
    assert not is_beginning_of(short, full)


def test_a_compound_surname_is_the_end_of_a_longer_name() -> None:
    assert is_end_of("bar lev", "uri bar lev")
    assert is_beginning_of("julio baquero", "julio baquero lindo")


@pytest.mark.parametrize(
    ("word", "full", "wanted"),
    [
        pytest.param("lindo", "julio lindo", False, id="the last word"),
        pytest.param("julio", "julio lindo paz", False, id="the given name"),
        pytest.param("mary", "ann mary lee", False, id="a common given name"),
        pytest.param("quispe", "pedro quispe mamani", True, id="the first of two"),
    ],
)
def test_the_first_of_two_surnames(word: str, full: str, wanted: bool) -> None:
    assert is_first_of_two_surnames(word, full) is wanted


@pytest.mark.parametrize(
    ("text", "name", "rank"),
    [
        pytest.param("The king Hamad", "Hamad", "", id="not a title"),
        pytest.param("Mr Hamad", "Hamad", "", id="courtesy"),
        pytest.param("King Hamad", "Hamad", "sovereign", id="king"),
        pytest.param("Crown Prince Hamad", "Hamad", "prince", id="crown prince"),
    ],
)
def test_the_rank_of_a_royal_title(text: str, name: str, rank: str) -> None:
    assert royal_rank(Tokens(text), text.index(name)) == rank
