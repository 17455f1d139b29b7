import pytest

from articles.tests.extraction.marked import read


def surfaces(source: str) -> list[str]:
    return [place.surface for place in read(source).places]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("The [l S.E.C.] sued.", id="initials"),
        pytest.param("Costa Boats [l L.L.C.] sued.", id="legal form"),
        pytest.param("He won a [l U] seat.", id="one letter"),
        pytest.param("The [l Lisbon] Gazette wrote.", id="newspaper"),
        pytest.param("The [l Ohio] Senate met.", id="parliament"),
        pytest.param("The Liberal Party of [l Portugal] lost.", id="party"),
        pytest.param("The [o [l Faro] Rowing Union] met.", id="organisation"),
        pytest.param("They ran.\nAna Costa ([l Clinton]) 2:21.4\nThey left.", id="small town in a row"),
    ],
)
def test_what_is_no_place(source: str) -> None:
    assert surfaces(source) == []


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param("The [l U.K.] agreed.", "U.K.", id="initials of a country"),
        pytest.param("He came from [l N.J.] by train.", "N.J.", id="initials of a state"),
        pytest.param("The [l Lisbon] council met.", "Lisbon", id="a common noun after it"),
        pytest.param("The people of [l Portugal] voted.", "Portugal", id="a common noun before it"),
        pytest.param("They ran.\nAna Costa ([l Portugal]) 2:21.4\nThey left.", "Portugal", id="row"),
        pytest.param("The union met in [l Faro].", "Faro", id="beside an organisation"),
    ],
)
def test_what_is_one(source: str, wanted: str) -> None:
    assert surfaces(source) == [wanted]
