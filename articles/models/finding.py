from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from articles.extraction.types import SURE_FROM


class ReviewState(models.TextChoices):
    UNREVIEWED = "unreviewed", "not yet reviewed"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    DISPUTED = "disputed"
    REJECTED = "rejected"


REVIEWED_AS_RIGHT = (ReviewState.CONFIRMED, ReviewState.CORRECTED)


def is_sure() -> Q:
    """The machine is sure and no editor has decided, or an editor found it right."""
    return Q(review_state__in=REVIEWED_AS_RIGHT) | Q(
        review_state=ReviewState.UNREVIEWED, confidence__gte=SURE_FROM
    )


class Inferred(models.Model):
    """A finding about a person who is perhaps printed by surname alone."""

    surname = models.CharField(
        max_length=200,
        blank=True,
        editable=False,
        help_text="The match key of the surname, where the article never gives a full name.",
    )
    inferred_because = models.TextField(
        blank=True,
        help_text="Why this person is taken to be meant by the surname; empty if it was not inferred.",
    )

    class Meta:
        abstract = True


class Finding(models.Model):
    """A mention or a statement: the confidence of the machine with its reason, and the review of editors."""

    published_on = models.DateField(
        editable=False, help_text="The article's day, copied by the database so that indexes can order by it."
    )
    confidence = models.FloatField(validators=[MinValueValidator(0), MaxValueValidator(1)])
    reason = models.TextField(help_text="Why the machine read it so, in a sentence.")
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


def inferred_constraints(column: str) -> list[models.BaseConstraint]:
    """Only somebody printed by surname alone is inferred."""
    return [
        models.CheckConstraint(
            condition=Q(inferred_because="") | (~Q(surname="") & Q(**{f"{column}__isnull": False})),
            name="%(class)s_inferred_from_surname",
        )
    ]


def record_constraints(
    column: str, read_as: str = "read_as", which: str = "%(class)s"
) -> list[models.CheckConstraint]:
    """What must hold for the record that a finding is attached to (`column`), and for the record that it was
    read as (`read_as`). `which` begins the names of the constraints.
    """
    return [
        models.CheckConstraint(
            condition=Q(**{f"{column}__isnull": True, f"{read_as}__isnull": True})
            | Q(**{f"{column}__isnull": False, f"{read_as}__isnull": False}),
            name=f"{which}_read_as_somebody_or_nobody",
        ),
        models.CheckConstraint(
            condition=Q(ambiguous=False) | Q(**{f"{column}__isnull": True}),
            name=f"{which}_ambiguous_or_answered",
        ),
    ]
