from dataclasses import dataclass

import pytest

from articles.text.segments import paragraph_segments, segments


@dataclass(frozen=True)
class Span:
    start: int
    end: int
    name: str = ""


TEXT = "Mayor Alvarez said Northport would wait.\n\nShe left.\n\nNobody spoke."


def shown(found):
    return [(segment.text, "".join(item.name for item in segment.annotations)) for segment in found]


@pytest.mark.parametrize(
    ("text", "annotations", "expected"),
    [
        pytest.param("", [], [], id="nothing"),
        pytest.param("plain", [], [("plain", "")], id="no annotations"),
        pytest.param("abcd", [Span(1, 3, "x")], [("a", ""), ("bc", "x"), ("d", "")], id="one"),
        pytest.param("ab", [Span(0, 2, "x")], [("ab", "x")], id="all of it"),
        pytest.param("abcd", [Span(0, 2, "x"), Span(2, 4, "y")], [("ab", "x"), ("cd", "y")], id="touching"),
        pytest.param(
            "abcd",
            [Span(1, 2, "i"), Span(0, 4, "o")],
            [("a", "o"), ("b", "oi"), ("cd", "o")],
            id="one inside another, outermost first",
        ),
        pytest.param(
            "abcd",
            [Span(0, 3, "x"), Span(1, 4, "y")],
            [("a", "x"), ("bc", "xy"), ("d", "y")],
            id="overlapping without nesting",
        ),
        pytest.param("ab", [Span(0, 1, "x"), Span(0, 1, "y")], [("a", "xy"), ("b", "")], id="the same place"),
        pytest.param("😀é", [Span(1, 2, "x")], [("😀", ""), ("é", "x")], id="code points, not bytes"),
        pytest.param("<b>", [Span(0, 1, "x")], [("<", "x"), ("b>", "")], id="markup is only text"),
    ],
)
def test_segments_carry_the_annotations_that_cover_them(text, annotations, expected):
    assert shown(segments(text, annotations)) == expected


def test_the_segments_joined_are_the_text():
    annotations = [Span(0, 50), Span(6, 13), Span(19, 28), Span(20, 60)]
    assert "".join(segment.text for segment in segments(TEXT, annotations)) == TEXT


@pytest.mark.parametrize(
    "annotation",
    [
        pytest.param(Span(-1, 2), id="before the text"),
        pytest.param(Span(2, 99), id="after the text"),
        pytest.param(Span(2, 2), id="empty"),
        pytest.param(Span(3, 2), id="backwards"),
    ],
)
def test_an_annotation_outside_the_text_is_an_error(annotation):
    with pytest.raises(ValueError, match="does not fit"):
        segments("short", [annotation])


def test_paragraphs_are_kept_and_the_blank_lines_are_not():
    assert [shown(paragraph) for paragraph in paragraph_segments(TEXT, [])] == [
        [("Mayor Alvarez said Northport would wait.", "")],
        [("She left.", "")],
        [("Nobody spoke.", "")],
    ]


def test_an_annotation_over_two_paragraphs_opens_once():
    statement = Span(19, TEXT.index("left"), "s")
    first, second, third = paragraph_segments(TEXT, [statement])
    assert shown(first) == [("Mayor Alvarez said ", ""), ("Northport would wait.", "s")]
    assert shown(second) == [("She ", "s"), ("left.", "")]
    assert [len(segment.opening) for segment in [*first, *second, *third]] == [0, 1, 0, 0, 0]


def test_an_annotation_that_begins_in_the_blank_line_opens_in_the_next_paragraph():
    statement = Span(TEXT.index("\n\n") + 1, TEXT.index("left"), "s")
    [_first, second, _third] = paragraph_segments(TEXT, [statement])
    assert [(segment.text, len(segment.opening)) for segment in second] == [("She ", 1), ("left.", 0)]


def test_the_cost_is_linear_in_the_number_of_annotations():
    reads = 0

    class Counted:
        def __init__(self, start):
            self.start = start

        @property
        def end(self):
            nonlocal reads
            reads += 1
            return self.start + 2

    count = 2_000
    segments("ab " * count, [Counted(place * 3) for place in range(count)])
    assert reads < 20 * count
