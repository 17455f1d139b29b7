"""A city and a region of one name, by the words beside it."""

import pytest

from articles.tests.gazetteer.toponyms_in import toponyms_in


def meant(gazetteer, marked: str, name: str) -> str:
    text, toponyms, _ = toponyms_in(marked)
    answers = gazetteer.locate(text, toponyms)
    (place,) = {answer.place for answer in answers if answer.toponym.surface == name}
    return place.kind.value if place else "none"


@pytest.mark.parametrize(
    ("marked", "name", "kind"),
    [
        pytest.param("They met in [New York].", "New York", "city", id="no word"),
        pytest.param("The [New York] police came.", "New York", "city", id="a word that says nothing"),
        pytest.param("[New York] Mayor Ann Lee left.", "New York", "city", id="mayor"),
        pytest.param("They live in upstate [New York].", "New York", "region", id="upstate"),
        pytest.param("The state of [New York] sued.", "New York", "region", id="state of"),
        pytest.param("[New York] Gov. Ann Lee left.", "New York", "region", id="governor"),
        pytest.param("They met in [Albany], [New York].", "New York", "region", id="after its town"),
        pytest.param("They met in [Washington].", "Washington", "city", id="capital"),
        pytest.param("Apples grow in [Washington] state.", "Washington", "region", id="state"),
        pytest.param("They met in [Mexico].", "Mexico", "country", id="a country is not asked"),
    ],
)
def test_which_of_the_two(gazetteer, marked, name, kind):
    assert meant(gazetteer, marked, name) == kind


def test_two_senses_in_one_article(gazetteer):
    text, toponyms, _ = toponyms_in("She left [New York] for upstate [New York].")

    assert [a.place.kind.value for a in gazetteer.locate(text, toponyms)] == ["city", "region"]
