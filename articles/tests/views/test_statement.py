"""The page of a statement: its words, their source, the evidence, and how to cite and share them."""

import html
import json
from datetime import date

import pytest

from articles.models import Decision

WORDS = "The harbour belongs to all of us,"


@pytest.fixture
def statement(harbour):
    return harbour.statements.get(kind="direct")


def page_of(client, statement):
    response = client.get(statement.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_the_words_in_their_paragraph(client, statement):
    printed = page_of(client, statement).split('id="print-head"')[1].split("</section>")[0]

    assert f'<span class="said direct" id="s-{statement.pk}">“{WORDS}”</span> Alvarez said before' in printed
    assert "opened the new harbour" not in printed
    assert f'href="/articles/2024/05/14/harbour-opens/#s-{statement.pk}"' in printed


def test_it_says_how_it_was_read_and_how_sure_that_is(client, statement):
    facts = page_of(client, statement).split("<dl")[1].split("</dl>")[0]

    for said in ("Maria Alvarez", "printed as “Alvarez”", "Mayor", "said", "full name in the text", ">sure<"):
        assert said in facts
    assert "not yet reviewed" in facts


def test_it_says_what_editors_decided_and_why(client, harbour, statement):
    span = statement.spans.get()
    Decision.objects.create(
        article=harbour,
        subject="statement",
        statement=statement,
        words=WORDS,
        start=span.start,
        end=span.end,
        verdict="disputed",
        reason="The recording says otherwise.",
    )

    assert "The recording says otherwise." in page_of(client, statement)


def test_the_same_words_elsewhere_are_found_and_hidden_ones_are_not(client, cast, statement, print_article):
    said = {"text": WORDS, "speaker": cast.maria, "speaker_text": "Alvarez"}
    print_article(
        f"“{WORDS}” Alvarez said.", headline="Echo", published_on=date(2024, 6, 1), statements=(said,)
    )
    print_article(f"“{WORDS}” Alvarez said.", headline="Hidden echo", status="draft", statements=(said,))

    elsewhere = page_of(client, statement).split('id="elsewhere-head"')[1]

    assert "Echo" in elsewhere
    assert "Hidden" not in elsewhere


def test_a_few_common_words_have_no_echo(client, cast, print_article):
    said = {"text": "We agree", "speaker": cast.maria, "speaker_text": "she"}
    first = print_article("“We agree” she said.", headline="First", statements=(said,))
    print_article("“We agree” she said.", headline="Second", statements=(said,))

    assert "elsewhere-head" not in page_of(client, first.statements.get())


def test_words_that_are_nearly_all_common_have_no_echo(client, cast, print_article):
    said = {"text": "he did not sell them out", "speaker": cast.maria, "speaker_text": "She"}
    first = print_article("She said “he did not sell them out”.", headline="First", statements=(said,))
    other = {"text": "they will sell every net in the port", "speaker": cast.maria, "speaker_text": "She"}
    print_article("She said “they will sell every net in the port”.", headline="Nets", statements=(other,))

    assert "elsewhere-head" not in page_of(client, first.statements.get())


def test_it_can_be_embedded_as_plain_html_that_names_its_source(client, statement):
    block = html.unescape(page_of(client, statement).split("<pre>")[1].split("</pre>")[0])

    address = f"http://testserver/statements/{statement.pk}/"
    assert block.startswith(f'<blockquote cite="{address}" lang="en">')
    assert "<p>“The harbour belongs to all of us”</p>" in block
    assert "Maria Alvarez" in block
    assert f'<a href="{address}">Harbour opens</a>' in block


def test_machines_are_told_who_is_quoted_from_where(client, statement):
    page = page_of(client, statement)

    data = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert data["@type"] == "Quotation"
    assert data["text"] == "The harbour belongs to all of us"
    assert data["creator"]["name"] == "Maria Alvarez"
    assert data["isPartOf"]["headline"] == "Harbour opens"


def test_an_unknown_speaker_is_shown_as_printed(client, print_article):
    article = print_article(
        "“Prices will rise by spring” analysts say.",
        statements=({"text": "Prices will rise by spring", "speaker_text": "analysts"},),
    )

    assert '<span class="speaker as-printed">analysts</span>' in page_of(client, article.statements.get())


def test_a_statement_of_somebody_unknown_says_so(client, print_article):
    article = print_article(
        "“Prices will rise by spring.”", statements=({"text": "Prices will rise by spring."},)
    )

    assert "Speaker unknown" in page_of(client, article.statements.get())


def test_it_says_when_it_was_said_and_the_words_that_tell(client, statement):
    type(statement).objects.filter(pk=statement.pk).update(
        said_on=date(2024, 5, 6), said_until=date(2024, 5, 12), said_on_text="last week"
    )
    page = page_of(client, statement)
    facts = page.split("<dl")[1].split("</dl>")[0]
    assert "between 6 May 2024 and 12 May 2024" in facts
    assert "printed as “last week”" in facts
    assert '"temporal": "2024-05-06/2024-05-12"' in page
