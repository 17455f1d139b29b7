import pytest

from articles.extraction.attribution.unmarked.dialogue import find_dialogue
from articles.tests.extraction.attribution.unmarked.layouts import Printed, printed


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("LISBON: The port is shut.\n\nPORTO: We hear that ours is open.", id="datelines"),
        pytest.param("Note: Bring your card.\n\nUpdate: We open at nine.", id="notes"),
        pytest.param("Ingredients: Two onions.\n\nMethod: Fry them.\n\nTip: We add salt.", id="a recipe"),
        pytest.param(
            "Ann Lee: The nurse lost twice.\n\nChen Wei: The baker has not.\n\nI like both.", id="portraits"
        ),
        pytest.param("Ann Lee: 1,204 votes.\n\nChen Wei: 998.\n\nLee: 1,310.\n\nWei: 1,002.", id="a count"),
        pytest.param("Reds: Lee 12, Wei 40.\n\nBlues: Diaz 3.\n\nReds: Lee 50.", id="scores"),
        pytest.param(
            "Lee: ‘I Will Run’\n\nThe mayor runs again.\n\nLee: ‘I Like It Here’\n\nJob: You know it.",
            id="headlines",
        ),
        pytest.param("Q: Why the harbour?", id="one question alone"),
        pytest.param("Plan A: We go.\n\nA: that is my mark.\n\nB. We stay.", id="letters of the alphabet"),
        pytest.param("A: I answer.\n\nQ is a bar.", id="an answer before any question"),
        pytest.param("The lesson: We lost.\n\nThe rest: I know.\n\nThe lesson: You pay.", id="prose"),
    ],
)
def test_what_is_no_dialogue(text: str) -> None:
    assert printed(find_dialogue, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Lee runs the port.\n\nQ: Why?\n\nA: We are late.\n\nIt rained.\n\nQ: And now?\n\nA: We wait.",
            [
                ("question", "", ["Why?"]),
                ("answer", "", ["We are late.", "It rained."]),
                ("question", "", ["And now?"]),
                ("answer", "", ["We wait."]),
            ],
            id="an answer of two paragraphs",
        ),
        pytest.param(
            "Q. Why?\n\nWe are late.\n\nQ. And now?\n\nWe wait.",
            [
                ("question", "", ["Why?"]),
                ("answer", "", ["We are late."]),
                ("question", "", ["And now?"]),
                ("answer", "", ["We wait."]),
            ],
            id="only the questions are marked",
        ),
        pytest.param(
            "QWhy is that?\n\nA: We are late.",
            [("question", "", ["Why is that?"]), ("answer", "", ["We are late."])],
            id="a Q against the first word",
        ),
        pytest.param(
            "MAYOR LEE: I thank you.\n\nQ Why now?\n\nMAYOR LEE: Because it rains.\n\n(Laughter.)",
            [
                ("turn", "MAYOR LEE", ["I thank you."]),
                ("question", "", ["Why now?"]),
                ("turn", "MAYOR LEE", ["Because it rains."]),
            ],
            id="a press conference",
        ),
        pytest.param(
            "MINISTER LEE: We paid.\n\nQUESTION: How much?\n\nMINISTER LEE: All.\n\nMINISTER WEI: True.",
            [
                ("turn", "MINISTER LEE", ["We paid."]),
                ("question", "", ["How much?"]),
                ("turn", "MINISTER LEE", ["All."]),
                ("turn", "MINISTER WEI", ["True."]),
            ],
            id="short answers to the press",
        ),
        pytest.param(
            "MODERATOR: Mayor?\n\nLEE: No.\n\nMODERATOR: Mr. Wei?\n\nWEI: I will.",
            [
                ("question", "", ["Mayor?"]),
                ("turn", "LEE", ["No."]),
                ("question", "", ["Mr. Wei?"]),
                ("turn", "WEI", ["I will."]),
            ],
            id="a debate",
        ),
        pytest.param(
            "MINISTER LEE: We have signed.\n\nMINISTER WEI: I agree with my colleague.",
            [
                ("turn", "MINISTER LEE", ["We have signed."]),
                ("turn", "MINISTER WEI", ["I agree with my colleague."]),
            ],
            id="two ministers, each once",
        ),
        pytest.param(
            "Port Today: Why?\n\nAnn Lee: We are late.\n\nPT: Now?\n\nAL: We wait.\n\nPT: Long?\n\nAL: Yes.",
            [
                ("turn", "Port Today", ["Why?"]),
                ("turn", "Ann Lee", ["We are late."]),
                ("turn", "PT", ["Now?"]),
                ("turn", "AL", ["We wait."]),
                ("turn", "PT", ["Long?"]),
                ("turn", "AL", ["Yes."]),
            ],
            id="names, then their initials",
        ),
    ],
)
def test_turns(text: str, found: list[Printed]) -> None:
    assert printed(find_dialogue, text) == found


@pytest.mark.parametrize(
    ("after", "kept"),
    [
        pytest.param("I say it again.", ["We wait.", "I say it again."], id="the first person"),
        pytest.param("Follow the Courier for more.", ["We wait."], id="the paper"),
        pytest.param("Lee left. “I am tired.”", ["We wait."], id="a quotation"),
        pytest.param("(Applause.)", ["We wait."], id="a stage direction"),
    ],
)
def test_what_continues_the_last_turn(after: str, kept: list[str]) -> None:
    text = f"LEE: We are late.\n\nREPORTER: And now?\n\nLEE: We wait.\n\n{after}"
    assert printed(find_dialogue, text)[-1][2] == kept


def test_a_paragraph_that_names_the_speaker_ends_the_turn() -> None:
    text = "LEE: We are late.\n\nHere Lee paused.\n\nShe sat down.\n\nREPORTER: And now?\n\nLEE: We wait."
    assert printed(find_dialogue, text)[0] == ("turn", "LEE", ["We are late."])


def test_a_headline_with_the_speakers_name_is_no_turn() -> None:
    text = "Mayor Lee: ‘We Are Late’\n\nTAPPAN: Why?\n\nLEE: I do not know.\n\nTAPPAN: Will you?\n\nLEE: No."
    assert [speaker for _, speaker, _ in printed(find_dialogue, text)] == ["TAPPAN", "LEE", "TAPPAN", "LEE"]
