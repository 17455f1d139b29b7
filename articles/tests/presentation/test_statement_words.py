"""The words of a statement as they are shown: marks exactly around what was printed within marks."""

from types import SimpleNamespace

import pytest

from articles.presentation.statement_words import attributed, cited, quoted_stretches, words_of
from articles.text.spans import Span


def said(text, *quoted, kind="mixed", speaker="", speaker_text=""):
    stretches = [Span(text.index(words), text.index(words) + len(words)) for words in quoted]
    speaker = SimpleNamespace(name=speaker) if speaker else None
    return SimpleNamespace(
        text=text, kind=kind, quoted_stretches=stretches, named_speaker=speaker, speaker_text=speaker_text
    )


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        pytest.param(said("it sails at dawn", kind="indirect"), "it sails at dawn", id="indirect"),
        pytest.param(
            said("it sails", "sails", kind="indirect"), "it sails", id="indirect, as an editor says"
        ),
        pytest.param(said("We sail.", kind="direct"), "We sail.", id="direct without marks in print"),
        pytest.param(said("We sail,", "We sail,", kind="direct"), "“We sail”", id="the comma at the end"),
        pytest.param(said("Who sails?", "Who sails?", kind="direct"), "“Who sails?”", id="a question"),
        pytest.param(
            said("We sail, … at dawn.", "We sail,", "at dawn.", kind="direct"),
            "“We sail … at dawn.”",
            id="interrupted",
        ),
        pytest.param(
            said("We sail. At dawn.", "We sail.", "At dawn.", kind="direct"),
            "“We sail. At dawn.”",
            id="paragraphs",
        ),
        pytest.param(
            said("was “very glad” to see", "very glad"), "was “very glad” to see", id="in the middle"
        ),
        pytest.param(
            said('was "very glad" to see', "very glad"), "was “very glad” to see", id="straight marks"
        ),
        pytest.param(
            said("was ``very glad'' to see", "very glad"), "was “very glad” to see", id="doubled marks"
        ),
        pytest.param(
            said("was “ very glad ” to see", "very glad"), "was “very glad” to see", id="spaced marks"
        ),
        pytest.param(said("was “very glad,”", "very glad,"), "was “very glad”", id="at the end"),
        pytest.param(
            said("was “very glad", "very glad"), "was “very glad”", id="the span ends before the mark"
        ),
        pytest.param(
            said("very glad” to see", "very glad"), "“very glad” to see", id="begins after the mark"
        ),
        pytest.param(said("“glad,” and “sad”", "glad,", "sad"), "“glad,” and “sad”", id="two stretches"),
        pytest.param(said("“glad” “sad”", "glad", "sad"), "“glad” “sad”", id="two quotations side by side"),
        pytest.param(
            said("would “go” … and “win”", "go", "win"),
            "would “go” … and “win”",
            id="words after an omission",
        ),
        pytest.param(
            said("would “go,” … “It helps.”", "go,", "It helps."),
            "would “go … It helps.”",
            id="an omission alone",
        ),
        pytest.param(said("liked “Jaws” and the sea"), "liked “Jaws” and the sea", id="a title, as printed"),
    ],
)
def test_marks_are_around_the_quoted_stretches_alone(statement, shown):
    assert words_of(statement).text == shown


def test_the_quoted_stretches_are_given_without_marks():
    assert quoted_stretches(said("was “very glad,” and “sad,”", "very glad,", "sad,")) == [
        "very glad,",
        "sad",
    ]
    assert quoted_stretches(said("We go, … now.", "We go,", "now.", kind="direct")) == ["We go … now."]


@pytest.mark.parametrize(
    ("most", "shown"),
    [
        (80, "She was “very glad to see” the old harbour"),
        (32, "She was “very glad to see” the …"),
        (20, "She was “very glad …”"),
        (9, "She was …"),
    ],
)
def test_what_is_cut_in_two_keeps_both_marks(most, shown):
    statement = said("She was “very glad to see” the old harbour", "very glad to see")
    assert words_of(statement).shortened(most) == shown


def test_a_cut_in_the_middle_says_so_at_both_ends():
    words = words_of(said("We sail at dawn or never.", "We sail at dawn or never.", kind="direct"))
    assert words.cut(9, 16) == "… “at dawn …”"


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        pytest.param(said("it sails", kind="indirect"), "it sails", id="nobody"),
        pytest.param(
            said("it sails", kind="indirect", speaker="Chen Wei"),
            "According to Chen Wei: it sails",
            id="indirect",
        ),
        pytest.param(
            said("it sails", kind="indirect", speaker_text="He"), "According to him: it sails", id="a pronoun"
        ),
        pytest.param(
            said("It sails.", "It sails.", kind="direct", speaker="Chen Wei"),
            "Chen Wei: “It sails.”",
            id="direct",
        ),
        pytest.param(
            said("is “glad” of it", "glad", speaker="Chen Wei"), "Chen Wei: is “glad” of it", id="mixed"
        ),
    ],
)
def test_who_said_it(statement, line):
    assert attributed(statement) == line


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        pytest.param(
            said("It sails,", "It sails,", kind="direct"), "“It sails.”", id="closed inside the marks"
        ),
        pytest.param(said("Who sails?", "Who sails?", kind="direct"), "“Who sails?”", id="a mark of its own"),
        pytest.param(said("and so on …", "and so on …", kind="direct"), "“and so on …”", id="dots"),
        pytest.param(said("it is the workers’", kind="indirect"), "it is the workers’.", id="an apostrophe"),
        pytest.param(said("is “glad” of it", "glad"), "is “glad” of it.", id="mixed"),
    ],
)
def test_a_citation_is_closed_once(statement, sentence):
    assert cited(statement, 300) == sentence
