from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.urls import reverse

from articles.querysets import ArticleQuerySet, MentionQuerySet, PlaceQuerySet, StatementQuerySet
from people.models import Folded, Person

# A text search configuration made by the first migration: English stems, accents folded.
SEARCH_CONFIG = "newsroom"


class Article(models.Model):
    class Status(models.TextChoices):
        DRAFT = "draft"
        PUBLISHED = "published"
        WITHDRAWN = "withdrawn"

    headline = models.CharField(max_length=300)
    headline_derived = models.BooleanField(
        default=False, help_text="The document has no headline: this one was made from its first sentence."
    )
    slug = models.SlugField(max_length=120)
    published_on = models.DateField()
    byline = models.CharField(max_length=300, blank=True)
    outlet = models.CharField(max_length=200, blank=True)
    url = models.URLField(max_length=1000, blank=True, verbose_name="original address")
    language = models.CharField(max_length=35, default="en", help_text="BCP 47 tag, for example en or pt-BR.")
    body = models.TextField(
        help_text="Every offset of a mention or a statement counts code points in this text."
    )
    body_length = models.GeneratedField(
        expression=Length("body"), output_field=models.IntegerField(), db_persist=True
    )
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PUBLISHED)
    embargo_until = models.DateTimeField(null=True, blank=True)
    withdrawal_reason = models.CharField(
        max_length=500, blank=True, help_text="Shown to readers who follow an old link."
    )
    document_key = models.CharField(
        max_length=500,
        unique=True,
        help_text="How a later import knows the document again: its id, or its path.",
    )
    document_path = models.CharField(max_length=1000)
    document_sha256 = models.CharField(max_length=64)
    imported_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    search = models.GeneratedField(
        expression=SearchVector("headline", weight="A", config=SEARCH_CONFIG)
        + SearchVector("body", weight="B", config=SEARCH_CONFIG),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    # Gathered from the mentions by triggers of the first migration, which ignore any other writer: what a
    # search narrows and counts by stands in the row that it reads anyway.
    mentioned_people = ArrayField(models.BigIntegerField(), default=list, editable=False)
    mentioned_places = ArrayField(models.BigIntegerField(), default=list, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-published_on", "-id"]
        indexes = [
            models.Index(fields=["-published_on", "-id"], name="article_newest"),
            models.Index(fields=["outlet", "-published_on"], name="article_outlet_newest"),
            # One index answers words, days, outlet, people and places together.
            GinIndex(
                fields=["search", "published_on", "outlet", "mentioned_people", "mentioned_places"],
                name="article_search",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["published_on", "slug"], name="article_one_a_day_and_slug"),
            models.CheckConstraint(condition=~Q(headline=""), name="article_has_a_headline"),
            models.CheckConstraint(condition=~Q(slug=""), name="article_has_a_slug"),
            models.CheckConstraint(condition=~Q(body=""), name="article_has_a_body"),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "published", "withdrawn"]), name="article_status_known"
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(withdrawal_reason=""),
                name="article_withdrawn_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        day = self.published_on
        return reverse("articles:article", args=[f"{day:%Y}", f"{day:%m}", f"{day:%d}", self.slug])


class Caption(models.Model):
    """A picture caption taken out of the body, so that it interrupts no quotation."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="captions")
    text = models.TextField()
    credit = models.CharField(max_length=200, blank=True)
    after_paragraph = models.PositiveIntegerField(
        help_text="The body paragraph it stood after; 0 is above the first."
    )
    position = models.PositiveIntegerField(help_text="Its place among the captions of the article, from 0.")

    class Meta:
        ordering = ["article", "position"]
        constraints = [
            models.UniqueConstraint(fields=["article", "position"], name="caption_one_a_position"),
        ]

    def __str__(self) -> str:
        return self.text


class Place(models.Model):
    class Kind(models.TextChoices):
        COUNTRY = "country"
        REGION = "region"
        COUNTY = "county"
        CITY = "city"
        CONTINENT = "continent"
        AREA = "area"
        WATER = "water"
        MOUNTAIN = "mountain"
        ISLAND = "island"
        FACILITY = "facility"
        OTHER = "other"

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.OTHER)
    country_code = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2.")
    region = models.CharField(max_length=200, blank=True, help_text="First-level region, for example Texas.")
    latitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    gazetteer_key = models.CharField(
        max_length=100, unique=True, null=True, blank=True, help_text="Its identifier in the gazetteer."
    )
    geonames_id = models.PositiveBigIntegerField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_from", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    folded = Folded("name")

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        indexes = [GinIndex(OpClass(F("folded"), name="gin_trgm_ops"), name="place_trigrams")]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="place_has_a_name"),
            models.CheckConstraint(condition=~Q(slug=""), name="place_has_a_slug"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="place_on_the_globe",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="place_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:place", args=[self.slug])


class PlaceAlias(models.Model):
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    folded = Folded("name")

    class Meta:
        verbose_name_plural = "place aliases"
        ordering = ["name"]
        indexes = [GinIndex(OpClass(F("folded"), name="gin_trgm_ops"), name="place_alias_trigrams")]
        constraints = [models.UniqueConstraint(fields=["place", "name"], name="place_alias_once_a_place")]

    def __str__(self) -> str:
        return self.name


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
    reason = models.CharField(max_length=500)
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
        ]


class Mention(Finding):
    """A stretch of an article's body: code points [start, end), and the surface that stands there."""

    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.CharField(max_length=300)
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
            models.UniqueConstraint(fields=["article", "start", "end"], name="%(class)s_once_a_span"),
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
        related_name="+",
        editable=False,
        help_text="The record it was attached to; differs from the person only after a merge.",
    )
    descriptor = models.CharField(
        max_length=300, blank=True, help_text="As printed: “Deputy Foreign Minister”."
    )

    class Meta(Mention.Meta):
        indexes = [models.Index(fields=["person", "-published_on", "-article"], name="person_mention_newest")]


class PlaceMention(Mention):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="place_mentions")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="mentions")
    read_as = models.ForeignKey(
        Place,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        help_text="The record it was attached to; differs from the place only after a merge.",
    )
    as_government = models.BooleanField(
        default=False, help_text="Stands for a government: “Washington said”."
    )

    class Meta(Mention.Meta):
        indexes = [models.Index(fields=["place", "-published_on", "-article"], name="place_mention_newest")]


class Statement(Finding):
    class Kind(models.TextChoices):
        DIRECT = "direct"
        PARTIAL = "partial"
        INDIRECT = "indirect"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="statements")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    text = models.TextField(help_text="The words, without quotation marks; parts are joined by a space.")
    cue = models.CharField(
        max_length=200, blank=True, help_text="As printed: “said”, “was quoted as saying”."
    )
    speaker = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="statements"
    )
    read_as = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    speaker_text = models.CharField(
        max_length=300,
        blank=True,
        help_text="The speaker as printed: a name, “he”, “analysts”; empty where unknown.",
    )
    speaker_start = models.PositiveIntegerField(null=True, blank=True)
    speaker_end = models.PositiveIntegerField(null=True, blank=True)
    speaker_descriptor = models.CharField(
        max_length=300, blank=True, help_text="The speaker's descriptor as printed here."
    )
    via = models.CharField(
        max_length=300, blank=True, help_text="Through whom it came: “Russian state media”."
    )
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
            GinIndex(fields=["search", "published_on", "kind", "speaker"], name="statement_search"),
        ]
        constraints = [
            *Finding.Meta.constraints,
            models.CheckConstraint(condition=~Q(text=""), name="statement_has_words"),
            models.CheckConstraint(
                condition=Q(kind__in=["direct", "partial", "indirect"]), name="statement_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(speaker_start__isnull=True, speaker_end__isnull=True)
                | Q(speaker_start__lt=F("speaker_end")),
                name="statement_speaker_span_not_empty",
            ),
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
        ordering = ["-started_at"]

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
