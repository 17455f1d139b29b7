import pytest

from articles.reading.captions import caption


@pytest.mark.parametrize(
    "paragraph",
    [
        "Alvarez took the credit: nobody else would.",
        "She gave Chen Wei the credit. Reuters reported it first.",
        "“Photo by photo, we lose the city,” Haddad said.",
        "The photo: a harbour without ships.",
        "Image: it matters to the mayor.",
        "Photo: a blur, and nothing more.",
        "The company said it would fight the ruling. (Reuters)",
        "LISBON (Reuters) – The harbour reopened.",
        "The picture was taken by Amina Haddad.",
        "Haddad works for Getty Images",
        "Credit Suisse raised its forecast for the port.",
        "They met at the office of Agence France-Presse/AFP in Lisbon on Monday and agreed.",
        "Image: The company said that it would fight the ruling.",
        "The files were moved. File - and forget, the clerk said.",
        "Long. " * 200 + "Credit: AP",
    ],
)
def test_a_paragraph_that_talks_about_pictures_is_no_caption(paragraph: str) -> None:
    assert caption(paragraph) is None


WORDS = "Mayor Maria Alvarez opens the harbour in Northport."


@pytest.mark.parametrize(
    ("ending", "credit"),
    [
        ("Credit: AP", "AP"),
        ("Credit: Amina Haddad/The Northport Gazette", "Amina Haddad/The Northport Gazette"),
        ("Credit Amina Haddad for The Northport Gazette", "Amina Haddad for The Northport Gazette"),
        ("CREDIT: AP.", "AP"),
        ("Photo credit: Amina Haddad", "Amina Haddad"),
        ("Photo: Amina Haddad / Reuters", "Amina Haddad / Reuters"),
        ("Photograph: Amina Haddad/AFP/Getty Images", "Amina Haddad/AFP/Getty Images"),
        ("Photo by Amina Haddad", "Amina Haddad"),
        ("(Photo by Amina Haddad/AFP)", "Amina Haddad/AFP"),
        ("(AP Photo/Amina Haddad, File)", "AP Photo/Amina Haddad, File"),
        ("(Amina Haddad via AP)", "Amina Haddad via AP"),
        ("Amina Haddad via Getty Images.", "Amina Haddad via Getty Images"),
        ("REUTERS/Amina Haddad", "REUTERS/Amina Haddad"),
        (
            "Amina lo Haddad / Port Office / Handout via REUTERS",
            "Amina lo Haddad / Port Office / Handout via REUTERS",
        ),
        ("Photo courtesy of Port Authority", "Port Authority"),
        ("Picture: supplied", "supplied"),
        ("| Photo: @aminahaddad", "@aminahaddad"),
    ],
)
def test_a_caption_gives_its_words_and_its_credit(ending: str, credit: str) -> None:
    assert caption(f"{WORDS} {ending}") == (WORDS, credit)


def test_a_credit_in_capitals_needs_no_stop_before_it() -> None:
    assert caption("The harbour, May 3, 2024 REUTERS / Chen Wei") == (
        "The harbour, May 3, 2024",
        "REUTERS / Chen Wei",
    )


def test_when_a_picture_was_taken_belongs_to_the_caption() -> None:
    assert caption("Picture taken May 3, 2024.") == ("Picture taken May 3, 2024.", "")


@pytest.mark.parametrize(
    "credit", ["Getty", "Getty/Instagram", "C. P. Snow via Getty Images", "Amina Haddad/Reuters"]
)
def test_a_credit_may_stand_alone(credit: str) -> None:
    assert caption(f"{credit}.") == ("", credit)


@pytest.mark.parametrize("opening", ["FILE PHOTO: ", "FILE - ", "FILE – ", "Caption: ", "Pictured: "])
def test_a_caption_known_by_its_opening(opening: str) -> None:
    assert caption(opening + WORDS) == (WORDS, "")
    assert caption(f"{opening}{WORDS} REUTERS/Amina Haddad") == (WORDS, "REUTERS/Amina Haddad")
