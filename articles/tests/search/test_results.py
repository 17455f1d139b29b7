"""Searches for articles and statements over a small archive: what is found, and by which days."""

from datetime import date

import pytest

from articles.search.bounded_search import BoundedSearch

VOTE, FERRY, MATCH = "Council votes for the wall", "Night ferry is full", "Alvarez scores twice"


def test_words_conditions_and_filters_narrow_together(headlines):
    assert headlines("alvarez before:2023") == [MATCH]
    assert headlines("alvarez", outlet="Harbour Herald") == [VOTE]
    assert headlines("alvarez before:2023", outlet="Harbour Herald") == []


def test_the_newest_comes_first_if_the_reader_asks_for_it(headlines):
    assert headlines("alvarez") == [VOTE, MATCH]


def test_years_are_searched_between_their_own_days_and_counted_among_all(headlines, monkeypatch):
    asked = []

    def search(rows, words, first, last):
        asked.append((first, last))
        return BoundedSearch(rows, words, first, last)

    monkeypatch.setattr("articles.search.results.BoundedSearch", search)
    assert headlines("alvarez", year=["2022", "2023"]) == [MATCH]
    assert asked == [(date(2022, 1, 1), date(2023, 12, 31)), (None, None)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("wall said", [], id="words-outside-the-quotation"),
        pytest.param("dam", [], id="hidden"),
        pytest.param("hold wall", ["The wall will hold,"], id="words"),
        pytest.param("speaker:alvarez", ["The wall will hold,", "I only kicked,"], id="speaker"),
        pytest.param("kind:mixed", ["We need two ferries,"], id="kind"),
    ],
)
def test_statements(words_said, typed, found):
    assert words_said(typed) == found


@pytest.mark.parametrize(
    "state", [{"review_state": "rejected"}, {"superseded": True}], ids=["rejected", "superseded"]
)
def test_statements_that_no_longer_stand_are_not_found(words_said, shelf, state):
    shelf["vote"].statements.update(**state)
    assert words_said("hold") == []
    assert words_said("speaker:maria-alvarez") == []
