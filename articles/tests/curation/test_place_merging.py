"""Two records of one place are merged and parted without loss; an import finds the one with the name."""

import pytest
from django.db import connection

from articles.curation import place_merging
from articles.models import Place, PlaceMention
from newsroom.lib.merging import MergeRefused


@pytest.fixture
def lisboa(cast):
    return Place.objects.create(name="Lisboa", slug="lisboa", kind="city", country_code="PT")


@pytest.fixture
def meeting(cast, print_article, lisboa):
    return print_article("From Lisboa to Lisbon.", places={"Lisboa": lisboa, "Lisbon": cast.lisbon})


def shown_under(article):
    connection.check_constraints()
    return dict(article.place_mentions.values_list("surface", "place__name"))


def test_merged_the_mentions_of_both_are_shown_under_one(meeting, lisboa, cast):
    place_merging.merge(lisboa, cast.lisbon, reason="its name at home")
    assert shown_under(meeting) == {"Lisboa": "Lisbon", "Lisbon": "Lisbon"}


def test_parted_again_nothing_is_lost(meeting, lisboa, cast):
    before = shown_under(meeting)
    made = place_merging.merge(lisboa, cast.lisbon, reason="its name at home")
    place_merging.unmerge(made)
    assert shown_under(meeting) == before
    assert Place.objects.filter(merged_into=None).count() == Place.objects.count()


def test_an_article_gathers_the_place_that_its_mention_is_shown_under(meeting, lisboa, cast):
    place_merging.merge(lisboa, cast.lisbon, reason="its name at home")
    meeting.refresh_from_db()
    assert meeting.mentioned_places == [cast.lisbon.pk]


def test_a_place_merged_before_is_refused(lisboa, cast):
    place_merging.merge(lisboa, cast.lisbon, reason="its name at home")
    with pytest.raises(MergeRefused, match="merged before, into Lisbon"):
        place_merging.merge(lisboa, cast.northport, reason="or not")


class TestImported:
    def test_a_merged_place_is_read_as_before_and_shown_under_the_live_one(self, store, cast):
        store("Rain in Lisbon.")
        read = Place.objects.get(gazetteer_key="test:2")
        place_merging.merge(read, cast.lisbon, reason="entered by hand before")
        mention = store("More rain in Lisbon.", key="seeds/second.txt").article.place_mentions.get()
        assert (mention.read_as, mention.place) == (read, cast.lisbon)

    def test_a_place_that_no_gazetteer_knows_is_one_by_name_and_kind(self, store):
        for key in ("seeds/one.txt", "seeds/two.txt"):
            store("Nobody came to Old Pier.", key=key)
        assert Place.objects.get().name == "Old Pier"
        assert PlaceMention.objects.count() == 2
