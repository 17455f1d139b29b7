from datetime import date

import pytest

from articles.models import Article
from articles.reading import UnreadableDocument
from articles.reading.headers import LONGEST, read_headers


def read(document: str):
    lines = document.split("\n")
    headers = read_headers(lines)
    return headers, lines[headers.next_line :]


@pytest.mark.parametrize(
    "prose",
    [
        "Author Amina Haddad said the book was hers.",
        "Date palms grow in the mayor's garden.",
        "Source code of the harbour's computers was lost.",
        "Title fights are rare in Northport.",
        "Outlet pipes burst on Monday.",
        "Language tests will be free.",
        "ID checks begin on Monday.",
        "Byline, a magazine, closed.",
        "url",
        "Dated ships were sold.",
    ],
)
def test_prose_that_begins_like_a_header_is_text(prose: str) -> None:
    headers, rest = read(prose)
    assert (headers.published_on, headers.values, rest) == (None, {}, [prose])
    headers, rest = read(f"date 2024-05-14\n\n{prose}")
    assert (headers.values, rest[-1]) == ({}, prose)


@pytest.mark.parametrize("colon", [":", " :", ""], ids=["colon", "spaced colon", "no colon"])
@pytest.mark.parametrize(
    "spell", [str.lower, str.upper, str.capitalize], ids=["lower", "upper", "capitalised"]
)
@pytest.mark.parametrize(
    ("name", "key", "value", "read_as"),
    [
        ("title", "headline", "Harbour Reopens", "Harbour Reopens"),
        ("headline", "headline", "Harbour Reopens", "Harbour Reopens"),
        ("byline", "byline", "Amina Haddad and Chen Wei", "Amina Haddad and Chen Wei"),
        ("author", "byline", "Amina Haddad", "Amina Haddad"),
        ("source", "outlet", "Northport Gazette", "Northport Gazette"),
        ("outlet", "outlet", "Northport Gazette", "Northport Gazette"),
        (
            "url",
            "url",
            "https://gazette.example/2024/harbour?x=1",
            "https://gazette.example/2024/harbour?x=1",
        ),
        ("id", "id", "ng-00417", "ng-00417"),
        ("language", "language", "pt_br", "pt-BR"),
        ("language", "language", "Spanish", "es"),
    ],
)
def test_every_header(name: str, key: str, value: str, read_as: str, spell, colon: str) -> None:
    headers, rest = read(f"{spell(name)}{colon} {value}\ndate 2024-05-14\n\nText.")
    assert headers.values == {key: read_as}
    assert headers.published_on == date(2024, 5, 14)
    assert rest == ["", "Text."]


def test_a_header_written_small_needs_no_capitals_in_its_value() -> None:
    headers, _ = read("title harbour reopens at last\nsource the gazette")
    assert headers.values == {"headline": "harbour reopens at last", "outlet": "the gazette"}


def test_the_article_may_begin_after_the_date() -> None:
    headers, rest = read(" date 2024-05-14 The harbour reopened.\n\nShips came.")
    assert headers.lede == "The harbour reopened."
    assert rest == ["", "Ships came."]


def test_a_line_may_carry_headers_that_end_by_themselves() -> None:
    headers, _ = read(
        "id 417 language en url https://gazette.example/a date 14 May 2024 The harbour reopened."
    )
    assert headers.values == {"id": "417", "language": "en", "url": "https://gazette.example/a"}
    assert (headers.published_on, headers.lede) == (date(2024, 5, 14), "The harbour reopened.")


@pytest.mark.parametrize(
    "line",
    [
        "title Harbour reopens author Amina Haddad source AP date 2024-05-14 The harbour reopened.",
        "id 417 title Harbour reopens byline Amina Haddad outlet AP date 14 May 2024 The harbour reopened.",
        "date 2024-05-14 The harbour reopened.",
    ],
)
def test_all_headers_on_the_first_line(line: str) -> None:
    headers, _ = read(line)
    assert (headers.published_on, headers.lede) == (date(2024, 5, 14), "The harbour reopened.")
    if "title" in line:
        assert headers.values["headline"] == "Harbour reopens"
        assert headers.values["byline"] == "Amina Haddad"
        assert headers.values["outlet"] == "AP"


def test_headers_with_colons_on_one_line() -> None:
    headers, _ = read("title: Harbour reopens source: AP date: 2024-05-14\n\nText.")
    assert headers.values == {"headline": "Harbour reopens", "outlet": "AP"}
    assert headers.published_on == date(2024, 5, 14)


@pytest.mark.parametrize(
    "title",
    [
        "Police name source of the leak",
        "Minister names Source Friday",
        "A date for the title fight",
        "Council sets date 2024-05-14 for vote",
        "Author Source Outlet",
    ],
)
def test_a_title_that_holds_the_words_of_headers_is_whole(title: str) -> None:
    headers, _ = read(f"title: {title}\ndate: 2024-05-14\n\nText.")
    assert headers.values == {"headline": title}


def test_text_after_the_date_that_begins_like_a_header_is_text() -> None:
    prose = "source code of the harbour's computers was lost, and nobody knows who took it, " * 6
    headers, _ = read(f"date 2024-05-14 {prose}")
    assert headers.values == {}
    assert headers.lede == prose.strip()


def test_the_first_of_several_counts() -> None:
    headers, _ = read("author: Amina Haddad\nbyline: Chen Wei\ndate: 2024-05-14\ndate: 2024-05-15")
    assert headers.values == {"byline": "Amina Haddad"}
    assert headers.published_on == date(2024, 5, 14)


def test_unknown_and_empty_headers_between_known_ones_are_read_over() -> None:
    headers, rest = read(
        "title: Harbour reopens\nsection: Business\nauthor:\ndate: 2024-05-14\n\nupdate: Ships came."
    )
    assert headers.values == {"headline": "Harbour reopens"}
    assert rest == ["", "update: Ships came."]


def test_a_blank_line_between_headers() -> None:
    headers, rest = read("title: Harbour reopens\n\ndate: 2024-05-14\n\nSource: the port.")
    assert headers.published_on == date(2024, 5, 14)
    assert rest == ["", "Source: the port."]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("date: some day in May", "not a date"),
        ("date 2024-02-30", "not a day of the calendar"),
        ("date 05/09/2024", "two dates"),
        ("url: javascript:alert(1)", "not a web address"),
        ("url: https://user:word@gazette.example/", "not a web address"),
        ("language: Gibberish and more", "not a language"),
        ("title: " + "x" * 301, "301 characters"),
    ],
)
def test_a_header_that_cannot_be_right_is_refused_with_its_line(line: str, sentence: str) -> None:
    with pytest.raises(UnreadableDocument, match=sentence) as refusal:
        read(f"id: 417\n{line}\n\nText.")
    assert refusal.value.line == 2
    assert "Line 2" in refusal.value.message


@pytest.mark.parametrize("header", LONGEST)
def test_what_is_read_fits_into_the_archive(header: str) -> None:
    column = Article._meta.get_field("document_key" if header == "id" else header)
    assert column.max_length == LONGEST[header]
