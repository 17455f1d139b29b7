from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html

from newsroom.lib.admin import (
    FoldedSearch,
    Kept,
    LiveFilter,
    ReadOnly,
    ReadOnlyInline,
    ReasonForm,
    RecordSearch,
    between_page,
    count_of,
    merge_page,
)
from newsroom.lib.merging import MergeRefused
from newsroom.lib.slugs import free_slug
from people import names
from people.models import Alias, Distinction, Merge, Person
from people.registry import add_alias, declare_distinct, merge, unmerge


class AliasInline(admin.TabularInline):
    model = Alias
    extra = 0
    fields = ["name"]


class MergesReceivedInline(ReadOnlyInline):
    model = Merge
    fk_name = "target"
    verbose_name_plural = "merged into this record"
    fields = readonly_fields = ["source", "reason", "made_by", "made_at", "undone_at"]


@admin.register(Person)
class PersonAdmin(RecordSearch, admin.ModelAdmin):
    list_display = ["name", "sort_name", "surname_only", "statement_count", "mention_count", "merged_into"]
    list_filter = [LiveFilter, "surname_only"]
    list_select_related = ["merged_into"]
    list_per_page = 50
    search_fields = ["folded", "aliases__folded"]
    fields = ["name", "sort_name", "surname_only", "slug", "merged_into", "found"]
    readonly_fields = ["slug", "merged_into", "found"]
    inlines = [AliasInline, MergesReceivedInline]
    actions = ["merge", "tell_apart"]

    def get_queryset(self, request):
        counted = {
            f"{name}_total": count_of(self._rows(relation), to)
            for name, relation, to in (
                ("statements", "statements", "speaker"),
                ("mentions", "mentions", "person"),
            )
        }
        return super().get_queryset(request).annotate(**counted)

    @staticmethod
    def _rows(relation):
        return Person._meta.get_field(relation).related_model.objects.all()

    @admin.display(description="statements", ordering="statements_total")
    def statement_count(self, person):
        return person.statements_total

    @admin.display(description="mentions", ordering="mentions_total")
    def mention_count(self, person):
        return person.mentions_total

    @admin.display(description="found in the archive")
    def found(self, person):
        if person.pk is None:
            return "nothing yet"
        return format_html(
            '<a href="{}?speaker__id__exact={}">{} statements</a>,'
            ' <a href="{}?person__id__exact={}">{} mentions</a>',
            reverse("admin:articles_statement_changelist"),
            person.pk,
            person.statements_total,
            reverse("admin:articles_personmention_changelist"),
            person.pk,
            person.mentions_total,
        )

    def get_fields(self, request, obj=None):
        return super().get_fields(request, obj) if obj else ["name", "surname_only"]

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def has_delete_permission(self, request, obj=None):
        return False  # an address is for ever: merge it instead

    def save_model(self, request, person, form, change):
        if not change:
            person.slug = free_slug(names.slug_source(person.name), Person.objects.all(), "person")
            person.sort_name = names.sort_name(person.name)
        super().save_model(request, person, form, change)
        add_alias(person, person.name)

    def save_formset(self, request, form, formset, change):
        for alias in formset.save(commit=False):
            alias.match_key = names.match_key(alias.name)
            alias.save()
        for alias in formset.deleted_objects:
            alias.delete()
        formset.save_m2m()

    def has_merge_permission(self, request):
        return request.user.has_perm("people.add_merge")

    def has_distinguish_permission(self, request):
        return request.user.has_perm("people.add_distinction")

    @admin.action(description="Merge the selected people", permissions=["merge"])
    def merge(self, request, people):
        def join(source, target, reason, by):
            return merge(source, target, reason=reason, by=by)

        return merge_page(self, request, people, join)

    @admin.action(description="Declare the two selected people different", permissions=["distinguish"])
    def tell_apart(self, request, people):
        if people.count() != 2:
            self.message_user(request, "Choose exactly two people.", messages.WARNING)
            return None
        form = ReasonForm(request.POST if "apply" in request.POST else None)
        if not form.is_valid():
            return between_page(self, request, form, people, title="Declare different", action="tell_apart")
        one, other = people
        try:
            declare_distinct(one, other, reason=form.cleaned_data["reason"], by=request.user)
        except MergeRefused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, f"{one} and {other} will not be joined.", messages.SUCCESS)
        return None


@admin.register(Alias)
class AliasAdmin(FoldedSearch, ReadOnly, admin.ModelAdmin):
    list_display = ["name", "person"]
    list_select_related = ["person"]
    search_fields = ["folded"]


class StandingFilter(admin.SimpleListFilter):
    title = "standing"
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [("yes", "stands"), ("no", "was undone")]

    def queryset(self, request, queryset):
        return queryset.filter(undone_at__isnull=self.value() == "yes") if self.value() else queryset


class MergeAdmin(ReadOnly, admin.ModelAdmin):
    """Of people or of places; a subclass names the function that undoes one."""

    list_display = ["source", "target", "reason", "made_by", "made_at", "undone_at"]
    list_filter = [StandingFilter]
    list_select_related = ["source", "target", "made_by"]
    search_fields = ["source__name", "target__name", "reason"]
    actions = ["undo"]

    def has_undo_permission(self, request):
        return request.user.has_perm(f"{self.opts.app_label}.change_{self.opts.model_name}")

    def take_back(self, record, by):
        raise NotImplementedError

    @admin.action(description="Undo the selected merges", permissions=["undo"])
    def undo(self, request, merges):
        for record in merges.select_related("source"):
            try:
                self.take_back(record, request.user)
            except MergeRefused as refusal:
                self.message_user(request, str(refusal), messages.ERROR)
            else:
                self.message_user(request, f"{record.source} stands for itself again.", messages.SUCCESS)


@admin.register(Merge)
class PersonMergeAdmin(MergeAdmin):
    def take_back(self, record, by):
        unmerge(record, by=by)


@admin.register(Distinction)
class DistinctionAdmin(Kept, admin.ModelAdmin):
    list_display = ["first", "second", "reason", "made_by", "made_at"]
    list_select_related = ["first", "second", "made_by"]
    search_fields = ["first__name", "second__name", "reason"]

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        # Taken back by deleting it: it says nothing any longer.
        return request.user.has_perm("people.delete_distinction")
