"""Names that several organisations have."""

import pytest

from people.names import is_generic


@pytest.mark.parametrize(
    "name",
    [
        "Northport Police",
        "Ferry Workers' Union",
        "NATO",
        "STATE",
        "Harbour",
        "",
    ],
)
def test_a_name_with_a_word_of_its_own_is_not_generic(name: str) -> None:
    assert not is_generic(name)


@pytest.mark.parametrize(
    "name", ["Interior Ministry", "the Supreme Court", "Sheriff’s Office", "Ministry of Foreign Affairs"]
)
def test_a_name_of_common_words_of_institutions_is_generic(name: str) -> None:
    assert is_generic(name)
