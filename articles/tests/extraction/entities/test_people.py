import pytest

from articles.tests.extraction.marked import read


def named(source: str) -> list[tuple[str, str]]:
    return [(p.surface, p.name) for p in read(source).people]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param("[p Mr. Tom Ray] left.", "Tom Ray", id="courtesy"),
        pytest.param("[p Tom Ray’s] house burned.", "Tom Ray", id="possessive"),
        pytest.param("[p Lim] [p Soo-suk] said no.", "Lim Soo-suk", id="family name read apart"),
        pytest.param("It was Lim [p Soo-suk] who left.", "Lim Soo-suk", id="family name passed over"),
        pytest.param("[p Tom Ray,] the mayor, left.", "Tom Ray", id="comma"),
    ],
)
def test_the_span_of_a_name_holds_the_name_alone(source: str, wanted: str) -> None:
    (person, *_) = read(source).people
    assert person.surface == wanted


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("He joined the mercenary group [p Vega] and left.", id="group"),
        pytest.param("The tanker [p Vega] sank.", id="ship"),
        pytest.param("[p they] left.", id="no capital"),
    ],
)
def test_what_is_no_person_is_none(source: str) -> None:
    assert named(source) == []


def test_a_name_that_the_tagger_passed_over_is_found_by_the_full_one() -> None:
    assert named("[p Chen Wei] came. Later Chen said no. The Chen Foundation paid.") == [
        ("Chen Wei", "Chen Wei"),
        ("Chen", "Chen Wei"),
    ]


def test_a_short_name_that_two_fit_is_ambiguous() -> None:
    (*_, last) = read("[p Maria Alvarez] met [p Tomás Alvarez]. [p Alvarez] said no.").people
    assert (last.name, last.ambiguous) == ("Alvarez", True)
    assert "Maria Alvarez" in last.reason
    assert "Tomás Alvarez" in last.reason


def test_a_surname_that_is_never_completed_stays_alone() -> None:
    (person,) = read("It grew after [p Brandt], the harbour minister, had left.").people
    assert (person.name, person.surname_only, person.descriptor) == ("Brandt", True, "the harbour minister")


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param("They met Mr. Okafor there.", "Okafor", id="courtesy"),
        pytest.param("Then Sen. Ann B. Okafor rose.", "Ann B. Okafor", id="title"),
        pytest.param(
            "Supporters of Hillary Okafor’s plan cheered.", "Hillary Okafor", id="given name, possessive"
        ),
    ],
)
def test_a_name_that_its_form_shows_needs_no_tagger(source: str, wanted: str) -> None:
    assert [p.surface for p in read(source).people] == [wanted]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("Ann Okafor left. The [p Okafors] have gone.", id="a family"),
        pytest.param("She wore a Star of [p David].", id="a thing named after somebody"),
        pytest.param("The Justice [p Department] closed.", id="an office"),
    ],
)
def test_what_only_bears_a_name_is_nobody(source: str) -> None:
    assert {p.name for p in read(source).people} <= {"Ann Okafor"}
