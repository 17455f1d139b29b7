import pytest

from articles.extraction.attribution.unmarked.interviewee import Party, find_interviewee
from articles.extraction.text.sentences import Layout
from articles.extraction.types import Span

NAMES = ("Ann Lee", "Chen Wei", "Lee", "She", "she")


def interviewee(text: str) -> str:
    """Who is found, as printed; Lee and she are Ann Lee."""
    parties: list[Party] = []
    for name in NAMES:
        start = text.find(name)
        if start >= 0 and not any(p.span.start <= start < p.span.end for p in parties):
            span = Span(start, start + len(name))
            parties.append(Party(span, span, 2 if name == "Chen Wei" else 1))
    found = find_interviewee(Layout(text), sorted(parties, key=lambda p: p.span), len(text))
    return text[found.span.start : found.span.end] if found else ""


@pytest.mark.parametrize(
    "introduction",
    [
        pytest.param("Ann Lee runs the port.", id="nobody spoke to anybody"),
        pytest.param("Ann Lee spoke to Chen Wei about the port.", id="two persons"),
        pytest.param("Ann Lee and Chen Wei spoke to the Courier.", id="two subjects"),
        pytest.param("Ann Lee talked to us. Chen Wei spoke to us too.", id="two interviews"),
        pytest.param("The Courier spoke to a woman about Ann Lee.", id="only mentioned"),
        pytest.param("The Courier spoke to the man who taught Ann Lee.", id="in a relative clause"),
    ],
)
def test_nobody_is_taken_by_guess(introduction: str) -> None:
    assert interviewee(introduction) == ""


@pytest.mark.parametrize(
    ("introduction", "found"),
    [
        ("Ann Lee spoke to the Courier about Chen Wei.", "Ann Lee"),
        ("The port is hers. She spoke recently with this newspaper.", "She"),
        ("The Courier talked to Ann Lee about the port.", "Ann Lee"),
        ("Our reporter Chen Wei sat down with Ann Lee.", "Ann Lee"),
        ("Ann Lee spoke with Courier reporter Chen Wei.", "Ann Lee"),
        ("In an interview with the Courier, Lee explained why.", "Lee"),
        ("An interview with Ann Lee.", "Ann Lee"),
        ("In this interview she talks about the port.", "she"),
        ("Ann Lee was interviewed by the Courier.", "Ann Lee"),
        ("We interviewed Ann Lee in May.", "Ann Lee"),
        ("“It is old,” Lee tells the Courier.", "Lee"),
        ("Ann Lee answered our questions.", "Ann Lee"),
    ],
)
def test_who_the_introduction_says_was_interviewed(introduction: str, found: str) -> None:
    assert interviewee(introduction) == found
