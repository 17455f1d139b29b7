"""Speech that did not happen is not shown; a negation inside the words is part of the statement."""

import pytest

from articles.extraction.types import ExtractedStatement
from articles.tests.extraction.marked import read


def only(source: str) -> ExtractedStatement:
    [statement] = read(source).statements
    return statement


CLAUSE = "[c that the harbour would be closed before the end of May]"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            "“I never said we would leave the harbour,” [p Ann Lee] said.", id="inside the quotation"
        ),
        pytest.param("[p Ann Lee] said [c it was not the duty of the harbour to pay].", id="said it was not"),
        pytest.param(
            "[p Ann Lee] said [c the council would not say who had paid for it].", id="not in the words"
        ),
        pytest.param(f"[p Ann Lee] denied {CLAUSE}.", id="denied that"),
        pytest.param(f"[p Ann Lee] would only say {CLAUSE}.", id="would only say"),
        pytest.param(f"[p Ann Lee] did not just say {CLAUSE}, she shouted it.", id="not just"),
        pytest.param(f"If elected, [p Ann Lee] said {CLAUSE}.", id="the condition ends before the speaker"),
        pytest.param(f"Theresa May said {CLAUSE}.".replace("Theresa May", "[p Theresa May]"), id="a name"),
        pytest.param("“We are open,” [p Ann Lee] said. She did not say more.", id="another cue is negated"),
        pytest.param("My teacher, [p Ann Lee], would say: “Read it once more.”", id="a habit"),
        pytest.param(f"Why did it close? [p Ann Lee] said {CLAUSE}.", id="the question is before"),
    ],
)
def test_what_was_said_is_shown(source: str) -> None:
    assert only(source).reported


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(f"[p Ann Lee] did not say {CLAUSE}.", id="did not"),
        pytest.param(f"[p Ann Lee] didn’t say {CLAUSE}.", id="didn’t"),
        pytest.param(f"[p Ann Lee] has never said {CLAUSE}.", id="has never"),
        pytest.param(f"[p Ann Lee] would not confirm {CLAUSE}.", id="would not"),
        pytest.param("[p Ann Lee] did not say “we will close”.", id="quoted words"),
        pytest.param(f"[s No one in the council] has said {CLAUSE}.", id="no one"),
        pytest.param(f"[s None of the divers] said {CLAUSE}.", id="none"),
        pytest.param(f"[p Ann Lee] refused to say {CLAUSE}.", id="refused"),
        pytest.param(f"[p Ann Lee] stopped short of saying {CLAUSE}.", id="short of"),
        pytest.param(f"[p Ann Lee] left without saying {CLAUSE}.", id="without"),
        pytest.param(f"If [p Ann Lee] says {CLAUSE}, ships will leave.", id="if"),
        pytest.param("If [s the queen] were to say “I am tired”, nobody would work.", id="if, quoted"),
        pytest.param(f"Should [p Ann Lee] say {CLAUSE}, ships will leave.", id="inverted"),
        pytest.param(f"Perhaps [p Ann Lee] would say {CLAUSE}.", id="perhaps"),
        pytest.param(f"[p Ann Lee] might argue {CLAUSE}.", id="might"),
        pytest.param(f"Did [p Ann Lee] say {CLAUSE}?", id="question"),
    ],
)
def test_what_nobody_said_is_not_shown_and_says_why(source: str) -> None:
    statement = only(source)
    assert not statement.shown
    assert "nobody said it" in statement.reason
