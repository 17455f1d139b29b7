"""Shown as printed: wherever the words of a statement appear, marks are around the quoted stretches alone."""

import csv
import html
import io
import json
import re
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.utils.html import strip_tags

BODY = (
    "“Ferries sail at dawn,” Maria Alvarez told the council.\n\n"
    'Chen Wei said the crews were "glad beyond words" to leave the pier.\n\n'
    "Chen Wei added that fog delays every ferry in winter."
)
DIRECT, MIXED = "Ferries sail at dawn,", 'the crews were "glad beyond words" to leave the pier'
INDIRECT = "fog delays every ferry in winter"
SHOWN = {
    "direct": "“Ferries sail at dawn”",
    "mixed": "the crews were “glad beyond words” to leave the pier",
    "indirect": "fog delays every ferry in winter",
}
LINES = {
    "direct": "Maria Alvarez: “Ferries sail at dawn”",
    "mixed": "Chen Wei: the crews were “glad beyond words” to leave the pier",
    "indirect": "According to Chen Wei: fog delays every ferry in winter",
}
CITED = {
    "direct": "Maria Alvarez: “Ferries sail at dawn.”",
    "mixed": "Chen Wei: the crews were “glad beyond words” to leave the pier.",
    "indirect": "According to Chen Wei: fog delays every ferry in winter.",
}
# Lists show words that are no whole sentence in their printed sentence, with the marks of the print.
IN_PRINT = {
    "direct": "“Ferries sail at dawn”",
    "mixed": 'Chen Wei said the crews were "glad beyond words" to leave the pier.',
    "indirect": "Chen Wei added that fog delays every ferry in winter.",
}
KINDS = list(SHOWN)


@pytest.fixture
def statements(cast, print_article):
    chen = {"speaker": cast.chen, "speaker_text": "Chen Wei"}
    article = print_article(
        BODY,
        headline="Ferries and fog",
        people={"Maria Alvarez": cast.maria, "Chen Wei": cast.chen},
        places={},
        statements=(
            {"text": DIRECT, "speaker": cast.maria, "speaker_text": "Maria Alvarez"},
            {"text": MIXED, "kind": "mixed", "quoted": ["glad beyond words"], **chen},
            {"text": INDIRECT, "kind": "indirect", **chen},
        ),
    )
    return {statement.kind: statement for statement in article.statements.all()}


def page(client, address):
    return client.get(address).content.decode()


def undated(citation):
    """Without the day on which it was said."""
    return citation.partition(" Said on ")[0]


def text_of(markup):
    return " ".join(html.unescape(strip_tags(markup)).split())


def between(text, before, after):
    assert before in text, before
    return text.split(before, 1)[1].split(after, 1)[0]


def statement_page(client, statement):
    return page(client, statement.get_absolute_url())


def meta(client, statement, name):
    return html.unescape(between(statement_page(client, statement), f'"{name}" content="', '"'))


def blockquote(client, address):
    return text_of(between(page(client, address), "<blockquote", "</blockquote>").partition(">")[2])


def bibtex(client, statement):
    return html.unescape(statement_page(client, statement)).partition("@article")[2]


def exported(client, statement):
    rows = csv.DictReader(io.StringIO(page(client, f"/statements/?format=csv&kind={statement.kind}")))
    return next(rows)


def entry(client, statement, name):
    feed = ElementTree.fromstring(page(client, f"/statements/?format=atom&kind={statement.kind}"))  # noqa: S314
    return feed.find(f"{{*}}entry/{{*}}{name}").text


def linked(client, statement):
    return json.loads(
        between(statement_page(client, statement), '<script type="application/ld+json">', "</script>")
    )


def embedded(client, statement):
    return text_of(
        between(html.unescape(between(statement_page(client, statement), "<pre>", "</pre>")), "<p>", "</p>")
    )


def card(client, statement):
    drawing = page(client, f"{statement.get_absolute_url()}card.svg")
    return ElementTree.fromstring(drawing).find("{*}title").text  # noqa: S314 - our own image


def note(client, statement):
    shown = between(page(client, statement.article.get_absolute_url()), f'id="note-{statement.pk}"', "</div>")
    return text_of(between(shown, '<p class="words">', "</p>"))


def admin_row(admin_client, statement):
    address = f"/admin/articles/statement/?kind__exact={statement.kind}"
    return text_of(between(page(admin_client, address), 'class="field-words">', "</th>"))


def admin_evidence(admin_client, statement):
    shown = page(admin_client, f"/admin/articles/article/{statement.article_id}/change/")
    return text_of(between(shown.partition(f'<li id="s-{statement.pk}"')[2], "<blockquote>", "</blockquote>"))


def admin_words(admin_client, statement):
    shown = page(admin_client, f"/admin/articles/statement/{statement.pk}/change/")
    return text_of(between(between(shown, "field-all_words", "</div>") + "<", 'class="readonly">', "<"))


PLACES = {
    "title": (LINES, lambda c, s: html.unescape(between(statement_page(c, s), "<title>", " – "))),
    "description": (SHOWN, lambda c, s: meta(c, s, "description")),
    "open graph": (CITED, lambda c, s: meta(c, s, "og:title")),
    "picture": (LINES, lambda c, s: meta(c, s, "og:image:alt")),
    "statement page": (SHOWN, lambda c, s: blockquote(c, s.get_absolute_url())),
    "list": (IN_PRINT, lambda c, s: blockquote(c, f"/statements/?kind={s.kind}")),
    "person": (IN_PRINT, lambda c, s: blockquote(c, f"{s.speaker.get_absolute_url()}?q={s.text.split()[1]}")),
    "search": (IN_PRINT, lambda c, s: blockquote(c, f"/search/?in=statements&q={s.text.split()[1]}")),
    "note": (SHOWN, note),
    "embed": (SHOWN, embedded),
    "citation": (CITED, lambda c, s: undated(text_of(between(statement_page(c, s), '"citation">', " In:")))),
    "BibTeX": (CITED, lambda c, s: undated(between(bibtex(c, s), "note = {", "}"))),
    "card": (SHOWN, lambda c, s: card(c, s).partition(" – ")[0]),
    "file": (SHOWN, lambda c, s: exported(c, s)["words"]),
    "feed": (LINES, lambda c, s: entry(c, s, "title")),
    "feed, summary": (SHOWN, lambda c, s: entry(c, s, "summary").partition(" – ")[0]),
}
EDITORS = {"admin list": admin_row, "admin article": admin_evidence, "admin statement": admin_words}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", PLACES)
def test_readers_see_marks_around_what_was_printed_within_marks(client, statements, place, kind):
    expected, shown = PLACES[place]
    assert shown(client, statements[kind]) == expected[kind]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", EDITORS)
def test_editors_see_the_same(admin_client, statements, place, kind):
    assert EDITORS[place](admin_client, statements[kind]) == SHOWN[kind]


@pytest.mark.parametrize(
    ("kind", "quoted", "kind_of_work"),
    [
        ("direct", "Ferries sail at dawn", "Quotation"),
        ("mixed", "glad beyond words", "Claim"),
        ("indirect", "", "Claim"),
    ],
)
def test_machines_are_told_what_was_quoted(client, statements, kind, quoted, kind_of_work):
    row, data = exported(client, statements[kind]), linked(client, statements[kind])

    assert (row["kind"], row["quoted"]) == (kind, quoted)
    assert data["@type"] == kind_of_work
    assert data["text"] == SHOWN[kind].strip("“”")


def test_the_words_of_a_statement_are_written_in_one_place_only():
    """A template that writes the text itself forgets the marks."""
    for path in (settings.BASE_DIR / "templates").rglob("*.*"):
        assert not re.search(r"(?:statement|hit|pictured)\.text\b", path.read_text("utf-8")), path
