from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from newsroom.lib.admin import (
    FoldedSearch,
    LiveFilter,
    MergeableAdmin,
    MergeAdmin,
    MergesReceivedInline,
    NamesInline,
    NoAddOrDelete,
    ReadOnly,
    ReasonForm,
    count_of,
    intermediate_page,
)
from newsroom.lib.merging import MergeRefused
from newsroom.lib.slugs import free_slug
from people import names, organisations, registry
from people.models import (
    Alias,
    Distinction,
    Merge,
    Organisation,
    OrganisationAlias,
    OrganisationMerge,
    Person,
    PossibleDuplicate,
)


def with_totals(records: QuerySet) -> QuerySet:
    """The people or organisations with the numbers of their statements and mentions."""
    relations = {f"{name}_total": records.model._meta.get_field(name) for name in ("statements", "mentions")}
    return records.annotate(
        **{
            total: count_of(relation.related_model.objects.all(), relation.field.name)
            for total, relation in relations.items()
        }
    )


def found_in_archive(record: Model) -> str:
    """Links to the statements and the mentions of a person or an organisation."""
    if record.pk is None:
        return "nothing yet"
    links = []
    for name in ("statements", "mentions"):
        relation = record._meta.get_field(name)
        address = reverse(f"admin:articles_{relation.related_model._meta.model_name}_changelist")
        number = getattr(record, f"{name}_total")
        links.append((address, relation.field.name, record.pk, number, name))
    return format_html_join(", ", '<a href="{}?{}__id__exact={}">{} {}</a>', links)


class AliasInline(NamesInline):
    model = Alias


class PeopleMergedInline(MergesReceivedInline):
    model = Merge


@admin.register(Person)
class PersonAdmin(MergeableAdmin):
    list_display = ["name", "sort_name", "surname_only", "statement_count", "mention_count", "merged_into"]
    list_filter = [LiveFilter, "surname_only"]
    fields = ["name", "sort_name", "surname_only", "slug", "merged_into", "found"]
    readonly_fields = ["slug", "merged_into", "found"]
    inlines = [AliasInline, PeopleMergedInline]
    actions = ["merge", "tell_apart"]
    merge_model = Merge

    def get_queryset(self, request):
        return with_totals(super().get_queryset(request))

    @admin.display(description="statements", ordering="statements_total")
    def statement_count(self, person):
        return person.statements_total

    @admin.display(description="found in the archive")
    def found(self, person):
        return found_in_archive(person)

    def get_fields(self, request, obj=None):
        return super().get_fields(request, obj) if obj else ["name", "surname_only"]

    def save_model(self, request, person, form, change):
        if not change:
            person.slug = free_slug(names.slug_source(person.name), Person.objects.all(), "person")
            person.sort_name = names.sort_name(person.name)
        super().save_model(request, person, form, change)
        registry.add_alias(person, person.name)

    def save_formset(self, request, form, formset, change):
        for alias in formset.save(commit=False):
            for column, value in registry.alias_keys(alias.name).items():
                setattr(alias, column, value)
            alias.save()
        for alias in formset.deleted_objects:
            alias.delete()
        formset.save_m2m()

    def has_distinguish_permission(self, request):
        return request.user.has_perm("people.add_distinction")

    def merge_records(self, source, target, *, reason, by):
        return registry.merge(source, target, reason=reason, by=by)

    @admin.action(description="Declare the two selected people different", permissions=["distinguish"])
    def tell_apart(self, request, people):
        if people.count() != 2:
            self.message_user(request, "Choose exactly two people.", messages.WARNING)
            return None
        form = ReasonForm(request.POST if "apply" in request.POST else None)
        if not form.is_valid():
            title = "Declare different"
            return intermediate_page(self, request, form, people, title=title, action="tell_apart")
        one, other = people
        try:
            registry.declare_distinct(one, other, reason=form.cleaned_data["reason"], by=request.user)
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


@admin.register(Merge)
class PersonMergeAdmin(MergeAdmin):
    def undo_merge(self, record, *, by):
        registry.unmerge(record, by=by)


@admin.register(Distinction)
class DistinctionAdmin(NoAddOrDelete, admin.ModelAdmin):
    list_display = ["first", "second", "reason", "made_by", "made_at"]
    list_select_related = ["first", "second", "made_by"]
    search_fields = ["first__name", "second__name", "reason"]

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        # An editor takes a distinction back by deleting it.
        return request.user.has_perm("people.delete_distinction")


class UndecidedFilter(admin.SimpleListFilter):
    """Shows the open pairs unless another state is chosen."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [*PossibleDuplicate.State.choices, ("all", "all")]

    def choices(self, changelist):
        chosen = self.value() or PossibleDuplicate.State.OPEN
        for state, title in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: state})
            yield {"selected": chosen == state, "query_string": query, "display": title}

    def queryset(self, request, queryset):
        state = self.value() or PossibleDuplicate.State.OPEN
        return queryset if state == "all" else queryset.filter(state=state)


@admin.register(PossibleDuplicate)
class PossibleDuplicateAdmin(ReadOnly, admin.ModelAdmin):
    """Pairs of people that can be one: the most likely first. Both decisions can be taken back elsewhere."""

    list_display = ["score", "first_person", "second_person", "reason", "decided_by"]
    list_display_links = None
    list_filter = [UndecidedFilter]
    list_select_related = ["first__merged_into", "second__merged_into", "decided_by"]
    list_per_page = 50
    search_fields = ["first__name", "second__name"]
    actions = ["merge", "not_the_same"]

    @admin.display(description="one", ordering="first__sort_name")
    def first_person(self, pair):
        return _with_context(pair.first, pair.first_context)

    @admin.display(description="other", ordering="second__sort_name")
    def second_person(self, pair):
        return _with_context(pair.second, pair.second_context)

    def has_merge_permission(self, request):
        return request.user.has_perm("people.add_merge")

    def has_distinguish_permission(self, request):
        return request.user.has_perm("people.add_distinction")

    @admin.action(description="Merge: the selected pairs are the same person", permissions=["merge"])
    def merge(self, request, pairs):
        def decide(pair):
            found = with_totals(Person.objects.filter(pk__in=[pair.first.live.pk, pair.second.live.pk]))
            target, *others = found.order_by("-mentions_total", "pk")
            for other in others:
                registry.merge(other, target, reason=pair.reason[:500], by=request.user)

        self._decide(request, pairs, decide)

    @admin.action(description="Not the same: the selected pairs are two people", permissions=["distinguish"])
    def not_the_same(self, request, pairs):
        def decide(pair):
            reason = "Not the same, an editor says in the list of possible duplicates."
            registry.declare_distinct(pair.first.live, pair.second.live, reason=reason, by=request.user)

        self._decide(request, pairs, decide)

    def _decide(self, request, pairs, decide):
        done = 0
        for pk in list(pairs.values_list("pk", flat=True)):
            pair = self.model.objects.select_related(*self.list_select_related).get(pk=pk)
            try:
                decide(pair)
            except MergeRefused as refusal:
                self.message_user(request, str(refusal), messages.ERROR)
            else:
                done += 1
        if done:
            self.message_user(request, f"Decided: {done}.", messages.SUCCESS)


def _with_context(person: Person, context: str) -> str:
    address = reverse("admin:people_person_change", args=[person.pk])
    return format_html('<a href="{}">{}</a><br>{}', address, person.name, context)


class OrganisationAliasInline(NamesInline):
    model = OrganisationAlias


class OrganisationsMergedInline(MergesReceivedInline):
    model = OrganisationMerge


@admin.register(Organisation)
class OrganisationAdmin(MergeableAdmin):
    list_display = ["name", "statement_count", "mention_count", "merged_into"]
    list_filter = [LiveFilter, "generic"]
    fields = ["name", "generic", "slug", "merged_into", "found"]
    readonly_fields = ["slug", "merged_into", "found"]
    inlines = [OrganisationAliasInline, OrganisationsMergedInline]
    merge_model = OrganisationMerge

    def get_queryset(self, request):
        return with_totals(super().get_queryset(request))

    @admin.display(description="statements", ordering="statements_total")
    def statement_count(self, organisation):
        return organisation.statements_total

    @admin.display(description="found in the archive")
    def found(self, organisation):
        return found_in_archive(organisation)

    def get_fields(self, request, obj=None):
        return super().get_fields(request, obj) if obj else ["name", "generic"]

    def save_model(self, request, organisation, form, change):
        if not change:
            organisation.slug = free_slug(organisation.name, Organisation.objects.all(), "organisation")
        super().save_model(request, organisation, form, change)

    def merge_records(self, source, target, *, reason, by):
        return organisations.merge(source, target, reason=reason, by=by)


@admin.register(OrganisationAlias)
class OrganisationAliasAdmin(FoldedSearch, ReadOnly, admin.ModelAdmin):
    list_display = ["name", "organisation"]
    list_select_related = ["organisation"]
    search_fields = ["folded"]


@admin.register(OrganisationMerge)
class OrganisationMergeAdmin(MergeAdmin):
    def undo_merge(self, record, *, by):
        organisations.unmerge(record, by=by)
