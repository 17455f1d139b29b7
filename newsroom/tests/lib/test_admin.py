"""The building blocks of the admin pages: what is forbidden, counted, filtered, found and preselected."""

import pytest
from django.contrib import admin
from django.db.models import IntegerField, Value

from articles.models import PersonMention
from newsroom.lib.admin import (
    FoldedSearch,
    LiveFilter,
    MergeForm,
    NoAddOrDelete,
    ReadOnly,
    UndoneFilter,
    count_of,
)
from people.models import Merge, Person
from people.registry import merge, unmerge


class PersonAdmin(FoldedSearch, admin.ModelAdmin):
    search_fields = ["folded"]


class AddNothing(NoAddOrDelete, admin.ModelAdmin):
    pass


class ChangeNothing(ReadOnly, admin.ModelAdmin):
    pass


def chosen(filter_class, parameter, value, rows, rf):
    """The rows that a filter leaves when the value is chosen in the address; all for None."""
    parameters = {} if value is None else {parameter: [value]}
    request = rf.get("/")
    model_admin = admin.ModelAdmin(rows.model, admin.site)
    return set(filter_class(request, parameters, rows.model, model_admin).queryset(request, rows))


@pytest.mark.parametrize(
    ("admin_class", "may_change"),
    [
        pytest.param(AddNothing, True, id="no add or delete"),
        pytest.param(ChangeNothing, False, id="read-only"),
    ],
)
def test_nobody_adds_or_deletes(rf, admin_user, admin_class, may_change):
    request = rf.get("/")
    request.user = admin_user
    model_admin = admin_class(Person, admin.site)
    assert not model_admin.has_add_permission(request)
    assert not model_admin.has_delete_permission(request)
    assert model_admin.has_change_permission(request) is may_change


def test_rows_are_counted_for_each_record_and_none_is_zero(cast, harbour):
    people = Person.objects.annotate(total=count_of(PersonMention.objects.all(), "person"))
    assert (people.get(pk=cast.maria.pk).total, people.get(pk=cast.brandt.pk).total) == (1, 0)


@pytest.mark.parametrize("typed", ["TOMAS", "tomás", "tomas alvarez", "tom\0as"])
def test_names_are_found_without_regard_to_accents_and_case(rf, cast, typed):
    model_admin = PersonAdmin(Person, admin.site)
    found, _ = model_admin.get_search_results(rf.get("/"), Person.objects.all(), typed)
    assert list(found) == [cast.tomas]


def test_the_live_filter_divides_merged_records_from_the_others(rf, cast):
    merge(cast.brandt, cast.chen, reason="the same")
    pair = Person.objects.filter(pk__in=[cast.brandt.pk, cast.chen.pk])
    assert chosen(LiveFilter, "merged", None, pair, rf) == {cast.brandt, cast.chen}
    assert chosen(LiveFilter, "merged", "no", pair, rf) == {cast.chen}
    assert chosen(LiveFilter, "merged", "yes", pair, rf) == {cast.brandt}


def test_the_undone_filter_divides_undone_merges_from_the_others(rf, cast):
    undone = merge(cast.brandt, cast.chen, reason="the same")
    unmerge(undone)
    in_force = merge(cast.brandt, cast.maria, reason="the same")
    merges = Merge.objects.all()
    assert chosen(UndoneFilter, "standing", None, merges, rf) == {undone, in_force}
    assert chosen(UndoneFilter, "standing", "yes", merges, rf) == {in_force}
    assert chosen(UndoneFilter, "standing", "no", merges, rf) == {undone}


class TestMergeForm:
    def test_the_record_with_the_most_mentions_is_preselected(self, cast, harbour):
        people = Person.objects.filter(pk__in=[cast.brandt.pk, cast.chen.pk])
        records = people.annotate(mentions_total=count_of(PersonMention.objects.all(), "person"))
        assert MergeForm(records=records).fields["survivor"].initial == cast.chen

    def test_only_the_chosen_records_can_survive(self, cast):
        records = Person.objects.filter(pk__in=[cast.brandt.pk, cast.chen.pk]).annotate(
            mentions_total=Value(0, output_field=IntegerField())
        )
        form = MergeForm({"survivor": cast.maria.pk, "reason": "the same"}, records=records)
        assert list(form.errors) == ["survivor"]
