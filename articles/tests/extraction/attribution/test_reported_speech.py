"""Reported speech is kept; other attributions are read, but are not statements of the archive."""

import pytest

from articles.tests.extraction.marked import read


def reported(source: str) -> list[str]:
    return [s.text for s in read(source).statements if s.reported]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("[p Ann Lee] believes [c that the harbour will be finished by May].", id="belief"),
        pytest.param("[s Photos] show [c that the wall of the harbour has a crack].", id="evidence"),
        pytest.param("[c The harbour will reopen in spring after two years], it was said.", id="nobody"),
        pytest.param("[p Ann Lee] said [c to close the old harbour to all ships].", id="infinitive"),
        pytest.param("[s Fans] call [c the studio “Hikado House”].", id="a name that fans use"),
        pytest.param("[p Tom Ray], whom [s friends] call “Bud”, won.", id="a nickname"),
        pytest.param(
            "While commenting on [c the divide among the divers of the port], [p Ann Lee] left, she said.",
            id="object of a preposition",
        ),
        pytest.param(
            "[p Ann Lee] said it, as she traced [c her career from the port to the hall].",
            id="object of another verb",
        ),
        pytest.param("[p Ann Lee] said [c was going to close the harbour in spring].", id="no subject"),
        pytest.param("[p Ann Lee] spoke to the divers about [c the long night in the port].", id="topic"),
        pytest.param("[p Ann Lee] referred to [c a long report of the divers].", id="object of a topic"),
    ],
)
def test_what_is_not_reported_speech(source: str) -> None:
    assert reported(source) == []


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        pytest.param(
            "[p Ann Lee] said on Monday that [c the harbour would be finished by May].",
            "the harbour would be finished by May",
            id="said that",
        ),
        pytest.param(
            "[c The harbour will be finished by May], according to [p Ann Lee].",
            "The harbour will be finished by May",
            id="according to",
        ),
        pytest.param("[p Ann Lee] said [c he would sue].", "he would sue", id="short"),
        pytest.param(
            "[p Ann Lee] denied that [c the old wall would not survive winter].",
            "denied that the old wall would not survive winter",
            id="denied that",
        ),
        pytest.param(
            "[p Ann Lee] thanked [c the divers for their work on the harbour wall].",
            "thanked the divers for their work on the harbour wall",
            id="thanks",
        ),
        pytest.param(
            "[p Ann Lee] called [c the plan “a farce”].",
            "called the plan “a farce”",
            id="a judgement in marks",
        ),
        pytest.param("[p Ann Lee] ruled [c against the port].", "ruled against the port", id="ruled against"),
        pytest.param(
            "[c The port], [p Ann Lee] said, [c would not open before May].",
            "The port would not open before May",
            id="a cue interrupts",
        ),
        pytest.param("[p Ann Lee] vowed [c to reopen the port].", "to reopen the port", id="vow"),
        pytest.param(
            "[s The study] found that [c the old wall would survive].",
            "the old wall would survive",
            id="study",
        ),
        pytest.param(
            "[p Ann Lee] warned [c the old wall would not survive winter].",
            "the old wall would not survive winter",
            id="warned",
        ),
    ],
)
def test_reported_speech_is_a_statement(source: str, kept: str) -> None:
    assert reported(source) == [kept]


def attitudes(source: str) -> list[str]:
    return [s.text for s in read(source).statements if s.attitude and not s.reported]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("[s Photos] show [c that the wall of the harbour has a crack].", id="evidence"),
        pytest.param("[p Ann Lee] did not believe [c that the harbour was lost].", id="negated"),
        pytest.param("[p Ann Lee] said [c was going to close the harbour in spring].", id="no subject"),
        pytest.param("[c The harbour will reopen in spring after two years], it was hoped.", id="nobody"),
    ],
)
def test_what_is_no_attitude(source: str) -> None:
    assert attitudes(source) == []


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("[p Ann Lee] believes [c that the harbour will be finished by May].", id="belief"),
        pytest.param("[p Ann Lee] is afraid that [c the harbour will never be finished].", id="no verb"),
    ],
)
def test_what_a_source_thinks_is_an_attitude(source: str) -> None:
    assert len(attitudes(source)) == 1
