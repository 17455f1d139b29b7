"""What stands between a quotation and a pronoun, each by a short text."""

import pytest

from articles.extraction.attribution.pronoun_surroundings import PronounSurroundings
from articles.extraction.attribution.quotations import find_quotations
from articles.extraction.entities.mention_clusters import MentionClusters
from articles.extraction.entities.people import find_people
from articles.extraction.text.sentences import Layout
from articles.extraction.text.tokens import Tokens
from articles.tests.extraction.marked import marked


def surroundings(source: str) -> tuple[PronounSurroundings, Layout]:
    tagging = marked(source)
    tokens, layout = Tokens(tagging.text), Layout(tagging.text)
    quoted = [part for q in find_quotations(tagging.text, layout.paragraphs) for part in q.parts]
    clusters = MentionClusters(tokens, find_people(tokens, tagging.spans))
    return PronounSurroundings(tokens, quoted, clusters.mentions), layout


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("“We wait.” Then it rained, and he left.", id="words between"),
        pytest.param("It rained, he said.", id="no quotation"),
        pytest.param("“He said so.”", id="inside"),
    ],
)
def test_the_pronoun_does_not_follow_a_quotation(source: str) -> None:
    found, layout = surroundings(source)
    assert not found.follows_quotation(layout.text.lower().index("he "))


def test_the_pronoun_follows_a_quotation() -> None:
    found, layout = surroundings("“We wait,” he said.")
    assert found.follows_quotation(layout.text.index("he"))


@pytest.mark.parametrize(
    ("source", "gender", "wanted"),
    [
        pytest.param("Our neighbour rested.", "female", False, id="no gender"),
        pytest.param("Our mother rested.", "male", False, id="another gender"),
        pytest.param("“My mother rested,” we heard.", "female", False, id="quoted"),
        pytest.param("The actress [p Ann Lee] rested.", "female", False, id="describes somebody named"),
        pytest.param("Our mother rested.", "female", True, id="of this gender"),
    ],
)
def test_a_noun_that_shows_the_gender(source: str, gender: str, wanted: bool) -> None:
    found, layout = surroundings(source)
    assert found.noun_between(gender, 0, len(layout.text)) is wanted
