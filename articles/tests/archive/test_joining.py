"""Which records an import joins, proposes or parts again, whatever the order; what editors decided stays."""

from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse

from articles.archive.joining import settle_duplicates
from articles.models import PersonMention
from people.models import Distinction, Merge, Person, PossibleDuplicate
from people.registry import declare_distinct, unmerge

OUTLET = {"outlet": "Harbour Herald", "published_on": date(2024, 5, 14)}
NICKNAME = "Mayor Bill Ortega met Rosa Duarte and Chen Wei."
FULL = "Mayor William Ortega met Rosa Duarte and Chen Wei."


@pytest.fixture
def print_it(store):
    def store_and_settle(*bodies):
        articles = []
        for body in bodies:
            saved = store(body, key=f"seeds/{body}.txt", headline=body, **OUTLET)
            settle_duplicates(saved.records)
            articles.append(saved.article)
        return articles

    return store_and_settle


def live(name):
    return Person.objects.get(name=name).live.name


def state():
    return PossibleDuplicate.objects.get().state


def test_a_nickname_alone_is_proposed(print_it):
    print_it("Bill Ortega spoke.", "William Ortega left.")
    assert state() == "open"
    assert not Merge.objects.exists()


@pytest.mark.parametrize("bodies", [(NICKNAME, FULL), (FULL, NICKNAME)], ids=["short first", "full first"])
def test_shared_role_and_company_join_and_say_why(print_it, bodies):
    print_it(*bodies)
    assert live("Bill Ortega") == live("William Ortega")
    assert state() == "same"
    assert "mayor" in Merge.objects.get().reason


def test_a_join_whose_reasons_are_gone_is_taken_back(print_it):
    article, _ = print_it(NICKNAME, FULL)
    PersonMention.objects.filter(article=article).update(review_state="rejected")
    call_command("join_duplicates")
    assert live("Bill Ortega") != live("William Ortega")


def test_declared_different_they_stay_so(print_it):
    print_it("Bill Ortega spoke.", "William Ortega left.")
    declare_distinct(*Person.objects.filter(name__endswith="Ortega"), reason="two people")
    print_it(NICKNAME, FULL)
    assert live("Bill Ortega") != live("William Ortega")
    assert state() == "different"


def test_a_join_that_an_editor_undid_is_not_made_again(print_it, django_user_model):
    print_it(NICKNAME, FULL)
    unmerge(Merge.objects.get(), by=django_user_model.objects.create_user("edith"))
    print_it(NICKNAME, FULL)
    call_command("join_duplicates")
    assert live("Bill Ortega") != live("William Ortega")


class TestAdmin:
    @pytest.fixture
    def editor(self, sign_in):
        return sign_in("Editors")

    @pytest.fixture
    def act(self, client, editor):
        def run(action):
            url = reverse("admin:people_possibleduplicate_changelist")
            chosen = [pair.pk for pair in PossibleDuplicate.objects.all()]
            return client.post(url, {"action": action, "_selected_action": chosen}, follow=True)

        return run

    @pytest.fixture
    def proposed(self, print_it):
        print_it("Bill Ortega spoke.", "William Ortega left.")

    def test_the_list_shows_both_and_why(self, proposed, client, editor):
        response = client.get(reverse("admin:people_possibleduplicate_changelist"))
        page = response.content.decode()
        for part in ("Bill Ortega", "William Ortega", "a nickname", "1 article, 2024"):
            assert part in page

    def test_an_editor_merges_a_pair(self, proposed, act, editor):
        act("merge")
        assert live("Bill Ortega") == live("William Ortega")
        assert Merge.objects.get().made_by == editor
        assert (state(), PossibleDuplicate.objects.get().decided_by) == ("same", editor)

    def test_an_editor_says_that_they_are_not_the_same(self, proposed, act, editor):
        act("not_the_same")
        assert Distinction.objects.get().made_by == editor
        assert state() == "different"

    @pytest.mark.parametrize("action", ["merge", "not_the_same"])
    def test_nobody_decides_without_the_permission(self, proposed, act, client, django_user_model, action):
        client.force_login(django_user_model.objects.create_user("intern", is_staff=True))
        act(action)
        assert state() == "open"
