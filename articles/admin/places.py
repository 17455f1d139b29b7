from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from articles.curation import place_merging
from articles.models import Place, PlaceAlias, PlaceMention, PlaceMerge
from newsroom.lib.admin import (
    FoldedSearch,
    LiveFilter,
    ReadOnly,
    ReadOnlyInline,
    RecordSearch,
    count_of,
    merge_page,
)
from newsroom.lib.slugs import free_slug
from people.admin import MergeAdmin


class PlaceAliasInline(admin.TabularInline):
    model = PlaceAlias
    extra = 0
    fields = ["name"]


class MergesReceivedInline(ReadOnlyInline):
    model = PlaceMerge
    fk_name = "target"
    verbose_name_plural = "merged into this record"
    fields = readonly_fields = ["source", "reason", "made_by", "made_at", "undone_at"]


@admin.register(Place)
class PlaceAdmin(RecordSearch, admin.ModelAdmin):
    list_display = ["name", "kind", "region", "country_code", "coordinates", "mention_count", "merged_into"]
    list_filter = [LiveFilter, "kind", "country_code"]
    list_select_related = ["merged_into"]
    list_per_page = 50
    search_fields = ["folded", "aliases__folded"]
    fields = [
        "name",
        "kind",
        "country_code",
        "region",
        ("latitude", "longitude"),
        "geonames_id",
        "gazetteer_key",
        "slug",
        "merged_into",
        "found",
    ]
    readonly_fields = ["gazetteer_key", "slug", "merged_into", "found"]
    inlines = [PlaceAliasInline, MergesReceivedInline]
    actions = ["merge"]

    def get_queryset(self, request):
        mentions = count_of(PlaceMention.objects.all(), "place")
        return super().get_queryset(request).annotate(mentions_total=mentions)

    @admin.display(description="mentions", ordering="mentions_total")
    def mention_count(self, place):
        return place.mentions_total

    @admin.display(description="coordinates")
    def coordinates(self, place):
        return "" if place.latitude is None else f"{place.latitude:.2f}, {place.longitude:.2f}"

    @admin.display(description="found in the archive")
    def found(self, place):
        if place.pk is None:
            return "nothing yet"
        url = reverse("admin:articles_placemention_changelist")
        return format_html(
            '<a href="{}?place__id__exact={}">{} mentions</a>', url, place.pk, place.mentions_total
        )

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def has_delete_permission(self, request, obj=None):
        return False  # an address is for ever: merge it instead

    def save_model(self, request, place, form, change):
        if not change:
            place.slug = free_slug(place.name, Place.objects.all(), "place")
        super().save_model(request, place, form, change)

    def has_merge_permission(self, request):
        return request.user.has_perm("articles.add_placemerge")

    @admin.action(description="Merge the selected places", permissions=["merge"])
    def merge(self, request, places):
        def join(source, target, reason, by):
            return place_merging.merge(source, target, reason=reason, by=by)

        return merge_page(self, request, places, join)


@admin.register(PlaceAlias)
class PlaceAliasAdmin(FoldedSearch, ReadOnly, admin.ModelAdmin):
    list_display = ["name", "place"]
    list_select_related = ["place"]
    search_fields = ["folded"]


@admin.register(PlaceMerge)
class PlaceMergeAdmin(MergeAdmin):
    def take_back(self, record, by):
        place_merging.unmerge(record, by=by)
