"""The weights that are learnt for confidences."""

from articles.extraction.calibration import Sign, probability
from articles.extraction.training.certainty import Lesson, cross_validated, learn


def lessons(signs: dict[Sign, float], right: int, wrong: int) -> list[Lesson]:
    return [
        Lesson(number % 10, signs | {Sign.CONSTANT: 1.0}, 0.9, number < right, 1.0)
        for number in range(right + wrong)
    ]


FOUND = lessons({}, 900, 100) + lessons({Sign.NO_CUE: 1.0}, 500, 500)


def test_the_share_of_right_ones_is_learnt_for_each_sign() -> None:
    weights = learn(FOUND)
    assert abs(probability({Sign.CONSTANT: 1.0}, weights) - 0.9) < 0.02
    assert abs(probability({Sign.CONSTANT: 1.0, Sign.NO_CUE: 1.0}, weights) - 0.5) < 0.02


def test_every_lesson_is_judged_once() -> None:
    assert len(cross_validated(FOUND)) == len(FOUND)


def test_the_same_lessons_give_the_same_weights() -> None:
    assert learn(FOUND) == learn(FOUND)
