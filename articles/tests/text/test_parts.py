"""The text of a statement in parts, and its quoted stretches in it."""

import pytest

from articles.text.parts import joined, quoted_in_joined
from articles.text.spans import Span


def spans_of(body, *words):
    return [Span(body.index(each), body.index(each) + len(each)) for each in words]


@pytest.mark.parametrize(
    ("body", "parts", "text"),
    [
        pytest.param("“We sail.”", ["We sail."], "We sail.", id="one part"),
        pytest.param(
            "“We sail,” she said, “at dawn.”", ["We sail,", "at dawn."], "We sail, … at dawn.", id="a cue"
        ),
        pytest.param("“We sail.” … “At dawn.”", ["We sail.", "At dawn."], "We sail. … At dawn.", id="dots"),
        pytest.param(
            "“We sail.\n\n“At dawn.”", ["We sail.", "At dawn."], "We sail. At dawn.", id="paragraphs"
        ),
        pytest.param(
            "“We sail.” “At dawn.”", ["We sail.", "At dawn."], "We sail. At dawn.", id="side by side"
        ),
    ],
)
def test_parts_with_words_between_them_are_joined_by_an_omission(body, parts, text):
    assert joined(body, spans_of(body, *parts)) == text


@pytest.mark.parametrize(
    ("body", "parts", "stretches", "quoted"),
    [
        pytest.param("The ferry sails.", ["The ferry"], ["The ferry"], [], id="no marks"),
        pytest.param("The “old” ferry sails.", ["ferry sails"], ["old"], [], id="outside the words"),
        pytest.param("Lee: We sail.", ["We sail."], ["We sail."], [], id="a transcript"),
        pytest.param("“We sail,” Lee said.", ["We sail,"], ["We sail,"], ["We sail,"], id="all"),
        pytest.param("It was “ old ” then.", ["was “ old ” then"], ["old"], ["old"], id="spaced marks"),
        pytest.param("It was ``old'' then.", ["was ``old'' then"], ["old"], ["old"], id="doubled marks"),
        pytest.param(
            "“We sail.\n\nWe do.”",
            ["We sail.", "We do."],
            ["We sail.", "We do."],
            ["We sail.", "We do."],
            id="runs on",
        ),
        pytest.param(
            "He would “go,” he said, and “win”.",
            ["would “go,”", "and “win”"],
            ["go,", "win"],
            ["go,", "win"],
            id="two",
        ),
    ],
)
def test_quoted_stretches_are_after_a_mark(body, parts, stretches, quoted):
    spans = spans_of(body, *parts)
    text = joined(body, spans)

    found = quoted_in_joined(body, spans, spans_of(body, *stretches))

    assert [text[span.start : span.end] for span in found] == quoted
