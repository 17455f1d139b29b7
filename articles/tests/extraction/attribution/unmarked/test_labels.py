import pytest

from articles.extraction.attribution.unmarked.labels import LabelKind, label_of, name_in
from articles.extraction.types import Span


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param("The answer is plain: I was wrong.", id="prose"),
        pytest.param("Lee said: “I was wrong.”", id="a cue"),
        pytest.param("“One thing,” said Lee: “No.”", id="a quotation"),
        pytest.param("14:05: Parliament meets.", id="a time"),
        pytest.param("http://example.org", id="an address"),
        pytest.param("Lee, the mayor", id="no colon"),
        pytest.param("One Two Three Four Five Six Seven Eight Nine: words", id="too many words"),
        pytest.param("Quay walls: old.", id="a word in q"),
        pytest.param("A man came.", id="an article"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_label(paragraph: str) -> None:
    assert label_of(paragraph, Span(0, len(paragraph))) is None


@pytest.mark.parametrize(
    ("paragraph", "kind", "words"),
    [
        ("Q: Why?", LabelKind.QUESTION, "Why?"),
        ("Q. Why?", LabelKind.QUESTION, "Why?"),
        ("**Q:** Why?", LabelKind.QUESTION, "Why?"),
        ("Q3: Why?", LabelKind.QUESTION, "Why?"),
        ("Question: Why?", LabelKind.QUESTION, "Why?"),
        ("Q Why?", LabelKind.BARE_QUESTION, "Why?"),
        ("QWhy now?", LabelKind.BARE_QUESTION, "Why now?"),
        ("A: Because.", LabelKind.ANSWER, "Because."),
        ("ANSWER: Because.", LabelKind.ANSWER, "Because."),
        ("REPORTER: Why?", LabelKind.PRESS, "Why?"),
        ("[unidentified reporter]: Why?", None, ""),
        ("[Unidentified reporter]: Why?", LabelKind.PRESS, "Why?"),
        ("AUDIENCE MEMBER 2: Why?", LabelKind.PRESS, "Why?"),
        ("MAYOR LEE: Because.", LabelKind.SPEAKER, "Because."),
        ("SEN. ANN LEE (D-ME): Because.", LabelKind.SPEAKER, "Because."),
        ("Ann van der Lee: Because.", LabelKind.SPEAKER, "Because."),
        ("The Courier: Why?", LabelKind.SPEAKER, "Why?"),
    ],
)
def test_labels_and_where_the_words_begin(paragraph: str, kind: LabelKind | None, words: str) -> None:
    label = label_of(paragraph, Span(0, len(paragraph)))
    assert (label and label.kind) == kind
    assert label is None or paragraph[label.words_start :] == words


@pytest.mark.parametrize(
    ("label", "name", "titled"),
    [
        ("LEE", "LEE", False),
        ("MS. LEE", "LEE", True),
        ("MAYOR LEE", "LEE", True),
        ("Prime Minister Ann Lee", "Ann Lee", True),
        ("ANN LEE (D-ME)", "ANN LEE", False),
        ("ANN LEE, CHAIRMAN", "ANN LEE", False),
        ("THE PRIME MINISTER", None, True),
        ("SEN", "SEN", False),
        ("THE COURIER", None, False),
    ],
)
def test_the_name_in_a_label(label: str, name: str | None, titled: bool) -> None:
    span, found = name_in(label, Span(0, len(label)))
    assert (span and label[span.start : span.end], found) == (name, titled)
