"""The documents name only paths that exist."""

import re

import pytest
from django.conf import settings

_PATH = re.compile(r"`([\w.-]+(?:/[\w.-]*)+)`")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
# Made by a command, or only an example.
_NOT_IN_THE_REPOSITORY = {"var/postgresql"}


@pytest.mark.parametrize(
    "document", ["README.md", "docs/architecture.md", "docs/decisions/0003-rooms-and-doors.md"]
)
def test_every_path_exists(document):
    text = (settings.BASE_DIR / document).read_text(encoding="utf-8")
    paths = set(_PATH.findall(text)) - _NOT_IN_THE_REPOSITORY

    assert paths
    assert [path for path in sorted(paths) if not (settings.BASE_DIR / path).exists()] == []


@pytest.mark.parametrize(
    "document",
    sorted(str(path.relative_to(settings.BASE_DIR)) for path in settings.BASE_DIR.glob("docs/**/*.md")),
)
def test_every_link_leads_to_a_file(document):
    path = settings.BASE_DIR / document
    links = _LINK.findall(path.read_text(encoding="utf-8"))

    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_ten_questions_have_their_paths():
    text = (settings.BASE_DIR / "docs/architecture.md").read_text(encoding="utf-8")
    rows = text.partition("## Where is …?")[2].strip().splitlines()[2:]

    assert len(rows) == 10
    assert all(_PATH.search(row) for row in rows)
