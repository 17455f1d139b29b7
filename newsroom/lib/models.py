"""Columns and abstract models shared by the records of both apps."""

from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q


class Folded(models.GeneratedField):
    """The form of a name that is searched: lower case, no accents, spaces for punctuation."""

    def __init__(self, name: str = "name", **options: object) -> None:
        options.setdefault("expression", Func(F(name), function="newsroom_fold"))
        options.setdefault("output_field", models.TextField())
        super().__init__(**options | {"db_persist": True})

    def deconstruct(self) -> tuple:
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.GeneratedField", args, options


class MergeRecord(models.Model):
    """A merge of two records: who made it, when and why. Undone if `undone_at` is set; never deleted.

    `source` and `target` are the records that the editor chose. In a chain of merges the `merged_into` of
    each record points to the last one.
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
