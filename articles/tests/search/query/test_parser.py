"""The query language: what a text typed into the search box means."""

from datetime import date

import pytest

from articles.search.query.parser import MAX_LENGTH, MAX_WORDS, parse
from articles.search.query.query import Operator


def wanted(typed: str) -> list[list[str]]:
    return [[words.text + "*" * words.prefix for words in group] for group in parse(typed).required]


@pytest.mark.parametrize(
    ("typed", "groups"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("  \t\n ", [], id="space"),
        pytest.param("!!! … ?", [], id="punctuation"),
        pytest.param('""', [], id="empty-phrase"),
        pytest.param("*", [], id="lone-star"),
        pytest.param("OR", [], id="lone-or"),
        pytest.param("-", [], id="lone-minus"),
        pytest.param("harbour wall", [["harbour"], ["wall"]], id="two-words"),
        pytest.param('"harbour wall" vote', [["harbour wall"], ["vote"]], id="phrase"),
        pytest.param("“harbour wall”", [["harbour wall"]], id="curly-phrase"),
        pytest.param('"harbour wall', [["harbour wall"]], id="phrase-left-open"),
        pytest.param("harbour OR quay", [["harbour", "quay"]], id="or"),
        pytest.param(
            "new harbour OR quay OR pier plan",
            [["new"], ["harbour", "quay", "pier"], ["plan"]],
            id="or-tight",
        ),
        pytest.param("OR quay", [["quay"]], id="or-first"),
        pytest.param("quay OR", [["quay"]], id="or-last"),
        pytest.param('"OR"', [["OR"]], id="quoted-or-is-a-word"),
        pytest.param("this or that", [["this"], ["or"], ["that"]], id="small-or-is-a-word"),
        pytest.param("harb*", [["harb*"]], id="prefix"),
        pytest.param("h*", [["h*"]], id="short-prefix-is-a-word"),
        pytest.param("Kim Jong-un", [["Kim"], ["Jong un"]], id="hyphen"),
        pytest.param("2016-03", [["2016-03"]], id="hyphen-between-digits-stays"),
        pytest.param("well- known", [["well-"], ["known"]], id="hyphen-at-the-end"),
        pytest.param("https://example.org/a", [["https://example.org/a"]], id="address"),
        pytest.param("10:30", [["10:30"]], id="clock"),
        pytest.param('say"hello there"', [["say"], ["hello there"]], id="phrase-glued-to-a-word"),
    ],
)
def test_words(typed, groups):
    assert wanted(typed) == groups


def test_a_short_prefix_is_explained():
    assert "2 letters" in str(parse("h*").notes[0])


@pytest.mark.parametrize(
    ("typed", "unwanted"),
    [
        pytest.param("harbour -ferry", ["ferry"], id="word"),
        pytest.param('harbour -"night ferry"', ["night ferry"], id="phrase"),
        pytest.param("harbour - ferry", [], id="a-dash-is-no-minus"),
        pytest.param("harbour-ferry", [], id="a-hyphen-is-no-minus"),
    ],
)
def test_exclusions(typed, unwanted):
    assert [words.text for words in parse(typed).excluded] == unwanted


@pytest.mark.parametrize(
    ("typed", "operator", "value", "negated"),
    [
        pytest.param("speaker:Alvarez", Operator.SPEAKER, "Alvarez", False, id="bare"),
        pytest.param('person:"Chen Wei" vote', Operator.PERSON, "Chen Wei", False, id="quoted"),
        pytest.param("Place:Lisbon", Operator.PLACE, "Lisbon", False, id="any-case"),
        pytest.param('-outlet:"Harbour Herald"', Operator.OUTLET, "Harbour Herald", True, id="negated"),
        pytest.param("kind:Direct", Operator.KIND, "direct", False, id="kind"),
        pytest.param("kind:partial", Operator.KIND, "mixed", False, id="old-kind"),
        pytest.param('outlet:"Harbour', Operator.OUTLET, "Harbour", False, id="left-open"),
    ],
)
def test_conditions(typed, operator, value, negated):
    query = parse(typed)
    assert query.values(operator, negated=negated) == (value,)
    assert query.notes == ()


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        pytest.param("on:2016", date(2016, 1, 1), date(2016, 12, 31), id="year"),
        pytest.param("on:2016-02", date(2016, 2, 1), date(2016, 2, 29), id="leap-month"),
        pytest.param("on:2016-12", date(2016, 12, 1), date(2016, 12, 31), id="december"),
        pytest.param("on:2016-3-1", date(2016, 3, 1), date(2016, 3, 1), id="day"),
        pytest.param("before:2016-03", None, date(2016, 2, 29), id="before"),
        pytest.param("after:2015", date(2016, 1, 1), None, id="after"),
        pytest.param("after:2015 before:2016-06-15", date(2016, 1, 1), date(2016, 6, 14), id="both"),
        pytest.param("after:2014 after:2015", date(2016, 1, 1), None, id="the-narrower-wins"),
        pytest.param("before:0001", None, date(1, 1, 1), id="the-first-day-there-is"),
        pytest.param("after:9999", date(9999, 12, 31), None, id="the-last-day-there-is"),
    ],
)
def test_periods(typed, first, last):
    query = parse(typed)
    assert (query.first_day, query.last_day) == (first, last)
    assert query.required == ()


@pytest.mark.parametrize(
    ("typed", "groups", "said"),
    [
        pytest.param("mayor:Alvarez", [["mayor Alvarez"]], "not an operator", id="unknown-operator"),
        pytest.param(
            "speaker: Alvarez", [["speaker"], ["Alvarez"]], "needs a value", id="space-after-the-colon"
        ),
        pytest.param("before:soon", [["before soon"]], "not a date", id="no-date"),
        pytest.param("on:2016-13", [["on 2016-13"]], "not a date", id="no-month"),
        pytest.param("on:2015-02-29", [["on 2015-02-29"]], "not a date", id="no-day"),
        pytest.param("on:0000", [["on 0000"]], "not a date", id="no-year"),
        pytest.param("kind:loud", [["kind loud"]], "direct, mixed or indirect", id="no-kind"),
    ],
)
def test_what_is_not_understood_is_plain_words_and_a_note(typed, groups, said):
    assert wanted(typed) == groups
    assert said in str(parse(typed).notes[0])


def test_length_is_capped_and_said():
    query = parse("x" * (MAX_LENGTH + 1))
    assert len(query.text) == MAX_LENGTH
    assert "200 characters" in str(query.notes[0])


@pytest.mark.parametrize("glue", [" ", " OR ", " -", "-", "."], ids=["and", "or", "not", "hyphens", "dots"])
def test_terms_are_capped_and_said(glue):
    query = parse(glue.join("ab" for _ in range(40)))
    terms = sum(len(words.words) for group in query.required for words in group)
    assert terms + sum(len(words.words) for words in query.excluded) <= MAX_WORDS
    assert any("16 words" in str(note) for note in query.notes)


def test_conditions_count_as_terms():
    assert len(parse("place:A " * 20).conditions) == MAX_WORDS


@pytest.mark.parametrize(
    "typed",
    [
        "a\x00b",
        "\ud800",
        "\udfff harbour",
        "\x1b[31m",
        "a\u2028b",
        "ﬁ" * 300,
        "́" * 500,
        "-" * 200,
        '"' * 199,
        ":" * 200,
    ],
    ids=[
        "nul",
        "lone-high",
        "lone-low",
        "escape",
        "line-separator",
        "ligatures",
        "accents",
        "minus",
        "quotes",
        "colons",
    ],
)
def test_hostile_text_gives_something_that_a_database_can_hold(typed):
    query = parse(typed)
    query.text.encode("utf-8")
    assert "\x00" not in query.text
    assert len(query.text) <= MAX_LENGTH
