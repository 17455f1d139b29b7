"""The documents name only paths that exist."""

import re

import pytest
from django.conf import settings

BASE = settings.BASE_DIR
_PATH = re.compile(r"`([\w.-]+(?:/[\w.-]*)+)`")
_ROOM = re.compile(r"\*\*`([\w./-]+/)`")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")


def missing_paths(text: str) -> list[str]:
    """Paths in back quotes that exist neither in the repository nor in the room that opens a paragraph."""
    missing = []
    for paragraph in text.split("\n\n"):
        room = _ROOM.match(paragraph)
        homes = [BASE, BASE / room.group(1)] if room else [BASE]
        missing += [
            path for path in _PATH.findall(paragraph) if not any((home / path).exists() for home in homes)
        ]
    return missing


@pytest.mark.parametrize(
    "text", ["`articles/nowhere.py`", "**`people/`** has `nowhere/`.", "See `tagging/`."]
)
def test_a_path_that_does_not_exist_is_found(text):
    assert len(missing_paths(text)) == 1


@pytest.mark.parametrize(
    "document", ["README.md", "docs/architecture.md", "docs/decisions/0003-rooms-and-doors.md"]
)
def test_every_path_exists(document):
    assert missing_paths((BASE / document).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "document", sorted(str(path.relative_to(BASE)) for path in BASE.glob("docs/**/*.md"))
)
def test_every_link_leads_to_a_file(document):
    path = BASE / document
    links = _LINK.findall(path.read_text(encoding="utf-8"))

    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_questions_have_their_paths():
    text = (BASE / "docs/architecture.md").read_text(encoding="utf-8")
    rows = text.partition("## Where is …?")[2].strip().splitlines()[2:]

    assert len(rows) >= 10
    assert all(_PATH.search(row) for row in rows)
