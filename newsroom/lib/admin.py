"""What admin pages of both apps share: records that are kept, counts in lists, reasons, merges."""

from collections.abc import Callable
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

Merge = Callable[[Model, Model, str, AbstractBaseUser], Any]


class Kept:
    """For admins and inlines whose rows come from elsewhere and never go."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ReadOnly(Kept):
    def has_change_permission(self, request, obj=None):
        return False


class ReadOnlyInline(ReadOnly, admin.TabularInline):
    extra = 0
    can_delete = False


class ReasonedActionForm(ActionForm):
    """Beside the list's actions: why, for whoever asks later."""

    reason = forms.CharField(max_length=500, required=False, label="Reason:")


def count_of(rows: QuerySet, to: str) -> Coalesce:
    """How many of `rows` point to the outer row by `to`; counted only for the rows that a list shows."""
    counted = rows.filter(**{to: OuterRef("pk")}).order_by().values(to).annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count"), output_field=IntegerField()), 0)


class FoldedSearch:
    """Finds names without regard to accents and case; `search_fields` are folded columns."""

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str):
        with connection.cursor() as cursor:
            cursor.execute("SELECT newsroom_fold(%s)", [search_term.replace("\0", "")])
            [folded] = cursor.fetchone()
        return super().get_search_results(request, queryset, folded)


class RecordSearch(FoldedSearch):
    """Offers only live records where a form asks for one."""

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str):
        if request.path == reverse("admin:autocomplete"):
            queryset = queryset.live()
        return super().get_search_results(request, queryset, search_term)


class LiveFilter(admin.SimpleListFilter):
    title = "merged"
    parameter_name = "merged"

    def lookups(self, request, model_admin):
        return [("no", "stands for itself"), ("yes", "merged into another")]

    def queryset(self, request, queryset):
        return queryset.filter(merged_into__isnull=self.value() == "no") if self.value() else queryset


def mentions(record: Model) -> str:
    return ngettext("%d mention", "%d mentions", record.mentions_total) % record.mentions_total


class RecordChoice(forms.ModelChoiceField):
    def label_from_instance(self, record: Model) -> str:
        return f"{record} ({record.slug}): {mentions(record)}"


class MergeForm(forms.Form):
    survivor = RecordChoice(
        queryset=None, widget=forms.RadioSelect, empty_label=None, label="Which record survives?"
    )
    reason = forms.CharField(max_length=500, label="Why are they one?")

    def __init__(self, *arguments: Any, records: QuerySet, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["survivor"].queryset = records.order_by("-mentions_total", "pk")
        self.fields["survivor"].initial = self.fields["survivor"].queryset.first()


class ReasonForm(forms.Form):
    reason = forms.CharField(max_length=500, label="Why?")


def merge_page(
    model_admin: admin.ModelAdmin, request: HttpRequest, records: QuerySet, merge: Merge
) -> HttpResponse | None:
    """The page between choosing records and merging them; None once they are merged."""
    if records.count() < 2:
        model_admin.message_user(request, "Choose two or more records to merge.", messages.WARNING)
        return None
    asked = "apply" in request.POST
    form = MergeForm(request.POST if asked else None, records=records)
    if asked and form.is_valid():
        survivor = form.cleaned_data["survivor"]
        for record in records.exclude(pk=survivor.pk):
            try:
                merge(record, survivor, form.cleaned_data["reason"], request.user)
            except MergeRefused as refusal:
                model_admin.message_user(request, str(refusal), messages.ERROR)
            else:
                model_admin.message_user(request, f"{record} was merged into {survivor}.", messages.SUCCESS)
        return None
    return between_page(model_admin, request, form, records, title="Merge records", action="merge")


def between_page(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    form: forms.Form,
    records: QuerySet,
    *,
    title: str,
    action: str,
) -> HttpResponse:
    """A form between an action's choice of records and its carrying out."""
    context = model_admin.admin_site.each_context(request) | {
        "title": title,
        "form": form,
        "records": records,
        "action": action,
        "checkbox": ACTION_CHECKBOX_NAME,
        "opts": model_admin.model._meta,
        "media": model_admin.media + form.media,
    }
    return TemplateResponse(request, "admin/includes/between.html", context)
