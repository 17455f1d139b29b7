"""Whom "the minister" refers to."""

import pytest

from articles.extraction.attribution.descriptions import DescriptionResolver
from articles.extraction.entities.mention_clusters import MentionClusters
from articles.extraction.entities.people import find_people
from articles.extraction.text.tokens import Tokens
from articles.tests.extraction.marked import marked

ONE = "Harbour minister [p Ann Lee] met [p Tom Ray]."
TWO = "Minister [p Ann Lee] met Minister [p Tom Ray]."


def resolve(source: str, surface: str) -> tuple[str | None, bool, str]:
    tagging = marked(source)
    tokens = Tokens(tagging.text)
    clusters = MentionClusters(tokens, find_people(tokens, tagging.spans))
    answer = DescriptionResolver(clusters).resolve(surface)
    name = None if answer.cluster is None else clusters[answer.cluster].name
    return name, answer.ambiguous, answer.reason


@pytest.mark.parametrize(
    ("source", "surface"),
    [
        pytest.param(ONE, "the mayor", id="another role"),
        pytest.param(ONE, "minister", id="no article"),
        pytest.param(ONE, "a minister", id="indefinite"),
        pytest.param(ONE, "the minister for ports", id="words after the noun"),
        pytest.param("[p Ann Lee] came.", "the minister", id="nobody described"),
        pytest.param(ONE, "the harbour", id="not a role"),
    ],
)
def test_words_that_refer_to_nobody(source: str, surface: str) -> None:
    assert resolve(source, surface) == (None, False, "")


def test_two_people_described_so_are_ambiguous() -> None:
    assert resolve(TWO, "the minister") == (None, True, "“the minister” fits 2 people of this article")


@pytest.mark.parametrize(
    "surface", ["the minister", "The Minister", "our minister", "the new harbour minister"]
)
def test_the_only_person_described_so(surface: str) -> None:
    name, ambiguous, reason = resolve(ONE, surface)
    assert (name, ambiguous) == ("Ann Lee", False)
    assert reason == f"“{surface}” → Ann Lee: the only minister that this article names"
