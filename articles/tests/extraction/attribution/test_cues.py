import pytest

from articles.extraction.attribution.cues import Cues
from articles.extraction.text.tokens import Tokens


def cues(text: str) -> list[str]:
    return [text[c.span.start : c.span.end] for c in Cues(Tokens(text)).all]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The report is long.", id="report"),
        pytest.param("His claims were false.", id="claims"),
        pytest.param("The city's order stands.", id="order after a possessive"),
        pytest.param("The water is clear.", id="clear"),
        pytest.param("They pay two coins per boat.", id="per unit"),
        pytest.param("The harbour is deep and cold.", id="no verb of speech"),
    ],
)
def test_a_noun_is_not_a_cue(text: str) -> None:
    assert cues(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Lee said so.", "said", id="said"),
        pytest.param("The court’s ruling says so.", "says", id="a noun in -ing as the subject"),
        pytest.param("Lee has repeatedly said so.", "has repeatedly said", id="auxiliary and adverb"),
        pytest.param("It closed, according to Lee.", "according to", id="according to"),
        pytest.param("Lee has made it clear that it closed.", "has made it clear", id="made it clear"),
        pytest.param("It closed “for good,” per the harbour office.", "per", id="per"),
        pytest.param(
            "Lee was quoted by state media as saying “no”.",
            "was quoted by state media as saying",
            id="quoted as saying",
        ),
    ],
)
def test_the_cue_includes_its_auxiliaries_and_adverbs(text: str, wanted: str) -> None:
    assert cues(text) == [wanted]


def test_who_passed_the_words_on_is_the_via_of_the_cue() -> None:
    text = "Lee was quoted by Harbour Radio as saying “no”."
    (cue,) = Cues(Tokens(text)).all
    assert cue.via is not None
    assert text[cue.via.start : cue.via.end] == "Harbour Radio"
