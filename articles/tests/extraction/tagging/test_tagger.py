from itertools import pairwise
from pathlib import Path

import pytest

from articles.extraction.tagging.tagger import MODEL, load_tagger
from articles.extraction.types import Label, Span, Tagging

REPORT = (
    "KISUMU, March 3 - Council leader Grace Odhiambo said the bridge would open in June. "
    "“We will not wait another year for it,” Odhiambo told reporters.\n\n"
    "Treasurer Daniel Moreno warned that the money was not there."
)


@pytest.fixture(scope="module")
def report() -> Tagging:
    return load_tagger().tag(REPORT)


def named(text: str, *labels: Label) -> list[str]:
    return [text[span.start : span.end] for span in load_tagger().tag(text).spans if span.label in labels]


def span_of(words: str, after: int = 0) -> Span:
    start = REPORT.index(words, after)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \n\n\t", id="white space"),
        pytest.param("the rain went on for days and nobody came to the market.", id="no capital, no mark"),
        pytest.param("1,234.50 — 7 : 3 ... ***", id="no letter"),
    ],
)
def test_nothing_is_found_where_nothing_is_named(text: str) -> None:
    assert load_tagger().tag(text).spans == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("On Monday the Central Bank raised interest rates for the third time.", id="bank"),
        pytest.param("The Supreme Court will hear the case in October.", id="court"),
    ],
)
def test_offices_and_days_are_no_persons(text: str) -> None:
    assert named(text, Label.PERSON) == []


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        pytest.param("Mayor Thandiwe Khumalo opened the school.", ["Thandiwe Khumalo"], id="title left out"),
        pytest.param(
            "South Korean President Yoon Min-seo met reporters on Friday.",
            ["Yoon Min-seo"],
            id="surname first",
        ),
        pytest.param(
            "Analyst María Fernández said prices would rise.", ["María Fernández"], id="descriptor left out"
        ),
        pytest.param(
            "Jose\u0301 Nun\u0303ez left early.", ["Jose\u0301 Nun\u0303ez"], id="combining accents"
        ),
    ],
)
def test_persons(text: str, persons: list[str]) -> None:
    assert named(text, Label.PERSON) == persons


def test_places() -> None:
    assert named("The ferry from Mombasa to Zanzibar sank off Tanzania.", Label.PLACE) == [
        "Mombasa",
        "Zanzibar",
        "Tanzania",
    ]


def test_an_attribution_has_content_source_and_cue(report: Tagging) -> None:
    found = {label: [REPORT[s.start : s.end] for s in report.spans if s.label is label] for label in Label}
    assert "warned" in found[Label.CUE]
    assert any("Daniel Moreno" in source for source in found[Label.SOURCE])
    assert any("the money was not there" in content for content in found[Label.CONTENT])


def test_the_nearest_rightful_source_scores_best(report: Tagging) -> None:
    quotation = span_of("We will not wait another year for it")
    speaker = span_of("Odhiambo", after=quotation.end)
    scores = report.source_scores(quotation.start, quotation.end, [span_of("Daniel Moreno"), speaker])
    assert scores[0] is not None
    assert scores[1] is not None
    assert scores[1] > scores[0]
    assert scores[1] > report.no_source_score(quotation.start, quotation.end)


def test_a_source_in_another_window_has_no_score() -> None:
    text = "“We go,” said Kim.\n\n" + "The river rose slowly. \n\n" * 300 + "Lim laughed."
    tagging = load_tagger().tag(text)
    assert tagging.source_scores(1, 7, [Span(len(text) - 12, len(text) - 9)]) == [None]


def test_a_quotation_is_attributed_and_a_title_is_not() -> None:
    text = (
        "“We will not wait another year for it,” Odhiambo told reporters. "
        "She read from her novel “The Long Rain Over The Lake” and signed copies."
    )
    tagging = load_tagger().tag(text)
    said, title = text.index("We will"), text.index("The Long")
    assert tagging.attributed(said, said + 36) > 0.5 > tagging.attributed(title, title + 27)


def test_a_window_that_is_not_read_has_no_source() -> None:
    tagging = load_tagger().tag("rain fell all day and nobody came")
    assert tagging.no_source_score(0, 4) == 0
    assert tagging.source_scores(0, 4, [Span(23, 29)])[0] < tagging.no_source_score(0, 4)  # type: ignore[operator]


def test_spans_come_in_order_and_those_of_one_label_do_not_overlap(report: Tagging) -> None:
    assert [span.start for span in report.spans] == sorted(span.start for span in report.spans)
    for label in Label:
        own = [span for span in report.spans if span.label is label]
        assert all(one.end <= other.start for one, other in pairwise(own))
    assert all(0 <= span.start < span.end <= len(REPORT) and 0 <= span.score <= 1 for span in report.spans)


def test_many_texts_give_what_each_gives_alone() -> None:
    texts = [REPORT, "", "Park met Lim.", REPORT[85:]]
    tagger = load_tagger()
    together = tagger.tag_many(texts)
    for text, tagging in zip(texts, together, strict=True):
        alone = tagger.tag(text)
        assert [(s.start, s.end, s.label) for s in tagging.spans] == [
            (s.start, s.end, s.label) for s in alone.spans
        ]


def test_the_same_text_gives_the_same_result(report: Tagging) -> None:
    assert load_tagger().tag(REPORT).spans == report.spans


@pytest.mark.parametrize(
    "text", ['"' * 1_000_000, "“ " * 5000, "” 12 ” “ 3.5 “\n" * 900], ids=["marks", "openings", "figures"]
)
def test_what_has_no_letter_costs_no_reading(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("articles.extraction.tagging.tagger.ModelTagger._heads")
    assert load_tagger().tag(text).spans == ()


def test_a_missing_model_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="No model at"):
        load_tagger(tmp_path / "none.onnx")


def test_the_model_is_one_file_of_at_most_25_megabytes() -> None:
    assert MODEL.stat().st_size <= 25_000_000
