from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse

from newsroom.lib.listing import between
from newsroom.lib.models import Folded, MergeRecord


class PlaceQuerySet(models.QuerySet):
    def live(self):
        """Records that are not merged into another."""
        return self.filter(merged_into=None)

    def in_print(self):
        """Live places that are named in an article which readers may see."""
        mentions = self.model.mentions.rel.related_model.objects.published().order_by()
        # A subquery for one row, not EXISTS, which the planner turns into a join over all mentions.
        printed = Subquery(mentions.filter(place=OuterRef("pk")).values("pk")[:1])
        return self.live().alias(printed=printed).filter(printed__isnull=False)

    def alphabetical(self):
        return self.order_by("folded", "pk")

    def under(self, letters):
        """Whose name begins with these Latin letters."""
        first, after = between(letters)
        rows = self.filter(folded__gte=first)
        return rows.filter(folded__lt=after) if after else rows

    def country_of(self, place):
        """The country of this place if the archive has a record of it, else None."""
        if not place.country_code or place.kind == Place.Kind.COUNTRY:
            return None
        return self.filter(kind=Place.Kind.COUNTRY, country_code=place.country_code).first()


class Place(models.Model):
    class Kind(models.TextChoices):
        COUNTRY = "country"
        REGION = "region"
        COUNTY = "county"
        CITY = "city"
        CONTINENT = "continent"
        AREA = "area"
        WATER = "water"
        MOUNTAIN = "mountain"
        ISLAND = "island"
        FACILITY = "facility"
        OTHER = "other"

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.OTHER)
    country_code = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2.")
    region = models.CharField(max_length=200, blank=True, help_text="First-level region, for example Texas.")
    latitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    gazetteer_key = models.CharField(
        max_length=100, unique=True, null=True, blank=True, help_text="Its identifier in the gazetteer."
    )
    geonames_id = models.PositiveBigIntegerField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_from", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    folded = Folded("name")

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        indexes = [
            models.Index(fields=["folded", "id"], name="place_alphabet"),
            GinIndex(OpClass(F("folded"), name="gin_trgm_ops"), name="place_trigrams"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="place_has_a_name"),
            models.CheckConstraint(condition=~Q(slug=""), name="place_has_a_slug"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, latitude__range=(-90, 90))
                & Q(longitude__isnull=False, longitude__range=(-180, 180)),
                name="place_on_the_globe",
                violation_error_message="Give both a latitude and a longitude, or neither.",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="place_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:place", args=[self.slug])

    @property
    def live(self) -> "Place":
        """The record that it is merged into, or itself."""
        return self.merged_into or self


class PlaceAlias(models.Model):
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    folded = Folded("name")

    class Meta:
        verbose_name_plural = "place aliases"
        ordering = ["name"]
        indexes = [GinIndex(OpClass(F("folded"), name="gin_trgm_ops"), name="place_alias_trigrams")]
        constraints = [models.UniqueConstraint(fields=["place", "name"], name="place_alias_once_a_place")]

    def __str__(self) -> str:
        return self.name


class PlaceMerge(MergeRecord):
    source = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="merges")
    target = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="merges_received")
