"""Shared by the admin pages of both apps: read-only rows, counts, reasons, records that can be merged."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME, ActionForm
from django.contrib.auth.models import AbstractBaseUser
from django.db import connection
from django.db.models import Count, IntegerField, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import ngettext

from newsroom.lib.merging import MergeRefused
from newsroom.lib.models import MergeRecord


class NoAddOrDelete:
    """For admins and inlines whose rows are neither added nor deleted here."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ReadOnly(NoAddOrDelete):
    def has_change_permission(self, request, obj=None):
        return False


class ReadOnlyInline(ReadOnly, admin.TabularInline):
    extra = 0
    can_delete = False


class ReasonedActionForm(ActionForm):
    """A field for a reason next to the action of a list."""

    reason = forms.CharField(max_length=500, required=False, label="Reason:")


class ReasonForm(forms.Form):
    reason = forms.CharField(max_length=500, label="Why?")


def count_of(rows: QuerySet, to: str) -> Coalesce:
    """How many of `rows` point to the outer row by the field `to`.

    A subquery: PostgreSQL evaluates it only for the rows that a list shows.
    """
    counted = rows.filter(**{to: OuterRef("pk")}).order_by().values(to).annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count"), output_field=IntegerField()), 0)


def intermediate_page(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    form: forms.Form,
    records: QuerySet,
    *,
    title: str,
    action: str,
) -> HttpResponse:
    """The page with `form` that is shown before an action is carried out on `records`."""
    context = model_admin.admin_site.each_context(request) | {
        "title": title,
        "form": form,
        "records": records,
        "action": action,
        "checkbox": ACTION_CHECKBOX_NAME,
        "opts": model_admin.model._meta,
        "media": model_admin.media + form.media,
    }
    return TemplateResponse(request, "admin/includes/intermediate.html", context)


class FoldedSearch:
    """Finds names without regard to accents and case; `search_fields` are folded columns."""

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str):
        with connection.cursor() as cursor:
            cursor.execute("SELECT newsroom_fold(%s)", [search_term.replace("\0", "")])
            [folded] = cursor.fetchone()
        return super().get_search_results(request, queryset, folded)


class NamesInline(admin.TabularInline):
    """The names of a record; a subclass names the model."""

    extra = 0
    fields = ["name"]


class MergesReceivedInline(ReadOnlyInline):
    """The records that were merged into this one; a subclass names the model."""

    fk_name = "target"
    verbose_name_plural = "merged into this record"
    fields = readonly_fields = ["source", "reason", "made_by", "made_at", "undone_at"]


class LiveFilter(admin.SimpleListFilter):
    title = "merged"
    parameter_name = "merged"

    def lookups(self, request, model_admin):
        return [("no", "not merged"), ("yes", "merged into another")]

    def queryset(self, request, queryset):
        return queryset.filter(merged_into__isnull=self.value() == "no") if self.value() else queryset


def mentions(record: Model) -> str:
    return ngettext("%d mention", "%d mentions", record.mentions_total) % record.mentions_total


class RecordChoice(forms.ModelChoiceField):
    def label_from_instance(self, record: Model) -> str:
        return f"{record} ({record.slug}): {mentions(record)}"


class MergeForm(forms.Form):
    """Which of the records survives, and why; the one with the most mentions is preselected."""

    survivor = RecordChoice(
        queryset=None, widget=forms.RadioSelect, empty_label=None, label="Which record survives?"
    )
    reason = forms.CharField(max_length=500, label="Why are they one?")

    def __init__(self, *arguments: Any, records: QuerySet, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["survivor"].queryset = records.order_by("-mentions_total", "pk")
        self.fields["survivor"].initial = self.fields["survivor"].queryset.first()


class MergeableAdmin(FoldedSearch, admin.ModelAdmin):
    """People or places: records that are never deleted but merged, and found by any of their names.

    The querysets of a subclass are annotated with `mentions_total`.
    """

    list_select_related = ["merged_into"]
    list_per_page = 50
    search_fields = ["folded", "aliases__folded"]
    actions = ["merge"]
    merge_model: type[MergeRecord]

    def merge_records(
        self, source: Model, target: Model, *, reason: str, by: AbstractBaseUser
    ) -> MergeRecord:
        raise NotImplementedError

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str):
        if request.path == reverse("admin:autocomplete"):
            queryset = queryset.live()
        return super().get_search_results(request, queryset, search_term)

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def has_delete_permission(self, request, obj=None):
        return False  # the address must keep working: merge the record instead

    def has_merge_permission(self, request):
        merges = self.merge_model._meta
        return request.user.has_perm(f"{merges.app_label}.add_{merges.model_name}")

    @admin.display(description="mentions", ordering="mentions_total")
    def mention_count(self, record):
        return record.mentions_total

    @admin.action(description="Merge the selected %(verbose_name_plural)s", permissions=["merge"])
    def merge(self, request, records):
        """Shows a form for the survivor and the reason, then merges the other records into the survivor."""
        if records.count() < 2:
            self.message_user(request, "Choose two or more records to merge.", messages.WARNING)
            return None
        submitted = "apply" in request.POST
        form = MergeForm(request.POST if submitted else None, records=records)
        if not (submitted and form.is_valid()):
            return intermediate_page(self, request, form, records, title="Merge records", action="merge")
        survivor, reason = form.cleaned_data["survivor"], form.cleaned_data["reason"]
        for record in records.exclude(pk=survivor.pk):
            try:
                self.merge_records(record, survivor, reason=reason, by=request.user)
            except MergeRefused as refusal:
                self.message_user(request, str(refusal), messages.ERROR)
            else:
                self.message_user(request, f"{record} was merged into {survivor}.", messages.SUCCESS)
        return None


class UndoneFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [("yes", "in force"), ("no", "was undone")]

    def queryset(self, request, queryset):
        return queryset.filter(undone_at__isnull=self.value() == "yes") if self.value() else queryset


class MergeAdmin(ReadOnly, admin.ModelAdmin):
    """Merges of people or of places."""

    list_display = ["source", "target", "reason", "made_by", "made_at", "undone_at"]
    list_filter = [UndoneFilter]
    list_select_related = ["source", "target", "made_by"]
    search_fields = ["source__name", "target__name", "reason"]
    actions = ["undo"]

    def undo_merge(self, record: MergeRecord, *, by: AbstractBaseUser) -> None:
        raise NotImplementedError

    def has_undo_permission(self, request):
        return request.user.has_perm(f"{self.opts.app_label}.change_{self.opts.model_name}")

    @admin.action(description="Undo the selected merges", permissions=["undo"])
    def undo(self, request, merges):
        for record in merges.select_related("source"):
            try:
                self.undo_merge(record, by=request.user)
            except MergeRefused as refusal:
                self.message_user(request, str(refusal), messages.ERROR)
            else:
                self.message_user(request, f"{record.source} is a record of its own again.", messages.SUCCESS)
