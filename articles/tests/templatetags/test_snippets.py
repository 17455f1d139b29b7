"""Highlighted text as HTML."""

from articles.search.query.highlighting import SnippetPart
from articles.templatetags.snippets import highlighted


def test_each_part_is_escaped_whether_highlighted_or_not():
    parts = [SnippetPart("<b> & ", highlighted=False), SnippetPart("<i>", highlighted=True)]
    assert highlighted(parts) == "&lt;b&gt; &amp; <mark>&lt;i&gt;</mark>"


def test_nothing_is_nothing():
    assert highlighted([]) == ""
