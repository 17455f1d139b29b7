import pytest

from newsroom.lib.slugs import LONGEST, free_slug
from people.models import Person


def slug_for(text):
    return free_slug(text, Person.objects.all(), without_letters="person")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        pytest.param("Chen Wei", "chen-wei", id="words"),
        pytest.param("Tomás Álvarez", "tomas-alvarez", id="accents"),
        pytest.param("Олена Шевченко", "olena-shevchenko", id="another script"),
        pytest.param("—!?", "person", id="no letters"),
        pytest.param("", "person", id="nothing"),
        pytest.param("- Chen -", "chen", id="no hyphen at the ends"),
    ],
)
def test_a_slug_that_is_free(db, text, slug):
    assert slug_for(text) == slug


def test_a_taken_slug_gets_the_next_number(db):
    for slug in ("chen-wei", "chen-wei-2", "chen-wei-4"):
        Person.objects.create(name="Chen Wei", sort_name="Chen, Wei", slug=slug)
    assert slug_for("Chen Wei") == "chen-wei-3"


def test_a_longer_slug_that_begins_alike_takes_nothing_away(db):
    Person.objects.create(name="Chen Weiming", sort_name="Chen, Weiming", slug="chen-weiming")
    assert slug_for("Chen Wei") == "chen-wei"


def test_a_long_text_is_cut_and_leaves_room_for_a_number(db):
    slug = slug_for("word " * 60)
    assert len(slug) <= LONGEST
    assert not slug.endswith("-")
    Person.objects.create(name="x", sort_name="x", slug=slug)
    assert slug_for("word " * 60) == f"{slug}-2"
