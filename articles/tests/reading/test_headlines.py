import pytest

from articles.reading.headlines import derived_headline, printed_headline
from articles.reading.layout import paragraphs

TEXT = (
    "The council of Northport voted by nine to four, after a debate of six hours, to reopen the harbour that "
    "the storm had closed in March, and to ask the state for the money."
)


def printed(document: str) -> tuple[str | None, list[str]]:
    headline, rest = printed_headline(paragraphs(document.split("\n")))
    return headline, [paragraph.text for paragraph in rest]


@pytest.mark.parametrize(
    "lede",
    [
        "The mayor of Northport said she would go.",
        "The harbour was empty.",
        "Ships will return on Monday.",
        "“We will not wait,” says Mayor Maria Alvarez.",
        '"We will not wait."',
        "LISBON (Reuters) – Ships return",
        "NORTHPORT — The council votes",
        TEXT,
        "ships and " * 13 + "boats.",
    ],
)
def test_a_lede_stays_in_the_body(lede: str) -> None:
    assert printed(f"{lede}\n\n{TEXT} {TEXT}") == (None, [lede, f"{TEXT} {TEXT}"])


def test_one_line_with_nothing_longer_below_it_is_the_text() -> None:
    assert printed("Harbour Reopens") == (None, ["Harbour Reopens"])
    assert printed("Harbour reopens after storm\n\nMore soon.")[0] is None


@pytest.mark.parametrize(
    "headline",
    [
        "Harbour reopens after six months",
        "Harbour reopens after six months.",
        "HARBOUR REOPENS ON MONDAY",
        "Mayor Says Harbour Was ‘Never Closed’.",
        "Who pays for the harbour?",
        "Council: ‘No money’ for the harbour",
    ],
)
def test_a_short_line_above_the_text_is_the_headline(headline: str) -> None:
    assert printed(f"{headline}\n\n{TEXT}") == (headline, [TEXT])
    assert printed(f"{headline}\n{TEXT}\n{TEXT}") == (headline, [TEXT, TEXT])


def test_a_headline_of_two_lines() -> None:
    assert printed(f"Harbour reopens;\nCouncil votes for the money it does not have.\n\n{TEXT}") == (
        "Harbour reopens; Council votes for the money it does not have.",
        [TEXT],
    )


@pytest.mark.parametrize(
    ("lede", "headline"),
    [
        ("The harbour of Northport reopened. Ships came.", "The harbour of Northport reopened"),
        ("Gov. Maria Alvarez met Lt. Tomás Alvarez. They spoke.", "Gov. Maria Alvarez met Lt. Tomás Alvarez"),
        ("It reopened.", "It reopened"),
        ("Ships return to the harbours of the U.S.", "Ships return to the harbours of the U.S."),
        ("“Will it reopen in the spring?” asked Haddad. No.", "“Will it reopen in the spring?” asked Haddad"),
    ],
)
def test_a_headline_derived_from_the_first_sentence(lede: str, headline: str) -> None:
    assert derived_headline(lede) == headline


@pytest.mark.parametrize("lede", [TEXT, "harbour" * 40, "x " * 500, "a" * 119 + " b c", "a" * 120 + " b"])
def test_a_long_sentence_is_cut_at_a_word(lede: str) -> None:
    headline = derived_headline(lede)
    assert len(headline) <= 120
    assert headline.endswith("…")
    assert lede.startswith(headline[:-1])
    assert len(headline) == 120 or lede[len(headline) - 1 :][:1] in " ,"
