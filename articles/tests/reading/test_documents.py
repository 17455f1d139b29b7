"""Whole documents, as newsrooms hand them over."""

import signal
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from articles.reading import ParsedCaption, UnreadableDocument, read_document

LIMIT = 5_000_000
LEDE = "The council of Northport voted on Monday to reopen the harbour, Mayor Maria Alvarez said."
MORE = "Tomás Alvarez, who is no relation, voted against it."


def read(document: str):
    return read_document(document.encode(), max_bytes=LIMIT)


def test_the_first_seed() -> None:
    seed = Path(settings.BASE_DIR) / "seeds" / "000_3369a93bd48188d3.txt"
    article = read_document(seed.read_bytes(), max_bytes=LIMIT)
    paragraphs = article.body.split("\n\n")
    assert article.published_on == date(2023, 9, 13)
    assert article.headline_derived
    assert article.headline.startswith(
        "Russian leader Vladimir Putin and his North Korean counterpart Kim Jong Un"
    )
    assert len(paragraphs) == 17
    assert paragraphs[0].startswith("Russian leader Vladimir Putin")
    assert paragraphs[-1].endswith("exported to Russia.")
    assert [(c.credit, c.after_paragraph, c.text[-11:]) for c in article.captions] == [
        ("AP", 5, "cosmodrome."),
        ("AP", 9, "the summit."),
    ]
    assert paragraphs[4].endswith("rocket technology.")
    assert paragraphs[5].startswith("They’re trying")
    assert "Credit" not in article.body


def test_headers_headline_and_text_apart() -> None:
    article = read(f"date 2024-05-14\nsource Northport Gazette\n\nHarbour to reopen.\n\n{LEDE}\n\n{MORE}\n")
    assert (article.headline, article.headline_derived) == ("Harbour to reopen.", False)
    assert article.outlet == "Northport Gazette"
    assert article.body == f"{LEDE}\n\n{MORE}"
    assert (article.byline, article.url, article.document_id, article.language) == ("", "", "", "en")


def test_a_headline_in_the_headers_leaves_the_body_whole() -> None:
    article = read(f"title: Harbour reopens\ndate: 2024-05-14\n\nShips return\n\n{LEDE}")
    assert article.headline == "Harbour reopens"
    assert article.body == f"Ships return\n\n{LEDE}"


def test_a_lede_on_the_line_of_the_date_is_never_a_headline() -> None:
    article = read(f"date 2024-05-14 Ships return\n\n{LEDE}")
    assert (article.headline, article.headline_derived) == ("Ships return", True)
    assert article.body == f"Ships return\n\n{LEDE}"


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(f"Harbour to reopen\nMay 14, 2024\n\n{LEDE}", id="a line below the headline"),
        pytest.param(
            f"Harbour to reopen\n\nPublished: Tuesday, 14 May 2024, 10:30 GMT\n\n{LEDE}", id="labelled"
        ),
        pytest.param(f"Harbour to reopen\n\n{LEDE}\n\n2024-05-14", id="the last line"),
    ],
)
def test_a_date_in_a_line_of_its_own(document: str) -> None:
    article = read(document)
    assert article.published_on == date(2024, 5, 14)
    assert (article.headline, article.body) == ("Harbour to reopen", LEDE)


@pytest.mark.parametrize(
    "dateline", ["LISBON, 14 May 2024 –", "LISBON (May 14, 2024) –", "Lisbon, Portugal, May 14, 2024 --"]
)
def test_a_date_in_the_dateline(dateline: str) -> None:
    article = read(f"{dateline} {LEDE}")
    assert article.published_on == date(2024, 5, 14)
    assert article.body.startswith(dateline)


def test_a_date_in_the_web_address_is_the_last_resort() -> None:
    address = "url https://gazette.example/2024/05/14/harbour"
    assert read(f"{address}\n\n{LEDE}").published_on == date(2024, 5, 14)
    assert read(f"{address}\n\n2024-05-15\n\n{LEDE}").published_on == date(2024, 5, 15)


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (LEDE, "date 2023-09-13"),
        (f"{LEDE} It was founded on September 13, 1823.", "No date"),
        ("date 2024-05-14", "no text"),
        ("date 2024-05-14\n\nQuay at dawn. Credit: AP", "no text"),
        (f"Harbour\n\n2024-02-30\n\n{LEDE}", "Line 3"),
    ],
)
def test_a_document_that_is_no_article_is_refused(document: str, sentence: str) -> None:
    with pytest.raises(UnreadableDocument, match=sentence):
        read(document)


def test_a_byline_above_the_text() -> None:
    article = read(f"date 2024-05-14\n\nHarbour to reopen\n\nBy Amina Haddad and Chen Wei\n\n{LEDE}")
    assert article.byline == "Amina Haddad and Chen Wei"
    assert article.body == LEDE


def test_a_sentence_that_begins_with_by_is_no_byline() -> None:
    article = read(f"date 2024-05-14\n\nHarbour to reopen\n\nBy noon the square was full.\n\n{LEDE}")
    assert article.byline == ""
    assert article.body.startswith("By noon")


def test_captions_know_where_they_stood_and_a_lone_credit_belongs_to_the_one_above() -> None:
    article = read(
        "date 2024-05-14\n\nFILE PHOTO: The quay.\n\n"
        f"Picture taken May 3, 2024.\n\nAmina Haddad/Reuters\n\n{LEDE}\n\n"
        f"The mayor. Photo: Chen Wei\n\n{MORE}"
    )
    assert article.captions == (
        ParsedCaption("The quay. Picture taken May 3, 2024.", "Amina Haddad/Reuters", 0),
        ParsedCaption("The mayor.", "Chen Wei", 1),
    )
    assert article.body == f"{LEDE}\n\n{MORE}"


def test_the_body_is_paragraphs_with_one_blank_line_between() -> None:
    article = read(f"date 2024-05-14 {LEDE}  \r\n\r\n \r\n\t{MORE}\u00a0\r\n\r\n\r\n“No,” Haddad  said.\r\n")
    assert article.body == f"{LEDE}\n\n{MORE}\n\n“No,” Haddad  said."


@pytest.fixture
def alarm() -> Iterator[None]:
    """Ends a test that would run for hours. No bet on a clock: what is linear needs a thousandth of this."""

    def ring(_signal: int, _frame: object) -> None:
        raise AssertionError("The document takes more than linear time.")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(120)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize(
    "document",
    [
        pytest.param("date 2024-05-14 " + "x" * 1_000_000, id="one word"),
        pytest.param("date 2024-05-14 " + '"' * 1_000_000, id="quote marks"),
        pytest.param("date 2024-05-14\n\n" + "word. (" * 150_000, id="one paragraph"),
        pytest.param("\n" * 100_000 + "date 2024-05-14\n" + " \n" * 100_000 + "text", id="blank lines"),
        pytest.param("date 2024-05-14 " * 60_000, id="headers without end"),
        pytest.param("id: 4\n" * 150_000 + "date 2024-05-14\n\ntext", id="header lines without end"),
        pytest.param(
            "date 2024-05-14 a\n\n" + ("Photo: " + "A/" * 44 + "x\n\n") * 9000, id="credits that are none"
        ),
        pytest.param("date 2024-05-14 a\n\n" + ". A, " * 200_000, id="beginnings of credits"),
    ],
)
def test_hostile_documents_are_read_in_linear_time(document: str, alarm: None) -> None:
    assert read(document).body
