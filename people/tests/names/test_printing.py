import pytest

from people.names import display_name, slug_source, sort_name


@pytest.mark.parametrize(
    ("name", "sorted_as"),
    [
        ("Maria Alvarez", "Alvarez, Maria"),
        ("Tomás Alvarez", "Alvarez, Tomas"),
        ("TOMÁS ALVAREZ", "Alvarez, Tomas"),
        ("Mayor Maria Alvarez", "Alvarez, Maria"),
        ("Chen Wei", "Chen, Wei"),
        ("Kim Jong Un", "Kim, Jong Un"),
        ("Lim Soo-suk", "Lim, Soo-suk"),
        ("Brandt", "Brandt"),
        ("Gabriel García Márquez", "Garcia Marquez, Gabriel"),
        ("Ursula von der Leyen", "Leyen, Ursula von der"),
        ("Robert De Niro", "De Niro, Robert"),
        ("Mohammed bin Salman", "bin Salman, Mohammed"),
        ("Abdel Fattah al-Sisi", "Sisi, Abdel Fattah al-"),
        ("Martin Luther King Jr.", "King, Martin Luther, Jr."),
        ("John Smith III", "Smith, John, III"),
        ("Conan O’Brien", "O'Brien, Conan"),
        ("King Charles III", "Charles III, King"),
        ("Aung San Suu Kyi", "Aung San Suu Kyi"),
        ("Владимир Путин", "Putin, Vladimir"),
        ("Abdul ‘Uthman", "Uthman, Abdul"),
        ("!", "!"),
    ],
)
def test_the_order_of_a_to_z_lists(name: str, sorted_as: str) -> None:
    assert sort_name(name) == sorted_as


@pytest.mark.parametrize(
    "name", ["Vladimir Putin", "JFK", "McDonald", "Kim Jong Un", "J.K. Rowling", "bell hooks"]
)
def test_a_name_not_in_capitals_is_printed_as_it_is(name: str) -> None:
    assert display_name(name) == name


@pytest.mark.parametrize(
    ("capitals", "printed"),
    [
        ("VLADIMIR PUTIN", "Vladimir Putin"),
        ("PUTIN", "Putin"),
        ("KIM JONG-UN", "Kim Jong-un"),
        ("JEAN-LUC MÉLENCHON", "Jean-Luc Mélenchon"),
        ("RONALD MCDONALD", "Ronald McDonald"),
        ("CONAN O’BRIEN", "Conan O’Brien"),
        ("J.K. ROWLING", "J.K. Rowling"),
        ("GEORGE W. BUSH", "George W. Bush"),
        ("MARTIN LUTHER KING JR.", "Martin Luther King Jr."),
        ("JOHN SMITH III", "John Smith III"),
        ("URSULA VON DER LEYEN", "Ursula von der Leyen"),
        ("ABDEL FATTAH AL-SISI", "Abdel Fattah al-Sisi"),
    ],
)
def test_a_name_in_capitals_is_printed_in_small_letters(capitals: str, printed: str) -> None:
    assert display_name(capitals) == printed


def test_the_source_of_an_address() -> None:
    assert slug_source("Mr. Tomás Álvarez Jr.") == "tomas alvarez jr"
    assert slug_source("Kim Jong-un") == "kim jong un"
    assert slug_source("!") == "!"
