from dataclasses import dataclass

import pytest

from articles.text.segments import paragraphs, segments


@dataclass(frozen=True)
class Span:
    start: int
    end: int
    name: str = ""


TEXT = "Mayor Alvarez said Northport would wait.\n\nShe left.\n\nNobody spoke."


def shown(pieces):
    return [(piece.text, "".join(mark.name for mark in piece.marks)) for piece in pieces]


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        pytest.param("", [], [], id="nothing"),
        pytest.param("plain", [], [("plain", "")], id="no marks"),
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
def test_pieces_carry_the_marks_that_cover_them(text, marks, expected):
    assert shown(segments(text, marks)) == expected


def test_the_pieces_joined_are_the_text():
    marks = [Span(0, 50), Span(6, 13), Span(19, 28), Span(20, 60)]
    assert "".join(piece.text for piece in segments(TEXT, marks)) == TEXT


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param(Span(-1, 2), id="before the text"),
        pytest.param(Span(2, 99), id="behind the text"),
        pytest.param(Span(2, 2), id="empty"),
        pytest.param(Span(3, 2), id="backwards"),
    ],
)
def test_a_mark_outside_the_text_is_an_error(mark):
    with pytest.raises(ValueError, match="does not fit"):
        segments("short", [mark])


def test_paragraphs_are_kept_and_the_blank_lines_are_not():
    assert [shown(paragraph) for paragraph in paragraphs(TEXT, [])] == [
        [("Mayor Alvarez said Northport would wait.", "")],
        [("She left.", "")],
        [("Nobody spoke.", "")],
    ]


def test_a_mark_over_two_paragraphs_opens_once():
    statement = Span(19, TEXT.index("left"), "s")
    first, second, third = paragraphs(TEXT, [statement])
    assert shown(first) == [("Mayor Alvarez said ", ""), ("Northport would wait.", "s")]
    assert shown(second) == [("She ", "s"), ("left.", "")]
    assert [len(piece.opening) for piece in [*first, *second, *third]] == [0, 1, 0, 0, 0]


def test_a_mark_that_begins_in_the_blank_line_opens_where_it_is_first_seen():
    [_first, second, _third] = paragraphs(TEXT, [Span(TEXT.index("\n\n") + 1, TEXT.index("left"), "s")])
    assert [(piece.text, len(piece.opening)) for piece in second] == [("She ", 1), ("left.", 0)]


def test_many_marks_cost_no_more_than_their_number():
    looked_at = 0

    class Counted:
        def __init__(self, start):
            self.start = start

        @property
        def end(self):
            nonlocal looked_at
            looked_at += 1
            return self.start + 2

    count = 2_000
    segments("ab " * count, [Counted(place * 3) for place in range(count)])
    assert looked_at < 20 * count
