import json
from collections import Counter

import pytest

from articles.extraction.attribution.cues import Cues
from articles.extraction.entities.people import NamedPerson
from articles.extraction.entities.person_filter import WEIGHTS, Features, chance, evidence, filter_persons
from articles.extraction.text.tokens import Tokens
from articles.gazetteer import Gazetteer


def mentions(text: str, names: list[str], score: float = 0.5) -> list[NamedPerson]:
    found = []
    for name in names:
        start = -1
        while (start := text.find(name, start + 1)) >= 0:
            found.append(NamedPerson(start, start + len(name), name, score, ""))
    return sorted(found, key=lambda person: person.start)


def features(text: str, *names: str, places: dict[str, int] | None = None) -> Features:
    """The features of the first name, which the other names are mentioned beside."""
    tokens = Tokens(text)
    named = mentions(text, list(names))
    found = evidence(tokens, Cues(tokens), named, Counter(places), Gazetteer.load())
    return next(name.features for name in found if name.mentions[0].surface == names[0])


def kept(text: str, names: list[str], score: float) -> list[str]:
    tokens = Tokens(text)
    named = mentions(text, names, score)
    return [p.surface for p in filter_persons(tokens, Cues(tokens), named, Counter(), Gazetteer.load())]


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        pytest.param("We met Okafor there.", "titled or described", id="no title"),
        pytest.param("Okafor slept.", "cue beside", id="a verb that is no cue"),
        pytest.param("Okafors slept.", "possessive", id="a plural"),
        pytest.param("There Okafor slept.", "determiner before", id="no determiner"),
        pytest.param("Of Okafor we know.", "preposition of place before", id="a preposition of another kind"),
        pytest.param("In Okafor we trust.", "of or for before", id="a preposition of place"),
        pytest.param("“Yes, Okafor.”", "quotation mark before", id="a quotation mark farther away"),
        pytest.param("Okafor saw that it rained.", "he or she after", id="it"),
        pytest.param("Okafor, which slept.", "who or an age after", id="which"),
        pytest.param("It was Okafor that slept.", "in brackets", id="no brackets"),
        pytest.param("Okafor, Leeds.", "capital after", id="a comma before the capital"),
        pytest.param("It was Okafor that slept.", "in a list", id="no list"),
        pytest.param("Okafor slept at the bank.", "organisation word after", id="farther away"),
        pytest.param("Okafor slept.", "inside a sentence", id="the beginning of the text"),
        pytest.param("Rain! Okafor slept.", "inside a sentence", id="the beginning of a sentence"),
        pytest.param("Okafor slept.", "several words", id="one word"),
        pytest.param("Okafor slept.", "all capitals", id="a capital"),
        pytest.param("Okafor slept.", "small words", id="no small word"),
        pytest.param("Okafor slept.", "a place's name", id="no place"),
        pytest.param("Okafor slept.", "tagged as a place elsewhere", id="never tagged as a place"),
    ],
)
def test_a_feature_that_is_absent(text: str, feature: str) -> None:
    assert features(text, "Okafor")[feature] == 0


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        pytest.param("Mr. Okafor slept.", "titled or described", id="courtesy"),
        pytest.param("Okafor, a lawyer, slept.", "titled or described", id="apposition"),
        pytest.param("Okafor said no.", "cue beside", id="cue after"),
        pytest.param("“No,” said Okafor.", "cue beside", id="cue before"),
        pytest.param("Okafor’s house burned.", "possessive", id="possessive"),
        pytest.param("The Okafor slept.", "determiner before", id="determiner"),
        pytest.param("They live in Okafor.", "preposition of place before", id="in"),
        pytest.param("A friend of Okafor slept.", "of or for before", id="of"),
        pytest.param("The “Okafor sank.", "quotation mark before", id="quotation mark"),
        pytest.param("Okafor slept where she worked.", "he or she after", id="she"),
        pytest.param("Okafor, who slept, left.", "who or an age after", id="who"),
        pytest.param("Okafor, 43, slept.", "who or an age after", id="age"),
        pytest.param("They slept (Okafor).", "in brackets", id="brackets"),
        pytest.param("The Okafor Trust paid.", "capital after", id="capital"),
        pytest.param("Okafor and others slept.", "in a list", id="and"),
        pytest.param("The Okafor bank paid.", "organisation word after", id="bank"),
        pytest.param("It was Okafor that slept.", "inside a sentence", id="inside"),
    ],
)
def test_a_feature_of_what_is_beside_a_name(text: str, feature: str) -> None:
    assert features(text, "Okafor")[feature] == 1


@pytest.mark.parametrize(
    ("name", "feature", "value"),
    [
        pytest.param("Ada Okafor", "several words", 1, id="two words"),
        pytest.param("OKAFOR", "all capitals", 1, id="capitals"),
        pytest.param("Okafor2", "digit", 1, id="digit"),
        pytest.param("Oka-For", "hyphen", 1, id="hyphen"),
        pytest.param("Oka", "short word", 1, id="three letters"),
        pytest.param("Ada von Oka", "small words", 1 / 3, id="a particle"),
        pytest.param("France", "a place's name", 1, id="a country"),
    ],
)
def test_a_feature_of_the_name_itself(name: str, feature: str, value: float) -> None:
    assert features(f"There {name} slept.", name)[feature] == value


def test_what_is_beside_a_name_counts_by_the_share_of_its_mentions() -> None:
    text = "Mr. Okafor slept. Then Okafor slept. So Okafor slept. And Okafor slept."
    assert features(text, "Okafor")["titled or described"] == 0.25


def test_a_short_name_and_the_full_name_that_it_shortens() -> None:
    text = "Ada Okafor slept. Brandt left."
    tokens = Tokens(text + " Okafor rose.")
    named = [
        NamedPerson(start, start + len(name), name, 0.5, "")
        for name, start in (("Ada Okafor", 0), ("Brandt", 18), ("Okafor", 31))
    ]
    found = list(evidence(tokens, Cues(tokens), named, Counter(), Gazetteer.load()))
    assert [e.features["short form of another"] for e in found] == [0, 0, 1]
    assert [e.features["has a short form"] for e in found] == [1, 0, 0]


def test_a_name_that_is_tagged_as_a_place_counts_twice_at_most() -> None:
    found = features("Okafor slept.", "Okafor", places={"okafor": 5})
    assert found["tagged as a place elsewhere"] == 2


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert list(features("Okafor slept.", "Okafor")) == list(weights)


def test_the_chance_grows_with_the_evidence() -> None:
    nothing = dict.fromkeys(features("Okafor slept.", "Okafor"), 0.0)
    assert chance(nothing) == 0.5
    assert chance(nothing | {"capital after": 1.0}) < 0.5 < chance(nothing | {"possessive": 1.0})


def test_a_name_without_evidence_is_left_out() -> None:
    assert kept("They live in VEGA now.", ["VEGA"], score=0.2) == []


def test_all_mentions_of_a_name_are_kept_or_left_out_together() -> None:
    text = "Mr. Okafor’s wife said no. “Yes,” said Okafor, who was there. In Okafor it rained."
    assert kept(text, ["Okafor"], score=0.9) == ["Okafor"] * 3
