"""What a query means once its names are looked up."""

import pytest

from articles.models import Article, Statement
from articles.search.query.parser import parse
from articles.search.resolved_query import outlets_named, render_notes, resolve

VOTE, FERRY, MATCH = "Council votes for the wall", "Night ferry is full", "Alvarez scores twice"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("person:Brandt", [], id="only-in-hidden-articles"),
        pytest.param("person:Nobody", [], id="unknown-person"),
        pytest.param("outlet:Nowhere", [], id="unknown-outlet"),
        pytest.param('person:"Maria Alvarez" place:Lisbon', [], id="never-together"),
        pytest.param('person:"Maria Alvarez"', [VOTE], id="person"),
        pytest.param("person:alvarez", [VOTE, MATCH], id="surname-means-both"),
        pytest.param("person:alvarez -person:maria-alvarez", [MATCH], id="without-one-of-them"),
        pytest.param('person:"Amina Saleh"', [FERRY], id="former-name"),
        pytest.param('person:"Amina Hadad"', [FERRY], id="misspelt"),
        pytest.param("person:chen-wei", [VOTE], id="slug"),
        pytest.param("place:lisbon", [FERRY, MATCH], id="place"),
        pytest.param("place:Lisbonn", [FERRY, MATCH], id="misspelt-place"),
        pytest.param("outlet:tide", [FERRY, MATCH], id="outlet"),
        pytest.param('-outlet:"Evening Tide"', [VOTE], id="not-the-outlet"),
        pytest.param("speaker:haddad", [FERRY], id="speaker"),
        pytest.param("kind:mixed", [FERRY], id="kind"),
        pytest.param("-kind:direct", [FERRY], id="not-the-kind"),
        pytest.param("before:2023", [MATCH], id="before"),
        pytest.param("after:2023", [VOTE], id="after"),
        pytest.param("on:2023-11", [FERRY], id="on"),
    ],
)
def test_articles_are_narrowed_by_conditions(shelf, typed, found):
    rows = resolve(parse(typed)).articles(Article.objects.published())
    assert list(rows.newest().values_list("headline", flat=True)) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("speaker:nobody", [], id="unknown-speaker"),
        pytest.param("speaker:alvarez kind:mixed", [], id="both-conditions"),
        pytest.param("speaker:alvarez", ["The wall will hold,", "I only kicked,"], id="either-speaker"),
        pytest.param("speaker:alvarez place:lisbon", ["I only kicked,"], id="speaker-and-place"),
        pytest.param("kind:mixed kind:indirect", ["We need two ferries,"], id="either-kind"),
        pytest.param("-speaker:alvarez", ["We need two ferries,"], id="not-the-speaker"),
        pytest.param("-speaker:maria-alvarez -kind:mixed", ["I only kicked,"], id="neither"),
        pytest.param("outlet:herald", ["The wall will hold,"], id="outlet"),
    ],
)
def test_statements_are_narrowed_by_conditions(shelf, typed, found):
    rows = resolve(parse(typed)).statements(Statement.objects.published())
    assert list(rows.newest().values_list("text", flat=True)) == found


def test_a_name_after_an_operator_is_resolved_with_its_other_names(shelf, cast):
    (name,) = resolve(parse("person:alvarez")).names
    assert set(name.ids) == {cast.maria.pk, cast.tomas.pk}
    assert name.other_names == ["Maria Alvarez", "Mayor Alvarez", "Tomás Alvarez"]


@pytest.mark.parametrize(
    ("typed", "notes"),
    [
        pytest.param("wall person:alvarez", [], id="nothing-to-say"),
        pytest.param("person:Nobody", ["Nobody called “Nobody” is in the archive."], id="person"),
        pytest.param("place:Nowhere", ["No place called “Nowhere” is in the archive."], id="place"),
        pytest.param("the wall", ["Too common to be searched, and left out: “the”."], id="stop-word"),
    ],
)
def test_notes(shelf, typed, notes):
    assert resolve(parse(typed)).notes == notes


def test_notes_of_the_parser_are_rendered_with_their_values():
    assert render_notes(parse("h*").notes) == ["“h*” needs at least 2 letters before the star."]


def test_other_names_of_a_person_are_searched_unless_the_search_is_exact(shelf):
    assert resolve(parse("amina saleh")).other_names == ["Amina Haddad", "Amina Sallah"]
    assert resolve(parse("amina saleh"), exact=True).other_names == []
    assert resolve(parse("amina OR saleh")).other_names == []


@pytest.mark.parametrize(
    ("typed", "outlets"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("Morning Tide", [], id="a-word-is-missing"),
        pytest.param("tid", [], id="part-of-a-word"),
        pytest.param("tide EVENING", ["Evening Tide"], id="any-order-and-case"),
    ],
)
def test_outlets_named(shelf, typed, outlets):
    assert outlets_named(typed) == outlets
