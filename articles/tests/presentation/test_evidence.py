from types import SimpleNamespace

import pytest

from articles.presentation.evidence import LONGEST_NOTE, note_groups, rows_of, with_quotation_marks


@pytest.mark.parametrize(
    ("body", "words", "shown"),
    [
        ("She said yes.", "yes", "yes"),
        ("“ yes ”", "yes", "yes"),
        ("yes", "yes", "yes"),
        ("She said “yes”.", "yes", "“yes”"),
        ("She said “yes, and no.”", "yes", "“yes"),
        ('"yes"', "yes", '"yes"'),
    ],
    ids=["no marks", "marks apart", "the whole text", "both marks", "one mark", "straight marks"],
)
def test_quotation_marks_directly_beside_the_words_are_included(body, words, shown):
    start, end = with_quotation_marks(body, body.index(words), body.index(words) + len(words))

    assert body[start:end] == shown


def caption(after_paragraph):
    return SimpleNamespace(after_paragraph=after_paragraph)


def test_a_caption_has_a_row_after_its_paragraph_or_after_the_last():
    first, second, last = captions = caption(0), caption(1), caption(9)

    rows = rows_of("One.\n\nTwo.", captions, [])

    assert [row.caption or row.segments[0].text for row in rows] == [first, "One.", second, "Two.", last]


def test_the_notes_of_a_row_extend_at_most_to_the_next_row_with_notes():
    body = "\n\n".join(f"Paragraph {number}." for number in range(20))
    statements = [SimpleNamespace(first_start=body.index(f"Paragraph {number}.")) for number in (0, 0, 2, 3)]

    groups = note_groups(rows_of(body, [], []), statements)

    assert [(group.row, group.span, len(group.notes)) for group in groups] == [
        (1, 2, 2),
        (3, 1, 1),
        (4, LONGEST_NOTE, 1),
    ]
