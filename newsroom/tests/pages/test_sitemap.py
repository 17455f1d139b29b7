"""What search engines read: the sitemap and robots.txt."""

import pytest


@pytest.mark.parametrize("section", ["articles", "statements", "people", "organisations", "places"])
def test_the_sitemap_names_every_record_by_its_address(client, harbour, cast, section):
    index = client.get("/sitemap.xml").content.decode()
    assert f"http://testserver/sitemap-{section}.xml" in index

    shown = client.get(f"/sitemap-{section}.xml").content.decode()
    record = {
        "articles": harbour,
        "statements": harbour.statements.first(),
        "people": cast.maria,
        "organisations": cast.council,
        "places": cast.lisbon,
    }[section]
    assert f"<loc>http://testserver{record.get_absolute_url()}</loc>" in shown


def test_robots_are_shown_the_sitemap_and_kept_from_searching(client, db):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert "Disallow: /search/" in lines
