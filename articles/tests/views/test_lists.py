"""What all list pages share."""

import re

import pytest

from articles.views import lists
from newsroom.tests.page_content import html_of, statements_on


def test_the_pages_of_a_list_hold_each_row_once(client, print_article, cast, monkeypatch):
    monkeypatch.setattr(lists, "STATEMENTS_A_PAGE", 2)
    for number in range(5):
        said = f"Number {number} was said"
        print_article(
            f"“{said}” Chen said.", headline=said, statements=({"text": said, "speaker": cast.chen},)
        )

    pages = [statements_on(html_of(client, f"/statements/?page={number}")) for number in (1, 2, 3)]

    assert [len(page) for page in pages] == [2, 2, 1]
    found = re.findall(r"Number \d was said”</p>", "".join(each for page in pages for each in page))
    assert found == [f"Number {number} was said”</p>" for number in (4, 3, 2, 1, 0)]
    assert client.get("/statements/?page=4").status_code == 404


@pytest.mark.parametrize("address", ["/", "/articles/", "/people/", "/places/", "/statements/", "/timeline/"])
def test_an_empty_archive_says_what_to_do_next(client, db, address):
    assert "import_seeds" in html_of(client, address)


def test_pages_keep_what_narrows_the_list(client, print_article):
    for number in range(26):
        print_article("Nothing.", headline=f"Number {number}", outlet="Courier & Co")

    page = html_of(client, "/articles/?outlet=Courier+%26+Co")

    assert 'rel="next" href="?outlet=Courier+%26+Co&amp;page=2"' in page
    second = html_of(client, "/articles/?outlet=Courier+%26+Co&page=2")
    assert "Number 0" in second
    assert 'rel="prev" href="?outlet=Courier+%26+Co&amp;page=1"' in second


def test_the_old_name_of_a_kind_leads_to_the_new_one(client, db):
    for address in ("/statements/?kind=partial&page=2", "/search/?q=wall&kind=partial&kind=mixed"):
        response = client.get(address)
        assert response.status_code == 301
        assert response["Location"] == address.replace("partial&kind=mixed", "mixed").replace(
            "partial", "mixed"
        )
