"""Mojibake is repaired; correct text is left as it is, letter by letter."""

import pytest

from articles.reading.encoding import decode
from articles.reading.mojibake import Repair, repaired


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“Don’t,” she said – ‘no’ … naïve, café, Peña.", id="curly marks and accents"),
        pytest.param("Zoë Müller, São Paulo, Ærøskøbing, İstanbul, Łódź", id="names in many languages"),
        pytest.param("SÃO PAULO, MARANHÃO, Â, Ã", id="capitals that begin mojibake"),
        pytest.param("ﬁnal &amp; ｆｕｌｌ ½ № ™ © €5 £3 §2 ¶", id="ligatures, entities, width and signs"),
        pytest.param("Владимир Путин сказал «нет» 習近平", id="other scripts"),
        pytest.param("plain text", id="ASCII"),
    ],
)
def test_correct_text_is_left_as_it_is(text: str) -> None:
    assert repaired(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("Enrique PeÃ±a Nieto", "Enrique Peña Nieto", id="UTF-8 as Latin-1"),
        pytest.param("â€œNo,â€\x9d he said, donâ€™t", "“No,” he said, don’t", id="marks as Windows-1252"),
        pytest.param("â€œNo,â€ he said", "“No,” he said", id="a closing mark that lost its last byte"),
        pytest.param("ChÃƒÂ¡vez", "Chávez", id="twice"),
        pytest.param("hopelessly naÃ ̄ve", "hopelessly naïve", id="an accent that was composed away"),
        pytest.param("a “fine” PeÃ±a", "a “fine” Peña", id="beside correct curly marks"),
    ],
)
def test_mojibake_is_repaired(text: str, printed: str) -> None:
    assert repaired(text)[0] == printed


def test_what_cannot_be_repaired_is_left_and_the_rest_of_its_line_repaired() -> None:
    assert repaired("longÃ¢€term PeÃ±a") == ("longÃ¢€term Peña", (Repair("PeÃ±a", "Peña"),))


def test_each_repair_is_named_once() -> None:
    _text, repairs = repaired("PeÃ±a spoke.\nPeÃ±a left JuliÃ¡n.")
    assert [str(repair) for repair in repairs] == ["PeÃ±a → Peña", "JuliÃ¡n. → Julián."]


def test_a_document_is_repaired_before_unprintable_characters_are_taken_out() -> None:
    decoded = decode("ChÃ\x83Â¡vez gave an order\x97a painful one".encode(), max_bytes=1000)
    assert decoded.text == "Chávez gave an order—a painful one"
