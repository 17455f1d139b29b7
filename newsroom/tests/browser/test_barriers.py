"""No page keeps anybody out: axe-core on every public page of a full, a sparse and an empty archive."""

from datetime import date, timedelta

import pytest

from newsroom.tests.browser.conftest import DESK, PHONE

NARROWEST = {"viewport": {"width": 320, "height": 640}}
DARK = DESK | {"color_scheme": "dark"}

LISTS = (
    "/",
    "/articles/",
    "/people/",
    "/places/",
    "/statements/",
    "/timeline/",
    "/search/",
    "/search/?q=harbour",
    "/search/?q=nothing+of+the+kind",
)

BODY = (
    "Mayor Maria Alvarez opened the new harbour in Northport on Tuesday.\n\n"
    "“The harbour belongs to all of us,” Alvarez said before the boats came in.\n\n"
    "Chen Wei, who runs the fish market, said that the ice would come from Lisbon."
)


@pytest.fixture
def archive(request, cast, print_article) -> list[str]:
    """An archive of the size that the test names; the addresses of its pages, those of records included."""
    articles = [
        print_article(
            BODY,
            headline=f"Harbour opens, part {number}",
            published_on=date(2024, 5, 14) - timedelta(days=11 * number),
            outlet="The Northport Courier",
            byline="Amina Haddad",
            people={"Maria Alvarez": cast.maria, "Chen Wei": cast.chen},
            places={"Northport": cast.northport, "Lisbon": cast.lisbon},
            statements=(
                {
                    "text": "The harbour belongs to all of us,",
                    "speaker": cast.maria,
                    "speaker_text": "Alvarez",
                    "cue": "said",
                },
                {
                    "text": "that the ice would come from Lisbon",
                    "speaker": cast.chen,
                    "speaker_text": "Chen Wei",
                    "cue": "said",
                    "kind": "indirect",
                },
            ),
        )
        for number in range(request.param)
    ]
    records = [cast.maria, cast.northport, articles[0], articles[0].statements.first()] if articles else []
    days = ["/articles/2024/", "/articles/2024/05/", "/articles/2024/05/14/"] if articles else []
    return [*LISTS, *days, *(record.get_absolute_url() for record in records)]


@pytest.mark.parametrize(
    ("archive", "device"),
    [
        pytest.param(0, DESK, id="empty-desk"),
        pytest.param(1, PHONE, id="sparse-phone"),
        pytest.param(60, DESK, id="full-desk"),
        pytest.param(60, DARK, id="full-dark"),
        pytest.param(60, NARROWEST, id="full-narrowest"),
    ],
    indirect=["archive"],
)
def test_every_page_is_open_to_everybody(open_page, hindrances, archive, device):
    page = open_page(device)
    found = []

    for address in archive:
        answer = page.goto(address)
        assert answer.status == 200, address
        found += hindrances(page)

    assert not found, "\n".join(found)


@pytest.mark.parametrize("state", ["missing", "withdrawn"])
def test_a_page_that_is_not_there_is_open_to_everybody(page, hindrances, print_article, state):
    article = print_article(BODY, status="withdrawn", withdrawal_reason="The council asked for a correction.")
    address, status = {
        "missing": ("/people/nobody-of-this-name/", 404),
        "withdrawn": (article.get_absolute_url(), 410),
    }[state]

    assert page.goto(address).status == status
    assert hindrances(page) == []
