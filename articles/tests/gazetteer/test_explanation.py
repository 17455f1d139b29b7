"""A place or none, how sure, and the reason that an editor reads."""

import numpy as np
import pytest

from articles.gazetteer import LocatedToponym, Toponym
from articles.gazetteer.disambiguation import NameCandidates, Support
from articles.gazetteer.explanation import Explainer, Explanation
from articles.gazetteer.names import Relation
from articles.gazetteer.table import Table


def name(table: Table, key: str, *probability: float, **fields) -> NameCandidates:
    """The candidates of a key, the first of the table first; their probabilities; without support."""
    rows = np.array([row for row, _ in table.find(key)], dtype=np.int64)
    zero = np.zeros(len(rows))
    support = Support(*(np.full(len(rows), fields.pop(part, 0.0)) for part in ("country", "region", "near")))
    return NameCandidates(rows, zero, probability=np.array(probability), support=support, **fields)


def explain(
    table: Table, key: str, relation: Relation = Relation.SAME, **names: NameCandidates
) -> Explanation:
    by_key = {known.replace("_", " "): candidates for known, candidates in names.items()}
    return Explainer(table, by_key, {known: known.title() for known in by_key}).explain(key, relation)


def test_a_name_without_candidates_has_no_place(small_table):
    answer = explain(small_table, "xqztown", xqztown=name(small_table, "xqztown"))

    assert (answer.place, answer.candidates, answer.confidence) == (None, (), 0.0)
    assert answer.reason == "'Xqztown' is in no list of places"
    assert not answer.ambiguous


def test_two_likely_candidates_are_ambiguous(small_table):
    answer = explain(small_table, "clayton", clayton=name(small_table, "clayton", 0.5, 0.49))

    assert answer.place is None
    assert answer.ambiguous
    assert answer.reason == "'Clayton' may be Clayton, Georgia or Clayton, Alabama"


def test_candidates_that_are_improbable_together_are_no_place(small_table):
    answer = explain(small_table, "clayton", clayton=name(small_table, "clayton", 0.3, 0.1))

    assert answer.place is None
    assert not answer.ambiguous
    assert "that lies far from all else in this article" in answer.reason


def test_candidates_at_one_spot_are_not_ambiguous(small_table):
    [reno], [lamar] = ([row for row, _ in small_table.find(key)] for key in ("reno", "lamar county"))
    both = NameCandidates(np.array([reno, lamar]), np.zeros(2), probability=np.array([0.5, 0.45]))
    both.support = Support(np.zeros(2), np.zeros(2), np.zeros(2))

    answer = explain(small_table, "reno", reno=both)

    assert answer.place is not None
    assert answer.place.name == "Reno"
    assert answer.confidence == pytest.approx(0.95)


@pytest.mark.parametrize(
    ("fields", "others", "reason"),
    [
        ({}, {}, "the most written about of 2 places of that name"),
        (
            {"contained": np.array([True, False]), "container": "France"},
            {},
            "'France' follows it",
        ),
        ({"country": 0.5}, {"lyon": 0.9}, "Lyon in this article lies in France"),
        ({"country": 0.5}, {"lyon": 0.9, "france": 0.9}, "Lyon and France in this article lie in France"),
        ({"country": 0.01}, {"lyon": 0.9}, "the most written about of 2 places of that name"),
    ],
    ids=["prior", "container", "country", "two of the country", "too little support"],
)
def test_the_reason_is_what_decided(small_table, fields, others, reason):
    paris = name(small_table, "paris", 0.9, 0.05, **fields)
    names = {key: name(small_table, key, probability) for key, probability in others.items()}

    assert explain(small_table, "paris", paris=paris, **names).reason == f"'Paris' → Paris, France: {reason}"


def test_support_from_the_region_comes_before_that_of_the_country(small_table):
    paris = name(small_table, "paris", 0.05, 0.9, country=0.9, region=0.9)

    answer = explain(small_table, "paris", paris=paris, dallas=name(small_table, "dallas", 0.9))

    assert (
        answer.reason == "'Paris' → Paris, Texas: Dallas in this article lies near it or in the same region"
    )


def test_the_only_place_of_a_name(small_table):
    answer = explain(small_table, "lyon", lyon=name(small_table, "lyon", 0.9))

    assert answer.reason == "'Lyon' → Lyon, France: the only place known by that name"


def test_a_part_of_a_place_is_said_to_lie_in_it(small_table):
    answer = explain(small_table, "lyon", Relation.PART, lyon=name(small_table, "lyon", 0.9))

    assert answer.reason.startswith("'Lyon' lies in Lyon, France: ")
    assert not answer.at(Toponym(0, 4, "Lyon")).names_place


def test_a_facility_is_at_most_half_sure_to_be_in_the_town_of_its_name(small_table):
    answer = explain(small_table, "lyon", Relation.LOCATED_IN, lyon=name(small_table, "lyon", 0.9))

    assert answer.place is not None
    assert answer.confidence == 0.5
    assert answer.reason == "'Lyon' is in no list of places; it bears the name of Lyon, France"


@pytest.mark.parametrize("key", ["reno", "france"], ids=["small town without support", "country"])
def test_a_facility_is_not_located_by_every_name(small_table, key):
    answer = explain(small_table, key, Relation.LOCATED_IN, **{key: name(small_table, key, 0.9)})

    assert (answer.place, answer.candidates) == (None, ())


def test_a_facility_is_in_a_small_town_that_the_article_supports(small_table):
    reno = name(small_table, "reno", 0.9, near=0.5)

    assert explain(small_table, "reno", Relation.LOCATED_IN, reno=reno).place is not None


def located(table: Table, key: str, start: int) -> LocatedToponym:
    [(row, _)] = table.find(key)
    place = table.place(row)
    return LocatedToponym(Toponym(start, start + len(key), key), place, (place,), 0.9, "", ambiguous=False)


def neighbour(table: Table, *others: LocatedToponym) -> LocatedToponym:
    unknown = LocatedToponym(Toponym(100, 107, "Xqztown"), None, (), 0.0, "Unknown", ambiguous=False)
    return Explainer(table, {}, {}).with_neighbour(unknown, others)


def test_an_unknown_name_without_neighbours_stays_as_it_is(small_table):
    assert neighbour(small_table).candidates == ()


def test_the_nearest_known_place_is_the_candidate_of_an_unknown_name(small_table):
    answer = neighbour(small_table, located(small_table, "lyon", 10), located(small_table, "dallas", 120))

    assert answer.place is None
    assert [place.name for place in answer.candidates] == ["Dallas"]
    assert (answer.confidence, answer.reason) == (0.3, "Unknown; Dallas, Texas is named nearest to it")


def test_a_town_in_the_sentence_comes_before_a_nearer_region(small_table):
    answer = neighbour(small_table, located(small_table, "texas", 108), located(small_table, "lyon", 200))

    assert [place.name for place in answer.candidates] == ["Lyon"]
