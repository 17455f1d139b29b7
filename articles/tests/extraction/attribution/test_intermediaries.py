"""Who only passed the words on."""

import pytest

from articles.extraction.attribution.intermediaries import find_intermediary
from articles.tests.extraction.attribution.contexts import candidate, content, context_of


def via(source: str, quoted: bool = False) -> str | None:
    """The intermediary of "we are open" by Ann Lee, whose cue is the last one before or after her."""
    context = context_of(source)
    lee = candidate(context, "Ann Lee")
    found = find_intermediary(
        context, content(context, "we are open", quoted), lee, context.beside(lee).cue_after
    )
    return context.tokens.text[found.start : found.end] if found else None


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("[p Ann Lee] said we are open.", id="nobody"),
        pytest.param("[p Ann Lee] told reporters we are open.", id="no name of an outlet"),
        pytest.param("[p Ann Lee] told [p Tom Ray] we are open.", id="a person is told"),
        pytest.param("[p Ann Lee] said we are open, [s the agency] reopened.", id="no cue of its own"),
        pytest.param("[p Ann Lee] said we are open, and in town [s the agency] said so.", id="words between"),
        pytest.param("[p Ann Lee] said we are open. [s The agency] said more.", id="another sentence"),
        pytest.param("[p Ann Lee] said we are open, [p Tom Ray] said.", id="a person"),
    ],
)
def test_nobody_passed_the_words_on(source: str) -> None:
    assert via(source) is None


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("[p Ann Lee] was quoted by [s state media] as saying we are open.", "state media"),
        ("[p Ann Lee] told Reuters we are open.", "Reuters"),
        ("[p Ann Lee] told the Northport Herald we are open.", "the Northport Herald"),
        ("[p Ann Lee] said we are open, [s the agency] said.", "the agency"),
        ("[p Ann Lee] said we are open, according to [s the agency].", "the agency"),
    ],
)
def test_who_passed_the_words_on(source: str, wanted: str) -> None:
    assert via(source) == wanted


def test_after_quoted_words_only_a_speaker_before_them_has_an_intermediary() -> None:
    assert via("“we are open”, [p Ann Lee] said, [s the agency] said.", quoted=True) is None
