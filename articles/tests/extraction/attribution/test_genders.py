"""The gender of a person as pronouns show it."""

import pytest

from articles.extraction.attribution.antecedents import AntecedentMentions
from articles.extraction.attribution.genders import set_genders_by_pronouns
from articles.extraction.entities.mention_clusters import MentionClusters
from articles.extraction.entities.people import find_people
from articles.extraction.text.sentences import Layout
from articles.extraction.text.tokens import Tokens
from articles.tests.extraction.marked import marked


def gender(source: str) -> str:
    """The gender of the first person of the text."""
    tagging = marked(source)
    tokens, layout = Tokens(tagging.text), Layout(tagging.text)
    clusters = MentionClusters(tokens, find_people(tokens, tagging.spans))
    set_genders_by_pronouns(tokens, layout, clusters, AntecedentMentions(layout, clusters, []))
    return clusters[0].gender


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("[p Ann Lee] came.", id="no pronoun"),
        pytest.param("[p Ann Lee] came. She left.", id="one vote"),
        pytest.param("[p Ann Lee] met [p Tom Ray]. She left. She slept.", id="two people named"),
        pytest.param("[p Kim Lee] lost her hat. His coat. He left.", id="votes against each other"),
        pytest.param("[p Ann Lee] came. He lost his hat.", id="the given name is of the other gender"),
        pytest.param("[p Ann Lee] came. It rained. She left with her hat.", id="two sentences before"),
    ],
)
def test_pronouns_do_not_show_the_gender(source: str) -> None:
    assert gender(source) == ""


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param("[p Ann Lee] came. She lost her hat.", "female", id="two of two"),
        pytest.param(
            "[p Ann Lee] lost her hat and her coat and her keys to him.", "female", id="three of four"
        ),
        pytest.param("[p Kim Lee] met [p Tom Ray]. She lost her hat.", "female", id="another is passed over"),
        pytest.param("Mr. [p Kim Lee] came. She lost her hat.", "male", id="the text states another"),
    ],
)
def test_the_gender_of_a_person(source: str, wanted: str) -> None:
    assert gender(source) == wanted
