import pytest

from people.names import is_given_name_of, is_short_form_of


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Kim", "Jo Chun Ryong"),
        ("Kim", "Kim Novak"),
        ("Un", "Kim Jong Un"),
        ("Kim Jong Un", "Kim"),
        ("Kim Yo Jong", "Kim Jong Un"),
        ("Maria", "Maria Alvarez"),
        ("Tomás Alvarez", "Maria Alvarez"),
        ("T. Alvarez", "Maria Alvarez"),
        ("Mrs. Alvarez", "Mr. Tomás Alvarez"),
        ("John A. Smith", "John B. Smith"),
        ("John Smith Sr.", "John Smith Jr."),
        ("Paul Smith", "John Paul Smith"),
        ("Bill Smith", "Robert Smith"),
        ("Smith", "John Smithers"),
        ("Niro", "Robert Alvarez"),
        ("!", "Maria Alvarez"),
    ],
)
def test_no_short_form(short: str, full: str) -> None:
    assert not is_short_form_of(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Kim", "Kim Jong Un"),
        ("Kim’s", "Kim Jong Un"),
        ("Mr Putin", "Vladimir Putin"),
        ("PUTIN", "Vladimir Putin"),
        ("Mayor Alvarez", "Maria Alvarez"),
        ("J. Smith", "John Smith"),
        ("Bob Smith", "Robert Smith"),
        ("Robert Smith", "Bob Smith"),
        ("Bobby Smith", "Rob Smith"),
        ("Donald Trump", "Donald J. Trump"),
        ("Donald John Trump", "Donald J. Trump"),
        ("John Smith", "John Smith Jr."),
        ("García Márquez", "Gabriel García Márquez"),
        ("Gabriel García", "Gabriel García Márquez"),
        ("Sisi", "Abdel Fattah al-Sisi"),
        ("el-Sisi", "Abdel Fattah al-Sisi"),
        ("Von der Leyen", "Ursula von der Leyen"),
        ("De Niro", "Robert De Niro"),
        ("Bin Laden", "Osama bin Laden"),
        ("Suu Kyi", "Aung San Suu Kyi"),
        ("Chinh", "Pham Minh Chinh"),
        ("Francis", "Pope Francis"),
        ("Maria Alvarez", "MARIA ÁLVAREZ"),
    ],
)
def test_short_forms(short: str, full: str) -> None:
    assert is_short_form_of(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Alvarez", "Maria Alvarez"),
        ("Maria Haddad", "Maria Alvarez"),
        ("Mr Joan", "Ms Joan Smith"),
        ("!", "Maria Ruiz"),
    ],
)
def test_no_given_name(short: str, full: str) -> None:
    assert not is_given_name_of(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Maria", "Maria Alvarez"),
        ("Joe", "Joseph Smith"),
        ("Chuy", "Jesús “Chuy” García"),
        ("Jong-un", "Kim Jong Un"),
        ("Jean-Luc", "Jean-Luc Mélenchon"),
    ],
)
def test_given_names(short: str, full: str) -> None:
    assert is_given_name_of(short, full)
