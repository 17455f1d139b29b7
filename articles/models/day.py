from django.db import models

from articles.querysets import DayQuerySet


class PublishedDay(models.Model):
    """How many published articles without an embargo carry one day: kept by triggers, so that a timeline of a
    million articles reads some thousand rows. Articles whose embargo has passed are counted when asked."""

    day = models.DateField(primary_key=True)
    articles = models.IntegerField(default=0)

    objects = DayQuerySet.as_manager()

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day}: {self.articles}"
