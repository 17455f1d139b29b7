from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import models
from django.db.models import Count, Exists, Min, OuterRef, Q
from django.db.models.functions import Left, Trunc
from django.utils import timezone

EXCERPT_LENGTH = 300
# A tally counts at most so many statements: what "more than" says on the page.
TALLY_CAP = 10_000


def visible(prefix: str = "") -> Q:
    """When an article may be shown to the public; `prefix` leads to it, as `article__`."""
    return Q(**{f"{prefix}status": "published"}) & (
        Q(**{f"{prefix}embargo_until": None}) | Q(**{f"{prefix}embargo_until__lte": timezone.now()})
    )


class ArticleQuerySet(models.QuerySet):
    def published(self):
        return self.filter(visible())

    def addressable(self):
        """Published articles, and withdrawn ones that had been public: their address says why they are gone."""
        gone = Q(status="withdrawn") & (Q(embargo_until=None) | Q(embargo_until__lte=timezone.now()))
        return self.filter(visible() | gone)

    def for_lists(self):
        """Without the long columns; `excerpt` is the beginning of the body."""
        return self.annotate(excerpt=Left("body", EXCERPT_LENGTH)).defer("body", "search")

    def before(self, article):
        """Older articles, the nearest first."""
        day = article.published_on
        return (
            self.filter(published_on__lte=day)
            .filter(Q(published_on__lt=day) | Q(pk__lt=article.pk))
            .order_by("-published_on", "-pk")
        )

    def after(self, article):
        """Newer articles, the nearest first."""
        day = article.published_on
        return (
            self.filter(published_on__gte=day)
            .filter(Q(published_on__gt=day) | Q(pk__gt=article.pk))
            .order_by("published_on", "pk")
        )

    def per(self, period):
        """How many articles in each "year", "month" or "day": rows of `first_day` and `articles`."""
        return (
            self.order_by()
            .annotate(first_day=Trunc("published_on", period))
            .values("first_day")
            .annotate(articles=Count("pk"))
            .order_by("first_day")
        )


class MentionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(visible("article__")).exclude(review_state="rejected")

    def newest_of_each(self, record: str, keys: Sequence[int], limit: int):
        """The newest mentions of each of these people or places (`record`), at most `limit` of each."""
        parts = [
            self.filter(**{f"{record}_id": key})
            .order_by("-published_on", "-article_id")
            .values_list(f"{record}_id", "article_id")[:limit]
            for key in keys
        ]
        return parts[0].union(*parts[1:], all=True) if parts else self.none()


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of a list of statements editors have looked at."""

    confirmed: int = 0
    unreviewed: int = 0
    disputed: int = 0
    capped: bool = False

    @property
    def total(self) -> int:
        return self.confirmed + self.unreviewed + self.disputed

    @classmethod
    def of(cls, statements) -> "Tally":
        return cls.from_states(Counter(statement.review_state for statement in statements))

    @classmethod
    def from_states(cls, states: Mapping[str, int]) -> "Tally":
        return cls(
            confirmed=states.get("confirmed", 0) + states.get("corrected", 0),
            unreviewed=states.get("unreviewed", 0),
            disputed=states.get("disputed", 0),
            capped=sum(states.values()) > TALLY_CAP,
        )


class StatementQuerySet(models.QuerySet):
    def published(self):
        return self.filter(visible("article__"), superseded=False).exclude(review_state="rejected")

    def said_by(self, person):
        return self.filter(speaker=person)

    def in_reading_order(self):
        return self.annotate(first_start=Min("spans__start")).order_by("first_start", "pk")

    def newest(self):
        return self.order_by("-published_on", "-pk")

    def for_lists(self):
        """With the speaker and what a line says about the article."""
        return (
            self.select_related("speaker", "article")
            .defer("search")
            .only(
                *(field.attname for field in self.model._meta.concrete_fields if field.name != "search"),
                "speaker__name",
                "speaker__slug",
                "article__headline",
                "article__slug",
                "article__published_on",
                "article__outlet",
                "article__language",
            )
        )

    def with_evidence(self):
        """With speaker and spans, for the page that shows them in the text."""
        return self.defer("search").select_related("speaker").prefetch_related("spans")

    def tally(self) -> Tally:
        # One row a state: the inner limit bounds the work, whatever the list holds.
        counted = dict(
            self.model.objects.filter(pk__in=self.order_by().values("pk")[: TALLY_CAP + 1])
            .order_by()
            .values_list("review_state")
            .annotate(Count("pk"))
        )
        return Tally.from_states(counted)


class PlaceQuerySet(models.QuerySet):
    def live(self):
        """Records that stand for a place themselves: not merged into another."""
        return self.filter(merged_into=None)

    def in_print(self):
        """Live places that an article which readers may see names."""
        mentions = self.model.mentions.rel.related_model.objects.published()
        return self.live().filter(Exists(mentions.filter(place=OuterRef("pk"))))
