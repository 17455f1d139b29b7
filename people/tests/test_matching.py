"""Each rule of the matching: which names are one person, which are not, and what is left to an editor."""

import pytest

from people.matching import Judgement, KnownPerson, MentionedPerson, best_match, judge

SAME, DIFFERENT, UNSURE, CONTRADICTED = Judgement


def judgement(mentioned: str, *names: str) -> Judgement:
    pair = judge(MentionedPerson(mentioned), KnownPerson(1, names))
    assert pair.reason.endswith(".")
    assert 0 <= pair.score <= 1
    return pair.judgement


@pytest.mark.parametrize(
    ("mentioned", "known"),
    [
        pytest.param("Maria Alvarez", "Tomás Alvarez", id="another given name"),
        pytest.param("Maria Alvarez", "Maria Haddad", id="another surname"),
        pytest.param("Haddad", "Maria Alvarez", id="another surname alone"),
        pytest.param("Paul Smith", "John Paul Smith", id="a middle name is not a first name"),
        pytest.param("Kim Jong", "Kim Jong Un", id="half of a given name"),
        pytest.param("Kim Myong Sik", "Kim Jong Un", id="family name first, another given name"),
        pytest.param("Kim Myong Sik", "Kim Myung Sik", id="family name first, one letter differs"),
        pytest.param("Chen Wei", "Chen Wai", id="pinyin, one vowel differs"),
        pytest.param("Chen Wei", "Chen Wen", id="pinyin, one consonant differs"),
        pytest.param("Ana Ruiz", "Ana Diaz", id="short surnames with common letters"),
        pytest.param("Daniel Ortega", "Daniela Ortega", id="given names of two genders"),
        pytest.param("Marie Ortega", "Maria Ortega", id="one letter of a short given name"),
        pytest.param("Maria Alvarez", "!", id="not a name"),
    ],
)
def test_different_people(mentioned: str, known: str) -> None:
    assert judgement(mentioned, known) is DIFFERENT
    assert judgement(known, mentioned) is DIFFERENT


@pytest.mark.parametrize(
    ("mentioned", "known"),
    [
        pytest.param("Martin King Jr.", "Martin King Sr.", id="suffixes"),
        pytest.param("Mr. Kerry Smith", "Mrs. Kerry Smith", id="honorifics"),
        pytest.param("John A. Smith", "John B. Smith", id="middle names"),
        pytest.param("Kim Jong Un", "Kim Jong Il", id="second syllables of a given name"),
        pytest.param("Donald Trump Jr.", "Donald J. Trump Sr.", id="suffixes, one middle name missing"),
    ],
)
def test_contradicted(mentioned: str, known: str) -> None:
    assert judgement(mentioned, known) is CONTRADICTED
    assert judgement(known, mentioned) is CONTRADICTED


@pytest.mark.parametrize(
    ("mentioned", "known"),
    [
        pytest.param("Alvarez", "Maria Alvarez", id="a surname alone"),
        pytest.param("Shoigu", "Shoigu", id="two surnames alone"),
        pytest.param("Kim", "Kim Jong Un", id="a family name that comes first, alone"),
        pytest.param("J. Smith", "John Smith", id="an initial"),
        pytest.param("Bob Smith", "Robert Smith", id="a nickname"),
        pytest.param("Gabriel García", "Gabriel García Márquez", id="half of a double surname"),
        pytest.param("Maria Alvarez", "Maria Alvarex", id="last letter of the surname"),
        pytest.param("Erik Hansen", "Erik Jansen", id="first letter of the surname"),
        pytest.param("John Reed", "John Reid", id="vowels where nothing is transcribed"),
        pytest.param("John Philips", "John Phillips", id="doubled letter where nothing is transcribed"),
        pytest.param("Terry Gray", "Terri Grey", id="both names spelled alike"),
        pytest.param("Ruben Ortega", "Ruben Ortega Jr.", id="suffix of one"),
        pytest.param("Ruben M. Ortega", "Ruben Ortega III", id="number of one, middle name of the other"),
        pytest.param("Jonathan Ortega", "Jonathon Ortega", id="one letter of the given name"),
    ],
)
def test_unsure(mentioned: str, known: str) -> None:
    assert judgement(mentioned, known) is UNSURE
    assert judgement(known, mentioned) is UNSURE


@pytest.mark.parametrize(
    ("mentioned", "known"),
    [
        pytest.param("Maria Alvarez", "Maria Alvarez", id="equal"),
        pytest.param("MARIA ÁLVAREZ", "Maria Alvarez", id="capitals and accents"),
        pytest.param("Mayor Maria Alvarez", "Maria Alvarez", id="honorific"),
        pytest.param("Kim Jong-un", "Kim Jong Un", id="hyphen"),
        pytest.param("Lim Soosuk", "Lim Soo-suk", id="written together"),
        pytest.param("Volodymyr Zelensky", "Volodymyr Zelenskyy", id="Cyrillic ending, -skyy"),
        pytest.param("Volodymyr Zelenskiy", "Volodymyr Zelensky", id="Cyrillic ending, -skiy"),
        pytest.param("Sergey Lavrov", "Sergei Lavrov", id="Cyrillic given name"),
        pytest.param("Mohammed Hussein", "Muhammad Husain", id="Arabic vowels"),
        pytest.param("Bashar Assad", "Bashar al-Assad", id="Arabic article"),
        pytest.param("Jürgen Mueller", "Jürgen Müller", id="umlaut written out"),
        pytest.param("Donald Trump", "Donald J. Trump", id="middle initial missing"),
        pytest.param("Donald John Trump", "Donald J. Trump", id="middle initial spelled out"),
        pytest.param("Jinping Xi", "Xi Jinping", id="other order"),
        pytest.param("Pope Francis", "Pope Francis", id="regnal name"),
        pytest.param("Aung San Suu Kyi", "Aung San Suu Kyi", id="undivided name"),
    ],
)
def test_the_same_person(mentioned: str, known: str) -> None:
    assert judgement(mentioned, known) is SAME
    assert judgement(known, mentioned) is SAME


def test_a_surname_alone_is_unsure_even_where_a_record_has_it_as_an_alias() -> None:
    mention = MentionedPerson("Alvarez", surname_only=True)
    assert judge(mention, KnownPerson(1, ("Maria Alvarez", "Alvarez"))).judgement is UNSURE


def test_one_name_of_a_record_is_enough() -> None:
    assert judgement("Amina Saleh", "Amina Haddad", "Amina Saleh") is SAME


def test_a_contradiction_to_one_name_of_a_record_decides() -> None:
    assert judgement("John Smith Sr.", "John Smith", "John Smith Jr.") is CONTRADICTED


MARIA = KnownPerson(1, ("Maria Alvarez", "Mayor Alvarez"))


class TestBestMatch:
    def test_without_candidates_there_is_none(self) -> None:
        match = best_match(MentionedPerson("Maria Alvarez"), [])
        assert (match.judgement, match.key) == (DIFFERENT, None)
        assert "Maria Alvarez" in match.reason

    def test_the_only_candidate_who_is_the_same_is_taken(self) -> None:
        others = [KnownPerson(2, ("Tomás Alvarez",)), KnownPerson(3, ("M. Alvarez",))]
        match = best_match(MentionedPerson("Maria Alvarez"), [*others, MARIA])
        assert (match.judgement, match.key) == (SAME, 1)

    def test_an_equal_name_goes_before_another_spelling(self) -> None:
        match = best_match(MentionedPerson("Maria Alvarez"), [KnownPerson(2, ("Maria C. Alvarez",)), MARIA])
        assert (match.judgement, match.key) == (SAME, 1)

    def test_of_two_candidates_who_are_the_same_none_is_taken(self) -> None:
        match = best_match(
            MentionedPerson("Maria Alvarez"),
            [KnownPerson(2, ("Maria C. Alvarez",)), KnownPerson(3, ("Maria D. Alvarez",))],
        )
        assert (match.judgement, match.key, match.plausible) == (UNSURE, None, (2, 3))

    def test_an_equal_name_is_not_taken_where_it_is_the_short_form_of_two_people(self) -> None:
        first = KnownPerson(2, ("Maria Alvarez", "Maria C. Alvarez"))
        match = best_match(MentionedPerson("Maria Alvarez"), [first, KnownPerson(3, ("Maria D. Alvarez",))])
        assert (match.judgement, match.key, match.plausible) == (UNSURE, None, (2, 3))

    @pytest.mark.parametrize(
        "known", ["Maria D. Alvarez", "Maria C. E. Alvarez", "Maria C.E. Alvarez", "Maria CE Alvarez"]
    )
    def test_a_middle_name_contradicts_whatever_shorter_name_the_record_has(self, known: str) -> None:
        match = best_match(MentionedPerson("Maria E. Alvarez"), [KnownPerson(2, ("Maria Alvarez", known))])
        assert (match.judgement, match.key) == (DIFFERENT, None)

    @pytest.mark.parametrize("mentioned", ["Maria C.E. Alvarez", "Maria CE Alvarez", "Maria Carmen Alvarez"])
    def test_middle_names_are_compared_in_order(self, mentioned: str) -> None:
        match = best_match(MentionedPerson(mentioned), [KnownPerson(2, ("Maria C. E. Alvarez",))])
        assert (match.judgement, match.key) == (SAME, 2)

    def test_the_reason_says_that_two_of_one_name_were_declared_different(self) -> None:
        namesake = KnownPerson(2, ("Maria Alvarez",), distinct_from=frozenset({1}))
        match = best_match(MentionedPerson("Maria Alvarez"), [MARIA, namesake])
        assert (match.judgement, match.key, match.plausible) == (UNSURE, None, (1, 2))
        assert "declared different" in match.reason

    def test_an_initial_is_left_to_an_editor(self) -> None:
        match = best_match(MentionedPerson("M. Alvarez"), [MARIA, KnownPerson(2, ("Amina Haddad",))])
        assert (match.judgement, match.key, match.plausible) == (UNSURE, None, (1,))
        assert "initial" in match.reason
