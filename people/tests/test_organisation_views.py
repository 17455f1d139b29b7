"""The pages of organisations, beside those of people."""

import pytest


@pytest.fixture
def spoken(cast, print_article):
    return print_article(
        "“We wait,” said NHC. “We go,” said the Interior Ministry.",
        organisations={"NHC": cast.council, "Interior Ministry": cast.ministry},
        statements=(
            {"text": "We wait,", "speaker_organisation": cast.council, "speaker_text": "NHC"},
            {"text": "We go,", "speaker_organisation": cast.ministry, "speaker_text": "Interior Ministry"},
        ),
    )


def shown(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_the_list_has_every_organisation_by_its_name(client, spoken):
    page = shown(client, "/organisations/")
    assert page.index("Interior Ministry") < page.index("Northport Harbour Council")
    assert "Interior" not in shown(client, "/organisations/?letter=N").partition("<main")[2]


def test_a_page_has_the_names_and_statements_of_its_organisation_alone(client, spoken, cast):
    page = shown(client, cast.council.get_absolute_url())
    assert "We wait," in page
    assert "We go," not in page.partition("articles-head")[0]
    assert "NHC" in page
    assert '"@type": "Organization"' in page


def test_only_a_name_of_several_organisations_is_said_to_be_one(client, spoken, cast):
    said = "Several organisations are printed with this name"
    assert said in shown(client, cast.ministry.get_absolute_url())
    assert said not in shown(client, cast.council.get_absolute_url())


def test_a_statement_links_the_organisation_that_speaks(client, spoken, cast):
    link = f'href="{cast.council.get_absolute_url()}">Northport Harbour Council</a>'
    statement = spoken.statements.get(text="We wait,")
    for address in (statement.get_absolute_url(), "/statements/", "/search/?q=wait"):
        assert link in shown(client, address), address


def test_its_mentions_in_an_article_lead_to_it(client, spoken, cast):
    page = shown(client, spoken.get_absolute_url())
    assert f'href="#organisation-{cast.council.pk}"' in page
    assert f'id="organisation-{cast.council.pk}"' in page


@pytest.mark.parametrize(
    "query", ["speaker:NHC", 'speaker:"Northport Harbour Council"', "organisation:NHC wait"]
)
def test_its_statements_are_found_by_each_of_its_names(client, spoken, query):
    page = shown(client, f"/search/?in=statements&q={query}").partition("<main")[2]
    assert "We <mark>wait" in page or "We wait" in page


def test_an_unknown_organisation_is_said_to_be_unknown(client, spoken):
    assert "No organisation called “Ferry Board” is in the archive" in shown(
        client, '/search/?q=organisation:"Ferry Board"'
    )


def test_it_is_suggested_while_a_reader_types(client, spoken, cast):
    assert cast.council.get_absolute_url() in shown(client, "/search/suggestions/?q=northport harb")
