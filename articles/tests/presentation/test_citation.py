from dataclasses import replace
from datetime import date

import pytest

from articles.presentation.citation import Citation

HARBOUR = Citation(
    key="2024-05-14-harbour",
    title="Harbour opens",
    published_on=date(2024, 5, 14),
    address="https://archive.example/articles/2024/05/14/harbour/",
    byline="By Amina Haddad and Chen Wei",
    outlet="The Northport Courier",
    language="en",
)


def test_as_text():
    assert HARBOUR.as_text() == (
        "Amina Haddad and Chen Wei. “Harbour opens.” The Northport Courier, 14 May 2024. "
        "https://archive.example/articles/2024/05/14/harbour/"
    )


@pytest.mark.parametrize("title", ["Who pays?", "Enough!", "And then…", "They asked: ‘Who pays?’"])
def test_a_title_with_a_mark_of_its_own_gets_no_full_stop(title):
    assert f"“{title}”" in replace(HARBOUR, title=title).as_text()


def test_what_is_unknown_is_left_out():
    bare = replace(HARBOUR, byline="", outlet="", language="")

    assert bare.as_text().startswith("“Harbour opens.” 14 May 2024.")
    assert "author" not in bare.as_bibtex()
    assert "author" not in bare.as_csl()
    assert "container-title" not in bare.as_csl()


def test_bibtex_keeps_its_braces_in_balance_whatever_the_headline_holds():
    title = "100% {of} the $ & 5_a_day \\ # ~ ^"

    entry = replace(HARBOUR, title=title).as_bibtex()

    assert (
        r"100\% \{of\} the \$ \& 5\_a\_day \textbackslash{} \# \textasciitilde{} \textasciicircum{}" in entry
    )
    assert entry.replace(r"\{", "").replace(r"\}", "").count("{") == entry.count("}") - entry.count(r"\}")


def test_csl_gives_the_day_in_parts_and_the_byline_whole():
    item = HARBOUR.as_csl()

    assert item["issued"] == {"date-parts": [[2024, 5, 14]]}
    assert item["author"] == [{"literal": "Amina Haddad and Chen Wei"}]
    assert item["type"] == "article-newspaper"


def test_a_statement_is_before_the_article_that_it_is_in():
    statement = replace(HARBOUR, statement="Chen Wei: “There is time.”")

    assert statement.as_text().startswith(
        "Chen Wei: “There is time.” In: Amina Haddad and Chen Wei. “Harbour opens.” "
    )
    assert statement.as_csl()["note"] == "Chen Wei: “There is time.”"
    assert "note = {Chen Wei: “There is time.”}" in statement.as_bibtex()


def test_a_statement_says_when_it_was_said():
    said = replace(HARBOUR, statement="Chen Wei: “It is open.”", said="in 2014")
    assert said.as_text().startswith("Chen Wei: “It is open.” Said in 2014. In: ")
    assert said.as_csl()["note"].endswith("Said in 2014.")
    assert "Said" not in replace(said, statement="").as_text()
