"""The whole extraction: pure, the same one at a time and in batches, linear on hostile input."""

import subprocess
import sys

import pytest

from articles.extraction.attribution.quotations import find_quotations
from articles.extraction.pipeline import extract_many, extract_text
from articles.extraction.text.sentences import Layout
from articles.extraction.types import ArticleText, Extraction
from articles.tests.extraction.conftest import CallCounter
from articles.tests.extraction.marked import read

TEXTS = [
    "Mayor Maria Alvarez said the harbour will close. “It is too old,” she said.",
    "",
    "Chen Wei told reporters in Lisbon: “We will be back.”",
]


def test_the_extraction_needs_no_django() -> None:
    code = (
        "import sys, articles.extraction.pipeline as p; p.extract_text('Ann Lee said: “No.”');"
        "sys.exit(any(m == 'django' or m.startswith('django.') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_texts_in_a_batch_are_read_as_one_at_a_time() -> None:
    assert [findings(e) for e in extract_many(map(ArticleText, TEXTS))] == [
        findings(extract_text(text)) for text in TEXTS
    ]


def findings(extraction: Extraction) -> list[tuple[str, ...]]:
    """What was found, without how sure: that depends on what the tagger reads beside it, by a hair."""
    return [
        *(("person", p.surface, p.name, p.descriptor) for p in extraction.people),
        *(("place", p.surface, p.name) for p in extraction.places),
        *((s.kind, s.text, s.cue, str(s.speaker), s.via) for s in extraction.statements),
    ]


def test_nothing_is_found_in_nothing() -> None:
    extraction = extract_text("")
    assert (extraction.people, extraction.places, extraction.statements) == ((), (), ())


def test_nothing_is_found_in_a_language_that_is_not_read() -> None:
    french = "Le maire de Lyon, Jean Brandt, a dit mardi : « Nous n’augmenterons pas les impôts. »"
    extraction = extract_text(french)
    assert (extraction.people, extraction.places, extraction.statements) == ((), (), ())


def test_a_batch_of_two_languages_keeps_its_order() -> None:
    articles = [ArticleText(TEXTS[0], language="fr"), ArticleText(TEXTS[2], language="en-GB")]
    first, second = extract_many(articles)
    assert (findings(first), findings(second)) == ([], findings(extract_text(TEXTS[2])))


@pytest.mark.parametrize("unit", ["“and ", '"and ', "‘and ", "'and ", "“and so\n", "‘and so\n", "» ", "''"])
def test_marks_that_never_close_cost_as_much_as_there_are(unit: str, count_calls: CallCounter) -> None:
    once, twice = (Layout(unit * n) for n in (1_000, 2_000))
    calls = [count_calls(lambda t=t: find_quotations(t.text, t.paragraphs)) for t in (once, twice)]
    assert calls[1] <= 2.5 * calls[0]


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("“We are open,” [p Ann Lee] said. ", id="quotations in one paragraph"),
        pytest.param("“We are open,” [p Ann Lee] said.\n\n", id="a paragraph each"),
        pytest.param("[s [p Ann Lee]] said [c the harbour would close] and ", id="one endless sentence"),
        pytest.param("[p Ann Lee] met [p Tom Ray] and he said she left and ", id="pronouns"),
        pytest.param("[p Ann Lee], [p Tom Lee], [l Leeds], Lee, ", id="namesakes"),
    ],
)
def test_twice_the_text_costs_at_most_two_and_a_half_times_as_much(
    unit: str, count_calls: CallCounter
) -> None:
    read(unit)  # loads what is loaded once
    once, twice = (count_calls(lambda n=n: read(unit * n)) for n in (150, 300))
    assert twice <= 2.5 * once
