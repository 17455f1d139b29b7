import pytest
from django.contrib.auth.models import Group, User

BODY = (
    "Mayor Maria Alvarez opened the new harbour in Northport on Tuesday.\n\n"
    "“The harbour belongs to all of us,” Alvarez said before the boats came in.\n\n"
    "Chen Wei, who runs the fish market, said that the ice would come from Lisbon."
)


@pytest.fixture
def harbour(cast, print_article):
    """A published article with two speakers, two places and a direct and an indirect statement."""
    return print_article(
        BODY,
        headline="Harbour opens",
        outlet="The Northport Courier",
        byline="By Amina Haddad",
        people={"Maria Alvarez": cast.maria, "Chen Wei": cast.chen},
        places={"Northport": cast.northport, "Lisbon": cast.lisbon},
        statements=(
            {
                "text": "The harbour belongs to all of us,",
                "speaker": cast.maria,
                "speaker_text": "Alvarez",
                "speaker_descriptor": "Mayor",
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


@pytest.fixture
def reader(request, client, db):
    """A client, by `indirect` parameter: a visitor, an editor or a librarian who is logged in."""
    if request.param != "visitor":
        user = User.objects.create_user("curator", password="not-so-secret", is_staff=True)
        user.groups.add(Group.objects.get_or_create(name=f"{request.param}s".title())[0])
        client.force_login(user)
    return client
