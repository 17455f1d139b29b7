"""The rules of "he", "she" and "who", each by a short text, without the rest of the pipeline."""

import pytest

from articles.extraction.attribution.antecedents import Antecedent
from articles.extraction.attribution.candidates import Candidate, CandidateKind
from articles.extraction.attribution.pronouns import PronounResolver
from articles.extraction.entities.mention_clusters import MentionClusters
from articles.extraction.entities.people import find_people
from articles.extraction.text.sentences import Layout
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Span
from articles.tests.extraction.marked import marked


class Reading:
    """One text: `previous` is the surface of the person who spoke last, at its first mention."""

    def __init__(self, source: str, previous: str | None = None, quoted: tuple[str, ...] = ()) -> None:
        tagging = marked(source)
        self.text = tagging.text
        tokens = Tokens(self.text)
        self.clusters = MentionClusters(tokens, find_people(tokens, tagging.spans))
        spans = [Span(self.text.index(words), self.text.index(words) + len(words)) for words in quoted]
        self.resolver = PronounResolver(tokens, Layout(self.text), self.clusters, spans)
        if previous is not None:
            mention = next(m for m in self.clusters.mentions if m.surface == previous)
            assert mention.cluster is not None
            self.resolver.remember_speaker(mention.cluster, mention.start)

    def candidate(self, word: str) -> Candidate:
        start = self.text.rindex(word)
        end = start + len(word)
        return Candidate(start, end, 0, 0, CandidateKind.PRONOUN, None, 0.0, quoted=False, possessive=False)

    def personal(self, word: str) -> Antecedent:
        return self.resolver.personal(self.candidate(f" {word} "), word)

    def name(self, antecedent: Antecedent) -> str | None:
        return None if antecedent.cluster is None else self.clusters[antecedent.cluster].name


def test_before_anybody_is_named_a_pronoun_refers_to_nobody() -> None:
    assert Reading("It rained, and then she left. [p Ann Lee] came.").personal("she").cluster is None


def test_a_person_named_five_sentences_before_is_too_far() -> None:
    reading = Reading("[p Ann Lee] came. One. Two. Three. Four. Then she left.")
    assert reading.personal("she").reason == "“she”: nobody who fits is named before"


def test_a_name_inside_a_quotation_does_not_count() -> None:
    reading = Reading(
        "[p Ann Lee] came. “We met [p Zoe Hall] there.” Then she left.", quoted=("We met Zoe Hall there.",)
    )
    assert reading.name(reading.personal("she")) == "Ann Lee"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("Mr. [p Tom Ray] came. Then she left.", id="courtesy"),
        pytest.param("[p Tom Ray], a spokesman, came. Then she left.", id="description"),
    ],
)
def test_a_person_of_another_gender_does_not_fit(source: str) -> None:
    assert Reading(source, previous="Tom Ray").personal("she").cluster is None


def test_two_people_who_fit_in_one_sentence_are_ambiguous() -> None:
    reading = Reading("On Monday [p Ann Lee] met [p Zoe Hall]. Then she left.")
    answer = reading.personal("she")
    assert (answer.cluster, answer.ambiguous) == (None, True)
    assert answer.reason == "“she” may be Ann Lee and Zoe Hall"


@pytest.mark.parametrize(
    ("source", "previous", "wanted", "reason"),
    [
        pytest.param(
            "[p Ann Lee] came. Then she left.",
            None,
            "Ann Lee",
            "the only person named in the sentence before",
            id="only one named",
        ),
        pytest.param(
            "When [p Ann Lee] came, then she left.",
            None,
            "Ann Lee",
            "the only person named in this sentence",
            id="only one named in its own sentence",
        ),
        pytest.param(
            "[p Ann Lee] came. It rained. Then she left.",
            None,
            "Ann Lee",
            "the only person named in the last sentences",
            id="only one named two sentences before",
        ),
        pytest.param(
            "[p Ann Lee] met [p Zoe Hall]. Then she left.",
            None,
            "Ann Lee",
            "named at the head of the sentence before",
            id="at the head",
        ),
        pytest.param(
            "[p Zoe Hall] said so. [p Ann Lee] met [p Zoe Hall]. Then she left.",
            "Zoe Hall",
            "Zoe Hall",
            "spoke last and is named again just before",
            id="previous speaker named again",
        ),
        pytest.param(
            "[p Zoe Hall] said so. After a talk about [p Ann Lee] then she left.",
            "Zoe Hall",
            "Zoe Hall",
            "the person who spoke last",
            id="another named, but not at the head of the sentence",
        ),
        pytest.param(
            "[p Zoe Hall] said so. [p Ann Lee] came. Then she left.",
            "Zoe Hall",
            "Ann Lee",
            "the only person named in the sentence before",
            id="another named at the head since",
        ),
        pytest.param(
            "[p Zoe Hall] said so.\n\nOne. Two. Three. Four. Five. Then she left.",
            "Zoe Hall",
            "Zoe Hall",
            "the person who spoke last",
            id="previous speaker, nobody named since",
        ),
    ],
)
def test_the_rule_that_decides(source: str, previous: str | None, wanted: str, reason: str) -> None:
    reading = Reading(source, previous)
    answer = reading.personal("she")
    assert reading.name(answer) == wanted
    assert answer.reason == f"“she” → {wanted}: {reason}"


def test_a_speaker_more_than_two_paragraphs_before_does_not_win_over_two_who_fit() -> None:
    far = Reading(
        "[p Zoe Hall] spoke.\n\nA.\n\nB.\n\nOn Monday [p Ann Lee] met [p Eva Dean]. Then she left.",
        "Zoe Hall",
    )
    near = Reading(
        "[p Zoe Hall] spoke.\n\nOn Monday [p Ann Lee] met [p Eva Dean]. Then she left.", "Zoe Hall"
    )
    assert far.personal("she").ambiguous
    assert near.name(near.personal("she")) == "Zoe Hall"


def test_the_same_pronoun_keeps_its_first_answer() -> None:
    reading = Reading("[p Ann Lee] came. Then she left. [p Zoe Hall] said so.")
    first = reading.personal("she")
    hall = next(m for m in reading.clusters.mentions if m.surface == "Zoe Hall")
    assert hall.cluster is not None
    reading.resolver.remember_speaker(hall.cluster, hall.start)
    assert reading.personal("she") is first


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("[p Ann Lee] met someone who left.", id="words between"),
        pytest.param("Someone who left.", id="nobody named"),
    ],
)
def test_who_refers_to_nobody(source: str) -> None:
    reading = Reading(source)
    assert reading.resolver.relative(reading.candidate("who")).cluster is None


@pytest.mark.parametrize("between", [" ", ", "])
def test_who_refers_to_the_person_right_before_it(between: str) -> None:
    reading = Reading(f"They met [p Tom Ray] and [p Ann Lee]{between}who left.")
    assert reading.name(reading.resolver.relative(reading.candidate("who"))) == "Ann Lee"
