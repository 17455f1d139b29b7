"""Pages say in a word how certain each finding is, and can leave out what is not sure."""

import csv
import re

import pytest

from articles.models import OrganisationMention, PersonMention, PlaceMention, Statement
from newsroom.tests.page_content import html_of, statements_on

PAGES = [
    "/statements/",
    "/articles/2024/05/14/harbour-opens/",
    "/people/maria-alvarez/",
    "/places/northport/",
    "/organisations/northport-harbour-council/",
    "/search/?q=harbour&in=statements",
]


def words_of(page):
    return " ".join(
        re.sub(r"<script.*?</script>|<style.*?</style>|<[^>]*>", "", page, flags=re.DOTALL).split()
    )


def _set(**values):
    for model in (Statement, PersonMention, PlaceMention, OrganisationMention):
        model.objects.update(**values)


@pytest.mark.parametrize("address", PAGES)
def test_no_page_shows_a_share(client, harbour, address):
    _set(confidence=0.99)
    assert not re.search(r"\d\s*%", words_of(html_of(client, address)))


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    ("confidence", "word"),
    [(0.91, "sure"), (0.75, "likely"), (0.3, "unsure")],
    ids=["sure", "likely", "unsure"],
)
def test_every_page_has_the_word_and_says_that_no_editor_has_seen_it(
    client, harbour, address, confidence, word
):
    _set(confidence=confidence)
    page = html_of(client, address)
    assert set(re.findall(r'class="certainty (\w+)"', page)) == {word}
    assert ">unreviewed</span>" in page


@pytest.mark.parametrize("address", PAGES)
def test_what_an_editor_confirmed_says_so_and_has_no_word(client, harbour, address):
    _set(confidence=1.0, review_state="confirmed")
    page = html_of(client, address)
    assert 'class="certainty' not in page
    assert ">confirmed by an editor</span>" in page


@pytest.mark.parametrize("address", PAGES[2:5])
def test_the_switch_of_a_record_leaves_out_mentions_that_are_not_sure(client, harbour, address):
    assert "Harbour opens" in html_of(client, f"{address}?sure=1")
    _set(confidence=0.8)
    assert "Harbour opens" in html_of(client, address)
    page = html_of(client, f"{address}?sure=1")
    assert "Harbour opens" not in page
    assert "No mention here is sure." in page
    assert statements_on(page) == []


@pytest.fixture
def one_sure(harbour):
    """The direct statement is sure, the indirect one is not."""
    harbour.statements.filter(kind="indirect").update(confidence=0.6)
    return harbour


@pytest.mark.parametrize(
    "address", ["/statements/?", "/places/northport/?", "/search/?q=harbour+OR+ice&in=statements&"]
)
def test_the_switch_leaves_out_statements_that_are_not_sure(client, one_sure, address):
    assert html_of(client, address).count('<figure class="statement') == 2
    page = html_of(client, f"{address}sure=1")
    assert page.count('<figure class="statement') == 1
    assert "belongs to all of us" in words_of(page)


def test_what_is_counted_is_what_is_shown(client, one_sure):
    assert "1 statement:" in words_of(html_of(client, "/statements/?sure=1"))


def test_confirmed_by_an_editor_is_sure_and_disputed_is_not(client, one_sure):
    one_sure.statements.filter(kind="indirect").update(review_state="confirmed")
    one_sure.statements.filter(kind="direct").update(review_state="disputed")
    (shown,) = statements_on(html_of(client, "/statements/?sure=1"))
    assert "the ice would come" in shown


def test_the_switch_is_kept_by_paging_kinds_and_the_search_within(client, one_sure, monkeypatch):
    monkeypatch.setattr("articles.views.lists.STATEMENTS_A_PAGE", 1)
    one_sure.statements.update(confidence=0.95)
    page = html_of(client, "/statements/?sure=1")
    assert 'rel="next" href="?sure=1&amp;page=2"' in page
    assert 'href="?sure=1&amp;kind=direct"' in page
    assert '<input type="hidden" name="sure" value="1">' in html_of(client, "/people/maria-alvarez/?sure=1")
    searched = html_of(client, "/search/?q=harbour&sure=1")
    assert '<input type="hidden" name="sure" value="1">' in searched
    assert "– remove" in searched
    assert 'href="?q=harbour"' in searched


def test_the_file_and_the_feed_have_what_the_page_has(client, one_sure):
    rows = list(csv.DictReader(html_of(client, "/statements/?format=csv").splitlines()))
    assert sorted(row["certainty"] for row in rows) == ["sure", "unsure"]
    (row,) = csv.DictReader(html_of(client, "/statements/?sure=1&format=csv").splitlines())
    assert (row["kind"], row["certainty"]) == ("direct", "sure")
    assert html_of(client, "/statements/?sure=1&format=atom").count("<entry>") == 1
    assert "sure=1&amp;format=atom" in html_of(client, "/people/maria-alvarez/?sure=1")


def test_a_search_for_a_name_takes_only_articles_where_it_is_surely_meant(client, harbour, cast):
    address = "/search/?q=harbour&in=articles&person=maria-alvarez&sure=1"
    assert "Harbour opens" in words_of(html_of(client, address))
    harbour.person_mentions.filter(person=cast.maria).update(confidence=0.5)
    assert "Harbour opens" not in words_of(html_of(client, address))


def test_nothing_sure_leads_back_to_everything(client, harbour):
    _set(confidence=0.5)
    page = html_of(client, "/statements/?sure=1")
    assert "No statement here is sure" in page
    assert "Show also what is likely or unsure" in page
