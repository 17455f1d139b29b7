from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Lower
from django.urls import reverse

from people.querysets import PersonQuerySet


class Folded(models.GeneratedField):
    """A name as it is searched: lower case, without accents, a space for any punctuation."""

    def __init__(self, name: str = "name", **options: object) -> None:
        options.setdefault("expression", Func(F(name), function="newsroom_fold"))
        options.setdefault("output_field", models.TextField())
        super().__init__(**options | {"db_persist": True})

    def deconstruct(self) -> tuple:
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.GeneratedField", args, options


class Person(models.Model):
    """One human being, or a record that was merged into the one that stands for them."""

    name = models.CharField(max_length=200)
    sort_name = models.CharField(
        max_length=200, help_text="Family name first, in plain letters: the order of A–Z lists."
    )
    slug = models.SlugField(max_length=120, unique=True)
    surname_only = models.BooleanField(
        default=False, help_text="Never named in full: kept apart until an editor says who this is."
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_from", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    folded = Folded("name")

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "people"
        ordering = ["sort_name", "id"]
        indexes = [
            models.Index(Lower("sort_name"), F("id"), name="person_sort_name"),
            GinIndex(OpClass(F("folded"), name="gin_trgm_ops"), name="person_trigrams"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="person_has_a_name"),
            models.CheckConstraint(condition=~Q(slug=""), name="person_has_a_slug"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="person_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("people:person", args=[self.slug])

    @property
    def live(self) -> "Person":
        """The record that stands for this human being: itself, unless it was merged."""
        return self.merged_into or self


class Alias(models.Model):
    """A name seen for a person, with the key by which the registry finds it again."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    match_key = models.CharField(max_length=200, db_index=True, editable=False)
    folded = Folded("name")

    class Meta:
        verbose_name_plural = "aliases"
        ordering = ["name"]
        indexes = [
            GinIndex(OpClass(F("match_key"), name="gin_trgm_ops"), name="alias_match_key_trigrams"),
            GinIndex(OpClass(F("folded"), name="gin_trgm_ops"), name="alias_trigrams"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["person", "name"], name="alias_once_a_person"),
            models.CheckConstraint(condition=~Q(name=""), name="alias_has_a_name"),
            models.CheckConstraint(condition=~Q(match_key=""), name="alias_has_a_match_key"),
        ]

    def __str__(self) -> str:
        return self.name


class MergeRecord(models.Model):
    """That two records are one: who said so, when and why. Undone where `undone_at` is set; never deleted.

    `source` and `target` are the records as they were named then. Where several merges stand in a chain, each
    record's `merged_into` points to the end of it.
    """

    reason = models.CharField(max_length=500)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        abstract = True
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["source"], condition=Q(undone_at=None), name="%(class)s_standing_once"
            ),
            models.CheckConstraint(condition=~Q(source=F("target")), name="%(class)s_of_two_records"),
            models.CheckConstraint(condition=~Q(reason=""), name="%(class)s_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class Merge(MergeRecord):
    source = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    target = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges_received")


class Distinction(models.Model):
    """That two records are two human beings, whatever their names: the import never joins them."""

    first = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=500)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="distinction_once_a_pair"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="distinction_in_id_order"),
            models.CheckConstraint(condition=~Q(reason=""), name="distinction_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"
