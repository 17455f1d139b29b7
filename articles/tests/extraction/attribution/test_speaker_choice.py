"""The choice among candidates, its cue and its reason."""

import pytest

from articles.extraction.attribution import speaker_choice
from articles.extraction.attribution.speaker_choice import SpeakerChoice, choose_speaker
from articles.tests.extraction.attribution.contexts import candidate, content, context_of
from articles.tests.extraction.marked import marked


def choice(source: str, words: str = "We are open,", quoted: bool = True) -> SpeakerChoice:
    context = context_of(source)
    return choose_speaker(context, content(context, words, quoted), marked(source), None)


def speaker(source: str, words: str = "We are open,", quoted: bool = True) -> str | None:
    chosen = choice(source, words, quoted).speaker
    return context_of(source).tokens.text[chosen.start : chosen.end] if chosen else None


def cue(source: str, words: str = "We are open,", quoted: bool = True) -> str:
    chosen = choice(source, words, quoted).cue
    return context_of(source).tokens.text[chosen.span.start : chosen.span.end] if chosen else ""


def test_without_candidates_nobody_is_chosen() -> None:
    chosen = choice("“We are open,” read the sign.")
    assert (chosen.speaker, chosen.ambiguous) == (None, False)
    assert chosen.reason == "no speaker is named near these words"


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param("“We are open,” [p Ann Lee] told [p Tom Ray].", "Ann Lee", id="told another"),
        pytest.param("[p Tom Ray] heard “We are open,” said by him. [p Ann Lee] left.", None, id="not after"),
        pytest.param("[p Tom Ray] left. “We are open,” [p Ann Lee] said.", "Ann Lee", id="named before"),
        pytest.param("[p Tom Ray]’s friend [p Ann Lee] said “We are open,” too.", "Ann Lee", id="possessive"),
    ],
)
def test_another_person_nearby_is_not_the_speaker(source: str, wanted: str | None) -> None:
    found = speaker(source)
    assert found == wanted if wanted else found != "Ann Lee"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("“We are open,” — [p Ann Lee] said so.", id="a cue follows"),
        pytest.param("“We are open,” he said. — [p Ann Lee]", id="words between"),
    ],
)
def test_a_name_is_not_a_signature(source: str) -> None:
    assert "signed" not in choice(source).reason


def test_a_name_after_a_dash_at_the_end_of_the_paragraph_signs() -> None:
    source = "[p Tom Ray] said:\n\n“We are open,” — [p Ann Lee]"
    assert speaker(source) == "Ann Lee"
    assert choice(source).reason == "signed after the words with a dash"


def test_reported_words_are_not_signed() -> None:
    assert "signed" not in choice("We are open, — [p Ann Lee]", quoted=False).reason


def test_the_subject_that_the_grammar_determines_is_the_speaker() -> None:
    source = "[p Ann Lee] said the port would close, [p Tom Ray] reported."
    context = context_of(source)
    words = content(context, "the port would close", quoted=False)
    chosen = choose_speaker(context, words, marked(source), None, candidate(context, "Ann Lee"))
    assert chosen.speaker == candidate(context, "Ann Lee")
    assert chosen.reason == "the subject of the cue “said” that opens the words"


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param("“We are open,” [p Ann Lee] said, and he argued.", "said", id="after the speaker"),
        pytest.param(
            "“We are open,” argued [p Ann Lee] and said no more.", "argued", id="before the speaker"
        ),
        pytest.param("[p Ann Lee] wrote, “We are open,” and he said no.", "wrote", id="before the words"),
        pytest.param(
            "[p Ann Lee] replied, saying “We are open,” again.", "saying", id="a participle introduces"
        ),
        pytest.param("According to [p Ann Lee], “We are open,” again.", "According to", id="according to"),
    ],
)
def test_the_cue_beside_the_speaker(source: str, wanted: str) -> None:
    assert (speaker(source), cue(source)) == ("Ann Lee", wanted)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("“We are open,” said [p Ann Lee].", "named right after the cue “said”"),
        ("“We are open,” [p Ann Lee] said.", "named right after the words, before the cue “said”"),
        ("[p Ann Lee] said, “We are open,” again.", "named before the cue “said” that opens the words"),
    ],
)
def test_the_reason_names_the_cue(source: str, reason: str) -> None:
    assert choice(source).reason == reason


@pytest.mark.parametrize(
    ("source", "shares"),
    [
        pytest.param("[p Ann Lee] met [p Tom Ray].", [0.5, 0.3, 0.2], id="far less probable"),
        pytest.param("[p Ann Lee] came. [p Lee] left.", [0.5, 0.45, 0.05], id="the same person"),
        pytest.param("[p Ann Lee] came and he left.", [0.5, 0.45, 0.05], id="a pronoun"),
    ],
)
def test_a_second_candidate_is_no_rival(
    source: str, shares: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speaker_choice, "probabilities", lambda *_: shares)
    chosen = choice(f"{source} “We are open,” on a sign.")
    assert (chosen.probability, chosen.ambiguous, chosen.speaker is None) == (0.5, False, False)


def test_two_people_who_are_as_likely_are_ambiguous(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speaker_choice, "probabilities", lambda *_: [0.5, 0.45, 0.05])
    chosen = choice("[p Ann Lee] met [p Tom Ray]. “We are open,” on a sign.")
    assert (chosen.speaker, chosen.ambiguous) == (None, True)
    assert chosen.reason == "“Tom Ray” and “Ann Lee” are as likely to have said it"
