"""The rules of "he", "she" and "who", each by a short text, without the rest of the pipeline."""

import pytest

from articles.extraction.attribution.antecedents import Antecedent
from articles.extraction.attribution.candidates import Candidate, CandidateKind, PersonSpan, find_candidates
from articles.extraction.attribution.context import AttributionContext
from articles.extraction.attribution.cues import Cues
from articles.extraction.attribution.pronouns import PronounResolver
from articles.extraction.entities.mention_clusters import MentionClusters
from articles.extraction.entities.people import find_people
from articles.extraction.text.sentences import Layout
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Span
from articles.tests.extraction.marked import marked, read


class Reading:
    """One text: `previous` is the surface of the person who spoke last, at its first mention."""

    def __init__(self, source: str, previous: str | None = None, quoted: tuple[str, ...] = ()) -> None:
        tagging = marked(source)
        self.text = tagging.text
        tokens = Tokens(self.text)
        self.clusters = MentionClusters(tokens, find_people(tokens, tagging.spans))
        spans = [Span(self.text.index(words), self.text.index(words) + len(words)) for words in quoted]
        people = [PersonSpan(m.start, m.end, m.cluster) for m in self.clusters.mentions]
        candidates = find_candidates(tokens, people, [], spans)
        context = AttributionContext(tokens, Layout(self.text), Cues(tokens), candidates, spans)
        self.resolver = PronounResolver(context, self.clusters)
        if previous is not None:
            mention = next(m for m in self.clusters.mentions if m.surface == previous)
            self.resolver.remember_speaker(mention.cluster, Span(mention.start, mention.end))

    def candidate(self, word: str) -> Candidate:
        start = self.text.rindex(word)
        end = start + len(word)
        return Candidate(start, end, 0, 0, CandidateKind.PRONOUN, None, 0.0, quoted=False, possessive=False)

    def personal(self, word: str) -> Antecedent:
        return self.resolver.personal(self.candidate(f" {word} "), word)

    def name(self, antecedent: Antecedent) -> str | None:
        return None if antecedent.cluster is None else self.clusters[antecedent.cluster].name


def test_before_anybody_is_named_a_pronoun_refers_to_nobody() -> None:
    answer = Reading("It rained, and then she left. [p Ann Lee] came.").personal("she")
    assert (answer.cluster, answer.ambiguous) == (None, False)
    assert answer.reason == "“she”: nobody who fits is named before"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("Mr. [p Robin Ray] came. Then she left.", id="courtesy"),
        pytest.param("[p Robin Ray], a spokesman, came. Then she left.", id="description"),
        pytest.param("[p Thomas Ray] came. Then she left.", id="given name"),
    ],
)
def test_a_person_of_another_gender_does_not_fit(source: str) -> None:
    previous = "Thomas Ray" if "Thomas" in source else "Robin Ray"
    assert Reading(source, previous=previous).personal("she").cluster is None


def test_a_person_of_the_pronouns_gender_wins_over_a_nearer_one_of_the_other() -> None:
    reading = Reading("[p Maria Lee] came. On Monday [p Thomas Ray] was there too. Then she left.")
    assert reading.name(reading.personal("she")) == "Maria Lee"


def test_two_people_who_fit_alike_are_ambiguous() -> None:
    reading = Reading("On Monday [p Maria Lee] and [p Susan Hall] came. Then she left.")
    answer = reading.personal("she")
    assert (answer.cluster, answer.ambiguous) == (None, True)
    assert answer.reason.startswith("“she” may be ")
    assert {"Maria Lee", "Susan Hall"} == set(answer.reason.removeprefix("“she” may be ").split(" or "))


def test_a_name_inside_a_quotation_does_not_count() -> None:
    reading = Reading(
        "[p Maria Lee] came. “We met [p Susan Hall] there.” Then she left.",
        quoted=("We met Susan Hall there.",),
    )
    assert reading.name(reading.personal("she")) == "Maria Lee"


@pytest.mark.parametrize(
    ("source", "previous", "wanted", "reason"),
    [
        pytest.param(
            "[p Maria Lee] came. Then she left.",
            None,
            "Maria Lee",
            "the only person named before who fits",
            id="only one named",
        ),
        pytest.param(
            "[p Susan Hall] said so. “It rained.” Then she left.",
            "Susan Hall",
            "Susan Hall",
            "the previous speaker",
            id="previous speaker",
        ),
        pytest.param(
            "[p Susan Hall] said so.\n\n[p Maria Lee] came from the harbour. She waved and then she left.",
            "Susan Hall",
            "Maria Lee",
            "the only person named in this paragraph",
            id="another opens the paragraph",
        ),
    ],
)
def test_who_is_taken_and_why(source: str, previous: str | None, wanted: str, reason: str) -> None:
    reading = Reading(source, previous)
    answer = reading.personal("she")
    assert reading.name(answer) == wanted
    assert answer.reason == f"“she” → {wanted}: {reason}"


def test_the_confidence_is_the_probability() -> None:
    near = Reading("[p Maria Lee] came. Then she left.").personal("she")
    rival = Reading("[p Susan Hall] came.\n\n[p Maria Lee] came. Then she left.").personal("she")
    assert 0.6 <= rival.confidence < near.confidence <= 1


def test_a_noun_of_the_pronouns_gender_makes_an_earlier_name_less_likely() -> None:
    opening = "[p Leslie Lee] came to the harbour.\n\nIt rained all night."
    noun = Reading(f"{opening} My mother slept in the car. Then she left.").personal("she")
    no_noun = Reading(f"{opening} We slept in the car. Then she left.").personal("she")
    assert noun.confidence < no_noun.confidence


def test_after_a_quotation_who_was_just_described_speaks() -> None:
    source = "[p Maria Lee] said so.\n\n[p Susan Hall] came. {}, waited. “We hope. We wait,” she said."
    quoted = ("We hope. We wait,",)
    described = Reading(source.format("The mayor, [p Ann Ray]"), quoted=quoted)
    assert described.name(described.personal("she")) == "Ann Ray"


def test_the_same_pronoun_keeps_its_first_answer() -> None:
    reading = Reading("[p Maria Lee] came. Then she left. [p Susan Hall] said so.")
    first = reading.personal("she")
    hall = next(m for m in reading.clusters.mentions if m.surface == "Susan Hall")
    reading.resolver.remember_speaker(hall.cluster, Span(hall.start, hall.end))
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


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            "[p Ann Lee] came. “One,” [s a spokesman] said. [p Tom Ray] came.\n\n“Two,” [s he] said.",
            id="named since",
        ),
        pytest.param("[p Tom Ray] came. “One,” [s the senator] said.\n\n“Two,” [s he] said.", id="definite"),
        pytest.param(
            "[p Tom Ray] came. “One,” [s a spokeswoman] said.\n\n“Two,” [s he] said.", id="another gender"
        ),
    ],
)
def test_he_is_not_the_source_without_a_name(source: str) -> None:
    speaker = read(source).statements[-1].speaker
    assert speaker is not None
    assert speaker.text == "he"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            "[p Tom Ray] came. “One,” [s the navy’s spokesman] said.\n\n“Two,” [s he] said.", id="once"
        ),
        pytest.param(
            "[p Ray] left. “A,” [s the navy’s spokesman] said.\n\n“B,” [s he] said.\n\n“No,” [s he] said.",
            id="twice",
        ),
        pytest.param(
            "“One,” [s the navy’s spokesman] said. [c General [p Tom Ray] met us at the port], [s he] said.",
            id="he does not name himself",
        ),
    ],
)
def test_he_is_the_source_without_a_name_that_spoke_last(source: str) -> None:
    speaker = read(source).statements[-1].speaker
    assert speaker is not None
    assert (speaker.text, speaker.name) == ("the navy’s spokesman", None)
