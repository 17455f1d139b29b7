"""Which words of a text are attributed, their kind, and which quotations are one content."""

import pytest

from articles.extraction.attribution.contents import Content, find_contents
from articles.extraction.attribution.quotations import find_quotations
from articles.tests.extraction.attribution.contexts import context_of
from articles.tests.extraction.marked import marked


def contents(source: str, titles: tuple[str, ...] = ()) -> list[Content]:
    tagging, context = marked(source, titles), context_of(source)
    quotations = find_quotations(tagging.text, context.layout.paragraphs)
    return find_contents(context, quotations, tagging, tagging.spans)


def printed(source: str) -> list[list[str]]:
    """The parts of each content."""
    text = marked(source).text
    return [[text[p.start : p.end] for p in c.span.parts] for c in contents(source)]


@pytest.mark.parametrize(
    ("source", "titles"),
    [
        pytest.param("[p Ann Lee] read “The Harbour”.", ("The Harbour",), id="title, says the tagger"),
        pytest.param("The so-called “golden mile” stayed dry.", (), id="so-called"),
        pytest.param("Her novel “The Long Quay” sold well.", (), id="a novel's name"),
        pytest.param("[s Officials] denied [c such claims].", (), id="two words"),
        pytest.param("[p Ann Lee] came and left.", (), id="nothing attributed"),
    ],
)
def test_what_is_not_a_content(source: str, titles: tuple[str, ...]) -> None:
    assert contents(source, titles) == []


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        pytest.param("[p Ann Lee] said “we are open and free.”", "direct", id="a clause after its cue"),
        pytest.param("“We are open,” [p Ann Lee] said.", "direct", id="opens the sentence"),
        pytest.param("[p Ann Lee]: “we are open”.", "direct", id="after a colon"),
        pytest.param(
            "[p Ann Lee] said [c she was “very glad to see” him].", "mixed", id="a fragment in a clause"
        ),
        pytest.param(
            "[p Ann Lee] thanked [c him for it, “despite being busy.”]", "mixed", id="a fragment at the end"
        ),
        pytest.param("[p Ann Lee] said [c he “waited for hours in the cold rain”].", "mixed", id="a subject"),
        pytest.param("[p Ann Lee] said [c that “we waited”].", "direct", id="that"),
        pytest.param("[p Ann Lee] said [c the harbour would close].", "indirect", id="no marks"),
    ],
)
def test_the_kind_of_a_content(source: str, kind: str) -> None:
    assert [c.kind for c in contents(source)] == [kind]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("“We waited,” [p Ann Lee] said. [p Tom Ray] said, “Nobody came.”", id="two cues"),
        pytest.param("“We waited.” [p Ann Lee] added, “Nobody came.”", id="a new sentence"),
        pytest.param("“We waited,” [p Ann Lee] said.\n\n“Nobody came.”", id="two paragraphs"),
        pytest.param("“We waited,” [p Ann Lee] said. “Nobody came,” he said.", id="a cue of its own"),
        pytest.param("“We waited,” near [p Ann Lee]. “Nobody came.”", id="no cue between"),
        pytest.param("“We waited,” [p Ann Lee] said; it rained. “Nobody came.”", id="a sentence between"),
    ],
)
def test_two_quotations_are_two_contents(source: str) -> None:
    assert [len(parts) for parts in printed(source)] == [1, 1]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("“We waited,” [p Ann Lee] said. “Nobody came.”", id="a full stop"),
        pytest.param("“We waited,” said [p Ann Lee], “Nobody came.”", id="a comma"),
        pytest.param("“We waited,” said Sen. [p A. Lee]. “Nobody came.”", id="abbreviations"),
    ],
)
def test_two_quotations_with_only_a_cue_between_are_one_content(source: str) -> None:
    assert printed(source) == [["We waited,", "Nobody came."]]


def test_a_quotation_that_continues_after_a_paragraph_is_one_content() -> None:
    assert printed("[p Ann Lee] said “we came here.\n\nThey saw us, too,” and left.") == [
        ["we came here.", "They saw us, too,"]
    ]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param(
            "[p Ann Lee] said [c that the port would close].", [["the port would close"]], id="that"
        ),
        pytest.param(
            "[p Ann Lee] said [c the port, ][c they hope, would close].",
            [["the port, they hope, would close"]],
            id="cut at a comma",
        ),
        pytest.param(
            "[c [p Ann Lee] thanked] [c the divers for a long night].",
            [["the divers for a long night"]],
            id="subject and cue read as a content",
        ),
        pytest.param(
            "[p Ann Lee] said [c the plan showed “a lack of] care” here.",
            [["the plan showed “a lack of care”"]],
            id="half of a quotation inside",
        ),
        pytest.param(
            "[p Ann Lee] said [c “we are open here”].", [["we are open here"]], id="only the quotation"
        ),
    ],
)
def test_the_words_of_an_indirect_content(source: str, wanted: list[list[str]]) -> None:
    assert printed(source) == wanted


def test_the_subject_inside_an_indirect_content_is_its_source() -> None:
    source = "[c Minister [p Ann Lee] said the harbour would close], according to [s news agencies]."
    [found] = contents(source)
    text = marked(source).text
    assert found.subject is not None
    assert text[found.subject.start : found.subject.end] == "Ann Lee"
    assert printed(source) == [["the harbour would close"]]


def test_a_pronoun_after_the_cue_is_not_the_source_of_the_words() -> None:
    [found] = contents("[p Ann Lee] said [c she recalls a quiet harbour with boats].")
    assert found.subject is None


def test_contents_are_in_reading_order_and_do_not_overlap() -> None:
    found = contents("[p Ann Lee] said [c the plan showed “a lack of care” for us]. “Go now,” he said.")
    assert [c.kind for c in found] == ["mixed", "direct"]
    assert found[0].span.end <= found[1].span.start


@pytest.mark.parametrize(
    ("source", "parts", "quoted"),
    [
        pytest.param(
            "[p Ann Lee] said [c the plan was “dead and gone” and “we all go on”].",
            ["the plan was “dead and gone” and “we all go on”"],
            ["dead and gone", "we all go on"],
            id="two quotations in one clause",
        ),
        pytest.param(
            "[p Ann Lee] said [c the plan was “dead,”] she said, “and gone for good.”",
            ["the plan was “dead,”", "“and gone for good.”"],
            ["dead,", "and gone for good."],
            id="a cue interrupts",
        ),
        pytest.param(
            "[p Ann Lee] said [c the plan was “dead.]\n\n“We go on.”",
            ["the plan was “dead.", "“We go on.”"],
            ["dead.", "We go on."],
            id="goes on in the next paragraph",
        ),
    ],
)
def test_a_mixed_content_keeps_the_marks_and_what_is_quoted(
    source: str, parts: list[str], quoted: list[str]
) -> None:
    text = marked(source).text
    [found] = contents(source)
    assert [text[p.start : p.end] for p in found.span.parts] == parts
    assert [text[p.start : p.end] for p in found.quoted] == quoted
