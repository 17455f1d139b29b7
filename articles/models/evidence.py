"""What was found in an article, at which characters, and how sure that is."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from articles.models.article import SEARCH_CONFIG, Article
from articles.models.place import Place
from articles.querysets import MentionQuerySet, StatementQuerySet
from people.models import Person


class ReviewState(models.TextChoices):
    UNREVIEWED = "unreviewed", "not yet reviewed"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    DISPUTED = "disputed"
    REJECTED = "rejected"


class Finding(models.Model):
    """What mentions and statements share: how sure the machine is and why, and what editors made of it."""

    published_on = models.DateField(
        editable=False, help_text="The article's day, copied by the database so that indexes can order by it."
    )
    confidence = models.FloatField(validators=[MinValueValidator(0), MaxValueValidator(1)])
    reason = models.TextField(help_text="Why the machine thinks so, in a sentence.")
    review_state = models.CharField(
        max_length=10, choices=ReviewState.choices, default=ReviewState.UNREVIEWED
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(confidence__range=(0, 1)), name="%(class)s_confidence_a_share"
            ),
            models.CheckConstraint(
                condition=Q(review_state__in=ReviewState.values), name="%(class)s_review_state_known"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="%(class)s_has_a_reason"),
        ]


def attached(column: str) -> list[models.CheckConstraint]:
    """What must hold of the record that evidence is attached to, and of the one it was read as."""
    return [
        models.CheckConstraint(
            condition=Q(**{f"{column}__isnull": True, "read_as__isnull": True})
            | Q(**{f"{column}__isnull": False, "read_as__isnull": False}),
            name="%(class)s_read_as_somebody_or_nobody",
        ),
        models.CheckConstraint(
            condition=Q(ambiguous=False) | Q(**{f"{column}__isnull": True}),
            name="%(class)s_ambiguous_or_answered",
        ),
    ]


class Mention(Finding):
    """A stretch of an article's body: code points [start, end), and the surface that stands there."""

    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.TextField()
    ambiguous = models.BooleanField(
        default=False, help_text="Two plausible answers were left, so none was taken."
    )

    objects = MentionQuerySet.as_manager()

    class Meta(Finding.Meta):
        abstract = True
        ordering = ["article", "start"]
        constraints = [
            *Finding.Meta.constraints,
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="%(class)s_span_not_empty"),
            # Deferred: in a changed text one mention may move to where another stood.
            models.UniqueConstraint(
                fields=["article", "start", "end"],
                name="%(class)s_once_a_span",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return self.surface


class PersonMention(Mention):
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
        indexes = [models.Index(fields=["person", "-published_on", "-article"], name="person_mention_newest")]
        constraints = [*Mention.Meta.constraints, *attached("person")]


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
    as_government = models.BooleanField(
        default=False, help_text="Stands for a government: “Washington said”."
    )

    class Meta(Mention.Meta):
        indexes = [models.Index(fields=["place", "-published_on", "-article"], name="place_mention_newest")]
        constraints = [*Mention.Meta.constraints, *attached("place")]


class Statement(Finding):
    class Kind(models.TextChoices):
        DIRECT = "direct"
        PARTIAL = "partial"
        INDIRECT = "indirect"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="statements")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    text = models.TextField(help_text="The words, without quotation marks; parts are joined by a space.")
    cue = models.TextField(blank=True, help_text="As printed: “said”, “was quoted as saying”.")
    speaker = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="statements"
    )
    read_as = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statements_read",
        editable=False,
        help_text="The record it was attached to; differs from the speaker only after a merge.",
    )
    speaker_text = models.TextField(
        blank=True, help_text="The speaker as printed: a name, “he”, “analysts”; empty where unknown."
    )
    speaker_start = models.PositiveIntegerField(null=True, blank=True)
    speaker_end = models.PositiveIntegerField(null=True, blank=True)
    speaker_descriptor = models.TextField(blank=True, help_text="The speaker's descriptor as printed here.")
    via = models.TextField(blank=True, help_text="Through whom it came: “Russian state media”.")
    said_on = models.DateField(null=True, blank=True)
    ambiguous = models.BooleanField(
        default=False, help_text="Two plausible speakers were left, so none was taken."
    )
    superseded = models.BooleanField(
        default=False,
        help_text="A later import did not find it again; kept so that its address still answers.",
    )
    search = models.GeneratedField(
        expression=SearchVector("text", weight="A", config=SEARCH_CONFIG),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = StatementQuerySet.as_manager()

    class Meta(Finding.Meta):
        ordering = ["-published_on", "-id"]
        indexes = [
            models.Index(fields=["speaker", "-published_on", "-id"], name="statement_speaker_newest"),
            models.Index(fields=["-published_on", "-id"], name="statement_newest"),
            GinIndex(fields=["search", "kind", "speaker"], name="statement_search"),
        ]
        constraints = [
            *Finding.Meta.constraints,
            models.CheckConstraint(condition=~Q(text=""), name="statement_has_words"),
            models.CheckConstraint(
                condition=Q(kind__in=["direct", "partial", "indirect"]), name="statement_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(speaker_start__isnull=True, speaker_end__isnull=True)
                | Q(
                    speaker_start__isnull=False, speaker_end__isnull=False, speaker_start__lt=F("speaker_end")
                ),
                name="statement_speaker_span_not_empty",
            ),
            *attached("speaker"),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("articles:statement", args=[self.pk])


class StatementSpan(models.Model):
    """One of the stretches of the body, code points [start, end), that a statement was read from."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="spans")
    position = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["statement", "position"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "position"], name="statement_span_one_a_position"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="statement_span_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"
