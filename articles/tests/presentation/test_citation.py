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


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("The harbour is ours, too,", "“The harbour is ours, too.”"),
        ("There is time.", "“There is time.”"),
        ("Who pays?", "“Who pays?”"),
        ("and so on …", "“and so on …”"),
    ],
)
def test_quoted_words_are_closed_once_and_their_speaker_stands_outside_the_marks(words, cited):
    statement = replace(HARBOUR, quoted=words, speaker="Chen Wei")

    assert statement.as_text().startswith(
        f"Chen Wei: {cited} In: Amina Haddad and Chen Wei. “Harbour opens.” "
    )
    assert statement.as_csl()["note"] == f"Chen Wei: {cited}"
    assert f"note = {{Chen Wei: {cited}}}" in statement.as_bibtex()
