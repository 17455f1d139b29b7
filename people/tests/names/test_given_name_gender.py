"""What a given name says about gender."""

import pytest

from people.names import given_name_gender


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Kim Reyes", id="a name of both"),
        pytest.param("Reyes", id="a surname alone"),
        pytest.param("Maria", id="a single name may be a surname"),
        pytest.param("Xqzt Reyes", id="an unknown name"),
        pytest.param("", id="no name"),
    ],
)
def test_says_nothing(name: str) -> None:
    assert given_name_gender(name) is None


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Maria Alvarez", "female"),
        ("Thomas Reyes", "male"),
        ("Mayor Maria Alvarez", "female"),
        ("José Reyes", "male"),
    ],
)
def test_says_the_gender(name: str, gender: str) -> None:
    assert given_name_gender(name) == gender
