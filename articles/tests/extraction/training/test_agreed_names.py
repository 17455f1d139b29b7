import pytest

from articles.extraction.training.agreed_names import Known, agreed, known
from articles.extraction.training.stock_names import Name

TEXT = "Maria Alvarez of Harbour Bank met Brandt."
MARIA, BANK, BRANDT = (0, 13), (17, 29), (34, 40)


def taught(
    seen: list[Name], stock: list[Name], sure: bool = False, elsewhere: Known | None = None
) -> list[tuple[str, str]]:
    found = agreed(TEXT, seen, [sure] * len(seen), stock, elsewhere or set())
    return [(TEXT[start:end], kind) for start, end, kind in sorted(found)]


@pytest.mark.parametrize(
    ("seen", "stock", "sure", "kind"),
    [
        pytest.param("organisation", "organisation", False, "organisation", id="both say so"),
        pytest.param("organisation", "other", False, "unsure", id="one says so"),
        pytest.param("organisation", "other", True, "organisation", id="the tagger is sure"),
        pytest.param("organisation", "person", True, "unsure", id="sure, against a person"),
        pytest.param("organisation", None, True, "organisation", id="sure and alone"),
        pytest.param(None, "organisation", False, "unsure", id="the stock labeller alone"),
        pytest.param(None, "person", False, "person", id="a full name of a person"),
    ],
)
def test_what_is_taught(seen: str | None, stock: str | None, sure: bool, kind: str) -> None:
    ours, theirs = ([(*BANK, kind)] if kind else [] for kind in (seen, stock))
    assert taught(ours, theirs, sure) == [("Harbour Bank", kind)]


def test_what_both_know_elsewhere_is_taught_where_one_sees_it() -> None:
    elsewhere = {("Harbour Bank", "organisation")}
    assert taught([(*BANK, "organisation")], [], elsewhere=elsewhere) == [("Harbour Bank", "organisation")]
    assert taught([], [(*BANK, "organisation")], elsewhere=elsewhere) == [("Harbour Bank", "organisation")]


def test_where_nobody_sees_a_known_name_nothing_is_taught() -> None:
    assert taught([], [], elsewhere={("Harbour Bank", "organisation")}) == [("Harbour Bank", "unsure")]


def test_the_rest_of_a_longer_name_is_not_taught() -> None:
    assert taught([(*BRANDT, "person")], [(30, 40, "person")]) == [("met ", "unsure"), ("Brandt", "person")]


def test_known_is_what_both_say_three_times() -> None:
    both: list[Name] = [(*MARIA, "person"), (*BANK, "organisation")]
    assert known([TEXT] * 2, [both] * 2, [both] * 2) == set()
    assert known([TEXT] * 3, [both] * 3, [both, both, both[:1]]) == {("Maria Alvarez", "person")}
