from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from articles.models.article import Article
from articles.models.mention import OrganisationMention, PersonMention, PlaceMention
from articles.models.place import Place
from articles.models.statement import Statement
from people.models import Organisation, Person


class Decision(models.Model):
    """What an editor decided about one finding. An import does not change it, but applies it again.

    It holds the exact words and their offsets, so that it outlives the row of the finding. Decisions about
    one finding are applied in the order in which they were made: a confirmation keeps an earlier correction.
    """

    class Subject(models.TextChoices):
        STATEMENT = "statement"
        PERSON_MENTION = "person", "mention of a person"
        PLACE_MENTION = "place", "mention of a place"
        ORGANISATION_MENTION = "organisation", "mention of an organisation"

    class Verdict(models.TextChoices):
        CONFIRMED = "confirmed"
        CORRECTED = "corrected"
        REJECTED = "rejected"
        DISPUTED = "disputed"
        ADDED = "added"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="decisions")
    subject = models.CharField(max_length=12, choices=Subject.choices)
    statement = models.ForeignKey(
        Statement, null=True, blank=True, on_delete=models.SET_NULL, related_name="decisions"
    )
    person_mention = models.ForeignKey(
        PersonMention, null=True, blank=True, on_delete=models.SET_NULL, related_name="decisions"
    )
    place_mention = models.ForeignKey(
        PlaceMention, null=True, blank=True, on_delete=models.SET_NULL, related_name="decisions"
    )
    organisation_mention = models.ForeignKey(
        OrganisationMention, null=True, blank=True, on_delete=models.SET_NULL, related_name="decisions"
    )
    words = models.TextField(help_text="The words of the finding.")
    start = models.PositiveIntegerField(
        help_text="Their offset in the text, or in the last text that held them."
    )
    end = models.PositiveIntegerField()
    verdict = models.CharField(max_length=9, choices=Verdict.choices)
    reason = models.CharField(max_length=500, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    corrects = ArrayField(
        models.CharField(max_length=20),
        default=list,
        blank=True,
        help_text="Which of the fields below it sets; the others mean nothing.",
    )
    person = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="decisions",
        help_text="The person who is meant, or who speaks; empty if it is not a known person.",
    )
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="decisions",
        help_text="The organisation that is meant, or that speaks.",
    )
    speaker_text = models.TextField(blank=True)
    kind = models.CharField(max_length=8, choices=Statement.Kind.choices, blank=True)
    said_on = models.DateField(null=True, blank=True)
    said_until = models.DateField(null=True, blank=True)
    needs_review = models.BooleanField(
        default=False, help_text="The text of the finding changed: an editor must look again."
    )

    class Meta:
        ordering = ["made_at", "id"]
        indexes = [
            models.Index(fields=["made_at"], condition=Q(needs_review=True), name="decision_to_review"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="decision_span_not_empty"),
            models.CheckConstraint(condition=~Q(words=""), name="decision_about_words"),
            models.CheckConstraint(
                condition=Q(verdict__in=["confirmed", "corrected", "rejected", "disputed", "added"]),
                name="decision_verdict_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    subject="statement", person_mention=None, place_mention=None, organisation_mention=None
                )
                | Q(subject="person", statement=None, place_mention=None, organisation_mention=None)
                | Q(subject="place", statement=None, person_mention=None, organisation_mention=None)
                | Q(subject="organisation", statement=None, person_mention=None, place_mention=None),
                name="decision_about_one_finding",
            ),
            models.CheckConstraint(
                condition=Q(verdict="corrected", corrects__len__gt=0)
                | (~Q(verdict="corrected") & Q(corrects__len=0)),
                name="decision_corrects_something",
            ),
            models.CheckConstraint(
                condition=Q(
                    corrects__contained_by=[
                        "speaker",
                        "speaker_organisation",
                        "speaker_text",
                        "kind",
                        "person",
                        "place",
                        "organisation",
                        "said_on",
                        "said_until",
                    ],
                ),
                name="decision_corrects_known_fields",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.words}"
