"""Columns and abstract models that records of both apps share."""

from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q


class Folded(models.GeneratedField):
    """A name as it is searched: lower case, without accents, a space for any punctuation."""

    def __init__(self, name: str = "name", **options: object) -> None:
        options.setdefault("expression", Func(F(name), function="newsroom_fold"))
        options.setdefault("output_field", models.TextField())
        super().__init__(**options | {"db_persist": True})

    def deconstruct(self) -> tuple:
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.GeneratedField", args, options


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
