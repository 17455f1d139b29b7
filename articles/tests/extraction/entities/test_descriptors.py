import pytest

from articles.extraction.entities.descriptors import courtesy_gender, described_gender, descriptor
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Span


def described(text: str, name: str = "Ann Lee") -> str:
    start = text.index(name)
    span = descriptor(Tokens(text), Span(start, start + len(name)))
    return text[span.start : span.end] if span else ""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ann Lee, the mayor said, was ill.", id="a clause, no apposition"),
        pytest.param("Mr. Ann Lee left.", id="courtesy"),
        pytest.param("Ann Lee, Tom Ray and others left.", id="a list of names"),
        pytest.param("In Leeds, Ann Lee left.", id="a place before"),
        pytest.param("Ann Lee, however, left.", id="an adverb between commas"),
        pytest.param("She met Ann Lee.", id="nothing"),
    ],
)
def test_nobody_is_described_by_words_that_describe_nobody(text: str) -> None:
    assert described(text) == ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Deputy Foreign Minister Ann Lee left.", "Deputy Foreign Minister", id="title"),
        pytest.param("navy Adm. Ann Lee left.", "navy Adm.", id="abbreviated rank"),
        pytest.param(
            "Meanwhile Finance Minister Ann Lee left.", "Finance Minister", id="not the adverb before it"
        ),
        pytest.param("his Korean counterpart Ann Lee", "Korean counterpart", id="not the pronoun"),
        pytest.param("Tom Ray and Portugal’s leader Ann Lee left.", "Portugal’s leader", id="possessive"),
        pytest.param("U.S. President Ann Lee left.", "U.S. President", id="points"),
        pytest.param(
            "Ann Lee, chairman of the harbour board, left.", "chairman of the harbour board", id="apposition"
        ),
        pytest.param("Ann Lee, 45, a farmer from Leeds, left.", "a farmer from Leeds", id="behind an age"),
        pytest.param("She met Ann Lee, a clerk who left.", "a clerk", id="up to its clause"),
        pytest.param("His lawyer, Ann Lee, left.", "lawyer", id="before a comma"),
    ],
)
def test_a_descriptor_is_a_stretch_of_the_text(text: str, wanted: str) -> None:
    assert described(text) == wanted


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        pytest.param("Mrs. Ann Lee", "female", id="Mrs."),
        pytest.param("Mr Ann Lee", "male", id="Mr"),
        pytest.param("Dr Ann Lee", "", id="a doctor may be either"),
        pytest.param("Ann Lee", "", id="a given name tells nothing"),
    ],
)
def test_gender_only_where_courtesy_says_so(text: str, gender: str) -> None:
    start = text.index("Ann")
    assert courtesy_gender(Tokens(text), Span(start, len(text))) == gender


def test_gender_by_the_noun_that_heads_a_description_alone() -> None:
    assert described_gender("a spokeswoman for the king") == "female"
    assert described_gender("the mayor of Queen City") == ""
