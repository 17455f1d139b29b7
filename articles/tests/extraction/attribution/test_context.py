"""What is beside a candidate, and which candidates are near some content."""

from dataclasses import replace

import pytest

from articles.extraction.attribution.cues import Cue
from articles.tests.extraction.attribution.contexts import candidate, content, context_of, surfaces


def printed(source: str, cue: Cue | None) -> str | None:
    text = context_of(source).tokens.text
    return text[cue.span.start : cue.span.end] if cue else None


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("[p Ann Lee] left. He said so.", id="another sentence"),
        pytest.param("[p Ann Lee] of Northport said so.", id="other words between"),
        pytest.param("[p Ann Lee], who left town. They said so.", id="apposition that does not end"),
        pytest.param("[p Ann Lee], the mayor, according to him.", id="according to after an apposition"),
    ],
)
def test_no_cue_after_a_candidate_that_is_not_its_subject(source: str) -> None:
    context = context_of(source)
    beside = context.beside(candidate(context, "Ann Lee"))
    assert (beside.cue_after, beside.apposition) == (None, False)


@pytest.mark.parametrize(
    ("source", "cue", "apposition"),
    [
        pytest.param("[p Ann Lee] said so.", "said", False, id="next word"),
        pytest.param("[p Ann Lee] also repeatedly said so.", "also repeatedly said", False, id="adverbs"),
        pytest.param("[p Ann Lee] who said so.", "said", False, id="relative clause"),
        pytest.param("[p Ann Lee], the new mayor, said so.", "said", True, id="apposition"),
        pytest.param("[p Ann Lee] (the mayor) then said so.", "said", True, id="brackets"),
    ],
)
def test_the_cue_whose_subject_a_candidate_is(source: str, cue: str, apposition: bool) -> None:
    context = context_of(source)
    beside = context.beside(candidate(context, "Ann Lee"))
    assert str(printed(source, beside.cue_after)).endswith(cue.split()[-1])
    assert beside.apposition is apposition


def test_the_cue_before_a_candidate_is_the_word_right_before_it() -> None:
    source = "“No,” said [p Ann Lee] to [p Tom Ray]."
    context = context_of(source)
    assert printed(source, context.beside(candidate(context, "Ann Lee")).cue_before) == "said"
    assert context.beside(candidate(context, "Tom Ray")).cue_before is None


@pytest.mark.parametrize(
    ("source", "object_of_cue", "after_preposition"),
    [
        pytest.param("Then [p Ann Lee] left.", False, False, id="neither"),
        pytest.param("They told [p Ann Lee] so.", True, False, id="object"),
        pytest.param("A letter to [p Ann Lee] came.", False, True, id="after a preposition"),
    ],
)
def test_what_is_before_a_candidate(source: str, object_of_cue: bool, after_preposition: bool) -> None:
    context = context_of(source)
    beside = context.beside(candidate(context, "Ann Lee"))
    assert (beside.object_of_cue, beside.after_preposition) == (object_of_cue, after_preposition)


def test_only_the_first_words_of_a_sentence_are_first_in_it() -> None:
    context = context_of("It rained. [p Ann Lee] met [p Tom Ray].")
    first = [context.beside(c).first_in_sentence for c in context.candidates.all]
    assert first == [True, False]


def test_candidates_near_content_are_ordered_by_distance() -> None:
    context = context_of("[p Ann Lee] met [p Tom Ray]. “We are open,” [p Zoe Hall] said.")
    near = context.candidates_near(content(context, "We are open,"))
    assert surfaces(context, near) == ["Zoe Hall", "Tom Ray", "Ann Lee"]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("“We met [p Ann Lee],” he said.", id="inside the content"),
        pytest.param(
            "[p Ann Lee] left.\n\nOne.\n\nTwo.\n\nThree.\n\n“We met,” he said.", id="four paragraphs before"
        ),
        pytest.param("“We met,” he said.\n\n[p Ann Lee] left.", id="a paragraph after"),
        pytest.param("He was quoted by [p Ann Lee] as saying “We met,” there.", id="who passed it on"),
    ],
)
def test_a_candidate_that_cannot_be_the_source_is_not_near(source: str) -> None:
    context = context_of(source)
    words = "We met Ann Lee," if "We met Ann" in context.tokens.text else "We met,"
    assert "Ann Lee" not in surfaces(context, context.candidates_near(content(context, words)))


def test_three_paragraphs_before_are_near() -> None:
    context = context_of("[p Ann Lee] left.\n\nOne.\n\nTwo.\n\n“We met,” he said.")
    assert "Ann Lee" in surfaces(context, context.candidates_near(content(context, "We met,")))


def test_a_content_with_parts_reaches_from_the_first_to_the_last() -> None:
    context = context_of("“One,” he said. “Two.”")
    one, two = content(context, "One,"), content(context, "Two.")
    whole = replace(one, parts=one.parts + two.parts)
    assert (whole.start, whole.end) == (one.start, two.end)
