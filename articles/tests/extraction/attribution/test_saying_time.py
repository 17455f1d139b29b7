"""When it was said: only words of the cue's own clause count. Published on Wednesday 14 September 2016."""

from datetime import date

import pytest

from articles.extraction.pipeline import extract_many
from articles.extraction.types import ArticleText, SayingTime
from articles.tests.extraction.marked import marked

PUBLISHED = date(2016, 9, 14)


def said(source: str) -> tuple[str, SayingTime] | None:
    """The words and the days of the first statement that has any."""
    tagging = marked(source)
    [extraction] = extract_many([ArticleText(tagging.text, PUBLISHED, "en")], tagging)
    assert extraction.statements
    found = [s.said for s in extraction.statements if s.said]
    return (tagging.text[found[0].span.start : found[0].span.end], found[0]) if found else None


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("[p Ann Lee] said [c the harbour would close on Tuesday].", id="in the words"),
        pytest.param("“We will vote on Tuesday,” [p Ann Lee] said.", id="in the quotation"),
        pytest.param("“We are open,” said [p Ann Lee], who was elected in 2014.", id="a relative clause"),
        pytest.param("“We are open,” [p Ann Lee] said before the vote on Tuesday.", id="before another time"),
        pytest.param("“We are open,” [p Ann Lee] said of the vote on Tuesday.", id="of something else"),
        pytest.param("“We are open,” [p Ann Lee] told the Sunday Times.", id="a newspaper"),
        pytest.param("[p Ann Lee], elected on Tuesday, said: “We are open.”", id="an apposition"),
        pytest.param("“We are open,” [p Ann Lee] said as she left on Tuesday.", id="another clause"),
        pytest.param("The vote was on Tuesday. “We are open,” [p Ann Lee] said.", id="another sentence"),
        pytest.param("[p Ann Lee] said on Sept. 20: “We are open.”", id="after the publication"),
        pytest.param("In 2009, under what [p Ann Lee] called “the old plan”, it closed.", id="another verb"),
    ],
)  # fmt: skip
def test_the_day_is_unknown(source: str) -> None:
    assert said(source) is None


@pytest.mark.parametrize(
    ("source", "words", "first", "last"),
    [
        pytest.param(
            "“We are open,” [p Ann Lee] said on Tuesday.",
            "on Tuesday", "2016-09-13", "2016-09-13", id="after the cue",
        ),
        pytest.param(
            "[p Ann Lee] told reporters Monday that [c the harbour is open].",
            "Monday", "2016-09-12", "2016-09-12", id="between cue and words",
        ),
        pytest.param(
            "“We are open,” said [p Ann Lee] in a statement Friday.",
            "Friday", "2016-09-09", "2016-09-09", id="after the speaker",
        ),
        pytest.param(
            "“We are open,” [p Ann Lee] said in a 2014 interview.",
            "2014", "2014-01-01", "2014-12-31", id="a year's interview",
        ),
        pytest.param(
            "“We are open,” [p Ann Lee] said at a rally in Lisbon last week.",
            "last week", "2016-09-05", "2016-09-11", id="after a place",
        ),
        pytest.param(
            "[p Ann Lee] on Tuesday said [c the harbour is open].",
            "on Tuesday", "2016-09-13", "2016-09-13", id="between speaker and cue",
        ),
        pytest.param(
            "[p Ann Lee], speaking in Lisbon on Tuesday, said: “We are open.”",
            "on Tuesday", "2016-09-13", "2016-09-13", id="speaking on a day",
        ),
        pytest.param(
            "On Tuesday, [p Ann Lee] said: “We are open.”",
            "On Tuesday", "2016-09-13", "2016-09-13", id="opening the sentence",
        ),
    ],
)  # fmt: skip
def test_the_day_is_read_from_the_clause_of_the_cue(source: str, words: str, first: str, last: str) -> None:
    found = said(source)
    assert found is not None
    assert (found[0], str(found[1].first), str(found[1].last)) == (words, first, last)


def test_without_a_day_of_publication_no_day_is_read() -> None:
    tagging = marked("“We are open,” [p Ann Lee] said on Tuesday.")
    [extraction] = extract_many([ArticleText(tagging.text, language="en")], tagging)
    assert [statement.said for statement in extraction.statements] == [None]
