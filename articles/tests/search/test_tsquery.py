"""Which texts match the terms of a query."""

import pytest
from django.db.models import F

from articles.models import Article
from articles.search.query.parser import parse
from articles.search.tsquery import UnplannedMatch, text_query

VOTE, FERRY, MATCH = "Council votes for the wall", "Night ferry is full", "Alvarez scores twice"


@pytest.fixture
def matching(shelf):
    """A function that returns the headlines of the articles whose text matches, the newest first."""

    def match(typed: str, *other_names: str) -> list[str]:
        rows = Article.objects.published().filter(search=text_query(parse(typed), other_names))
        return list(rows.newest().values_list("headline", flat=True))

    return match


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("", id="nothing"),
        pytest.param("the of", id="stop-words"),
        pytest.param("-the", id="excluded-stop-word"),
        pytest.param("person:Alvarez on:2024", id="conditions-only"),
    ],
)
def test_there_is_no_text_query_without_a_term_that_an_index_contains(typed):
    assert text_query(parse(typed)) is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("zeppelin", [], id="absent"),
        pytest.param("wall ferry", [], id="two-words-in-different-articles"),
        pytest.param('"wall harbour"', [], id="phrase-in-the-wrong-order"),
        pytest.param("secret", [], id="hidden-articles"),
        pytest.param("wall -vote", [], id="excluded"),
        pytest.param("wall", [VOTE], id="word"),
        pytest.param("walls voting", [VOTE], id="other-forms"),
        pytest.param('"harbour wall"', [VOTE], id="phrase"),
        pytest.param("wall OR ferry", [VOTE, FERRY], id="or"),
        pytest.param("alvarez wall OR match", [VOTE, MATCH], id="or-binds-tighter"),
        pytest.param("lisbon -ferry", [MATCH], id="not"),
        pytest.param("ferr*", [FERRY], id="prefix"),
        pytest.param("Tomas", [MATCH], id="accent"),
        pytest.param("the wall", [VOTE], id="stop-word"),
    ],
)
def test_terms(matching, typed, found):
    assert matching(typed) == found


@pytest.mark.parametrize(
    "typed", ["a:* & !b", "wall | ferry", "!(wall)", "wall <-> harbour", "wall'", "ferr':A", "\\"]
)
def test_no_operator_of_postgresql_is_taken_from_what_was_typed(matching, typed):
    assert matching(typed) in ([], [VOTE])


def test_another_name_is_an_alternative_to_all_required_terms_together(matching):
    assert matching("amina saleh", "Amina Haddad") == [FERRY]
    assert matching("chen wall", "Amina Haddad") == [VOTE, FERRY]
    assert matching("chen wall -ferry", "Amina Haddad") == [VOTE]


def test_a_match_that_the_planner_does_not_see_finds_the_same_rows(shelf):
    words = text_query(parse("wall OR ferr* -secret"))
    rows = Article.objects.filter(UnplannedMatch(F("search"), words))
    assert '"search" @@ (SELECT (' in str(rows.query)
    assert set(rows) == set(Article.objects.filter(search=words)) == {shelf["vote"], shelf["ferry"]}
