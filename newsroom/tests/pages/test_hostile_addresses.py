"""Whatever an address or a document holds, the archive answers with a page and never fails."""

import pytest

HOSTILE = (
    "/articles/?page=0",
    "/articles/?page=-1",
    "/articles/?page=abc",
    "/articles/?page=1e3",
    "/articles/?page=999999999999999999999999",
    "/articles/?page=%00",
    "/articles/?page=²",
    "/articles/?page=" + "9" * 5000,
    "/articles/?format=exe",
    "/articles/?format=%00",
    "/articles/?person=%00",
    "/articles/?person=nobody-of-this-name",
    "/articles/?place=%00",
    "/articles/?place=" + "x" * 9000,
    "/articles/?outlet=%00",
    "/articles/?outlet='--",
    "/articles/0000/",
    "/articles/9999/",
    "/articles/9999/12/",
    "/articles/9999/12/31/",
    "/articles/2023/00/",
    "/articles/2023/13/",
    "/articles/2023/02/30/",
    "/articles/2023/02/30/no-such-day/",
    "/articles/2023/2/",
    "/articles/2024/05/14/no-such-article/",
    "/articles/2024/05/14/harbour-opens/cite.exe",
    "/people/?letter=%00",
    "/people/?letter=AB",
    "/people/?letter=é",
    "/people/?page=2&letter=%00",
    "/people/%00/",
    "/people/nobody-of-this-name/",
    "/people/maria-alvarez/?year=%00",
    "/people/maria-alvarez/?year=20244",
    "/people/maria-alvarez/?year=²",
    "/people/maria-alvarez/?page=99",
    "/people/maria-alvarez/?q=%00",
    "/people/maria-alvarez/?q=%ED%A0%80",
    "/people/maria-alvarez/?q=%22%22%22+OR+OR+-",
    "/people/maria-alvarez/?q=" + "a+OR+" * 900,
    "/places/%00/",
    "/places/nowhere/",
    "/statements/0/",
    "/statements/999999999999999999/",
    "/statements/9999999999999999999999999/",
    "/statements/abc/",
    "/statements/?kind=%00",
    "/statements/?kind=sung",
    "/statements/?speaker=%00",
    "/statements/?page=%ED%A0%80",
    "/sitemap-articles.xml?p=%00",
    "/sitemap-articles.xml?p=99999999999",
    "/sitemap-nothing.xml",
    "/%00",
    "/search/?page=%00&q=%00",
)


@pytest.mark.parametrize("address", HOSTILE, ids=lambda address: address[:50])
def test_a_nonsense_address_is_answered(client, harbour, address):
    response = client.get(address)

    assert response.status_code in (200, 404)


@pytest.mark.parametrize("page", ["0", "-1", "2", "abc", "9" * 30])
def test_a_page_that_does_not_exist_is_not_found(client, harbour, page):
    assert client.get(f"/articles/?page={page}").status_code == 404


def test_what_a_document_smuggles_in_stays_text(client, cast, print_article):
    attack = "<script>alert(1)</script>"
    article = print_article(
        f"{attack} Maria Alvarez spoke.\n\n“{attack} is not {attack}” she said.",
        headline=f"A headline {attack}",
        outlet=attack,
        byline=attack,
        people={"Maria Alvarez": cast.maria},
        statements=(
            {
                "text": f"{attack} is not {attack}",
                "speaker": cast.maria,
                "speaker_text": attack,
                "speaker_descriptor": attack,
                "cue": attack,
                "via": attack,
            },
        ),
    )
    article.captions.create(text=attack, credit=attack, after_paragraph=1, position=0)
    statement = article.statements.get()

    for address in (
        "/",
        "/articles/",
        "/articles/?format=atom",
        "/statements/",
        "/statements/?format=atom",
        article.get_absolute_url(),
        statement.get_absolute_url(),
        f"{statement.get_absolute_url()}card.svg",
        cast.maria.get_absolute_url(),
        "/search/?q=alert",
        f"/articles/?outlet={attack}",
    ):
        shown = client.get(address).content.decode()
        assert "alert" in shown, address
        assert attack not in shown, address
