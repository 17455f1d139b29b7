import pytest

from articles.tests.extraction.marked import read


def placed(source: str) -> list[tuple[str, str]]:
    return [(p.surface, p.name) for p in read(source).places]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("The [l Egyptian] team won.", id="demonym"),
        pytest.param("[l North] Koreans fled.", id="half of a demonym"),
        pytest.param("A [l Siberian] winter.", id="adjective of a region"),
        pytest.param("It cost [l US]$5 million.", id="currency"),
        pytest.param("[p Jordan] Hill left.", id="a person's name"),
    ],
)
def test_what_is_no_place_is_none(source: str) -> None:
    assert placed(source) == []


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param("They reached [l Lisbon’s] harbour.", [("Lisbon", "Lisbon")], id="possessive"),
        pytest.param("They left [l the United States].", [("United States", "United States")], id="article"),
        pytest.param(
            "[l Russia Ukraine] talks.", [("Russia", "Russia"), ("Ukraine", "Ukraine")], id="run together"
        ),
        pytest.param("The DPRK fired.", [("DPRK", "North Korea")], id="passed over, another name"),
        pytest.param("Harare Mayor Ann left.", [("Harare", "Harare")], id="before a title"),
        pytest.param("The Lisbon-based firm.", [("Lisbon", "Lisbon")], id="based"),
        pytest.param(
            "the Democratic People’s [l Republic of Korea]",
            [("Democratic People’s Republic of Korea", "North Korea")],
            id="cut short",
        ),
    ],
)
def test_a_place_is_found_whole_and_under_its_name(source: str, wanted: list[tuple[str, str]]) -> None:
    assert placed(source) == wanted


def test_two_mentions_of_a_facility_are_one_place() -> None:
    found = placed("At [f Vostochny Cosmodrome] they met. The [f Vostochny cosmodrome] is new.")
    assert [name for _, name in found] == ["Vostochny Cosmodrome"] * 2


@pytest.mark.parametrize(
    ("source", "government"),
    [
        pytest.param("[l Washington] said it would wait.", True, id="it speaks"),
        pytest.param("They met in [l Washington] and left.", False, id="they met there"),
    ],
)
def test_a_capital_that_speaks_is_a_government(source: str, government: bool) -> None:
    assert [p.as_government for p in read(source).places] == [government]
