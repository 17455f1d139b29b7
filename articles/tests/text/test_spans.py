import pytest

from articles.text.spans import Span, SpanSet, contains, overlap, trim, without

APART = [
    pytest.param(Span(0, 2), Span(3, 5), id="apart"),
    pytest.param(Span(0, 2), Span(2, 4), id="touching"),
]
SHARING = [
    pytest.param(Span(0, 3), Span(2, 5), id="one character shared"),
    pytest.param(Span(0, 5), Span(1, 2), id="one inside the other"),
    pytest.param(Span(1, 3), Span(1, 3), id="the same"),
]


@pytest.mark.parametrize(("first", "second"), APART)
def test_spans_that_share_nothing_do_not_overlap(first, second):
    assert not overlap(first, second)
    assert not overlap(second, first)


@pytest.mark.parametrize(("first", "second"), SHARING)
def test_spans_that_share_a_character_overlap(first, second):
    assert overlap(first, second)
    assert overlap(second, first)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        pytest.param(Span(2, 8), True, id="the same"),
        pytest.param(Span(3, 4), True, id="inside"),
        pytest.param(Span(1, 4), False, id="begins before it"),
        pytest.param(Span(3, 9), False, id="ends after it"),
    ],
)
def test_a_span_contains_what_lies_within_its_ends(inner, expected):
    assert contains(Span(2, 8), inner) is expected


@pytest.mark.parametrize(
    ("text", "characters", "expected"),
    [
        pytest.param("plain", None, "plain", id="nothing to trim"),
        pytest.param(" \u00a0plain\n", None, "plain", id="white space"),
        pytest.param("“plain,”", "“”,", "plain", id="given characters"),
        pytest.param("a “b” c", "“”", "a “b” c", id="not in the middle"),
        pytest.param("  \n", None, "", id="nothing else"),
        pytest.param("", None, "", id="empty"),
    ],
)
def test_trim_leaves_characters_out_at_both_ends(text, characters, expected):
    around = f"x {text} x"
    start, end = trim(around, 2, 2 + len(text), characters)
    assert around[start:end] == expected
    assert 2 <= start <= end <= 2 + len(text)


SPANS = SpanSet([Span(10, 20), Span(2, 4), Span(12, 14), Span(4, 6)])


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(0, 2, False, id="before all"),
        pytest.param(6, 10, False, id="between"),
        pytest.param(20, 22, False, id="after all"),
        pytest.param(5, 7, True, id="the end of one"),
        pytest.param(15, 16, True, id="inside one that contains another"),
        pytest.param(0, 30, True, id="around all"),
    ],
)
def test_a_set_of_spans_knows_what_overlaps_it(start, end, expected):
    assert SPANS.overlaps(start, end) is expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(10, 20, True, id="the same as one"),
        pytest.param(15, 18, True, id="inside one"),
        pytest.param(3, 5, False, id="over two that touch"),
        pytest.param(9, 11, False, id="begins before it"),
        pytest.param(18, 22, False, id="ends after it"),
    ],
)
def test_a_set_of_spans_knows_what_lies_inside_one_of_them(start, end, expected):
    assert SPANS.contains(start, end) is expected


def test_an_empty_set_of_spans_overlaps_nothing():
    assert not SpanSet([]).overlaps(0, 9)


@pytest.mark.parametrize(
    ("cuts", "left"),
    [
        pytest.param([], [(0, 4), (6, 9)], id="no cut"),
        pytest.param([(4, 6), (9, 12)], [(0, 4), (6, 9)], id="between and after"),
        pytest.param([(1, 2), (3, 7)], [(0, 1), (2, 3), (7, 9)], id="inside and across"),
        pytest.param([(0, 9)], [], id="all"),
    ],
)
def test_what_is_left_without_the_cuts(cuts: list[tuple[int, int]], left: list[tuple[int, int]]) -> None:
    spans = [Span(0, 4), Span(6, 9)]
    assert without(spans, [Span(*cut) for cut in cuts]) == [Span(*span) for span in left]
