"""What the training of antecedents learns from, and that it learns."""

from pathlib import Path

import numpy as np

from articles.extraction.attribution.antecedent_features import AntecedentFeature
from articles.extraction.training.antecedents import PronounExample, automatic_answers, learn, read_by_hand


def test_no_answer_without_a_name() -> None:
    quotes = [{"speaker": None}, {"speaker": {"start": 4, "silver": []}}, {"speaker": {"start": 9}}]
    assert automatic_answers({"quotes": quotes}) == {}


def test_the_longest_name_is_the_automatic_answer() -> None:
    quotes = [{"speaker": {"start": 4, "silver": ["he", "Lee", "Ann Lee"]}}]
    assert automatic_answers({"quotes": quotes}) == {4: "Ann Lee"}


def test_answers_by_hand_are_read_by_article_and_may_name_nobody(tmp_path: Path) -> None:
    path = tmp_path / "answers.tsv"
    path.write_text("a\t12\tAnn Lee\na\t40\t\nb\t7\tTom Ray\n", encoding="utf-8")
    assert read_by_hand(path) == {"a": {12: "Ann Lee", 40: ""}, "b": {7: "Tom Ray"}}


def test_the_feature_of_the_right_rows_gets_the_higher_weight() -> None:
    first, second = np.zeros((2, len(AntecedentFeature)))
    first[0], second[1] = 1.0, 1.0
    examples = [
        PronounExample(np.stack([first, second]), 0, 1.0),
        PronounExample(np.stack([second, first]), 1, 1.0),
    ]
    weights = learn(examples, steps=50)
    assert weights[0] > 0 > weights[1]


def test_an_example_that_weighs_more_decides() -> None:
    first, second = np.zeros((2, len(AntecedentFeature)))
    first[0], second[1] = 1.0, 1.0
    rows = np.stack([first, second])
    weights = learn([PronounExample(rows, 0, 4.0), PronounExample(rows, 1, 1.0)], steps=50)
    assert weights[0] > weights[1]
