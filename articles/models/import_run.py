from django.conf import settings
from django.db import models


class ImportRun(models.Model):
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    options = models.JSONField(default=dict)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-started_at", "-id"]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"


class ImportProblem(models.Model):
    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="problems")
    document_path = models.CharField(max_length=1000)
    line = models.PositiveIntegerField(null=True, blank=True)
    message = models.TextField()

    class Meta:
        ordering = ["run", "id"]

    def __str__(self) -> str:
        return f"{self.document_path}: {self.message}"


class ImportNote(models.Model):
    """Something to know about a document that was imported."""

    class Kind(models.TextChoices):
        LANGUAGE = "language", "language that is not read"
        REPAIR = "repair", "damaged letters repaired"

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="notes")
    document_path = models.CharField(max_length=1000)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    message = models.TextField()

    class Meta:
        ordering = ["run", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["language", "repair"]), name="import_note_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_path}: {self.message}"
