"""The card of a statement: whatever is printed, a picture of one size, soon, with everything inside it."""

import re
import struct
from datetime import date
from html import unescape
from xml.etree import ElementTree

import pytest
import resvg_py

from articles.cards.statement_card import BOTTOM, LEFT, RIGHT, TOP, drawn_words, lines_of
from articles.text.spans import Span

PNG = b"\x89PNG\r\n\x1a\n"
SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "defs", "path", "rect", "g", "use"}
HOSTILE = {
    "markup": "<script>alert(1)</script> ]]> & &amp; <!-- \" '",
    "control characters": "a\x01b\x08c\x1b[31md\x7f\x85e\u2028f",
    "no characters": "x\ufffe\uffff\U0010ffffy",
    "invisible characters alone": "\u200b\u202e\u2066\ufeff",
    "a direction turned": "gnp.\u202eexe\u202d \u2067x",
    "too many accents": "Z" + "\u0334\u0322\u033e" * 500,
    "no space": "x" * 100_000,
    "very long": "harbour " * 12_500,
    "long and right to left": "مرحبا" * 20_000,
    "long and Chinese": "港口开放" * 25_000,
    "every script": "He said مرحبا שלום नमस्ते ไทย 港口 김정은 かな Ελλάδα Ж 😀👩‍👩‍👧 𒀀 ꙮ",
    "empty after cleaning": "\x01\x02",
}


@pytest.fixture
def statement(harbour):
    return harbour.statements.get(kind="direct")


def card(client, statement, form):
    return client.get(f"{statement.get_absolute_url()}card.{form}")


def size_of(picture):
    assert picture.startswith(PNG)
    return struct.unpack(">II", picture[16:24])


def words_on(svg):
    return "".join(ElementTree.fromstring(svg).itertext())  # noqa: S314 - our own image


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_spoils_the_picture(client, print_article, text):
    said = {"text": text, "speaker_text": text, "speaker_descriptor": text}
    statement = print_article(f"“{text}” she said.", outlet=text[:200], statements=(said,)).statements.get()

    response = card(client, statement, "png")

    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert size_of(response.content) == (1200, 630)
    drawing = ElementTree.fromstring(card(client, statement, "svg").content)  # noqa: S314 - our own image
    assert {element.tag.removeprefix(SVG) for element in drawing.iter()} <= ELEMENTS


@pytest.mark.parametrize(
    "text",
    ["Yes", "harbour " * 12, "harbour " * 60, "harbour " * 3_000, "x" * 400, "港口" * 30, "مرحبا بكم " * 40],
    ids=lambda text: f"{text[:8]}×{len(text)}",
)
def test_the_lines_stay_between_the_rules_and_the_margins(statement, text):
    statement.text = text

    lines = lines_of(drawn_words(statement))

    assert lines[0].y - lines[0].size * 0.8 >= TOP
    assert lines[-1].y + lines[-1].size * 0.25 <= BOTTOM
    for line in lines:
        assert line.left >= LEFT - 1
        assert line.left + line.width <= RIGHT + 1


def test_what_does_not_fit_is_cut_and_says_so(statement):
    statement.text = ("harbour " * 12).strip()
    statement.quoted_stretches = [Span(0, len(statement.text))]
    assert lines_of(drawn_words(statement))[-1].text.endswith("harbour”")

    statement.text = ("harbour " * 300).strip()
    statement.quoted_stretches = [Span(0, len(statement.text))]
    assert lines_of(drawn_words(statement))[-1].text.endswith("harbour …")


def test_it_tells_the_words_the_speaker_the_day_and_the_source(client, statement):
    response = card(client, statement, "svg")

    assert response["Content-Type"] == "image/svg+xml"
    told = words_on(response.content)
    for said in ("“The harbour belongs to all of us”", "Maria Alvarez", "Mayor", "14 May 2024"):
        assert said in told
    assert "The Northport Courier · Harbour opens" in told
    assert "disputed" not in told


def test_a_disputed_statement_says_so_on_its_card(client, harbour, statement):
    harbour.statements.update(review_state="disputed")

    assert "disputed" in words_on(card(client, statement, "svg").content)


def test_an_indirect_statement_has_no_quotation_marks(client, harbour):
    told = words_on(card(client, harbour.statements.get(kind="indirect"), "svg").content)

    assert told.startswith(
        "that the ice would come from Lisbon – According to Chen Wei – reported speech · 14"
    )


def test_both_pictures_are_the_same(client, statement):
    drawn = resvg_py.svg_to_bytes(svg_string=card(client, statement, "svg").content.decode())

    assert card(client, statement, "png").content == drawn


def test_the_picture_needs_no_font_of_the_machine(client, statement):
    drawing = ElementTree.fromstring(card(client, statement, "svg").content)  # noqa: S314 - our own image

    assert list(drawing.iter(f"{SVG}text")) == []
    assert len(list(drawing.iter(f"{SVG}use"))) > 60


def test_a_speaker_whose_name_reads_from_right_to_left_is_at_the_right(client, harbour, statement):
    def rule():
        drawing = ElementTree.fromstring(card(client, statement, "svg").content)  # noqa: S314
        return next(each.get("x") for each in drawing.iter(f"{SVG}rect") if each.get("fill") == "#8a1f16")

    assert rule() == "80"
    harbour.statements.filter(pk=statement.pk).update(speaker=None, read_as=None, speaker_text="محمد")
    assert rule() == "1040"


def test_a_card_may_be_kept_by_a_proxy(client, statement):
    assert card(client, statement, "png")["Cache-Control"] == "public, max-age=60"


def told_to_networks(client, record):
    page = client.get(record.get_absolute_url()).content.decode()
    found = re.findall(r'<meta (?:property|name)="((?:og|article|twitter):[^"]+)"\s+content="([^"]*)"', page)
    assert len(dict(found)) == len(found), "a property is told twice"
    return {name: unescape(value) for name, value in found}


def test_a_network_is_told_all_of_a_statement(client, statement):
    address = f"http://testserver/statements/{statement.pk}/"

    assert told_to_networks(client, statement) == {
        "og:type": "article",
        "og:title": "Maria Alvarez: “The harbour belongs to all of us.”",
        "og:description": "Harbour opens",
        "og:url": address,
        "og:site_name": "The newsroom archive",
        "og:locale": "en_GB",
        "article:published_time": "2024-05-14",
        "article:author": "Amina Haddad",
        "og:image": f"{address}card.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Maria Alvarez: “The harbour belongs to all of us”",
        "twitter:card": "summary_large_image",
    }


def test_a_network_is_told_all_of_an_article(client, harbour, statement):
    told = told_to_networks(client, harbour)

    assert told["og:type"] == "article"
    assert told["og:title"] == "Harbour opens"
    assert told["og:description"].startswith("Mayor Maria Alvarez opened the new harbour")
    assert told["og:url"] == "http://testserver/articles/2024/05/14/harbour-opens/"
    assert told["og:site_name"] == "The newsroom archive"
    assert told["article:published_time"] == "2024-05-14"
    assert told["article:author"] == "Amina Haddad"
    assert told["og:image"] == f"http://testserver/statements/{statement.pk}/card.png"
    assert client.get(told["og:image"]).status_code == 200


@pytest.mark.parametrize(
    "change",
    [{"kind": "indirect"}, {"review_state": "rejected"}, {"review_state": "disputed"}, {"superseded": True}],
)
def test_an_article_without_undisputed_direct_statements_has_no_picture(client, harbour, statement, change):
    harbour.statements.filter(pk=statement.pk).update(**change)

    told = told_to_networks(client, harbour)

    assert [name for name in told if name.startswith("og:image")] == []
    assert told["twitter:card"] == "summary"


def test_the_picture_of_an_article_is_the_confirmed_words_or_the_most_certain(client, print_article):
    article = print_article(
        "“We sink.” “We float.” “We fly.”",
        published_on=date(2024, 6, 1),
        statements=(
            {"text": "We sink.", "confidence": 0.5},
            {"text": "We float.", "confidence": 0.9},
            {"text": "We fly.", "confidence": 0.7},
        ),
    )

    def pictured():
        return told_to_networks(client, article)["og:image:alt"]

    assert pictured() == "“We float.”"
    article.statements.filter(text="We fly.").update(review_state="confirmed")
    assert pictured() == "“We fly.”"


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en", "en_GB"), ("en-US", "en_US"), ("pt-BR", "pt_BR"), ("pt", None), ("zh-Hant", None)],
)
def test_a_locale_is_told_only_with_its_country(client, harbour, language, locale):
    type(harbour).objects.update(language=language)

    assert told_to_networks(client, harbour).get("og:locale") == locale


def test_an_article_of_nobody_names_no_author(client, harbour):
    type(harbour).objects.update(byline="")

    assert "article:author" not in told_to_networks(client, harbour)
