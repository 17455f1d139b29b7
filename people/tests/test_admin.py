"""Merging people, taking it back, telling them apart: through the admin, as an editor does it."""

import pytest
from django.urls import reverse

from people.models import Alias, Distinction, Merge, Person
from people.registry import declare_distinct, merge


@pytest.fixture
def act(client):
    """Chooses records of a list and runs an action on them, as a browser would."""

    def run(action, *records, model="person", **fields):
        url = reverse(f"admin:people_{model}_changelist")
        chosen = {"action": action, "_selected_action": [record.pk for record in records]}
        return client.post(url, chosen | fields, follow=True)

    return run


@pytest.fixture
def meeting(cast, print_article):
    return print_article(
        "Chen Wei met Brandt. “We agree,” said Brandt.",
        people={"Chen Wei": cast.chen, "Brandt": cast.brandt},
        statements=({"text": "We agree,", "speaker": cast.brandt},),
    )


def reloaded(record):
    return type(record).objects.get(pk=record.pk)


class TestMerging:
    def test_the_editor_is_asked_which_record_survives_and_why(self, act, editor, cast):
        page = act("merge", cast.brandt, cast.chen).content.decode()
        assert "Which record survives?" in page
        assert "Why are they one?" in page
        assert not Merge.objects.exists()

    def test_the_others_are_merged_into_the_survivor(self, act, editor, cast, meeting):
        act("merge", cast.brandt, cast.chen, apply="1", survivor=cast.chen.pk, reason="one man")
        assert reloaded(cast.brandt).merged_into == cast.chen
        made = Merge.objects.get()
        assert (made.made_by, made.reason) == (editor, "one man")
        assert meeting.statements.get().speaker == cast.chen

    def test_a_merge_without_a_reason_is_not_made(self, act, editor, cast):
        page = act("merge", cast.brandt, cast.chen, apply="1", survivor=cast.chen.pk, reason="")
        assert "This field is required" in page.content.decode()
        assert not Merge.objects.exists()

    def test_one_record_alone_is_no_merge(self, act, editor, cast):
        assert "two or more" in act("merge", cast.brandt).content.decode()

    def test_people_declared_different_are_not_merged_and_the_editor_reads_why(self, act, editor, cast):
        declare_distinct(cast.maria, cast.tomas, reason="sister and brother")
        page = act("merge", cast.maria, cast.tomas, apply="1", survivor=cast.maria.pk, reason="one family")
        assert "sister and brother" in page.content.decode()
        assert reloaded(cast.tomas).merged_into is None

    def test_a_merge_is_taken_back(self, act, editor, cast, meeting):
        made = merge(cast.brandt, cast.chen, reason="one man")
        act("undo", made, model="merge")
        assert reloaded(cast.brandt).merged_into is None
        assert reloaded(made).undone_by == editor
        assert meeting.statements.get().speaker == cast.brandt

    def test_taken_back_twice_the_editor_reads_why_not(self, act, editor, cast):
        made = merge(cast.brandt, cast.chen, reason="one man")
        act("undo", made, model="merge")
        assert "undone before" in act("undo", made, model="merge").content.decode()

    @pytest.mark.parametrize("action", ["merge", "tell_apart"])
    def test_nobody_does_it_without_the_permission(self, act, client, cast, django_user_model, action):
        client.force_login(django_user_model.objects.create_user("intern", is_staff=True))
        act(action, cast.brandt, cast.chen, apply="1", survivor=cast.chen.pk, reason="why not")
        assert not Merge.objects.exists()
        assert not Distinction.objects.exists()


class TestTellingApart:
    def test_two_people_are_declared_different(self, act, editor, cast):
        act("tell_apart", cast.tomas, cast.maria, apply="1", reason="sister and brother")
        made = Distinction.objects.get()
        assert {made.first, made.second} == {cast.maria, cast.tomas}
        assert (made.made_by, made.reason) == (editor, "sister and brother")

    def test_why_is_asked_first(self, act, editor, cast):
        assert "Why?" in act("tell_apart", cast.tomas, cast.maria).content.decode()
        assert not Distinction.objects.exists()

    def test_it_takes_two(self, act, editor, cast):
        page = act("tell_apart", cast.tomas, cast.maria, cast.chen, apply="1", reason="three")
        assert "exactly two" in page.content.decode()

    def test_merged_people_are_not_told_apart_and_the_editor_reads_why(self, act, editor, cast):
        merge(cast.tomas, cast.maria, reason="a slip")
        page = act("tell_apart", cast.tomas, cast.maria, apply="1", reason="two people")
        assert "undo their merge first" in page.content.decode()


class TestRecords:
    def test_a_new_person_gets_an_address_a_sort_name_and_an_alias(self, client, editor, cast):
        client.post(reverse("admin:people_person_add"), {"name": "Tomás Alvarez"})
        made = Person.objects.latest("pk")
        assert (made.slug, made.sort_name) == ("tomas-alvarez-2", "Alvarez, Tomas")
        assert made.aliases.get().match_key == "tomas alvarez"

    def test_renamed_a_person_keeps_the_address_and_the_old_name(self, client, editor, cast):
        url = reverse("admin:people_person_change", args=[cast.amina.pk])
        client.post(url, person_form(cast.amina) | {"name": "Amina Haddad Saleh"})
        after = reloaded(cast.amina)
        assert (after.name, after.slug) == ("Amina Haddad Saleh", "amina-haddad")
        assert set(after.aliases.values_list("name", flat=True)) == {
            "Amina Haddad",
            "Amina Saleh",
            "Amina Haddad Saleh",
        }

    def test_an_alias_that_an_editor_adds_can_be_found_again(self, client, editor, cast):
        url = reverse("admin:people_person_change", args=[cast.chen.pk])
        client.post(url, person_form(cast.chen) | {"aliases-TOTAL_FORMS": 1, "aliases-0-name": "Wei Chén"})
        assert Alias.objects.get(name="Wei Chén").match_key == "wei chen"

    def test_a_person_is_never_deleted(self, client, librarian, cast):
        url = reverse("admin:people_person_delete", args=[cast.chen.pk])
        assert client.post(url, {"post": "yes"}).status_code == 403

    def test_a_librarian_may_do_what_an_editor_may(self, act, librarian, cast):
        act("merge", cast.brandt, cast.chen, apply="1", survivor=cast.chen.pk, reason="one man")
        assert Merge.objects.exists()


def person_form(person):
    """The form of a person as a browser sends it back, with the aliases left alone."""
    totals = {
        f"{inline}-{total}": 0
        for inline in ("aliases", "merges_received")
        for total in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    return {"name": person.name, "sort_name": person.sort_name} | totals
