import pytest

from articles.extraction.entities.name_forms import shown_by_form
from articles.extraction.text.tokens import Tokens


def shown(text: str) -> list[str]:
    return [text[span.start : span.end] for span in shown_by_form(Tokens(text))]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="no text"),
        pytest.param("Okafor left.", id="a surname alone"),
        pytest.param("Hillary left.", id="a given name alone"),
        pytest.param("The senator left.", id="a title without a name"),
        pytest.param("He told the general Okafor left.", id="a title in small letters"),
        pytest.param("MR. OKAFOR LEFT", id="all in capitals"),
        pytest.param("Mr. Monday left.", id="a day"),
        pytest.param("President The Great left.", id="a word that opens sentences"),
        pytest.param("President Minister left.", id="a title after a title"),
        pytest.param("Senator, Okafor left.", id="a comma after the title"),
        pytest.param("He saw General Motors and King County.", id="titles that begin other names"),
        pytest.param("On Monday President Of The Year came.", id="a title of a work"),
        pytest.param("ANN OKAFOR LEAVES HOME", id="a given name in capitals"),
        pytest.param("Hillary Okafor Foundation paid.", id="an organisation"),
        pytest.param("The Hillary Okafor Hospital opened.", id="a hospital"),
    ],
)
def test_no_name_by_its_form(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Then Mr. Okafor left.", "Okafor", id="courtesy"),
        pytest.param("Then Mr Okafor left.", "Okafor", id="courtesy without a point"),
        pytest.param("Then Sen. Ada Okafor left.", "Ada Okafor", id="title"),
        pytest.param("Then Hillary Okafor left.", "Hillary Okafor", id="given name"),
        pytest.param("Then Hillary B. Okafor left.", "Hillary B. Okafor", id="initial"),
        pytest.param("Then Hillary van der Berg left.", "Hillary van der Berg", id="particles"),
        pytest.param("Then Mr. Okafor of Leeds left.", "Okafor", id="a preposition ends it"),
        pytest.param("Then Hillary Okafor’s house burned.", "Hillary Okafor’s", id="a possessive ends it"),
        pytest.param("Then Hillary Okafor de left.", "Hillary Okafor", id="no particle at the end"),
        pytest.param("Then Hillary Okafor bank clerk left.", "Hillary Okafor", id="a small word after it"),
    ],
)
def test_a_name_by_its_form(text: str, name: str) -> None:
    assert shown(text) == [name]


def test_a_name_has_four_words_at_most() -> None:
    assert shown("Then Mr. Aba Bcd Cde Def Efg left.") == ["Aba Bcd Cde Def"]


def test_names_come_in_their_order_without_overlap() -> None:
    assert shown("Mr. Okafor met Hillary Brandt and Sen. Vidal.") == ["Okafor", "Hillary Brandt", "Vidal"]
