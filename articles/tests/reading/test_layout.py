import textwrap

from articles.reading.layout import paragraphs

LONG = (
    "The council of Northport voted on Monday night to reopen the harbour, after Mayor Maria Alvarez had "
    "asked for more money and Tomás Alvarez, who is no relation of hers, had asked for less of it, as ever."
)


def texts(document: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(document.split("\n"))]


def test_a_line_is_a_paragraph_where_lines_are_long() -> None:
    assert texts(f"{LONG}\n{LONG}") == [LONG, LONG]


def test_short_lines_that_end_before_the_margin_are_not_joined() -> None:
    poem = "Ships came in\nthe men were few\nand nobody\ncounted the days"
    assert texts(poem) == poem.split("\n")


def test_a_list_of_sentences_is_not_joined() -> None:
    lines = ["The harbour reopened.", "The mayor was there.", "The ships were late.", "The money was gone."]
    assert texts("\n".join(lines)) == lines


def test_hard_wrapped_lines_are_joined_where_it_is_sure() -> None:
    document = "\n\n".join("\n".join(textwrap.wrap(LONG, 72)) for _ in range(2))
    assert texts(document) == [LONG, LONG]


def test_a_wrapped_paragraph_that_ends_short_ends_without_a_blank_line() -> None:
    document = "\n".join("\n".join(textwrap.wrap(LONG, 72)) for _ in range(4))
    assert texts(document) == [LONG] * 4


def test_paragraphs_know_their_line_and_their_block() -> None:
    found = paragraphs(["", "One.", "Two.", "", "", "  Three.  "], first_line=5)
    assert [(p.text, p.line, p.block) for p in found] == [("One.", 6, 0), ("Two.", 7, 0), ("Three.", 10, 1)]
