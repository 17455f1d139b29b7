"""Which people and places a typed name may refer to."""

import pytest

from articles.search.name_lookup import (
    MIN_SIMILARITY,
    matches_of,
    nearest,
    nearest_word,
    other_spellings,
    similarity,
)
from people.models import Alias, Person


@pytest.mark.parametrize(
    ("kind", "typed", "names"),
    [
        pytest.param("person", "", [], id="nothing"),
        pytest.param("person", "?!", [], id="no-letter"),
        pytest.param("person", "Brandt", [], id="only-in-hidden-articles"),
        pytest.param("person", "Zebedee", [], id="nobody"),
        pytest.param("person", "alva", [], id="the-beginning-of-a-name"),
        pytest.param("place", "Alvarez", [], id="a-person-is-not-a-place"),
        pytest.param("person", "maria ALVAREZ", ["Maria Alvarez"], id="case"),
        pytest.param("person", "alvarez maria", ["Maria Alvarez"], id="order-of-words"),
        pytest.param("person", "tomas", ["Tomás Alvarez"], id="accent"),
        pytest.param("person", "alvarez", ["Maria Alvarez", "Tomás Alvarez"], id="shared-surname"),
        pytest.param("person", "amina saleh", ["Amina Haddad"], id="alias"),
        pytest.param("person", "Amina Hadad", ["Amina Haddad"], id="similar-spelling"),
        pytest.param("person", "chen-wei", ["Chen Wei"], id="slug"),
        pytest.param("place", "Lisbonn", ["Lisbon"], id="place"),
    ],
)
def test_matches_of_a_name(shelf, kind, typed, names):
    assert sorted(match.name for match in matches_of(kind, typed)) == names


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("bran", [], id="only-in-hidden-articles"),
        pytest.param("arez", [], id="the-end-of-a-name"),
        pytest.param("alv", ["Maria Alvarez", "Tomás Alvarez"], id="the-last-word-is-unfinished"),
        pytest.param("tomas alv", ["Tomás Alvarez"], id="words-before-it-are-whole"),
        pytest.param("hadad", ["Amina Haddad"], id="similar-spelling"),
    ],
)
def test_nearest_names(shelf, typed, names):
    assert [match.name for match in nearest("person", typed, 5)] == names


def test_a_name_that_contains_the_typed_words_has_a_higher_score_than_a_similar_one(shelf):
    (contains,) = nearest("person", "haddad", 5)
    (similar,) = nearest("person", "hadad", 5)
    assert similar.score <= 1 < contains.score


def test_of_two_people_whose_names_fit_the_one_more_in_print_comes_first(shelf, print_article, cast):
    assert [match.name for match in nearest("person", "alvarez", 5)] == ["Maria Alvarez", "Tomás Alvarez"]
    print_article("Tomás Alvarez scored again. Tomás Alvarez left.", people={"Tomás Alvarez": cast.tomas})
    assert [match.name for match in nearest("person", "alvarez", 5)] == ["Tomás Alvarez", "Maria Alvarez"]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("harbour wall", [], id="nobody"),
        pytest.param("alvarez", [], id="a-surname-spelled-one-way"),
        pytest.param("amina", [], id="a-given-name-spelled-one-way"),
        pytest.param("one two three four five six", [], id="too-many-words"),
        pytest.param("amina haddad", ["Amina Saleh", "Amina Sallah"], id="full-name"),
    ],
)
def test_other_spellings(shelf, typed, names):
    assert other_spellings(typed) == names


def test_a_surname_is_also_searched_in_its_similar_spellings(shelf, cast):
    Alias.objects.create(person=cast.amina, name="Amina Salleh", match_key="amina salleh")
    assert other_spellings("saleh") == ["salleh"]


def test_a_word_that_many_people_share_has_no_other_spellings(shelf, print_article):
    for number in range(4):
        name = f"N{number} Saleh"
        person = Person.objects.create(name=name, sort_name=name, slug=f"n{number}")
        Alias.objects.create(person=person, name=f"N{number} Salleh", match_key=f"n{number} salleh")
        print_article(f"{name} spoke.", headline=f"Speech {number}", people={name: person})
    assert other_spellings("saleh") == []


@pytest.fixture
def surnames_alone(print_article):
    """Two articles that print a surname and nothing more: each has its own record."""
    for number in (1, 2):
        alone = Person.objects.create(
            name="Haddad", sort_name="Haddad", slug=f"haddad-{number}", surname_only=True
        )
        print_article("Haddad was late again.", headline=f"Late {number}", people={"Haddad": alone})


def test_a_surname_alone_does_not_hide_those_known_in_full(shelf, surnames_alone):
    assert [match.name for match in nearest("person", "haddad", 5)] == ["Amina Haddad"]


def test_an_operator_means_surnames_alone_too(shelf, surnames_alone):
    found = [match.name for match in matches_of("person", "haddad")]
    assert sorted(found) == ["Amina Haddad", "Haddad", "Haddad"]


def test_many_surnames_alone_do_not_crowd_out_a_full_name(shelf, print_article):
    for number in range(25):
        alone = Person.objects.create(
            name="Haddad", sort_name="Haddad", slug=f"haddad-{number}", surname_only=True
        )
        print_article("Haddad was late.", headline=f"Late {number}", people={"Haddad": alone})
    assert [match.name for match in nearest("person", "haddad", 2)] == ["Amina Haddad"]


def test_a_surname_alone_is_one_line_where_nobody_is_known_in_full(cast, surnames_alone, print_article):
    assert [match.name for match in nearest("person", "hadda", 5)] == ["Haddad"]


@pytest.mark.parametrize(
    ("word", "other", "similar"),
    [
        pytest.param("paris", "perez", False, id="paris-perez"),
        pytest.param("zelensky", "zelenskyy", True, id="zelensky-zelenskyy"),
        pytest.param("haddad", "hadad", True, id="haddad-hadad"),
    ],
)
def test_similarity(word, other, similar):
    assert (similarity(word, other) >= MIN_SIMILARITY) is similar


def test_the_nearest_word_of_a_name_keeps_its_accents():
    assert nearest_word("Tomás Alvarez", "tomaz") == "Tomás"
