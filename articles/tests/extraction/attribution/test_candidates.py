"""Which mentions may be a source, and which person is the head of a source."""

import pytest

from articles.extraction.attribution.candidates import CandidateKind
from articles.extraction.types import Span
from articles.tests.extraction.attribution.contexts import candidate, context_of, surfaces


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("[s a spokesman for [p Ann Lee]] spoke.", id="for"),
        pytest.param("[s [p Ann Lee]’s brother] spoke.", id="possessive"),
        pytest.param("[s [p Lee] campaign staff] spoke.", id="modifier"),
        pytest.param("[s a friend and critic of [p Ann Lee]] spoke.", id="of"),
    ],
)
def test_a_person_who_belongs_to_another_head_is_not_the_candidate(source: str) -> None:
    [only] = context_of(source).candidates.all
    assert (only.kind, only.cluster) == (CandidateKind.NOMINAL, None)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("[s Senator [p Ann Lee]] spoke.", id="title"),
        pytest.param("[s [p Ann Lee], a senator,] spoke.", id="apposition after"),
        pytest.param("[s the harbour minister, [p Ann Lee]] spoke.", id="apposition before"),
        pytest.param("[s [p Ann Lee] of Northport] spoke.", id="of a town"),
    ],
)
def test_a_source_and_the_person_at_its_head_are_one_candidate(source: str) -> None:
    [only] = context_of(source).candidates.all
    assert (only.kind, only.cluster) == (CandidateKind.PERSON, 0)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[p Lee]’s harbour opened.", id="no role"),
        pytest.param("[p Lee]’s and the translator’s words.", id="another noun"),
    ],
)
def test_a_name_in_the_possessive_without_a_role_stays_a_person(text: str) -> None:
    [only] = context_of(text).candidates.all
    assert (only.kind, only.cluster) == (CandidateKind.PERSON, 0)


@pytest.mark.parametrize("role", ["translator", "former translator"])
def test_a_name_in_the_possessive_and_the_role_after_it_are_one_candidate(role: str) -> None:
    [only] = context_of(f"[p Ann Lee]’s {role} thanked the mayor.").candidates.all
    assert (only.kind, only.cluster) == (CandidateKind.NOMINAL, None)
    assert only.end - only.start == len(f"Ann Lee’s {role}")


@pytest.mark.parametrize("source", ["[s [p Ann Lee]’s]", "[s [p Ann Lee]]’s"])
def test_a_source_in_the_possessive_takes_in_the_role_after_it(source: str) -> None:
    [only] = context_of(f"{source} translator thanked the mayor.").candidates.all
    assert (only.kind, only.cluster) == (CandidateKind.NOMINAL, None)
    assert only.end - only.start == len("Ann Lee’s translator")


@pytest.mark.parametrize("word", ["it", "his", "you", "them"])
def test_other_pronouns_are_not_candidates(word: str) -> None:
    assert context_of(f"Yesterday {word} closed.").candidates.all == []


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("he", CandidateKind.PRONOUN),
        ("She", CandidateKind.PRONOUN),
        ("they", CandidateKind.PLURAL),
        ("We", CandidateKind.PLURAL),
    ],
)
def test_a_pronoun_is_a_candidate_by_itself(word: str, kind: CandidateKind) -> None:
    [only] = context_of(f"{word} spoke.").candidates.all
    assert (only.kind, only.cluster, only.tagged) == (kind, None, 0)


def test_a_pronoun_that_the_tagger_marked_is_one_candidate_with_its_score() -> None:
    [only] = context_of("[s She] spoke.").candidates.all
    assert (only.kind, only.tagged) == (CandidateKind.PRONOUN, 0.9)


def test_only_what_is_between_quotation_marks_is_quoted() -> None:
    context = context_of("[p Ann Lee] said “[p Tom Ray] left.”")
    assert [c.quoted for c in context.candidates.all] == [False, True]


def test_a_candidate_before_an_apostrophe_and_s_is_possessive() -> None:
    context = context_of("[p Ann Lee]’s plan and [p Tom Ray] spoke.")
    assert [c.possessive for c in context.candidates.all] == [True, False]


@pytest.mark.parametrize(
    ("most", "wanted"),
    [
        pytest.param(1, ["Tom Ray", "Zoe Hall"], id="one on each side"),
        pytest.param(9, ["Ann Lee", "Tom Ray", "Zoe Hall"], id="no more than the range has"),
    ],
)
def test_the_candidates_around_a_span_leave_out_those_outside_the_range(most: int, wanted: list[str]) -> None:
    context = context_of("[p Ann Lee] met [p Tom Ray] here. [p Zoe Hall] and [p Max Dean] left.")
    text = context.tokens.text
    here = Span(text.index("here"), text.index("here") + 4)
    found = context.candidates.around(here, 0, candidate(context, "Max Dean").start, most)
    assert surfaces(context, found) == wanted
