"""Merging and unmerging: the same rules for people and for places."""

import pytest
from django.db import connection

from articles.models import PlaceMerge
from newsroom.lib.merging import MergeRefused, Merging
from people.models import Merge

PEOPLE = Merging(Merge, evidence=[("mentions_read", "person"), ("statements_read", "speaker")])
PLACES = Merging(PlaceMerge, evidence=[("mentions_read", "place")])


def merge(source, target, merging=PEOPLE, **options):
    return merging.merge(source, target, **{"reason": "the same", "by": None} | options)


def merged_into(*records):
    for record in records:
        record.refresh_from_db()
    return [record.merged_into for record in records]


@pytest.fixture(autouse=True)
def _as_committed(db):
    """After each test, check what the database checks at the end of a transaction."""
    yield
    connection.check_constraints()


@pytest.fixture
def meeting(cast, print_article):
    return print_article(
        "Chen Wei met Brandt in Lisbon. “We agree,” said Brandt.",
        people={"Chen Wei": cast.chen, "Brandt": cast.brandt},
        places={"Lisbon": cast.lisbon},
        statements=({"text": "We agree,", "speaker": cast.brandt},),
    )


class TestMerge:
    def test_a_merged_record_is_not_merged_again(self, cast):
        merge(cast.brandt, cast.chen)
        with pytest.raises(MergeRefused, match="Brandt was merged before, into Chen Wei"):
            merge(cast.brandt, cast.maria)
        assert merged_into(cast.brandt) == [cast.chen]

    def test_a_record_is_not_merged_into_itself(self, cast):
        with pytest.raises(MergeRefused, match="into itself"):
            merge(cast.chen, cast.chen)

    def test_a_record_is_not_merged_into_one_that_was_merged_into_it(self, cast):
        merge(cast.brandt, cast.chen)
        with pytest.raises(MergeRefused, match="into itself"):
            merge(cast.chen, cast.brandt)

    def test_a_refused_merge_leaves_no_row(self, cast):
        with pytest.raises(MergeRefused):
            merge(cast.chen, cast.chen)
        assert not Merge.objects.exists()

    def test_the_source_points_to_the_target(self, cast):
        merge(cast.brandt, cast.chen)
        assert merged_into(cast.brandt, cast.chen) == [cast.chen, None]

    def test_a_merged_target_is_replaced_by_its_live_record(self, cast):
        merge(cast.chen, cast.maria)
        assert merge(cast.brandt, cast.chen).target == cast.maria

    def test_every_record_of_a_chain_points_to_its_end(self, cast):
        merge(cast.brandt, cast.chen)
        merge(cast.chen, cast.maria)
        assert merged_into(cast.brandt, cast.chen, cast.maria) == [cast.maria, cast.maria, None]

    def test_mentions_and_statements_point_to_the_live_record_and_keep_what_they_were_read_as(
        self, cast, meeting
    ):
        merge(cast.brandt, cast.chen)
        merge(cast.chen, cast.maria)
        mention, statement = meeting.person_mentions.get(surface="Brandt"), meeting.statements.get()
        assert (mention.person, mention.read_as) == (cast.maria, cast.brandt)
        assert (statement.speaker, statement.read_as) == (cast.maria, cast.brandt)

    def test_places_follow_the_same_rules(self, cast, meeting):
        merge(cast.lisbon, cast.northport, PLACES)
        assert meeting.place_mentions.get().place == cast.northport
        with pytest.raises(MergeRefused, match="merged before"):
            merge(cast.lisbon, cast.northport, PLACES)


class TestUnmerge:
    def test_a_merge_is_undone_only_once(self, cast):
        made = merge(cast.brandt, cast.chen)
        PEOPLE.unmerge(made, by=None)
        with pytest.raises(MergeRefused, match="undone before"):
            PEOPLE.unmerge(made, by=None)

    def test_the_evidence_is_restored(self, cast, meeting):
        PEOPLE.unmerge(merge(cast.brandt, cast.chen), by=None)
        assert merged_into(cast.brandt) == [None]
        assert meeting.person_mentions.get(surface="Brandt").person == cast.brandt
        assert meeting.statements.get().speaker == cast.brandt

    def test_evidence_of_the_target_stays(self, cast, meeting):
        PEOPLE.unmerge(merge(cast.brandt, cast.chen), by=None)
        assert meeting.person_mentions.get(surface="Chen Wei").person == cast.chen

    def test_the_end_of_a_chain_leaves_the_merges_before_it(self, cast):
        merge(cast.brandt, cast.chen)
        PEOPLE.unmerge(merge(cast.chen, cast.maria), by=None)
        assert merged_into(cast.brandt, cast.chen) == [cast.chen, None]

    def test_the_start_of_a_chain_leaves_the_merges_after_it(self, cast):
        first = merge(cast.brandt, cast.chen)
        merge(cast.chen, cast.maria)
        PEOPLE.unmerge(first, by=None)
        assert merged_into(cast.brandt, cast.chen) == [None, cast.maria]

    def test_the_row_stays_with_both_authors(self, cast, django_user_model):
        author, other = (django_user_model.objects.create_user(name) for name in ("ann", "ben"))
        PEOPLE.unmerge(merge(cast.brandt, cast.chen, by=author), by=other)
        row = Merge.objects.get()
        assert (row.made_by, row.undone_by, row.undone_at is None) == (author, other, False)

    def test_the_pair_may_be_merged_again(self, cast):
        PEOPLE.unmerge(merge(cast.brandt, cast.chen), by=None)
        merge(cast.brandt, cast.chen)
        assert merged_into(cast.brandt) == [cast.chen]


class TestFamily:
    def test_a_record_alone_is_its_family(self, cast):
        assert PEOPLE.family(cast.chen) == [cast.chen]

    def test_an_undone_merge_does_not_count(self, cast):
        PEOPLE.unmerge(merge(cast.brandt, cast.chen), by=None)
        assert PEOPLE.family(cast.chen) == [cast.chen]

    def test_records_merged_through_others_belong_to_it(self, cast):
        merge(cast.brandt, cast.chen)
        merge(cast.chen, cast.maria)
        assert PEOPLE.family(cast.maria) == [cast.maria, cast.chen, cast.brandt]

    def test_of_a_merged_record_it_is_the_part_merged_into_it(self, cast):
        merge(cast.brandt, cast.chen)
        merge(cast.chen, cast.maria)
        assert PEOPLE.family(cast.chen) == [cast.chen, cast.brandt]
