from typing import Any

import numpy as np
import pytest

from articles.extraction.training.augment import Names, other_names, rewrite


def article(
    text: str,
    persons: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    organisations: tuple[str, ...] = (),
) -> dict[str, Any]:
    """An article in which every occurrence of these names is labelled."""

    def spans(names: tuple[str, ...], **more: str) -> list[dict[str, Any]]:
        found = []
        for name in names:
            at = text.find(name)
            while at >= 0:
                found.append({"start": at, "end": at + len(name), "text": name, **more})
                at = text.find(name, at + len(name))
        return found

    return {
        "text": text,
        "layers": ["persons", "places", "organisations"],
        "persons": spans(persons),
        "places": spans(places, kind="Location"),
        "organisations": spans(organisations),
    }


REPORT = article(
    "Maria Alvarez met Brandt in Lisbon. Alvarez left Lisbon.", ("Maria Alvarez", "Brandt"), ("Lisbon",)
)


def printed(changed: dict[str, Any], layer: str) -> list[str]:
    return [changed["text"][span["start"] : span["end"]] for span in changed[layer]]


@pytest.mark.parametrize("seed", range(8))
def test_labels_stay_on_the_new_names(seed: int) -> None:
    changed = other_names(REPORT, Names([REPORT]), np.random.default_rng(seed))
    full, surname = printed(changed, "persons")
    assert changed["text"].startswith(full + " met " + surname + " in ")
    first, second = printed(changed, "places")
    assert first == second
    assert changed["text"].endswith(f"left {first}.")


def test_a_name_is_the_same_name_throughout() -> None:
    text = "Maria Alvarez came. Alvarez spoke."
    both = article(text, ("Maria Alvarez",))
    both["persons"].append({"start": 20, "end": 27, "text": "Alvarez"})
    changed = other_names(both, Names([both]), np.random.default_rng(3))
    full, short = printed(changed, "persons")
    assert full.endswith(short)
    assert full != "Maria Alvarez"


def test_particles_and_capitals_are_kept() -> None:
    shouted = article("ALVAREZ WINS. María de la Cruz lost.", ("ALVAREZ", "María de la Cruz"))
    changed = other_names(shouted, Names([shouted]), np.random.default_rng(5))
    first, second = printed(changed, "persons")
    assert first.isupper()
    assert " de la " in second


def test_of_stretches_that_overlap_the_first_is_replaced() -> None:
    changed = rewrite(article("abc def", ("abc",), ("def",)), [(0, 3, "longer"), (2, 5, "x"), (4, 7, "y")])
    assert changed["text"] == "longer y"
    assert printed(changed, "persons") == ["longer"]
    assert printed(changed, "places") == ["y"]


BANKS = article(
    "The BoG lent to Harbour Savings Bank; the SSNP and Mill Lane Choir sang. The BoG paid.",
    organisations=("BoG", "Harbour Savings Bank", "SSNP", "Mill Lane Choir"),
)


@pytest.mark.parametrize("seed", range(8))
def test_organisations_change_places_with_others_of_their_make(seed: int) -> None:
    changed = other_names(BANKS, Names([BANKS]), np.random.default_rng(seed))
    first, again, bank, short, choir = printed(changed, "organisations")
    assert first == again == "BoG"  # the only one of its make
    assert {bank, choir} <= {"Harbour Savings Bank", "Mill Lane Choir"}
    assert short == "SSNP"
