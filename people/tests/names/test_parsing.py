import pytest

from people.names import Order, gender, parse, plain


@pytest.mark.parametrize("name", ["", "!!", "—", "“”", "(Jr.)", "٫"])
def test_what_has_no_letter_is_no_name(name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        parse(name)


@pytest.mark.parametrize(
    "name",
    [
        "Kim Novak",
        "Kim Kardashian",
        "Lee Harvey Oswald",
        "Park Ranger Smith",
        "Han Christiansen",
        "Long John Silver",
        "Young Adams",
        "Sam Brooks",
        "Van Morrison",
        "Ben Affleck",
        "Al Gore",
        "Maria Alvarez",
        "Myung-bak Lee",
        "Amy Tan",
    ],
)
def test_a_western_name_that_begins_like_another_is_surname_last(name: str) -> None:
    parsed = parse(name)
    assert parsed.order is Order.SURNAME_LAST
    assert parsed.surname == (name.split()[-1],)


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Kim Jong Un", "Kim"),
        ("Kim Jong-un", "Kim"),
        ("KIM JONG-UN", "KIM"),
        ("Lim Soo-suk", "Lim"),
        ("Pak Thae Song", "Pak"),
        ("Yoon Suk Yeol", "Yoon"),
        ("Lee Kuan Yew", "Lee"),
        ("Chen Wei", "Chen"),
        ("Xi Jinping", "Xi"),
        ("Sun Yat-sen", "Sun"),
        ("Moon Jae-In", "Moon"),
        ("Pham Minh Chinh", "Pham"),
        ("Nguyen Thi Kim Ngan", "Nguyen"),
        ("Hun Sen", "Hun"),
    ],
)
def test_east_asian_names_are_surname_first(name: str, surname: str) -> None:
    parsed = parse(name)
    assert (parsed.order, parsed.surname) == (Order.SURNAME_FIRST, (surname,))
    assert parsed.given == tuple(name.split()[1:])


@pytest.mark.parametrize(
    ("name", "given", "particles", "surname"),
    [
        ("Ursula von der Leyen", "Ursula", "von der", "Leyen"),
        ("Vincent van Gogh", "Vincent", "van", "Gogh"),
        ("Robert De Niro", "Robert", "De", "Niro"),
        ("Mohammed bin Salman", "Mohammed", "bin", "Salman"),
        ("Abdel Fattah al-Sisi", "Abdel Fattah", "", "al-Sisi"),
        ("Gabriel García Márquez", "Gabriel", "", "García Márquez"),
        ("Andrés Manuel López Obrador", "Andrés Manuel", "", "López Obrador"),
        ("María López", "María", "", "López"),
        ("Donald A. Smith", "Donald A.", "", "Smith"),
        ("Donald A Smith", "Donald A", "", "Smith"),
        ("J.K. Rowling", "J. K.", "", "Rowling"),
        ("JD Vance", "J D", "", "Vance"),
        ("Alvarez, Maria", "Maria", "", "Alvarez"),
        ("Haddad’s", "", "", "Haddad"),
        ("Amina Haddad's", "Amina", "", "Haddad"),
        ("bin Laden", "", "", "bin Laden"),
        ("De Niro", "", "", "De Niro"),
        ("von der Leyen", "", "", "von der Leyen"),
        ("Aung San Suu Kyi", "", "", "Aung San Suu Kyi"),
        ("Abu Mazen", "", "", "Abu Mazen"),
    ],
)
def test_the_parts_of_a_name(name: str, given: str, particles: str, surname: str) -> None:
    parsed = parse(name)
    assert " ".join(parsed.given) == given
    assert " ".join(parsed.particles) == particles
    assert " ".join(parsed.surname) == surname


@pytest.mark.parametrize(
    ("name", "honorifics", "surname", "suffix"),
    [
        ("Mr. Brandt", "Mr.", "Brandt", ""),
        ("Mayor Maria Alvarez", "Mayor", "Alvarez", ""),
        ("Deputy Prime Minister Amina Haddad", "Deputy Prime Minister", "Haddad", ""),
        ("Prime Suspect", "", "Suspect", ""),
        ("Martin Luther King Jr.", "", "King", "jr"),
        ("Martin Luther King, Jr.", "", "King", "jr"),
        ("Amina Haddad, PhD", "", "Haddad", ""),
        ("King Charles III", "King", "Charles III", ""),
        ("Pope Francis", "Pope", "Francis", ""),
        ("Stephen King", "", "King", ""),
        ("Mayor", "", "Mayor", ""),
    ],
)
def test_what_stands_around_a_name(name: str, honorifics: str, surname: str, suffix: str) -> None:
    parsed = parse(name)
    assert " ".join(parsed.honorifics) == honorifics
    assert " ".join(parsed.surname) == surname
    assert parsed.suffix == suffix


def test_a_nickname_in_quotes_is_kept_apart() -> None:
    parsed = parse("Jesús “Chuy” García")
    assert (parsed.given, parsed.nickname, parsed.surname) == (("Jesús",), "Chuy", ("García",))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Mr Brandt", "male"),
        ("Mrs. Alvarez", "female"),
        ("Sister Maria", "female"),
        ("Queen Mary", "female"),
        ("Sir Tomás Alvarez", "male"),
        ("Maria Alvarez", None),
        ("Dr. Haddad", None),
        ("Minister Chen Wei", None),
        ("Mr. and Mrs. Alvarez", "male"),
        ("!", None),
    ],
)
def test_only_honorifics_say_a_gender(name: str, said: str | None) -> None:
    assert gender(name) == said


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("Álvarez", "alvarez"),
        ("O’Brien", "obrien"),
        ("Jong‑un", "jong un"),
        ("Łódź", "lodz"),
        ("Зоя", "zoya"),
    ],
)
def test_plain_letters(word: str, letters: str) -> None:
    assert plain(word) == letters
