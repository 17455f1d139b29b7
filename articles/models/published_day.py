from collections import Counter

from django.db import models
from django.db.models import Sum
from django.db.models.functions import Trunc

from articles.models.article import Article


class DayQuerySet(models.QuerySet):
    def per(self, period, first=None, after=None):
        """As `ArticleQuerySet.per` for all articles that readers may see, but from one row for each day.

        With `first` and `after` from the day `first` to the day before `after`.
        """
        passed = Article.objects.embargo_passed()
        days = self.order_by()
        if first and after:
            days, passed = days.filter(day__gte=first, day__lt=after), passed.within(first, after)
        sums = (
            days.annotate(first_day=Trunc("day", period)).values("first_day").annotate(count=Sum("articles"))
        )
        counted = Counter({row["first_day"]: row["count"] for row in sums})
        counted.update({row["first_day"]: row["count"] for row in passed.per(period)})
        return [{"first_day": day, "count": count} for day, count in sorted(counted.items()) if count]


class PublishedDay(models.Model):
    """The number of published articles without an embargo of one day.

    Triggers keep it, so that a timeline of a million articles reads some thousand rows. Those whose embargo
    has passed are counted by each query.
    """

    day = models.DateField(primary_key=True)
    articles = models.IntegerField(default=0)

    objects = DayQuerySet.as_manager()

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day}: {self.articles}"
