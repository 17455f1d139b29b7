from django.db import models
from django.db.models import Q
from django.utils import timezone


def visible(prefix: str = "") -> Q:
    """When an article may be shown to the public; `prefix` leads to it, as `article__`."""
    return Q(**{f"{prefix}status": "published"}) & (
        Q(**{f"{prefix}embargo_until": None}) | Q(**{f"{prefix}embargo_until__lte": timezone.now()})
    )


class ArticleQuerySet(models.QuerySet):
    def published(self):
        return self.filter(visible())


class MentionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(visible("article__")).exclude(review_state="rejected")


class StatementQuerySet(models.QuerySet):
    def published(self):
        return self.filter(visible("article__"), superseded=False).exclude(review_state="rejected")

    def said_by(self, person):
        return self.filter(speaker=person)


class PlaceQuerySet(models.QuerySet):
    def live(self):
        """Records that stand for a place themselves: not merged into another."""
        return self.filter(merged_into=None)
