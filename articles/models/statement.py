import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField, IntegerRangeField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db import models
from django.db.backends.postgresql.psycopg_any import NumericRange
from django.db.models import F, Func, Min, OuterRef, Q, Subquery
from django.db.models.functions import Greatest, Length, Substr
from django.urls import reverse

from articles.models.article import SEARCH_CONFIG, Article, visible, withdrawn_in_public
from articles.models.finding import (
    Finding,
    Inferred,
    ReviewState,
    inferred_constraints,
    is_sure,
    record_constraints,
)
from articles.text.spans import Span
from people.models import Organisation, Person

# So many characters on either side of a statement: enough for the sentence around it.
AROUND = 400
# Reviews are counted of at most so many statements, the newest; the page says so.
REVIEWS_COUNTED = 2_000
# Characters.
FULL_QUOTATION = (60, 320)
FEWEST_WORDS_COMPARED, FEWEST_INDEXED_COMPARED, MOST_WORDS_COMPARED = 5, 3, 16


@dataclass(frozen=True, slots=True)
class ReviewCounts:
    """How many statements of a list editors have reviewed."""

    confirmed: int = 0
    unreviewed: int = 0
    disputed: int = 0
    capped: bool = False

    @property
    def total(self) -> int:
        return self.confirmed + self.unreviewed + self.disputed

    @classmethod
    def of(cls, statements) -> "ReviewCounts":
        return cls.from_states(Counter(statement.review_state for statement in statements))

    @classmethod
    def from_states(cls, states: Mapping[str, int]) -> "ReviewCounts":
        return cls(
            confirmed=states.get(ReviewState.CONFIRMED, 0) + states.get(ReviewState.CORRECTED, 0),
            unreviewed=states.get(ReviewState.UNREVIEWED, 0),
            disputed=states.get(ReviewState.DISPUTED, 0),
        )


@dataclass(frozen=True, slots=True)
class Overview:
    """The reviews of some statements, and their number in each year: rows as `per` gives them."""

    tally: ReviewCounts
    years: list[dict[str, Any]]

    def has(self, year: str) -> bool:
        """Whether `year`, as typed, has statements; true for any year if there are too many to count."""
        if self.tally.capped:
            return re.fullmatch("[1-9][0-9]{3}", year, re.ASCII) is not None
        return year in {f"{row['first_day']:%Y}" for row in self.years}


class StatementQuerySet(models.QuerySet):
    def published(self):
        return self.current().filter(visible("article__"))

    def current(self):
        """Neither rejected by an editor nor superseded; their article may be in any state."""
        return self.filter(superseded=False).exclude(review_state=ReviewState.REJECTED)

    def sure(self):
        return self.filter(is_sure())

    def said_by(self, person):
        return self.filter(speaker=person)

    def said_by_organisation(self, organisation):
        return self.filter(speaker_organisation=organisation)

    def in_reading_order(self):
        return self.annotate(first_start=Min("spans__start")).order_by("first_start", "pk")

    def newest(self):
        return self.order_by("-published_on", "-pk")

    def addressable(self):
        """Statements with a page: also superseded ones, and those of withdrawn articles."""
        return self.filter(visible("article__") | withdrawn_in_public("article__")).exclude(
            review_state=ReviewState.REJECTED
        )

    def saying(self, words: str):
        """That hold these words, as a reader types them: "phrases", -without, or."""
        # PostgreSQL does not accept NUL or half of a surrogate pair; no text holds them.
        typed = words.replace("\x00", " ").encode("utf-8", "replace").decode()
        return self.filter(search=SearchQuery(typed, config=SEARCH_CONFIG, search_type="websearch"))

    def with_speaker(self):
        return self.exclude(speaker=None, speaker_organisation=None)

    def in_full_quotation(self):
        """Whole sentences in quotation marks, neither too short nor too long to be shown alone."""
        return (
            self.filter(kind=Statement.Kind.DIRECT)
            .alias(length=Length("text"))
            .filter(length__range=FULL_QUOTATION)
        )

    def with_same_words(self, statement):
        """Others that hold the same words; none if the words are too few to compare.

        A phrase of common words alone matches by the one or two that are indexed, so these are counted too.
        """
        words = statement.text.split()
        if len(words) < FEWEST_WORDS_COMPARED:
            return self.none()
        phrase = SearchQuery(
            " ".join(words[:MOST_WORDS_COMPARED]), config=SEARCH_CONFIG, search_type="phrase"
        )
        # The nodes of a query are its words and the operators between them.
        nodes = Func(phrase, function="numnode", output_field=models.IntegerField())
        return (
            self.alias(nodes=nodes)
            .filter(search=phrase, nodes__gte=2 * FEWEST_INDEXED_COMPARED - 1)
            .exclude(pk=statement.pk)
        )

    def for_lists(self):
        """With the speaker, and the article's columns that a list shows."""
        return self.select_related("speaker", "speaker_organisation", "article").only(
            *(field.attname for field in self.model._meta.concrete_fields if field.name != "search"),
            "speaker__name",
            "speaker__slug",
            "speaker_organisation__name",
            "speaker_organisation__slug",
            "article__headline",
            "article__slug",
            "article__published_on",
            "article__outlet",
            "article__language",
        )

    def with_sentence(self):
        """With the text around the first span: `around`, which begins at `around_start` in the body."""
        spans = StatementSpan.objects.filter(statement=OuterRef("pk"))
        spans = spans.order_by("position")
        return self.annotate(
            words_start=Subquery(spans.values("start")[:1]),
            words_end=Subquery(spans.values("end")[:1]),
            around_start=Greatest(F("words_start") - AROUND, 0),
            around=Substr(
                "article__body", F("around_start") + 1, F("words_end") - F("around_start") + AROUND
            ),
        )

    def with_evidence(self):
        """With speaker and spans, for the page that shows them in the text."""
        return (
            self.defer("search").select_related("speaker", "speaker_organisation").prefetch_related("spans")
        )

    def tally(self) -> ReviewCounts:
        """The reviews of these statements; of the first REVIEWS_COUNTED if there are more."""
        return self.overview().tally

    def overview(self) -> Overview:
        """The same with the years, in one query."""
        rows = list(self.values_list("review_state", "published_on__year")[: REVIEWS_COUNTED + 1])
        counted = rows[:REVIEWS_COUNTED]
        years = Counter(year for _state, year in counted)
        return Overview(
            replace(
                ReviewCounts.from_states(Counter(state for state, _year in counted)),
                capped=len(rows) > REVIEWS_COUNTED,
            ),
            [{"first_day": date(year, 1, 1), "count": count} for year, count in sorted(years.items())],
        )


class Statement(Inferred, Finding):
    class Kind(models.TextChoices):
        DIRECT = "direct"
        MIXED = "mixed"
        INDIRECT = "indirect"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="statements")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    text = models.TextField(
        help_text="The words at the spans; parts that are not printed side by side are joined by “ … ”."
    )
    # Offsets into `text`, which the database compares with the body: they need no relocation of their own,
    # and a superseded statement keeps them.
    quoted = ArrayField(
        IntegerRangeField(),
        default=list,
        blank=True,
        editable=False,
        help_text="The stretches of `text` that were printed within quotation marks.",
    )
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
    speaker_organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="statements"
    )
    organisation_read_as = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statements_read",
        editable=False,
        help_text="As `read_as`, for an organisation that speaks.",
    )
    speaker_text = models.TextField(
        blank=True, help_text="The speaker as printed: a name, “he”, “analysts”; empty where unknown."
    )
    speaker_start = models.PositiveIntegerField(null=True, blank=True)
    speaker_end = models.PositiveIntegerField(null=True, blank=True)
    speaker_descriptor = models.TextField(blank=True, help_text="The speaker's descriptor as printed here.")
    via = models.TextField(blank=True, help_text="The intermediary as printed: “Russian state media”.")
    said_on = models.DateField(
        null=True, blank=True, help_text="The day on which it was said, or the first of the days."
    )
    said_until = models.DateField(
        null=True, blank=True, help_text="The last of the days on which it may have been said."
    )
    said_on_text = models.TextField(blank=True, help_text="The words that tell, as printed: “on Tuesday”.")
    said_on_start = models.PositiveIntegerField(null=True, blank=True, editable=False)
    said_on_end = models.PositiveIntegerField(null=True, blank=True, editable=False)
    ambiguous = models.BooleanField(
        default=False, help_text="Two plausible speakers were left, so none was chosen."
    )
    superseded = models.BooleanField(
        default=False,
        help_text="A later import did not find it again; kept so that its address still works.",
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
            models.Index(
                fields=["speaker_organisation", "-published_on", "-id"], name="statement_organisation_newest"
            ),
            models.Index(fields=["-published_on", "-id"], name="statement_newest"),
            GinIndex(fields=["search", "kind", "speaker", "speaker_organisation"], name="statement_search"),
        ]
        constraints = [
            *Finding.Meta.constraints,
            models.CheckConstraint(condition=~Q(text=""), name="statement_has_words"),
            models.CheckConstraint(
                condition=Q(kind__in=["direct", "mixed", "indirect"]), name="statement_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(speaker_start__isnull=True, speaker_end__isnull=True)
                | Q(
                    speaker_start__isnull=False, speaker_end__isnull=False, speaker_start__lt=F("speaker_end")
                ),
                name="statement_speaker_span_not_empty",
            ),
            models.CheckConstraint(
                condition=Q(said_until__isnull=True)
                | Q(said_on__isnull=False, said_until__isnull=False, said_until__gt=F("said_on")),
                name="statement_said_until_after_said_on",
                violation_error_message="The last day must be after the first; leave it empty for one day.",
            ),
            models.CheckConstraint(
                condition=Q(said_on_start__isnull=True, said_on_end__isnull=True)
                | Q(
                    said_on_start__isnull=False, said_on_end__isnull=False, said_on_start__lt=F("said_on_end")
                ),
                name="statement_said_on_span_not_empty",
            ),
            *record_constraints("speaker"),
            *inferred_constraints("speaker"),
            *record_constraints("speaker_organisation", "organisation_read_as", "statement_organisation"),
            models.CheckConstraint(
                condition=Q(speaker__isnull=True) | Q(speaker_organisation__isnull=True),
                name="statement_of_a_person_or_an_organisation",
                violation_error_message="Name a person or an organisation, not both.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def named_speaker(self) -> Person | Organisation | None:
        """The record of whoever speaks."""
        return self.speaker or self.speaker_organisation

    def get_absolute_url(self) -> str:
        return reverse("articles:statement", args=[self.pk])

    @property
    def quoted_stretches(self) -> tuple[Span, ...]:
        """`quoted` as spans of `text`."""
        return tuple(Span(stretch.lower, stretch.upper) for stretch in self.quoted)

    @quoted_stretches.setter
    def quoted_stretches(self, stretches: Iterable[Span]) -> None:
        self.quoted = [NumericRange(stretch.start, stretch.end) for stretch in stretches]


class StatementSpan(models.Model):
    """One of the spans of the body, code points [start, end), that a statement was read from."""

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
