from datetime import datetime

from django.db import connection, models
from django.db.models import Q


class ChangeQuerySet(models.QuerySet):
    def newest(self) -> datetime | None:
        """When what readers see last changed: by a write, or because an embargo ended."""
        # Every page runs this query first. SQL, because compiling the queryset takes longer than the query.
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT greatest(moment, (SELECT max(embargo_until) FROM articles_article"
                " WHERE embargo_until <= now())) FROM articles_lastchange"
            )
            row = cursor.fetchone()
        return row[0] if row else None


class LastChange(models.Model):
    """When something that readers may see last changed: one row, which triggers keep."""

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    moment = models.DateTimeField()

    objects = ChangeQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="last_change_is_one_row")]

    def __str__(self) -> str:
        return self.moment.isoformat()
