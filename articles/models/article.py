from collections import Counter
from dataclasses import dataclass

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Count, F, Q
from django.db.models.functions import Left, Length, Trunc
from django.urls import reverse
from django.utils import timezone

from articles.models.place import Place
from newsroom.lib.languages import is_read
from people.models import Organisation, Person

# A text search configuration made by the first migration: English stems, accents folded.
SEARCH_CONFIG = "newsroom"
EXCERPT_LENGTH = 300
# What is in the news is counted in so many articles, the newest; the page says so.
NEWS_COUNTED = 300


def visible(prefix: str = "") -> Q:
    """Articles that readers may see; `prefix` is the lookup path to the article, such as `article__`."""
    return Q(**{f"{prefix}status": Article.Status.PUBLISHED}) & (
        Q(**{f"{prefix}embargo_until": None}) | Q(**{f"{prefix}embargo_until__lte": timezone.now()})
    )


def withdrawn_in_public(prefix: str = "") -> Q:
    """Articles that were withdrawn after readers could see them; `prefix` as for `visible`."""
    return Q(**{f"{prefix}status": Article.Status.WITHDRAWN}) & (
        Q(**{f"{prefix}embargo_until": None}) | Q(**{f"{prefix}embargo_until__lte": timezone.now()})
    )


@dataclass(frozen=True, slots=True)
class NamedRecord:
    """A person, a place or an organisation, and the number of articles that name it."""

    record: models.Model
    articles: int


@dataclass(frozen=True, slots=True)
class News:
    """The people, places and organisations that some articles name, the most frequent first."""

    people: list[NamedRecord]
    places: list[NamedRecord]
    organisations: list[NamedRecord]
    articles: int
    capped: bool


class ArticleQuerySet(models.QuerySet):
    def published(self):
        return self.filter(visible())

    def embargo_passed(self):
        return self.filter(status=Article.Status.PUBLISHED, embargo_until__lte=timezone.now())

    def newest(self):
        return self.order_by("-published_on", "-pk")

    def within(self, first, after):
        """From the day `first` to the day before `after`."""
        return self.filter(published_on__gte=first, published_on__lt=after)

    def naming_person(self, person):
        return self.filter(mentioned_people__contains=[person.pk])

    def naming_place(self, place):
        return self.filter(mentioned_places__contains=[place.pk])

    def naming_organisation(self, organisation):
        return self.filter(mentioned_organisations__contains=[organisation.pk])

    def addressable(self):
        """Published articles, and withdrawn ones that were public: the page of those says why."""
        return self.filter(visible() | withdrawn_in_public())

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
        """How many articles in each "year", "month" or "day": rows of `first_day` and `count`."""
        return per(self, period)

    def in_the_news(self, shown: int) -> News:
        """What the newest of these articles name, at most `shown` of each kind."""
        people: Counter[int] = Counter()
        places: Counter[int] = Counter()
        organisations: Counter[int] = Counter()
        columns = ("mentioned_people", "mentioned_places", "mentioned_organisations")
        rows = list(self.values_list(*columns)[: NEWS_COUNTED + 1])
        for named_people, named_places, named_organisations in rows[:NEWS_COUNTED]:
            people.update(named_people)
            places.update(named_places)
            organisations.update(named_organisations)
        return News(
            people=_named(Person.objects.live().only("name", "slug"), people, shown),
            places=_named(Place.objects.live(), places, shown),
            organisations=_named(Organisation.objects.live().only("name", "slug"), organisations, shown),
            articles=min(len(rows), NEWS_COUNTED),
            capped=len(rows) > NEWS_COUNTED,
        )


def _named(records, counted: Counter[int], shown: int) -> list[NamedRecord]:
    if not counted:
        return []
    found = records.in_bulk([key for key, _count in counted.most_common(shown)])
    return [NamedRecord(found[key], count) for key, count in counted.most_common(shown) if key in found]


def per(rows, period: str):
    """How many rows in each "year", "month" or "day" of `published_on`."""
    return (
        rows.order_by()
        .annotate(first_day=Trunc("published_on", period))
        .values("first_day")
        .annotate(count=Count("pk"))
        .order_by("first_day")
    )


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
        help_text="By which a later import recognises the document: its id, or its path.",
    )
    document_path = models.CharField(max_length=1000)
    document_sha256 = models.CharField(max_length=64)
    repairs = ArrayField(
        models.TextField(),
        default=list,
        blank=True,
        help_text="Mojibake that was repaired when the document was read: “PeÃ±a → Peña”.",
    )
    kept_fields = ArrayField(
        models.CharField(max_length=40),
        default=list,
        blank=True,
        editable=False,
        help_text="What an editor set by hand: imports do not change it.",
    )
    imported_at = models.DateTimeField(auto_now_add=True)
    text_read_at = models.DateTimeField(
        default=timezone.now, editable=False, help_text="When the present text was imported."
    )
    updated_at = models.DateTimeField(auto_now=True)
    search = models.GeneratedField(
        expression=SearchVector("headline", weight="A", config=SEARCH_CONFIG)
        + SearchVector("body", weight="B", config=SEARCH_CONFIG),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    # Gathered from the mentions by triggers (docs/triggers.md), which ignore all other writers: so a search
    # narrows and counts by columns of the row that it reads anyway.
    mentioned_people = ArrayField(models.BigIntegerField(), default=list, editable=False)
    mentioned_places = ArrayField(models.BigIntegerField(), default=list, editable=False)
    mentioned_organisations = ArrayField(models.BigIntegerField(), default=list, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-published_on", "-id"]
        indexes = [
            models.Index(fields=["-published_on", "-id"], name="article_newest"),
            models.Index(fields=["outlet", "-published_on"], name="article_outlet_newest"),
            # Few articles have an embargo: this index finds those whose embargo has passed.
            models.Index(
                fields=["embargo_until"], condition=Q(embargo_until__isnull=False), name="article_embargoed"
            ),
            # One index answers words, outlet and names together. Days are left to the first index: in a GIN
            # index a range of days costs as much as all days after its start.
            GinIndex(
                fields=[
                    "search",
                    "outlet",
                    "mentioned_people",
                    "mentioned_places",
                    "mentioned_organisations",
                ],
                name="article_search",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["published_on", "slug"],
                name="article_one_a_day_and_slug",
                violation_error_message="Another article of that day has the same address.",
            ),
            models.CheckConstraint(condition=~Q(headline=""), name="article_has_a_headline"),
            models.CheckConstraint(condition=~Q(slug=""), name="article_has_a_slug"),
            models.CheckConstraint(condition=~Q(body=""), name="article_has_a_body"),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "published", "withdrawn"]), name="article_status_known"
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(withdrawal_reason=""),
                name="article_withdrawn_with_a_reason",
                violation_error_message="Say why it is withdrawn: readers who follow an old link are told.",
            ),
            models.CheckConstraint(
                condition=Q(document_sha256__regex="^[0-9a-f]{64}$"), name="article_sha256_in_hex"
            ),
        ]
        permissions = [("withdraw_article", "Can withdraw an article, and publish it again")]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        day = self.published_on
        return reverse("articles:article", args=[f"{day:%Y}", f"{day:%m}", f"{day:%d}", self.slug])

    @property
    def is_read(self) -> bool:
        """Whether people, places and statements are looked for in an article of this language."""
        return is_read(self.language)


class ArticleVersion(models.Model):
    """A text that an article had until its document changed."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    headline = models.CharField(max_length=300)
    body = models.TextField()
    document_sha256 = models.CharField(max_length=64)
    seen_at = models.DateTimeField(help_text="When this text was imported.")
    replaced_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["article", "-replaced_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(seen_at__lte=F("replaced_at")), name="article_version_seen_before_replaced"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.headline} ({self.seen_at:%Y-%m-%d})"


class Caption(models.Model):
    """A picture caption taken out of the body, so that it interrupts no quotation."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="captions")
    text = models.TextField()
    credit = models.CharField(max_length=200, blank=True)
    after_paragraph = models.PositiveIntegerField(
        help_text="The body paragraph that it follows; 0 is above the first."
    )
    position = models.PositiveIntegerField(help_text="Its number among the captions of the article, from 0.")

    class Meta:
        ordering = ["article", "position"]
        constraints = [
            models.UniqueConstraint(fields=["article", "position"], name="caption_one_a_position"),
        ]

    def __str__(self) -> str:
        return self.text
