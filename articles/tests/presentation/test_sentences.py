from types import SimpleNamespace

import pytest

from articles.presentation.sentences import Sentence, sentence_of

BODY = (
    "It rained. Gov. Reyes said that the ferry would sail at dawn, come what may. Nobody believed her.\n\n"
    "J. R. Reyes thanked her friend Kim. Kim’s brother laughed.\n\n"
    "“It sails,” she said.\n\nShe told them: “Wait here.” They waited.\n\nThe ferry sailed"
)


def asked(words, reach=400):
    start = BODY.index(words)
    around_start = max(start - reach, 0)
    end = start + len(words)
    return SimpleNamespace(
        text=words,
        words_start=start,
        words_end=end,
        around_start=around_start,
        around=BODY[around_start : end + reach],
    )


def in_parts(first, last):
    statement = asked(first)
    statement.text = f"{first} … {last}"
    return statement


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "that the ferry would sail at dawn",
            Sentence("Gov. Reyes said ", "that the ferry would sail at dawn", ", come what may."),
        ),
        ("thanked her friend", Sentence("J. R. Reyes ", "thanked her friend", " Kim.")),
        ("It sails,", Sentence("“", "It sails,", "” she said.")),
        ("Wait here.", Sentence("She told them: “", "Wait here.", "”")),
        ("ferry sailed", Sentence("The ", "ferry sailed", "")),
    ],
    ids=[
        "not cut at an abbreviation",
        "cut at a short name, not at initials",
        "not over its paragraph",
        "not over the mark that closes it",
        "without a full stop",
    ],
)
def test_the_sentence_around_the_words(words, sentence):
    assert sentence_of(asked(words)) == sentence


@pytest.mark.parametrize(
    "statement",
    [asked("It rained."), SimpleNamespace(), SimpleNamespace(around=None), in_parts("thanked", "laughed")],
    ids=["a whole sentence", "not asked for", "without a span", "in parts"],
)
def test_where_nothing_stands_around_there_is_no_sentence(statement):
    assert sentence_of(statement) is None
