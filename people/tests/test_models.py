"""The queries for people, and the constraints that the database checks for every writer."""

import pytest
from django.db import IntegrityError, connection

from people.models import Alias, Distinction, Merge, Person


def merge_past_the_registry(source, target):
    Person.objects.filter(pk=source.pk).update(merged_into=target)


def test_a_record_may_be_merged_into_a_live_one(cast):
    merge_past_the_registry(cast.brandt, cast.maria)
    connection.check_constraints()


def test_a_record_cannot_be_merged_into_a_merged_one(cast):
    merge_past_the_registry(cast.brandt, cast.maria)
    merge_past_the_registry(cast.chen, cast.brandt)
    with pytest.raises(IntegrityError, match="merged_into_live"):
        connection.check_constraints()


def test_a_record_that_others_were_merged_into_cannot_itself_vanish(cast):
    merge_past_the_registry(cast.chen, cast.brandt)
    merge_past_the_registry(cast.brandt, cast.maria)
    with pytest.raises(IntegrityError, match="merged_into_live"):
        connection.check_constraints()


def test_a_whole_chain_may_be_turned_round_in_one_transaction(cast):
    merge_past_the_registry(cast.chen, cast.brandt)
    merge_past_the_registry(cast.brandt, cast.maria)
    merge_past_the_registry(cast.chen, cast.maria)
    connection.check_constraints()


def test_a_record_cannot_be_merged_into_itself(cast):
    with pytest.raises(IntegrityError, match="not_merged_into_itself"):
        merge_past_the_registry(cast.chen, cast.chen)


@pytest.mark.parametrize(
    ("make", "constraint"),
    [
        pytest.param(
            lambda cast: Person.objects.create(name="Chen Wei", sort_name="Chen, Wei", slug="chen-wei"),
            "slug",
            id="two people at one address",
        ),
        pytest.param(
            lambda cast: Person.objects.create(name="", sort_name="x", slug="x"), "has_a_name", id="no name"
        ),
        pytest.param(
            lambda cast: Alias.objects.create(person=cast.chen, name="Chen Wei", match_key="chen wei"),
            "alias_once",
            id="a name given twice",
        ),
        pytest.param(
            lambda cast: Alias.objects.create(person=cast.chen, name="Wei", match_key=""),
            "match_key",
            id="a name that could never be found",
        ),
        pytest.param(
            lambda cast: Merge.objects.create(source=cast.chen, target=cast.chen, reason="?"),
            "of_two_records",
            id="merged with itself",
        ),
        pytest.param(
            lambda cast: Merge.objects.create(source=cast.chen, target=cast.maria, reason=""),
            "has_a_reason",
            id="merged without a reason",
        ),
        pytest.param(
            lambda cast: Merge.objects.bulk_create(
                Merge(source=cast.chen, target=target, reason="?") for target in (cast.maria, cast.tomas)
            ),
            "standing_once",
            id="merged into two",
        ),
        pytest.param(
            lambda cast: Distinction.objects.create(first=cast.tomas, second=cast.maria, reason="two people"),
            "in_id_order",
            id="a distinction the wrong way round",
        ),
        pytest.param(
            lambda cast: Distinction.objects.bulk_create(
                Distinction(first=cast.maria, second=cast.tomas, reason="two people") for _ in range(2)
            ),
            "once_a_pair",
            id="a distinction made twice",
        ),
    ],
)
def test_a_write_past_the_registry_is_refused(cast, make, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        make(cast)


class TestQueries:
    def test_live_leaves_out_merged_records(self, cast):
        merge_past_the_registry(cast.brandt, cast.maria)
        assert set(Person.objects.live()) == {cast.maria, cast.tomas, cast.amina, cast.chen}

    @pytest.mark.parametrize("status", ["draft", "withdrawn"])
    def test_in_print_leaves_out_people_of_articles_that_readers_may_not_see(
        self, cast, print_article, status
    ):
        reason = "an error" if status == "withdrawn" else ""
        print_article(
            "Chen Wei spoke.", people={"Chen Wei": cast.chen}, status=status, withdrawal_reason=reason
        )
        assert not Person.objects.in_print()

    def test_in_print_are_people_named_in_a_published_article_once_each(self, cast, print_article):
        for headline in ("Rain", "Snow"):
            print_article("Chen Wei spoke.", headline=headline, people={"Chen Wei": cast.chen})
        assert list(Person.objects.in_print()) == [cast.chen]

    def test_alphabetical_goes_by_sort_name_without_regard_to_case(self, cast):
        first = Person.objects.create(name="abd Rahim", sort_name="abd Rahim", slug="abd-rahim")
        assert list(Person.objects.alphabetical()) == [
            first,
            cast.maria,
            cast.tomas,
            cast.brandt,
            cast.chen,
            cast.amina,
        ]

    @pytest.mark.parametrize(
        ("letters", "slugs"),
        [
            pytest.param("Z", set(), id="none"),
            pytest.param("M", set(), id="given names do not count"),
            pytest.param("A", {"maria-alvarez", "tomas-alvarez"}, id="one letter"),
            pytest.param("Che", {"chen-wei"}, id="three letters"),
        ],
    )
    def test_under_are_people_whose_sort_name_begins_with_the_letters(self, cast, letters, slugs):
        assert {person.slug for person in Person.objects.under(letters)} == slugs
