"""English is never taken for another language; another language is known, whatever the header says."""

import pytest

from articles.reading import read_document
from articles.reading.language_detection import language_of

ENGLISH = (
    "The mayor of Northport, Maria Alvarez, said on Tuesday that the harbour would close for the winter. "
    "“We have no money left,” she told the council, which will vote again in June."
)
FRENCH = (
    "La maire de Northport, Maria Alvarez, a annoncé mardi que le port fermerait pour l’hiver. "
    "« Nous n’avons plus d’argent », a-t-elle dit au conseil municipal, qui votera de nouveau en juin."
)
PORTUGUESE = (
    "A prefeita de Northport, Maria Alvarez, anunciou na terça-feira que o porto vai fechar no inverno. "
    "“Não temos mais dinheiro”, disse ela aos vereadores, que votarão novamente em junho."
)
RESULTS = "Results: 1. Ana Costa (POR) 2:21.4; 2. Mary Kip (KEN) 2:21.9; 3. Yuki Abe (JPN) 2:22.0"
NAMES = "Brandt, Ståhl, Nguyễn, Özdemir, Çelik, Kowalczyk, Müller, Žižek, García, Łuczak, Đặng, Öberg"
QUOTING = "“Non, rien de rien,” sang the mayor. “Je ne regrette rien.” "


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ENGLISH, id="news"),
        pytest.param(RESULTS, id="table"),
        pytest.param(NAMES, id="names"),
        pytest.param(QUOTING + ENGLISH, id="a quotation"),
        pytest.param("Bonjour à tous.", id="too short to tell"),
        pytest.param("", id="nothing"),
    ],
)  # fmt: skip
def test_english_is_read(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        pytest.param(FRENCH, "en", "fr", id="the text against its header"),
        pytest.param(ENGLISH, "fr", "en", id="English against its header"),
        pytest.param(PORTUGUESE, "pt-BR", "pt-BR", id="the header says more"),
        pytest.param(ENGLISH, "en-GB", "en-GB", id="the header says which English"),
        pytest.param("Oui.", "fr", "fr", id="too short to contradict the header"),
    ],
)
def test_the_header_counts_where_the_text_agrees(text: str, declared: str, language: str) -> None:
    assert language_of(text, declared) == language


def test_a_document_has_the_language_of_its_body() -> None:
    document = f"headline: Northport\ndate: 2024-05-14\n\n{FRENCH}\n"
    assert read_document(document.encode(), max_bytes=10_000).language == "fr"
