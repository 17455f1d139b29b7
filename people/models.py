from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse

from newsroom.lib.listing import between
from newsroom.lib.models import Folded, MergeRecord
from people import names


class PersonQuerySet(models.QuerySet):
    def live(self):
        """Records that are not merged into another."""
        return self.filter(merged_into=None)

    def in_print(self):
        """Live people who are named in an article that readers may see."""
        mentions = self.model.mentions.rel.related_model.objects.published().order_by()
        # A subquery for one row, not EXISTS, which the planner turns into a join over all mentions.
        printed = Subquery(mentions.filter(person=OuterRef("pk")).values("pk")[:1])
        return self.live().alias(printed=printed).filter(printed__isnull=False)

    def alphabetical(self):
        return self.alias(alphabet=Lower("sort_name")).order_by("alphabet", "pk")

    def of_surname(self, key):
        """The records of a name that is printed alone, by its match key: one, once old ones are joined."""
        return self.filter(surname_only=True, aliases__match_key=key)

    def bearing(self, surname):
        """The people who can be called by this surname, as printed."""
        aliases = Alias.objects.filter(
            surnames__contains=[names.match_key(surname)], person__surname_only=False
        )
        return self.filter(pk__in=aliases.values(live=Coalesce("person__merged_into", "person")))

    def under(self, letters):
        """People whose `sort_name` begins with these Latin letters."""
        first, after = between(letters)
        rows = self.alias(alphabet=Lower("sort_name")).filter(alphabet__gte=first)
        return rows.filter(alphabet__lt=after) if after else rows


class Person(models.Model):
    """One human being, or a record that was merged into the record of one."""

    name = models.CharField(max_length=200)
    sort_name = models.CharField(
        max_length=200, help_text="Family name first, in plain letters: the order of A–Z lists."
    )
    slug = models.SlugField(max_length=120, unique=True)
    surname_only = models.BooleanField(
        default=False, help_text="A name printed alone: every mention of it that nobody is known for."
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
        """The record that it is merged into, or itself."""
        return self.merged_into or self


class Alias(models.Model):
    """A name seen for a person, with the key by which the registry finds it again."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    match_key = models.CharField(max_length=200, db_index=True, editable=False)
    surnames = ArrayField(
        models.CharField(max_length=200),
        default=list,
        editable=False,
        help_text="The keys under which a text may call a person of this name by surname.",
    )
    folded = Folded("name")

    class Meta:
        verbose_name_plural = "aliases"
        ordering = ["name"]
        indexes = [
            GinIndex(OpClass(F("match_key"), name="gin_trgm_ops"), name="alias_match_key_trigrams"),
            GinIndex(OpClass(F("folded"), name="gin_trgm_ops"), name="alias_trigrams"),
            GinIndex(fields=["surnames"], name="alias_surnames"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["person", "name"], name="alias_once_a_person"),
            models.CheckConstraint(condition=~Q(name=""), name="alias_has_a_name"),
            models.CheckConstraint(condition=~Q(match_key=""), name="alias_has_a_match_key"),
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationQuerySet(models.QuerySet):
    def live(self):
        """Records that are not merged into another."""
        return self.filter(merged_into=None)

    def in_print(self):
        """Live organisations that are named in an article that readers may see."""
        mentions = self.model.mentions.rel.related_model.objects.published().order_by()
        # A subquery for one row, not EXISTS, which the planner turns into a join over all mentions.
        printed = Subquery(mentions.filter(organisation=OuterRef("pk")).values("pk")[:1])
        return self.live().alias(printed=printed).filter(printed__isnull=False)

    def alphabetical(self):
        return self.order_by("folded", "pk")

    def under(self, letters):
        """Organisations whose name begins with these Latin letters."""
        first, after = between(letters)
        rows = self.filter(folded__gte=first)
        return rows.filter(folded__lt=after) if after else rows


class Organisation(models.Model):
    """One organisation, or a record that was merged into the record of one."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)
    generic = models.BooleanField(
        default=False, help_text="Several organisations are printed with this name: “Interior Ministry”."
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_from", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    folded = Folded("name")

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        indexes = [
            models.Index(fields=["folded", "id"], name="organisation_alphabet"),
            GinIndex(OpClass(F("folded"), name="gin_trgm_ops"), name="organisation_trigrams"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="organisation_has_a_name"),
            models.CheckConstraint(condition=~Q(slug=""), name="organisation_has_a_slug"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="organisation_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisations:organisation", args=[self.slug])

    @property
    def live(self) -> "Organisation":
        """The record that it is merged into, or itself."""
        return self.merged_into or self


class OrganisationAlias(models.Model):
    """A name seen for an organisation, or its abbreviation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    folded = Folded("name")

    class Meta:
        verbose_name_plural = "organisation aliases"
        ordering = ["name"]
        indexes = [GinIndex(OpClass(F("folded"), name="gin_trgm_ops"), name="organisation_alias_trigrams")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"], name="organisation_alias_once_an_organisation"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="organisation_alias_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationMerge(MergeRecord):
    source = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="merges")
    target = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="merges_received")


class Merge(MergeRecord):
    source = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    target = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges_received")


class Distinction(models.Model):
    """Two records that are two human beings: the import never resolves a name of one to the other."""

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


class PossibleDuplicate(models.Model):
    """Two records whose names can be one person's: judged by the import, decided by an editor or by it."""

    class State(models.TextChoices):
        OPEN = "open"
        SAME = "same", "the same person"
        DIFFERENT = "different", "not the same"

    first = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField(help_text="0 to 1: how likely it is that they are one person.")
    reason = models.TextField(help_text="What speaks for it and against it.")
    same = models.BooleanField(
        default=False, help_text="The evidence is enough to join them, unless another person fits as well."
    )
    first_context = models.TextField(blank=True)
    second_context = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Empty if the import joined them.",
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-score", "id"]
        indexes = [models.Index(fields=["state", "-score", "id"], name="duplicate_most_likely")]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="duplicate_once_a_pair"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="duplicate_in_id_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first} = {self.second}?"
