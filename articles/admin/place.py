from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from articles.curation import place_merging
from articles.models import Place, PlaceAlias, PlaceMention, PlaceMerge
from newsroom.lib.admin import (
    FoldedSearch,
    LiveFilter,
    MergeableAdmin,
    MergeAdmin,
    MergesReceivedInline,
    NamesInline,
    ReadOnly,
    count_of,
)
from newsroom.lib.slugs import free_slug


class PlaceAliasInline(NamesInline):
    model = PlaceAlias


class PlacesMergedInline(MergesReceivedInline):
    model = PlaceMerge


@admin.register(Place)
class PlaceAdmin(MergeableAdmin):
    list_display = ["name", "kind", "region", "country_code", "coordinates", "mention_count", "merged_into"]
    list_filter = [LiveFilter, "kind", "country_code"]
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
    inlines = [PlaceAliasInline, PlacesMergedInline]
    merge_model = PlaceMerge

    def get_queryset(self, request):
        mentions = count_of(PlaceMention.objects.all(), "place")
        return super().get_queryset(request).annotate(mentions_total=mentions)

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

    def save_model(self, request, place, form, change):
        if not change:
            place.slug = free_slug(place.name, Place.objects.all(), "place")
        super().save_model(request, place, form, change)

    def merge_records(self, source, target, *, reason, by):
        return place_merging.merge(source, target, reason=reason, by=by)


@admin.register(PlaceAlias)
class PlaceAliasAdmin(FoldedSearch, ReadOnly, admin.ModelAdmin):
    list_display = ["name", "place"]
    list_select_related = ["place"]
    search_fields = ["folded"]


@admin.register(PlaceMerge)
class PlaceMergeAdmin(MergeAdmin):
    def undo_merge(self, record, *, by):
        place_merging.unmerge(record, by=by)
