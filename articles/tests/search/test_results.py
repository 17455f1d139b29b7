"""Searches over a small archive: what is found, what is not, in which order."""

from datetime import date

import pytest

from articles.filters import ArticleFilter
from articles.models import Article
from articles.search.bounded_search import BoundedSearch
from articles.search.name_lookup import nearest
from articles.search.query.parser import parse
from articles.search.resolved_query import resolve
from articles.search.results import find_articles
from people.models import Person

VOTE, FERRY, MATCH = "Council votes for the wall", "Night ferry is full", "Alvarez scores twice"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("zeppelin", [], id="absent"),
        pytest.param("wall ferry", [], id="two-words-never-together"),
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
def test_words(headlines, typed, found):
    assert headlines(typed) == found


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
        pytest.param("kind:partial", [FERRY], id="kind"),
        pytest.param("-kind:direct", [FERRY], id="not-the-kind"),
        pytest.param("before:2023", [MATCH], id="before"),
        pytest.param("after:2023", [VOTE], id="after"),
        pytest.param("on:2023-11", [FERRY], id="on"),
        pytest.param("alvarez before:2023", [MATCH], id="word-and-day"),
    ],
)
def test_operators(headlines, typed, found):
    assert headlines(typed) == found


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        pytest.param({"person": "nobody"}, [], id="unknown-slug"),
        pytest.param({"person": ["maria-alvarez", "amina-haddad"]}, [], id="two-people-narrow"),
        pytest.param({"year": "x"}, [], id="no-year"),
        pytest.param({"year": "99999999999999999999"}, [], id="huge-year"),
        pytest.param({"person": ["maria-alvarez", "chen-wei"]}, [VOTE], id="together"),
        pytest.param({"place": "lisbon"}, [FERRY, MATCH], id="place"),
        pytest.param(
            {"outlet": ["Evening Tide", "Harbour Herald"]}, [VOTE, FERRY, MATCH], id="outlets-widen"
        ),
        pytest.param({"year": ["2022", "2024"]}, [VOTE, MATCH], id="years-widen"),
        pytest.param({"since": "2023-11-02", "until": "2023-11-02"}, [FERRY], id="days-included"),
        pytest.param({"speaker": "tomas-alvarez"}, [MATCH], id="speaker"),
        pytest.param({"kind": ["partial"]}, [FERRY], id="kind"),
        pytest.param({"since": "soon"}, [VOTE, FERRY, MATCH], id="no-day-narrows-nothing"),
    ],
)
def test_filters(headlines, chosen, found):
    assert headlines(**chosen) == found


def test_years_are_searched_between_their_own_days_and_counted_among_all(headlines, monkeypatch):
    asked = []

    def search(rows, words, first, last):
        asked.append((first, last))
        return BoundedSearch(rows, words, first, last)

    monkeypatch.setattr("articles.search.results.BoundedSearch", search)
    assert headlines("alvarez", year=["2022", "2023"]) == [MATCH]
    assert asked == [(date(2022, 1, 1), date(2023, 12, 31)), (None, None)]


def test_a_merged_persons_address_narrows_by_the_record_it_leads_to(headlines, cast):
    Person.objects.create(name="M. Alvarez", sort_name="Alvarez, M", slug="m-alvarez", merged_into=cast.maria)
    assert headlines(person="m-alvarez") == [VOTE]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("wall said", [], id="words-outside-the-quotation"),
        pytest.param("dam", [], id="hidden"),
        pytest.param("hold wall", ["The wall will hold,"], id="words"),
        pytest.param("speaker:alvarez", ["The wall will hold,", "I only kicked,"], id="speaker"),
        pytest.param("speaker:alvarez place:lisbon", ["I only kicked,"], id="speaker-and-place"),
        pytest.param("kind:partial", ["We need two ferries,"], id="kind"),
        pytest.param("-speaker:alvarez", ["We need two ferries,"], id="not-the-speaker"),
        pytest.param("outlet:herald", ["The wall will hold,"], id="outlet"),
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


def test_a_headline_counts_more_than_a_mention_in_passing(headlines, print_article):
    print_article(
        "A wall, and much else of no importance to anybody who lives here.", headline="Roof falls in"
    )
    assert headlines("wall", by_rank=True) == [VOTE, "Roof falls in"]


def test_a_whole_statement_of_somebody_known_comes_before_a_snatch_and_before_theirs(
    words_said, print_article, cast
):
    whole = "The tide will come in as it has always come in, and we shall keep it out together,"
    snatch, theirs = "high tide,", whole.replace("together", "somehow")
    print_article(
        f"“{snatch}” Chen said. “{whole}” Chen said. “{theirs}” they said.",
        statements=(
            {"text": snatch, "speaker": cast.chen},
            {"text": whole, "speaker": cast.chen},
            {"text": theirs, "speaker_text": "they"},
        ),
    )
    assert words_said("tide", by_rank=True) == [whole, theirs, snatch]


def test_of_two_people_whose_names_fit_the_one_more_in_print_comes_first(shelf, print_article, cast):
    assert [one.name for one in nearest("person", "alvarez", 5)] == ["Maria Alvarez", "Tomás Alvarez"]
    print_article("Tomás Alvarez scored again. Tomás Alvarez left.", people={"Tomás Alvarez": cast.tomas})
    assert [one.name for one in nearest("person", "alvarez", 5)] == ["Tomás Alvarez", "Maria Alvarez"]


def test_the_newest_comes_first_where_the_reader_asks_for_it(headlines):
    assert headlines("alvarez") == [VOTE, MATCH]


@pytest.fixture
def surnames_alone(print_article):
    """Two articles that print a surname and nothing more: each has its own record."""
    for number in (1, 2):
        alone = Person.objects.create(
            name="Haddad", sort_name="Haddad", slug=f"haddad-{number}", surname_only=True
        )
        print_article("Haddad was late again.", headline=f"Late {number}", people={"Haddad": alone})


def test_a_surname_alone_does_not_hide_those_known_in_full(headlines, surnames_alone):
    assert [one.name for one in nearest("person", "haddad", 5)] == ["Amina Haddad"]
    assert headlines("person:haddad", by_rank=False)[-1] == FERRY
    assert len(headlines("person:haddad")) == 3


def test_many_surnames_alone_do_not_crowd_out_a_full_name(shelf, print_article):
    for number in range(25):
        alone = Person.objects.create(
            name="Haddad", sort_name="Haddad", slug=f"haddad-{number}", surname_only=True
        )
        print_article("Haddad was late.", headline=f"Late {number}", people={"Haddad": alone})
    assert [one.name for one in nearest("person", "haddad", 2)] == ["Amina Haddad"]


def test_a_surname_alone_is_one_line_where_nobody_is_known_in_full(cast, surnames_alone, print_article):
    assert [one.name for one in nearest("person", "hadda", 5)] == ["Haddad"]


def test_a_surname_alone_is_no_facet(shelf, surnames_alone):
    filters = ArticleFilter(queryset=Article.objects.published())
    results = find_articles(resolve(parse("late OR ferry")), filters, by_rank=True, page=1)
    people = next(facet for facet in results.facets if facet.name == "person")
    assert [option.label for option in people.values] == ["Amina Haddad"]
