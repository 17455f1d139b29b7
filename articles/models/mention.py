from collections.abc import Sequence

from django.db import models
from django.db.models import Case, Count, F, Max, Min, OuterRef, Q, Subquery, Value, When

from articles.models.article import Article, visible
from articles.models.finding import (
    REVIEWED_AS_RIGHT,
    Finding,
    Inferred,
    ReviewState,
    inferred_constraints,
    is_sure,
    record_constraints,
)
from articles.models.place import Place
from people.models import Organisation, Person

# Descriptors are read from so many mentions of a person, the newest.
DESCRIPTORS_LOOKED_AT = 600


class MentionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(visible("article__")).exclude(review_state=ReviewState.REJECTED)

    def sure(self):
        return self.filter(is_sure())

    def newest_articles(self, limit: int):
        """The newest articles of these mentions of one record, at most `limit`."""
        keys = (
            self.order_by("-published_on", "-article_id")
            .distinct("published_on", "article_id")
            .values("article_id")[:limit]
        )
        return Article.objects.published().filter(pk__in=keys).newest()

    def newest_articles_with_certainty(self, limit: int):
        """The same, each article with the review and the confidence of its best mention of the record:
        `review_state` and `confidence`. Best is one that an editor found right, else the most certain."""
        right = Case(When(review_state__in=REVIEWED_AS_RIGHT, then=Value(1)), default=Value(0))
        best = self.filter(article=OuterRef("pk")).order_by(right.desc(), "-confidence", "pk")
        return self.newest_articles(limit).annotate(
            review_state=Subquery(best.values("review_state")[:1]),
            confidence=Subquery(best.values("confidence")[:1]),
        )

    def descriptors(self):
        """The descriptors in the newest mentions: rows of `descriptor`, `first`, `last` and `articles`."""
        newest = self.order_by("-published_on", "-article_id").values("pk")[:DESCRIPTORS_LOOKED_AT]
        return (
            self.model.objects.filter(pk__in=newest)
            .exclude(descriptor="")
            .order_by()
            .values("descriptor")
            .annotate(
                first=Min("published_on"), last=Max("published_on"), articles=Count("article", distinct=True)
            )
            .order_by("-last", "descriptor")
        )

    def newest_of_each(self, record: str, keys: Sequence[int], limit: int):
        """The newest mentions of each of these people or places (`record`), at most `limit` of each."""
        parts = [
            self.filter(**{f"{record}_id": key})
            .order_by("-published_on", "-article_id")
            .values_list(f"{record}_id", "article_id")[:limit]
            for key in keys
        ]
        return parts[0].union(*parts[1:], all=True) if parts else self.none()


class Mention(Finding):
    """A span of an article's body, code points [start, end), and its surface."""

    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.TextField()
    ambiguous = models.BooleanField(
        default=False, help_text="Two plausible records were left, so none was chosen."
    )

    objects = MentionQuerySet.as_manager()

    class Meta(Finding.Meta):
        abstract = True
        ordering = ["article", "start"]
        constraints = [
            *Finding.Meta.constraints,
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="%(class)s_span_not_empty"),
            # Deferred: in a changed text a mention may get the old span of another one.
            models.UniqueConstraint(
                fields=["article", "start", "end"],
                name="%(class)s_once_a_span",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return self.surface


class PersonMention(Inferred, Mention):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="person_mentions")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="mentions"
    )
    read_as = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="mentions_read",
        editable=False,
        help_text="The record it was attached to; differs from the person only after a merge.",
    )
    descriptor = models.TextField(blank=True, help_text="As printed: “Deputy Foreign Minister”.")

    class Meta(Mention.Meta):
        indexes = [
            models.Index(fields=["person", "-published_on", "-article"], name="person_mention_newest"),
            models.Index(
                fields=["surname", "published_on"], condition=~Q(surname=""), name="person_mention_surname"
            ),
        ]
        constraints = [
            *Mention.Meta.constraints,
            *record_constraints("person"),
            *inferred_constraints("person"),
        ]


class PlaceMention(Mention):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="place_mentions")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="mentions")
    read_as = models.ForeignKey(
        Place,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="mentions_read",
        editable=False,
        help_text="The record it was attached to; differs from the place only after a merge.",
    )
    as_government = models.BooleanField(default=False, help_text="Means a government: “Washington said”.")
    unmistakable = models.BooleanField(
        default=False, editable=False, help_text="Known without the rest of the article."
    )

    class Meta(Mention.Meta):
        indexes = [
            models.Index(fields=["place", "-published_on", "-article"], name="place_mention_newest"),
            models.Index(
                fields=["article"], name="place_mention_unmistakable", condition=Q(unmistakable=True)
            ),
        ]
        constraints = [*Mention.Meta.constraints, *record_constraints("place")]


class OrganisationMention(Mention):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="organisation_mentions")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="mentions"
    )
    read_as = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="mentions_read",
        editable=False,
        help_text="The record it was attached to; differs from the organisation only after a merge.",
    )

    class Meta(Mention.Meta):
        indexes = [
            models.Index(
                fields=["organisation", "-published_on", "-article"], name="organisation_mention_newest"
            )
        ]
        constraints = [*Mention.Meta.constraints, *record_constraints("organisation")]
