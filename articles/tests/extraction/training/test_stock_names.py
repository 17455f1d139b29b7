import numpy as np
import pytest

from articles.extraction.tagging.bio import ENTITY, LABELS
from articles.extraction.tagging.tagger import load_tagger
from articles.extraction.tagging.windows import split
from articles.extraction.training.lessons import teach_names
from articles.extraction.training.stock_names import Name, consistent


def agreed(
    text: str, *names: tuple[str, str], elsewhere: tuple[tuple[str, str], ...] = ()
) -> list[tuple[str, str]]:
    """What comes of names that the labeller saw in `text`, and of votes in another text."""
    other = " ".join(word for word, _ in elsewhere)

    def spans(where: str, seen: tuple[tuple[str, str], ...]) -> list[Name]:
        found, at = [], 0
        for word, kind in seen:
            at = where.index(word, at)
            found.append((at, at + len(word), kind))
            at += len(word)
        return found

    first, _ = consistent([text, other], [spans(text, names), spans(other, elsewhere)])
    return [(text[start:end], kind) for start, end, kind in first]


@pytest.mark.parametrize(
    ("text", "names", "elsewhere"),
    [
        pytest.param("Rain fell on Monday.", (), (), id="nothing was seen"),
        pytest.param("Brandt left.", (("Brandt", "unsure"),), (("Brandt", "person"),), id="seen too rarely"),
        pytest.param(
            "Haddad fell.",
            (("Haddad", "unsure"),),
            (("Haddad", "person"), ("Haddad", "other"), ("Haddad", "place")),
            id="the votes are divided",
        ),
    ],
)
def test_nobody_is_made_a_person_by_guess(
    text: str, names: tuple[tuple[str, str], ...], elsewhere: tuple[tuple[str, str], ...]
) -> None:
    seen = tuple((word, "person") for word, _ in names)
    assert agreed(text, *seen, elsewhere=elsewhere) == list(names)


def test_a_surname_is_a_person_where_the_full_name_stands() -> None:
    text = "Maria Alvarez spoke. Alvarez left, and Alvarez's car too."
    assert agreed(text, ("Maria Alvarez", "person"), ("Alvarez", "other")) == [
        ("Maria Alvarez", "person"),
        ("Alvarez", "person"),
        ("Alvarez", "person"),
    ]


def test_a_full_name_is_what_most_of_its_mentions_say() -> None:
    votes = (("Chen Wei", "person"), ("Chen Wei", "person"), ("Chen Wei", "person"))
    assert agreed("Chen Wei sang.", ("Chen Wei", "other"), elsewhere=votes) == [("Chen Wei", "person")]


def test_an_unsure_word_is_no_lesson_and_a_name_is_one() -> None:
    text = "Maria Alvarez met Brandt."
    words = split(load_tagger().tokenizer, [text])[0]
    scores = np.zeros((len(words), LABELS), np.float32)
    teach_names(scores, words, [(0, 13, "person"), (18, 24, "unsure")])
    assert scores[:3, ENTITY].argmax(axis=1).tolist() == [1, 2, 0]
    assert np.isnan(scores[3]).all()
    assert not np.isnan(scores[[0, 1, 2, 4]]).any()
