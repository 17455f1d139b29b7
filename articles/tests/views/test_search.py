"""The search page and the suggestions as a reader gets them."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article
from articles.search import bounded_search, time_limit

HOSTILE = [
    pytest.param("q=%00", id="nul"),
    pytest.param(
        "q=a%00b&person=%00&outlet=%00&since=%00&year=%00&page=%00&in=%00&sort=%00", id="nul-everywhere"
    ),
    pytest.param("q=%ED%A0%80", id="lone-surrogate"),
    pytest.param("q=%FF%FE", id="no-utf-8"),
    pytest.param("q=" + "a%20OR%20" * 500, id="500-alternatives"),
    pytest.param("q=" + "x" * 10_000, id="long"),
    pytest.param("q=" + "speaker:a%20" * 200, id="many-operators"),
    pytest.param("q=a:*%20%26%20!b%20%7C%20(c%20%3C-%3E%20d", id="raw-query-language"),
    pytest.param("q='%3B%20DROP%20TABLE%20articles_article%3B--", id="sql"),
    pytest.param("q=%25%25%25_%5C", id="like-pattern"),
    pytest.param("q=person:%22%5Bx%5D(%2B*%22", id="pattern-in-a-name"),
    pytest.param("q=%25s%20%7B0%7D%20%25(x)s", id="format-strings"),
    pytest.param("q=wall&page=999999999", id="huge-page"),
    pytest.param("q=wall&page=-1", id="negative-page"),
    pytest.param("q=wall&page=%D9%A3", id="arabic-digit-page"),
    pytest.param("q=wall&page=x", id="textual-page"),
    pytest.param("q=wall&since=9999-12-31&until=0001-01-01", id="days-at-the-ends"),
    pytest.param("q=wall&since=99999-1-1", id="no-day"),
    pytest.param("&".join(["person=a"] * 300), id="many-values"),
    pytest.param("q=on:9999%20after:9999%20before:0001", id="periods-at-the-ends"),
    pytest.param("q=-wall", id="only-an-exclusion"),
    pytest.param("q=-person:x", id="only-a-negated-name"),
    pytest.param("q=the%20and%20of", id="stop-words"),
    pytest.param("in=nonsense&sort=nonsense", id="nonsense"),
]


@pytest.fixture
def page(client, shelf):
    def get(query: str) -> str:
        response = client.get(f"{reverse('articles:search')}?{query}")
        assert response.status_code == 200
        return response.content.decode()

    return get


def words_of(html: str) -> str:
    main = html[html.index("<main") : html.index("</main")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.mark.parametrize("query", HOSTILE)
@pytest.mark.parametrize("scope", ["all", "statements"])
def test_nothing_in_the_address_breaks_the_page(page, query, scope):
    page(f"{query}&in={scope}" if "in=" not in query else query)


@pytest.mark.parametrize("query", HOSTILE)
def test_nothing_in_the_address_breaks_the_suggestions(client, shelf, query):
    assert client.get(f"{reverse('articles:suggestions')}?{query}").status_code == 200


@pytest.mark.parametrize("scope", ["all", "articles", "statements", "people", "places"])
@pytest.mark.parametrize(
    "words", ["secret", "dam", "brandt", "wall", "lisbon", "person:brandt", "on:2024-06"]
)
def test_what_is_hidden_is_nowhere(page, words, scope):
    shown = page(f"q={words}&in={scope}")
    # What was typed is repeated; what it would have found is not.
    assert not re.search(r"Secret (draft|embargoed|withdrawn)|Never a dam|/people/brandt/", shown)
    assert not re.search(r">Brandt<", shown)


def test_what_is_hidden_is_not_counted(page):
    assert "Articles 3" in words_of(page("q=alvarez+OR+ferry"))
    assert "Nothing was found" in page("q=secret")


@pytest.mark.parametrize("typed", ["brandt", "secret", "dam"])
def test_what_is_hidden_is_not_suggested(client, shelf, typed):
    assert client.get(reverse("articles:suggestions"), {"q": typed}).content.strip() == b""


def test_one_box_finds_people_places_statements_and_articles(page):
    shown = page("q=alvarez")
    assert 'href="/people/maria-alvarez/"' in shown
    assert 'href="/places/lisbon/"' in page("q=lisbon")
    assert "The wall will hold," in words_of(page("q=wall"))
    assert 'href="/articles/2024/05/14/council-votes-for-the-wall/?q=wall"' in page("q=wall")


def test_the_words_are_marked_and_what_was_printed_is_escaped(page, print_article):
    print_article("A <img src=x onerror=alert(1)> stood here.", headline="Zeppelin <b>lands</b>")
    shown = page("q=zeppelin")
    assert "<mark>Zeppelin</mark> &lt;b&gt;lands&lt;/b&gt;" in shown
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown


def test_what_was_typed_is_escaped(page):
    shown = page("q=%3Cscript%3Ealert(1)%3C/script%3E+speaker:%3Cb%3E")
    assert "<script>alert" not in shown
    assert "<b>" not in shown


def test_another_spelling_of_a_name_is_searched_and_the_page_says_so(page, cast):
    shown = words_of(page("q=amina+saleh"))
    assert "Also searching:" in shown
    assert "“Amina Haddad”" in shown
    assert "Night ferry is full" in shown
    assert "Also searching:" not in words_of(page("q=amina+saleh&exact=1"))


def test_a_name_that_nobody_printed_so_is_read_as_the_nearest(page):
    shown = words_of(page("q=Hadad"))
    assert "Nothing has “Hadad”" in shown
    assert "Night ferry is full" in shown
    assert "Night ferry is full" not in words_of(page("q=Hadad&exact=1&in=articles"))


def test_a_name_spelled_almost_right_is_offered_even_where_something_was_found(page, print_article):
    print_article("Amina Hadad, a namesake of nobody, was late.", headline="A late arrival")
    shown = page("q=Amina+Hadad")
    assert "Did you mean Amina Haddad ?" in words_of(shown)
    assert 'href="?q=Amina+Haddad"' in shown
    assert "Did you mean" not in page("q=Amina+Haddad")


def test_other_names_searched_for_an_operator_are_shown(page):
    assert "also searching: “Maria Alvarez”, “Mayor Alvarez”, “Tomás Alvarez”" in words_of(
        page("q=person:alvarez")
    )


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("q=zeppelin", "“zeppelin” occurs in no article", id="unknown-word"),
        pytest.param("q=harbuor", "“harbour” instead of “harbuor”", id="misspelt-word"),
        pytest.param("q=harbuor+-ferry", "“harbour” instead of “harbuor”", id="misspelt-word-among-others"),
        pytest.param("q=wall+ferry", "any of the words instead of all", id="never-together"),
        pytest.param('q="wall+harbour"', "the words of the phrase in any order", id="phrase"),
        pytest.param("q=wall&in=statements&year=1999", "the same search in everything", id="scope"),
        pytest.param("q=wall+on:1999", "the same words without any filter", id="filter"),
        pytest.param("q=person:Nobody", "Nobody called “Nobody” is in the archive", id="unknown-name"),
    ],
)
def test_an_empty_result_says_why_and_what_to_try(page, query, said):
    shown = words_of(page(query))
    assert "Nothing was found" in shown
    assert said in shown


def test_where_nothing_can_be_offered_the_page_leads_to_the_lists_and_tells_how_to_ask(page):
    shown = page("q=zeppelin")
    assert 'href="/people/"' in shown
    assert "How to search" in words_of(shown)


def test_words_that_are_no_sentence_are_shown_in_the_one_that_was_printed(page, cast, print_article):
    print_article(
        "Nobody listened. Chen Wei feared a “night without any lighthouse” in winter. They went home.",
        statements=({"text": "night without any lighthouse", "speaker": cast.chen, "kind": "mixed"},),
    )
    shown = words_of(page("q=lighthouse&in=statements"))
    assert "Chen Wei feared a “" in shown
    assert "in winter." in shown
    assert "Nobody listened" not in shown


def test_no_word_of_a_hidden_article_is_offered(page):
    assert "secret" not in words_of(page("q=sekret")).lower()


def test_an_empty_archive_says_so(client, db):
    shown = client.get(reverse("articles:search"), {"q": "wall"}).content.decode()
    assert "has no public articles yet" in shown


def test_a_facet_counts_and_leads_on_and_a_chip_leads_back(page):
    shown = page("q=alvarez&in=articles")
    assert 'href="?q=alvarez&amp;in=articles&amp;outlet=Evening+Tide"' in shown
    narrowed = page("q=alvarez&in=articles&outlet=Evening+Tide")
    assert "Council votes" not in narrowed
    # The other outlet is still offered: a second choice shows more.
    assert 'href="?q=alvarez&amp;in=articles&amp;outlet=Evening+Tide&amp;outlet=Harbour+Herald"' in narrowed
    assert narrowed.count('href="?q=alvarez&amp;in=articles"') == 2  # the chip and the chosen facet


def test_a_chip_takes_an_operator_out_of_the_query(page):
    assert 'href="?q=alvarez"' in page("q=alvarez+place:lisbon")


def test_statements_are_what_speaker_and_kind_ask_for(page):
    shown = page("q=speaker:haddad")
    assert '<a href="?q=speaker%3Ahaddad&amp;in=statements" aria-current="true">' in shown
    assert "We need two ferries," in words_of(shown)


@pytest.fixture
def many(print_article, shelf):
    for number in range(60):
        print_article(
            f"Regatta number {number} took place.",
            headline=f"Regatta {number}",
            published_on=date(2020, 1, 1) + timedelta(days=number),
            outlet="Evening Tide",
        )


def test_pages_keep_the_other_parameters(page, many):
    shown = page("q=regatta&in=articles&outlet=Evening+Tide&page=2")
    assert "Page 2 of 3" in words_of(shown)
    assert 'href="?q=regatta&amp;in=articles&amp;outlet=Evening+Tide&amp;page=3"' in shown
    assert "Page 3 of 3" in words_of(page("q=regatta&in=articles&page=77"))


def test_a_search_for_common_words_stops_at_the_newest_and_leads_further_back(page, many, monkeypatch):
    # As if forty articles were very many.
    monkeypatch.setattr(bounded_search, "WINDOW", 40)
    monkeypatch.setattr(bounded_search, "FEW", 5)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_article")
    shown = page("q=regatta&in=articles&sort=date")
    assert "Regatta 59" in words_of(shown)
    assert "Page 1 of 2" in words_of(shown)
    assert "The newest 40 matches are ordered and counted here, back to 21 Jan 2020" in words_of(shown)
    further = (
        re.search(r'href="(\?[^"]+)">Search further back', shown)[1].replace("&amp;", "&").removeprefix("?")
    )
    assert "Regatta 20" in words_of(page(further))


def test_a_search_that_takes_too_long_is_stopped_and_says_so(client, shelf, monkeypatch):
    def sleep(*_args, **_options):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(5)")

    monkeypatch.setattr(time_limit, "TIMEOUT_MS", 50)
    monkeypatch.setattr("articles.presentation.search_page.resolve", sleep)
    shown = client.get(reverse("articles:search"), {"q": "wall"}).content.decode()
    assert "was stopped" in shown
    # The connection is as it was.
    assert Article.objects.published().count() == 3


# Two settings each way and a savepoint; people, places and their aliases; for articles and statements each:
# the estimate, the window, its facts and the rows; the names of the facets.
SEARCH_QUERIES = 32


@pytest.mark.parametrize("extra", [0, 40], ids=["few", "many"])
def test_the_number_of_queries_does_not_grow_with_the_results(client, shelf, print_article, cast, extra):
    for number in range(extra):
        print_article(
            f"Wall {number} is near Maria Alvarez. “Wall,” she said.",
            headline=f"Wall {number}",
            people={"Maria Alvarez": cast.maria},
            statements=({"text": "Wall,", "speaker": cast.maria},),
        )
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(reverse("articles:search"), {"q": "wall"}).status_code == 200
    assert len(queries) <= SEARCH_QUERIES, "\n".join(query["sql"][:150] for query in queries)


def test_suggestions_are_a_listbox_of_links(client, shelf):
    shown = client.get(reverse("articles:suggestions"), {"q": "alv"}).content.decode()
    assert 'role="listbox"' in shown
    assert 'href="/people/maria-alvarez/"' in shown
    assert "Alvarez scores twice" in shown
    assert 'data-said="4 suggestions' in shown


@pytest.mark.parametrize("typed", ["", "a", "the", "zzzz", "speaker:alv"])
def test_no_suggestions_where_there_is_nothing_to_go_by(client, shelf, typed):
    assert client.get(reverse("articles:suggestions"), {"q": typed}).content.strip() == b""


@pytest.mark.parametrize(
    ("ending", "content_type"),
    [("csv", "text/csv"), ("jsonl", "application/jsonl"), ("atom", "application/atom+xml")],
)
def test_a_search_is_a_file_and_a_feed(client, shelf, ending, content_type):
    address = reverse("articles:search")
    response = client.get(address, {"q": "lisbon", "format": ending})
    assert response.headers["Content-Type"].startswith(content_type)
    found = response.content.decode()
    assert found.index("Night ferry is full") < found.index("Alvarez scores twice")
    assert "Secret" not in found
    said = client.get(address, {"q": "ferries", "in": "statements", "format": ending}).content.decode()
    assert "We need two ferries”" in said


def test_a_search_for_people_is_no_file(client, shelf):
    assert (
        client.get(reverse("articles:search"), {"q": "alvarez", "in": "people", "format": "csv"}).status_code
        == 404
    )


def test_browsers_can_add_the_archive_to_their_search_engines(client, db):
    response = client.get(reverse("articles:opensearch"))
    assert response.headers["Content-Type"].startswith("application/opensearchdescription+xml")
    assert 'template="http://testserver/search/?q={searchTerms}"' in response.content.decode()
    assert 'href="/opensearch.xml"' in client.get(reverse("articles:search")).content.decode()
