from django.db import models
from django.db.models import Q

from articles.querysets import ChangeQuerySet


class LastChange(models.Model):
    """When something that readers may see was changed last: one row, kept by triggers."""

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    moment = models.DateTimeField()

    objects = ChangeQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="last_change_is_one_row")]

    def __str__(self) -> str:
        return self.moment.isoformat()
