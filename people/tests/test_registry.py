"""Who is who: candidates, new records, merges that can be undone, people who are told apart."""

from threading import Thread

import pytest
from django.db import connection, transaction

from newsroom.lib.merging import MergeRefused
from people.matching import MentionedPerson
from people.models import Merge, Person
from people.registry import (
    ResolutionRequest,
    create,
    declare_distinct,
    join_surname_records,
    known_names,
    merge,
    resolve,
    resolve_all,
    unmerge,
)


def mentioned(name, *, surname_only=False):
    return MentionedPerson(name=name, surname_only=surname_only)


@pytest.fixture
def meeting(cast, print_article):
    return print_article(
        "Chen Wei met Brandt and Maria Alvarez. “We agree,” said Brandt.",
        people={"Chen Wei": cast.chen, "Brandt": cast.brandt, "Maria Alvarez": cast.maria},
        statements=({"text": "We agree,", "speaker": cast.brandt},),
    )


def hangs_on(article):
    """Whom each mention and each statement of an article is shown under, by name."""
    connection.check_constraints()
    mentions = article.person_mentions.order_by("start").values_list("surface", "person__name")
    return dict(mentions) | {"“”": article.statements.get().speaker.name}


def everything():
    rows = Person.objects.order_by("pk").values_list("pk", "name", "merged_into")
    aliases = Person.objects.order_by("pk", "aliases__name").values_list("pk", "aliases__name")
    return list(rows), list(aliases)


class TestResolve:
    def test_a_known_name_is_the_person_who_carries_it(self, cast):
        assert resolve(mentioned("Chen Wei")).record == cast.chen

    def test_another_name_of_a_person_is_that_person(self, cast):
        resolution = resolve(mentioned("Amina Saleh"))
        assert (resolution.record, resolution.reason) == (cast.amina, "a name of Amina Haddad")

    def test_an_unknown_name_is_a_new_person(self, cast):
        resolution = resolve(mentioned("Ines Duarte"))
        assert (resolution.record.slug, resolution.record.surname_only) == ("ines-duarte", False)
        assert resolution.record not in vars(cast).values()

    def test_a_namesake_by_surname_is_somebody_else(self, cast):
        assert resolve(mentioned("Rosa Alvarez")).record not in (cast.maria, cast.tomas)

    def test_a_surname_alone_is_no_known_person(self, cast):
        assert resolve(mentioned("Alvarez", surname_only=True)).record not in (cast.maria, cast.tomas)

    @pytest.mark.parametrize("printed", ["Brandt", "Mr. Brandt", "BRANDT"])
    def test_a_surname_alone_has_one_record(self, cast, printed):
        assert resolve(mentioned(printed, surname_only=True)).record == cast.brandt

    def test_the_record_of_a_surname_has_no_honorific(self, db):
        assert resolve(mentioned("Mrs. Duarte", surname_only=True)).record.name == "Duarte"

    def test_records_of_one_surname_are_joined(self, cast):
        create("Brandt", surname_only=True)
        assert join_surname_records() == 1
        assert Person.objects.live().get(name="Brandt") == cast.brandt

    def test_two_of_one_name_are_left_open(self, cast):
        create("Chen Wei")
        resolution = resolve(mentioned("Chen Wei"))
        assert (resolution.record, resolution.ambiguous) == (None, True)

    def test_of_two_of_one_name_the_one_of_the_last_import_is_kept(self, cast):
        other = create("Chen Wei")
        assert resolve(mentioned("Chen Wei"), previous=other).record == other

    def test_a_name_broken_by_a_line_end_is_the_same_name(self, cast):
        resolution = resolve(mentioned("Amina\u00a0Saleh"))
        assert resolution.record == cast.amina
        assert known_names(cast.amina) == ["Amina Haddad", "Amina Saleh"]

    def test_two_printings_in_one_article_are_one_new_person(self, cast):
        resolutions = resolve_all(
            [ResolutionRequest(mentioned("Ines M. Duarte")), ResolutionRequest(mentioned("Ines Duarte"))]
        )
        assert resolutions[0].record == resolutions[1].record
        assert known_names(resolutions[0].record) == ["Ines Duarte", "Ines M. Duarte"]

    @pytest.mark.parametrize(
        "name", [pytest.param("—", id="no letter"), pytest.param("x" * 201, id="too long")]
    )
    def test_what_cannot_be_a_name_is_nobody(self, db, name):
        assert resolve(mentioned(name)).record is None
        assert not Person.objects.exists()


class TestCreate:
    def test_namesakes_get_addresses_of_their_own(self, db):
        assert [create("Chen Wei").slug for _ in range(3)] == ["chen-wei", "chen-wei-2", "chen-wei-3"]

    def test_a_name_in_another_script_gets_an_address_in_plain_letters(self, db):
        assert create("Володимир Зеленський").slug.isascii()


class TestMerge:
    def test_evidence_hangs_on_the_surviving_record(self, meeting, cast):
        merge(cast.brandt, cast.chen, reason="one man")
        assert hangs_on(meeting) == {
            "Chen Wei": "Chen Wei",
            "Brandt": "Chen Wei",
            "Maria Alvarez": "Maria Alvarez",
            "“”": "Chen Wei",
        }

    def test_a_chain_leads_to_its_end(self, meeting, cast):
        merge(cast.brandt, cast.chen, reason="one man")
        merge(cast.chen, cast.maria, reason="all one")
        assert set(hangs_on(meeting).values()) == {"Maria Alvarez"}
        cast.brandt.refresh_from_db()
        assert cast.brandt.live == cast.maria

    def test_the_names_of_both_find_the_survivor(self, cast):
        merge(cast.amina, cast.chen, reason="one woman")
        cast.chen.refresh_from_db()
        assert resolve(mentioned("Amina Saleh")).record.live == cast.chen
        assert "Amina Saleh" in known_names(cast.chen)

    @pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["first made first", "last made first"])
    def test_undone_nothing_is_lost(self, meeting, cast, order):
        before = hangs_on(meeting), everything()
        merges = [
            merge(cast.brandt, cast.chen, reason="one man"),
            merge(cast.chen, cast.maria, reason="all one"),
        ]
        for number in order:
            unmerge(merges[number])
        assert (hangs_on(meeting), everything()) == before

    def test_the_middle_of_a_chain_takes_back_its_own(self, meeting, cast):
        merge(cast.brandt, cast.chen, reason="one man")
        second = merge(cast.chen, cast.maria, reason="all one")
        unmerge(second)
        assert hangs_on(meeting)["Brandt"] == "Chen Wei"
        assert hangs_on(meeting)["Maria Alvarez"] == "Maria Alvarez"

    def test_what_is_undone_stays_on_record(self, cast, django_user_model):
        editor = django_user_model.objects.create_user("edith")
        unmerge(merge(cast.brandt, cast.chen, reason="one man", by=editor), by=editor)
        record = Merge.objects.get()
        assert (record.made_by, record.undone_by, record.reason) == (editor, editor, "one man")

    def test_a_record_merged_before_is_refused(self, cast):
        merge(cast.brandt, cast.chen, reason="one man")
        with pytest.raises(MergeRefused, match="merged before, into Chen Wei"):
            merge(cast.brandt, cast.maria, reason="or she")

    def test_a_record_is_never_merged_in_a_circle(self, cast):
        merge(cast.brandt, cast.chen, reason="one man")
        with pytest.raises(MergeRefused, match="itself"):
            merge(cast.chen, cast.brandt, reason="one man")

    def test_a_merge_is_undone_only_once(self, cast):
        made = merge(cast.brandt, cast.chen, reason="one man")
        unmerge(made)
        with pytest.raises(MergeRefused, match="undone before"):
            unmerge(made)


class TestDistinction:
    def test_people_told_apart_are_not_merged(self, cast):
        declare_distinct(cast.maria, cast.tomas, reason="sister and brother")
        with pytest.raises(MergeRefused, match="sister and brother"):
            merge(cast.tomas, cast.maria, reason="one family")

    def test_nor_over_records_merged_into_them(self, cast):
        declare_distinct(cast.maria, cast.tomas, reason="sister and brother")
        merge(cast.tomas, cast.chen, reason="one man")
        with pytest.raises(MergeRefused, match="sister and brother"):
            merge(cast.chen, cast.maria, reason="one family")

    def test_merged_people_cannot_be_told_apart(self, cast):
        merge(cast.tomas, cast.maria, reason="a slip")
        with pytest.raises(MergeRefused, match="undo their merge first"):
            declare_distinct(cast.maria, cast.tomas, reason="two people")

    def test_told_apart_twice_is_told_apart_once(self, cast):
        first = declare_distinct(cast.maria, cast.tomas, reason="two people")
        assert declare_distinct(cast.tomas, cast.maria, reason="again") == first


@pytest.mark.django_db(transaction=True)
def test_two_imports_that_read_one_new_name_at_once_make_one_record():
    def second_import():
        with transaction.atomic():
            resolutions.append(resolve(mentioned("Ines Duarte")))
        connection.close()

    resolutions = []
    with transaction.atomic():
        first = resolve(mentioned("Ines Duarte"))
        other = Thread(target=second_import)
        other.start()
        other.join(timeout=0.5)
        assert not resolutions  # it waits for this transaction to end
    other.join(timeout=60)
    assert resolutions[0].record == first.record
