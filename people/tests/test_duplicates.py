"""When two records are joined, and when an editor is asked."""

from datetime import date

import pytest

from people.duplicates import CERTAIN, LEAST_SAME, PersonRecord, clusters, judge_names, judge_records
from people.matching import Judgement

RENOWN = {90: ("Ines Duarte", 2), 91: ("Chen Wei", 3), 92: ("Amina Haddad", 2000)}
KNOWN = {
    "articles": {1},
    "roles": {"mayor", "northport"},
    "company": {90, 91, 92},
    "outlets": {"Herald"},
    "first": date(2024, 1, 1),
    "last": date(2024, 5, 1),
}

KNOWN_TOO = KNOWN | {"articles": {2}}


def pair(one, other, mine=KNOWN, its=KNOWN_TOO, bearers=2):
    """The judgement on two records with evidence; by default they are in two articles."""
    first, second = (
        PersonRecord(
            key,
            (name,),
            **{part: frozenset(value) if isinstance(value, set) else value for part, value in known.items()},
        )
        for key, name, known in ((1, one, mine), (2, other, its))
    )
    names = judge_names(first.names, second.names)
    return judge_records(first, second, names, bearers=bearers, renown=RENOWN)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Maria Alvarez", "Tomas Alvarez", id="another given name"),
        pytest.param("Ruben A. Ortega", "Ruben B. Ortega", id="middle names"),
        pytest.param("Ruben Ortega Jr.", "Ruben Ortega Sr.", id="suffixes"),
        pytest.param("Maria Alvarez", "Alvarez", id="a surname alone"),
    ],
)
def test_no_evidence_joins_names_that_cannot_be_one(one, other):
    assert pair(one, other).judgement is not Judgement.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Bill Ortega", "William Ortega", id="a nickname"),
        pytest.param("R. Ortega", "Ruben Ortega", id="an initial"),
        pytest.param("Ruben Ortega", "Ruben Ortega Jr.", id="a suffix"),
        pytest.param("Ruben Hansen", "Ruben Jansen", id="a letter"),
    ],
)
def test_like_names_without_evidence_are_left_to_an_editor(one, other):
    found = pair(one, other, mine={}, its={})
    assert (found.judgement, 0.1 < found.score < LEAST_SAME) == (Judgement.UNSURE, True)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"roles": {"painter", "portrait"}}, id="other roles, other company"),
        pytest.param(KNOWN, id="named as two people in one article"),
        pytest.param({"first": date(1999, 1, 1), "last": date(1999, 2, 1)}, id="decades apart"),
        pytest.param({"company": {92}, "outlets": {"Herald"}}, id="only with somebody whom everybody names"),
    ],
)
def test_against_or_without_evidence_a_nickname_is_not_joined(other):
    assert pair("Bill Ortega", "William Ortega", its=other).judgement is Judgement.UNSURE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Bill Ortega", "William J. Ortega", id="a nickname"),
        pytest.param("R. Ortega", "Ruben Ortega", id="an initial"),
        pytest.param("Ruben Ortega", "Ruben M. Ortega", id="a middle name"),
        pytest.param("Ruben Ortega", "Ruben Ortega Jr.", id="a suffix"),
        pytest.param("Gabriel Ortega", "Gabriel Ortega Marquez", id="a second surname"),
    ],
)
def test_shared_roles_company_and_dates_join(one, other):
    found = pair(one, other)
    assert found.judgement is Judgement.SAME
    for part in ("mayor, northport", "Ines Duarte", "Herald", "same period"):
        assert part in found.reason


def test_two_records_of_one_name_were_made_on_purpose():
    assert pair("Ruben Ortega", "Ruben Ortega").judgement is Judgement.UNSURE


class TestClusters:
    @pytest.mark.parametrize("turned", [False, True])
    def test_a_chain_is_one_person(self, turned):
        pairs = {(1, 2): 0.96, (2, 3): 0.99}
        assert set(clusters(dict(reversed(pairs.items())) if turned else pairs, []).values()) == {1}

    def test_a_name_that_fits_two_is_joined_to_neither(self):
        assert clusters({(1, 2): 0.96, (1, 3): 0.99}, [(2, 3)]) == {1: 1, 2: 2, 3: 3}

    def test_two_who_cannot_be_one_are_not_joined_over_others(self):
        found = clusters({(1, 2): 0.99, (2, 3): 0.96, (3, 4): 0.98}, [(1, 4)])
        assert (found[1], found[3]) == (found[2], found[4])
        assert found[1] != found[4]

    def test_what_an_editor_merged_stays(self):
        assert clusters({(1, 2): CERTAIN}, [(1, 2)]) == {1: 1, 2: 1}
