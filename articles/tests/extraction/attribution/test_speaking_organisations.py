"""The organisation that speaks, or that only employs whoever does."""

import pytest

from articles.tests.extraction.marked import read


def speaker_of(source: str) -> str | None:
    [statement] = read(source).statements
    return statement.speaker.organisation if statement.speaker else None


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("“We wait,” [s a [o Vega] spokesman] said.", id="a spokesman"),
        pytest.param("“We wait,” [s a spokesman for [o Vega]] said.", id="a spokesman for it"),
        pytest.param("“We wait,” [s officials of [o Vega]] said.", id="its officials"),
        pytest.param("“We wait,” [s [o Vega]'s lawyers] said.", id="its lawyers"),
        pytest.param("“We wait,” [s [o Vega] and [o Harbour Council]] said.", id="two of them"),
        pytest.param("“We wait,” [s [p Ann Lee] of [o Vega]] said.", id="a person"),
        pytest.param("“We wait,” [s officials] told [o Vega].", id="who was told"),
        pytest.param(
            "[o Harbour Council] met [o Ferry Council]. “We wait,” [s the council] said.", id="either of two"
        ),
        pytest.param("“We wait,” [s the council] said. [o Harbour Council] met.", id="named later"),
        pytest.param("[o Vega] left. “We wait,” [s the council] said.", id="of another kind"),
    ],
)
def test_whoever_belongs_to_an_organisation_is_not_the_organisation(source: str) -> None:
    assert speaker_of(source) is None


@pytest.mark.parametrize(
    ("source", "name"),
    [
        pytest.param("“We wait,” [s the [o Harbour Council]] said.", "Harbour Council", id="itself"),
        pytest.param("“We wait,” [s the news agency [o Vega]] said.", "Vega", id="after what it is"),
        pytest.param("“We wait,” [s [o Vega], the news agency,] said.", "Vega", id="before what it is"),
        pytest.param(
            "[o Northport Harbour Council] met. “We wait,” [s [o NHC]] said.",
            "Northport Harbour Council",
            id="by its abbreviation",
        ),
        pytest.param(
            "[o Harbour Council] met. “We wait,” [s the council] said.", "Harbour Council", id="by its kind"
        ),
        pytest.param("[o Vega Inc.] left. “We wait,” [s the company] said.", "Vega Inc.", id="a company"),
    ],
)
def test_an_organisation_speaks(source: str, name: str) -> None:
    assert speaker_of(source) == name
