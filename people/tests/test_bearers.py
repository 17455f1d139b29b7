"""Who is meant by a surname alone."""

import pytest

from people.bearers import BareName, Bearer, descriptor_words, who_is_meant


def bearer(key, name, *articles, described=(), **fields):
    return Bearer(key, name, frozenset(articles), frozenset(described), **fields)


MARIA = bearer(1, "Maria Alvarez", *range(9), described=range(4))


def meant(bare, *bearers, excluded=()):
    return who_is_meant(bare, bearers, where="in the Herald, 2023–2025", excluded=excluded).key


@pytest.mark.parametrize(
    ("bare", "bearers", "excluded"),
    [
        pytest.param(BareName("Alvarez"), [], (), id="nobody of the name"),
        pytest.param(BareName("Alvarez"), [bearer(1, "Maria Alvarez", 1)], (), id="one article"),
        pytest.param(BareName("Alvarez"), [MARIA, bearer(2, "Tomás Alvarez", 20, 21)], (), id="a rival"),
        pytest.param(
            BareName("Alvarez", ("striker",)), [bearer(1, "Maria Alvarez", *range(9))], (), id="descriptor"
        ),
        pytest.param(BareName("Alvarez", (), frozenset({"male"})), [MARIA], (), id="Mr"),
        pytest.param(BareName("Alvarez", (), frozenset({"male", "female"})), [MARIA], (), id="Mr and Mrs"),
        pytest.param(
            BareName("Alvarez"),
            [MARIA, bearer(2, "Rosa Alvarez", 3, in_article=True)],
            (),
            id="another named",
        ),
        pytest.param(BareName("Alvarez"), [MARIA], (1,), id="an editor said no"),
    ],
)
def test_it_stays_open(bare, bearers, excluded):
    assert meant(bare, *bearers, excluded=excluded) is None


@pytest.mark.parametrize(
    ("bare", "bearers"),
    [
        pytest.param(BareName("Alvarez"), [MARIA], id="the only one"),
        pytest.param(BareName("Alvarez", (), frozenset({"female"})), [MARIA], id="Mrs"),
        pytest.param(BareName("Alvarez"), [MARIA, bearer(2, "Tomás Alvarez", 1, 2, 3)], id="beside her"),
        pytest.param(
            BareName("Alvarez", ("Mayor",)), [MARIA, bearer(2, "Tomás Alvarez", 20, 21)], id="a descriptor"
        ),
        pytest.param(
            BareName("Alvarez", ("Mayor",)),
            [MARIA, bearer(2, "Rosa Alvarez", 3, in_article=True)],
            id="a descriptor, and another named",
        ),
    ],
)
def test_the_one_who_dominates_is_meant(bare, bearers):
    assert meant(bare, *bearers) == 1


def test_the_reason_has_the_figures():
    reason = who_is_meant(BareName("Alvarez"), [MARIA], where="in the Herald, 2023–2025").reason
    assert reason == (
        "“Alvarez” → Maria Alvarez: 9 of 9 articles with a full name of this surname in the Herald, 2023–2025"
    )


def test_words_that_say_nothing_of_an_office_are_no_descriptor():
    assert descriptor_words(["the former Mayor of Northport"]) == {"mayor", "northport"}
