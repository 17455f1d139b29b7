import pytest

from people.matching import Decision, PersonKnown, PersonSeen, choose, judge

SAME, DIFFERENT, UNSURE = Decision


def decide(seen: str, *names: str) -> Decision:
    judgement = judge(PersonSeen(seen), PersonKnown(1, names))
    assert judgement.reason.endswith(".")
    return judgement.decision


@pytest.mark.parametrize(
    ("seen", "known"),
    [
        ("Maria Alvarez", "Tomás Alvarez"),
        ("Maria Alvarez", "Maria Haddad"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Kim Jong", "Kim Jong Un"),
        ("Kim Myong Sik", "Kim Jong Un"),
        ("Martin King Jr.", "Martin King Sr."),
        ("Mr. Kerry Smith", "Mrs. Kerry Smith"),
        ("John A. Smith", "John B. Smith"),
        ("Donald Trump Jr.", "Donald J. Trump Sr."),
        ("Chen Wei", "Chen Wen"),
        ("Haddad", "Maria Alvarez"),
        ("Maria Alvarez", "!"),
        ("Ana Ruiz", "Ana Diaz"),
        ("Chen Wei", "Chen Wai"),
        ("Kim Myong Sik", "Kim Myung Sik"),
        ("Paul Smith", "John Paul Smith"),
    ],
)
def test_different_people(seen: str, known: str) -> None:
    assert decide(seen, known) is DIFFERENT
    assert decide(known, seen) is DIFFERENT


@pytest.mark.parametrize(
    ("seen", "known"),
    [
        ("Alvarez", "Maria Alvarez"),
        ("Shoigu", "Shoigu"),
        ("Kim", "Kim Jong Un"),
        ("J. Smith", "John Smith"),
        ("Bob Smith", "Robert Smith"),
        ("Gabriel García", "Gabriel García Márquez"),
        ("Maria Alvarez", "Maria Alvarex"),
        ("Erik Hansen", "Erik Jansen"),
        ("John Reed", "John Reid"),
        ("John Philips", "John Phillips"),
        ("Terry Gray", "Terri Grey"),
    ],
)
def test_unsure(seen: str, known: str) -> None:
    assert decide(seen, known) is UNSURE
    assert decide(known, seen) is UNSURE


@pytest.mark.parametrize(
    ("seen", "known"),
    [
        ("Maria Alvarez", "Maria Alvarez"),
        ("MARIA ÁLVAREZ", "Maria Alvarez"),
        ("Mayor Maria Alvarez", "Maria Alvarez"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Lim Soosuk", "Lim Soo-suk"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelensky"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Mohammed Hussein", "Muhammad Husain"),
        ("Bashar Assad", "Bashar al-Assad"),
        ("Jürgen Mueller", "Jürgen Müller"),
        ("Donald Trump", "Donald J. Trump"),
        ("Donald John Trump", "Donald J. Trump"),
        ("Jinping Xi", "Xi Jinping"),
        ("Martin Luther King", "Martin Luther King Jr."),
        ("Pope Francis", "Pope Francis"),
        ("Aung San Suu Kyi", "Aung San Suu Kyi"),
    ],
)
def test_the_same_person(seen: str, known: str) -> None:
    assert decide(seen, known) is SAME
    assert decide(known, seen) is SAME


def test_a_surname_is_no_evidence_even_where_a_record_has_it_as_an_alias() -> None:
    mention = PersonSeen("Alvarez", surname_only=True)
    assert judge(mention, PersonKnown(1, ("Maria Alvarez", "Alvarez"))).decision is UNSURE


def test_any_name_of_a_record_can_be_the_one() -> None:
    assert decide("Amina Saleh", "Amina Haddad", "Amina Saleh") is SAME


def test_a_contradiction_to_any_name_of_a_record_decides() -> None:
    assert decide("John Smith Sr.", "John Smith", "John Smith Jr.") is DIFFERENT


MARIA = PersonKnown(1, ("Maria Alvarez", "Mayor Alvarez"))


def test_choosing_among_nobody() -> None:
    choice = choose(PersonSeen("Maria Alvarez"), [])
    assert (choice.decision, choice.key) == (DIFFERENT, None)
    assert "Maria Alvarez" in choice.reason


def test_the_only_one_who_is_the_same_is_chosen() -> None:
    others = [PersonKnown(2, ("Tomás Alvarez",)), PersonKnown(3, ("M. Alvarez",))]
    choice = choose(PersonSeen("Maria Alvarez"), [*others, MARIA])
    assert (choice.decision, choice.key) == (SAME, 1)


def test_the_name_printed_alike_goes_before_another_spelling_of_it() -> None:
    choice = choose(PersonSeen("Maria Alvarez"), [PersonKnown(2, ("Maria C. Alvarez",)), MARIA])
    assert (choice.decision, choice.key) == (SAME, 1)


def test_two_who_fit_are_no_answer() -> None:
    choice = choose(
        PersonSeen("Maria Alvarez"),
        [PersonKnown(2, ("Maria C. Alvarez",)), PersonKnown(3, ("Maria D. Alvarez",))],
    )
    assert (choice.decision, choice.key, choice.plausible) == (UNSURE, None, (2, 3))


@pytest.mark.parametrize(
    "known", ["Maria D. Alvarez", "Maria C. E. Alvarez", "Maria C.E. Alvarez", "Maria CE Alvarez"]
)
def test_a_middle_name_tells_people_apart_whatever_shorter_name_was_seen_too(known: str) -> None:
    choice = choose(PersonSeen("Maria E. Alvarez"), [PersonKnown(2, ("Maria Alvarez", known))])
    assert (choice.decision, choice.key) == (DIFFERENT, None)


def test_the_short_name_of_two_people_is_no_answer_though_one_was_printed_so() -> None:
    first = PersonKnown(2, ("Maria Alvarez", "Maria C. Alvarez"))
    choice = choose(PersonSeen("Maria Alvarez"), [first, PersonKnown(3, ("Maria D. Alvarez",))])
    assert (choice.decision, choice.key, choice.plausible) == (UNSURE, None, (2, 3))


@pytest.mark.parametrize("seen", ["Maria C.E. Alvarez", "Maria CE Alvarez", "Maria Carmen Alvarez"])
def test_middle_names_agree_in_their_order(seen: str) -> None:
    choice = choose(PersonSeen(seen), [PersonKnown(2, ("Maria C. E. Alvarez",))])
    assert (choice.decision, choice.key) == (SAME, 2)


def test_two_of_one_name_who_were_declared_different_are_no_answer_and_the_reason_says_so() -> None:
    namesake = PersonKnown(2, ("Maria Alvarez",), distinct_from=frozenset({1}))
    choice = choose(PersonSeen("Maria Alvarez"), [MARIA, namesake])
    assert (choice.decision, choice.key, choice.plausible) == (UNSURE, None, (1, 2))
    assert "declared different" in choice.reason


def test_an_initial_leaves_it_to_an_editor() -> None:
    choice = choose(PersonSeen("M. Alvarez"), [MARIA, PersonKnown(2, ("Amina Haddad",))])
    assert (choice.decision, choice.key, choice.plausible) == (UNSURE, None, (1,))
    assert "initial" in choice.reason
