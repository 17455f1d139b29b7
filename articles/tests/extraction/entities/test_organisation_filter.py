"""What shows that a name is not an organisation's, and what belongs to the name."""

import pytest

from articles.tests.extraction.marked import read


def surfaces(source: str) -> list[str]:
    return [found.surface for found in read(source).organisations]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("The [o Portuguese] ferry left.", id="a people"),
        pytest.param("A [o Democratic] voter left.", id="an adjective of a party"),
        pytest.param("They left the [o Department].", id="a kind of institution alone"),
        pytest.param("They met in the [o East Room].", id="a room"),
        pytest.param("They met the [o Special Rapporteur].", id="a role"),
        pytest.param("They met [o Ms].", id="a word of courtesy"),
    ],
)
def test_what_names_no_organisation(source: str) -> None:
    assert surfaces(source) == []


@pytest.mark.parametrize(
    ("source", "surface"),
    [
        pytest.param("The [o NHC Special Rapporteur] left.", "NHC", id="a role at the end"),
        pytest.param(
            "They left [o Vega] Holdings Ltd today.", "Vega Holdings Ltd", id="the end of a company's"
        ),
        pytest.param("They left the U.S. [o Ferry Council].", "U.S. Ferry Council", id="a country before it"),
        pytest.param("They told [o The Northport Herald].", "The Northport Herald", id="its own article"),
        pytest.param("[o The Northport Herald] said so.", "Northport Herald", id="an article that opens"),
        pytest.param("They left the [o Council of Ferry Advisers].", "Council of Ferry Advisers", id="roles"),
        pytest.param("They left [o Ferry Hunters].", "Ferry Hunters", id="people in a name"),
        pytest.param("They left the [o Senate].", "Senate", id="the only one of its kind"),
    ],
)
def test_what_belongs_to_a_name(source: str, surface: str) -> None:
    assert surfaces(source) == [surface]
