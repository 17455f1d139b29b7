"""The article's page: every finding is marked at its own words, and leads to what is known of it."""

import json
import re

import pytest
from django.db import transaction

from articles.models import ArticleVersion, PersonMention, Statement, StatementSpan


def page_of(client, article):
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def words_of(markup):
    return re.sub(r"<[^>]+>", "", markup)


def text_of(page):
    """The text's own part of the page, without the notes."""
    return page.split('id="text">')[1].split('<section class="notes"')[0]


def test_a_name_leads_to_its_card_and_the_card_to_the_person(client, harbour, cast):
    page = page_of(client, harbour)

    key = f"person-{cast.maria.pk}"
    assert f'<a class="person" id="at-{key}" href="#{key}">Maria Alvarez</a>' in page
    card = page.split(f'<li class="card" id="{key}">')[1].split("</li>")[0]
    assert 'href="/people/maria-alvarez/"' in card
    assert f'href="#at-{key}"' in card
    assert "1 statement" in card


def test_a_statement_is_marked_with_its_quotation_marks_and_numbered(client, harbour):
    statement = harbour.statements.get(kind="direct")

    page = page_of(client, harbour)

    assert (
        f'<span class="said direct" id="s-{statement.pk}">“The harbour belongs to all of us,”</span>'
        f'<a class="ref" href="#note-{statement.pk}">1</a>'
    ) in page
    note = page.split(f'id="note-{statement.pk}"')[1].split("</li>")[0]
    assert f'href="#s-{statement.pk}"' in note
    assert f'href="/statements/{statement.pk}/"' in note
    # Each note says what no editor has seen.
    assert "unreviewed" in note


def test_the_printed_words_are_all_there_and_nothing_else(client, harbour):
    shown = text_of(page_of(client, harbour))
    # The numbers of the notes are the only characters that the archive sets into the text.
    shown = re.sub(r'<a class="ref"[^>]*>\d+</a>', "", shown)

    assert "".join(words_of(shown).split()) == "".join(harbour.body.split())


def test_a_name_inside_a_statement_is_a_link_inside_its_mark(client, cast, print_article):
    article = print_article(
        "Alvarez said that Chen Wei sells fish.",
        people={"Chen Wei": cast.chen},
        statements=({"text": "that Chen Wei sells fish", "kind": "indirect", "speaker_text": "Alvarez"},),
    )

    key = f"person-{cast.chen.pk}"
    assert (f'that <a class="person" id="at-{key}" href="#{key}">Chen Wei</a> sells fish</span>') in page_of(
        client, article
    )


@transaction.atomic
def add_statement(article, *stretches, **fields):
    statement = Statement.objects.create(
        **{
            "article": article,
            "kind": "direct",
            "text": " … ".join(stretches),
            "confidence": 0.9,
            "reason": "said",
        }
        | fields
    )
    for position, stretch in enumerate(stretches):
        start = article.body.index(stretch)
        StatementSpan.objects.create(
            statement=statement, position=position, start=start, end=start + len(stretch)
        )
    return statement


def test_a_statement_in_two_stretches_has_one_anchor_and_one_number(client, print_article):
    article = print_article("“It floats,” he said.\n\n“It sinks,” he said.\n\n“It floats again.”")
    statement = add_statement(article, "It sinks,", "It floats again.")

    shown = text_of(page_of(client, article))

    assert shown.count(f'id="s-{statement.pk}"') == 1
    assert shown.count(f'href="#note-{statement.pk}"') == 1
    assert shown.count('class="said direct"') == 2


def test_crossing_marks_are_split_and_never_crossed_in_html(client, cast, print_article):
    article = print_article("He said one two three four five.")
    add_statement(article, "one two three")
    add_statement(article, "two three four five", kind="indirect")

    shown = text_of(page_of(client, article))

    opened = []
    for closing, element in re.findall(r"<(/?)(\w+)", shown):
        if closing:
            assert opened.pop() == element
        else:
            opened.append(element)
    assert opened == ["div"] or opened == []
    assert words_of(re.sub(r'<a class="ref"[^>]*>\d+</a>', "", shown)).strip() == article.body


def test_no_link_lies_inside_a_link(client, cast, print_article):
    article = print_article(
        "Lisbon Alvarez sang.", people={"Lisbon Alvarez": cast.maria}, places={"Lisbon": cast.lisbon}
    )

    shown = text_of(page_of(client, article))

    assert '<span class="place"' in shown
    assert re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", shown) is None


def test_a_name_that_stands_for_nobody_yet_leads_nowhere(client, print_article):
    article = print_article("Alvarez spoke.", people={"Alvarez": None})
    assert PersonMention.objects.get().person is None

    assert '<span class="open-name">Alvarez</span>' in page_of(client, article)


def test_captions_stand_apart_between_their_paragraphs(client, harbour):
    harbour.captions.create(text="Boats at the quay.", credit="Chen Wei", after_paragraph=1, position=0)

    shown = text_of(page_of(client, harbour))

    first, caption, second = (
        shown.index(words) for words in ("opened the new", "Boats at the quay.", "belongs to all")
    )
    assert first < caption < second
    assert "Credit:" in shown


def test_a_headline_that_the_archive_made_says_so(client, harbour):
    assert "no headline" not in page_of(client, harbour)

    type(harbour).objects.update(headline_derived=True)

    assert "The document has no headline" in page_of(client, harbour)


def test_what_editors_decided_is_said_beside_the_statement(client, harbour):
    harbour.statements.filter(kind="direct").update(review_state="confirmed")

    page = page_of(client, harbour)

    assert "confirmed by an editor" in page
    assert "1 confirmed by an editor, 1 not yet reviewed" in " ".join(page.split())


def test_neighbours_and_related_articles(client, cast, harbour, print_article):
    older = print_article(
        "Maria Alvarez slept.", headline="Older", published_on=harbour.published_on.replace(day=1)
    )
    newer = print_article(
        "Maria Alvarez woke.",
        headline="Newer",
        published_on=harbour.published_on.replace(day=30),
        people={"Maria Alvarez": cast.maria},
    )
    stranger = print_article(
        "Amina Haddad ran.", headline="Stranger", published_on=harbour.published_on.replace(day=2)
    )

    page = page_of(client, harbour)

    assert f'rel="prev" href="{stranger.get_absolute_url()}"' in page
    assert f'rel="next" href="{newer.get_absolute_url()}"' in page
    related = page.split('id="related-head"')[1].split("</section>")[0]
    assert newer.headline in related
    assert older.headline not in related
    assert stranger.headline not in related


def test_earlier_versions_are_listed(client, harbour):
    assert "Versions" not in page_of(client, harbour)

    ArticleVersion.objects.create(
        article=harbour,
        headline="Harbour may open",
        body="x",
        document_sha256="0" * 64,
        seen_at="2024-05-14T08:00Z",
        replaced_at="2024-05-15T08:00Z",
    )

    assert "Harbour may open" in page_of(client, harbour)


def linked_data(page):
    return json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])


def test_machines_are_told_what_it_is(client, harbour):
    data = linked_data(page_of(client, harbour))

    assert data["@type"] == "NewsArticle"
    assert data["headline"] == "Harbour opens"
    assert data["datePublished"] == "2024-05-14"
    assert data["publisher"]["name"] == "The Northport Courier"
    assert {each["name"] for each in data["mentions"]} == {
        "Maria Alvarez",
        "Chen Wei",
        "Northport",
        "Northport Harbour Council",
        "Lisbon",
    }


def test_no_headline_can_end_the_data_for_machines(client, print_article):
    article = print_article("Nothing.", headline="</script><!-- & what \u2028 then")

    assert linked_data(page_of(client, article))["headline"] == "</script><!-- & what \u2028 then"


@pytest.mark.parametrize("form", ["bib", "json"])
def test_it_can_be_cited(client, harbour, form):
    response = client.get(f"{harbour.get_absolute_url()}cite.{form}")

    assert response.status_code == 200
    assert "Harbour opens" in response.content.decode()
    assert "http://testserver/articles/2024/05/14/harbour-opens/" in response.content.decode()


def test_an_article_in_a_language_that_is_not_read_says_so(client, print_article):
    page = page_of(client, print_article("Le port fermera pour l’hiver.", language="fr"))
    assert "The article is in French" in page
    assert "No statements were found" not in page
    assert '<article class="article" lang="fr">' in page


def test_each_name_and_statement_that_no_editor_has_seen_says_so(client, harbour):
    harbour.statements.filter(kind="direct").update(review_state="confirmed")
    harbour.person_mentions.filter(surface="Chen Wei").update(review_state="confirmed")

    page = page_of(client, harbour)

    assert page.split('class="notes"')[1].split("</section>")[0].count("unreviewed</span>") == 1
    assert page.split('id="people-head"', 2)[-1].split("</section>")[0].count("unreviewed</span>") == 1
