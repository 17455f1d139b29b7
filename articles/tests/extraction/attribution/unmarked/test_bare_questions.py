import pytest

from articles.extraction.attribution.unmarked.bare_questions import find_bare_interview
from articles.tests.extraction.attribution.unmarked.layouts import printed

INTRODUCTION = "Ann Lee rows alone. She spoke to us in Lisbon."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The city votes.\n\nWhat can you vote on?\n\nA tram.\n\nWhen do you vote?\n\nOn Sunday.",
            id="an explainer",
        ),
        pytest.param(
            f"{INTRODUCTION}\n\nWhat drives her?\n\nNobody knows.\n\nWhere will she go?\n\nTo Porto.",
            id="a portrait with questions of its author",
        ),
        pytest.param(
            f"{INTRODUCTION}\n\nWhat do you do out there?\n\n“I row,” she said.\n\nCan you sleep?\n\n“I do,” "
            "she said.",
            id="answers in marks",
        ),
        pytest.param(f"{INTRODUCTION}\n\nWere you afraid?\n\nI was.", id="one question"),
        pytest.param(
            f"Can you row?\n\nI can.\n\n{INTRODUCTION}\n\nCan you swim?\n\nI do.", id="no introduction"
        ),
    ],
)
def test_what_is_no_interview(text: str) -> None:
    assert printed(find_bare_interview, text) == []


def test_questions_without_labels() -> None:
    text = (
        f"{INTRODUCTION}\n\nWere you afraid?\n\nI was, once.\n\nThe rudder broke.\n\nWould you go again?\n\n"
        "My hands must heal first.\n\nHer book appears in May."
    )
    assert printed(find_bare_interview, text) == [
        ("question", "", ["Were you afraid?"]),
        ("answer", "", ["I was, once.", "The rudder broke."]),
        ("question", "", ["Would you go again?"]),
        ("answer", "", ["My hands must heal first."]),
    ]


def test_a_label_before_the_first_answer_names_who_gives_them_all() -> None:
    text = f"{INTRODUCTION}\n\nWere you afraid?\n\nAnn Lee: I was.\n\nWould you go again?\n\nI would."
    assert printed(find_bare_interview, text)[1::2] == [
        ("turn", "Ann Lee", ["I was."]),
        ("turn", "Ann Lee", ["I would."]),
    ]
