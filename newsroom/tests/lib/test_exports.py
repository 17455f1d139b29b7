"""Rows as CSV, JSON Lines or Atom: what is asked for, what is written, where it ends."""

import csv
import io
import json
from datetime import date

import pytest
from django.http import Http404

from newsroom.lib import exports


class Row:
    def __init__(self, name):
        self.name = name


@pytest.fixture
def ask(rf):
    def answer(query, *names, entry=None):
        return exports.answer(
            rf.get(f"/names/{query}"),
            [Row(name) for name in names],
            title="Names & more",
            record=lambda row, absolute: {"address": absolute(f"/names/{row.name}/"), "name": row.name},
            entry=entry,
        )

    return answer


def entry_of(row):
    return {"title": row.name, "link": "/x/", "summary": f"About {row.name}", "day": date(2024, 5, 14)}


def test_without_a_format_there_is_no_file(ask):
    assert ask("", "Chen Wei") is None


@pytest.mark.parametrize("query", ["?format=pdf", "?format=atom"], ids=["unknown", "a list without a feed"])
def test_a_format_that_the_list_does_not_have_is_not_found(ask, query):
    with pytest.raises(Http404):
        ask(query, "Chen Wei")


def test_csv_has_a_header_and_a_row_each(ask):
    response = ask("?format=csv", "Chen Wei", "O’Brien, “Al”")
    rows = list(csv.reader(io.StringIO(response.content.decode())))
    assert rows == [
        ["address", "name"],
        ["http://testserver/names/Chen%20Wei/", "Chen Wei"],
        [rows[2][0], "O’Brien, “Al”"],
    ]
    assert response["Content-Disposition"] == 'attachment; filename="names-more.csv"'


def test_an_empty_csv_is_empty(ask):
    assert ask("?format=csv").content == b""


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_a_cell_that_a_spreadsheet_would_run_is_quoted(ask, name):
    assert list(csv.reader(io.StringIO(ask("?format=csv", name).content.decode())))[1][1] == f"'{name}"


def test_json_lines_hold_one_record_a_line(ask):
    response = ask("?format=jsonl", "Łódź", "Lagos")
    assert [json.loads(line)["name"] for line in response.content.decode().splitlines()] == ["Łódź", "Lagos"]
    assert response["Content-Type"] == "application/jsonl; charset=utf-8"


@pytest.mark.parametrize("file_format", ["csv", "jsonl"])
def test_a_file_ends_at_its_limit(ask, monkeypatch, file_format):
    monkeypatch.setattr(exports, "ROWS_IN_A_FILE", 2)
    written = ask(f"?format={file_format}", "first", "second", "third").content.decode()
    assert "second" in written
    assert "third" not in written


def test_a_feed_ends_at_its_limit_and_holds_only_what_xml_allows(ask, monkeypatch):
    monkeypatch.setattr(exports, "ENTRIES_IN_A_FEED", 2)
    feed = ask("?format=atom", "a\x07b & c", "second", "third", entry=entry_of).content.decode()
    assert "<title>ab &amp; c</title>" in feed
    assert feed.count("<entry>") == 2


def test_a_feed_names_itself_and_the_page_that_it_was_made_from(ask):
    feed = ask("?letter=A&format=atom", "Abe", entry=entry_of).content.decode()
    assert 'rel="self" href="http://testserver/names/?letter=A&amp;format=atom"' in feed or (
        'href="http://testserver/names/?letter=A&amp;format=atom" rel="self"' in feed
    )
    assert 'href="http://testserver/names/?letter=A"' in feed
