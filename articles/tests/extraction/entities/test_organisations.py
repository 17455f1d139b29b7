"""Mentions of organisations, and which of them are one."""

import pytest

from articles.tests.extraction.marked import read


def names(source: str) -> list[tuple[str, str]]:
    return [(found.surface, found.name) for found in read(source).organisations]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("The [o ministry] met.", id="a description"),
        pytest.param("[l Northport] met.", id="a place"),
        pytest.param("[o Lisbon] met in [l Lisbon].", id="a place elsewhere in the text"),
        pytest.param("[o Portugal] agreed.", id="a country"),
    ],
)
def test_what_is_not_an_organisation(source: str) -> None:
    assert names(source) == []


def test_a_country_that_speaks_is_a_government() -> None:
    found = read("[o Portugal] said that the ferry would sail.")
    assert [(place.surface, place.as_government) for place in found.places] == [("Portugal", True)]


@pytest.mark.parametrize(
    ("source", "surface"),
    [
        pytest.param("They left [o the Harbour Council].", "Harbour Council", id="the"),
        pytest.param("[o Harbour Council's] boats left.", "Harbour Council", id="a possessive"),
        pytest.param("They met [o Vega Lines Inc.]", "Vega Lines Inc.", id="a point that belongs to it"),
        pytest.param("They met [o Vega Lines.]", "Vega Lines", id="a point that ends the sentence"),
        pytest.param("[o Harbour Council (NHB)] met.", "Harbour Council", id="brackets"),
        pytest.param("[o Harbour\nCouncil] met.", "Harbour", id="a line that ends"),
    ],
)
def test_a_span_is_cleaned(source: str, surface: str) -> None:
    assert [found.surface for found in read(source).organisations] == [surface]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("[o Ferry Council] met. [o FHB] left.", id="other letters"),
        pytest.param("[o Interior Ministry] met. [o Ministry of Boats] left.", id="two ministries"),
        pytest.param("[o Vega] met. [o Vega Lines] left.", id="a shorter name"),
    ],
)
def test_other_names_are_other_organisations(source: str) -> None:
    assert all(surface == name for surface, name in names(source))


@pytest.mark.parametrize(
    ("source", "name"),
    [
        pytest.param(
            "[o Northport Harbour Council] met. [o NHC] left.", "Northport Harbour Council", id="after"
        ),
        pytest.param(
            "[o NHC] met. [o Northport Harbour Council] left.", "Northport Harbour Council", id="before"
        ),
        pytest.param("[o Interpool] ([o IPL]) met. [o IPL] left.", "Interpool", id="in brackets"),
        pytest.param("[o IPL] ([o Interpool]) met.", "Interpool", id="the name in brackets"),
        pytest.param("[o Interpool] (IPL) met.", "Interpool", id="passed over in brackets"),
        pytest.param("[o Vega Lines Ltd.] met. [o Vega Lines] left.", "Vega Lines", id="a legal form"),
        pytest.param("[o VEGA LINES] met. [o Vega Lines] left.", "Vega Lines", id="capitals"),
    ],
)
def test_forms_of_one_name_are_one_organisation(source: str, name: str) -> None:
    found = names(source)
    assert len(found) > 1
    assert {named for _surface, named in found} == {name}


def test_an_abbreviation_of_two_names_is_left_open() -> None:
    found = read("[o North Harbour Council] met [o Northport Hotel Club]. [o NHC] left.").organisations
    assert (found[-1].name, found[-1].ambiguous) == ("NHC", True)
    assert "fits" in found[-1].reason


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("[o Vega] met. Vega left.", id="one word, which may be anything"),
        pytest.param("[o Harbour Council] met. Harbour Council Road is long.", id="inside a longer name"),
        pytest.param(
            "[o Harbour Council] met. They left New Harbour Council.", id="the end of a longer name"
        ),
        pytest.param("[o NHC] met. NHCs left.", id="a part of a word"),
    ],
)
def test_a_name_is_not_found_again_where_it_may_be_another(source: str) -> None:
    assert len(names(source)) == 1


def test_a_name_is_found_again() -> None:
    assert len(names("[o Harbour Council] met [o NHB]. The Harbour Council left NHB.")) == 4
