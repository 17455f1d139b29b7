"""What editors decide about a finding: recorded, applied, and applied again by every import."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from articles.models import (
    Article,
    Decision,
    OrganisationMention,
    PersonMention,
    PlaceMention,
    ReviewState,
    Statement,
)
from newsroom.lib.merging import one_at_a_time

AnyFinding = Statement | PersonMention | PlaceMention | OrganisationMention
Verdict = Decision.Verdict

_STATE_AFTER = {
    Verdict.CONFIRMED: ReviewState.CONFIRMED,
    Verdict.CORRECTED: ReviewState.CORRECTED,
    Verdict.REJECTED: ReviewState.REJECTED,
    Verdict.DISPUTED: ReviewState.DISPUTED,
    Verdict.ADDED: ReviewState.CONFIRMED,
}
_SUBJECT = {
    Statement: (Decision.Subject.STATEMENT, "statement"),
    PersonMention: (Decision.Subject.PERSON_MENTION, "person_mention"),
    PlaceMention: (Decision.Subject.PLACE_MENTION, "place_mention"),
    OrganisationMention: (Decision.Subject.ORGANISATION_MENTION, "organisation_mention"),
}
# The column of a decision that holds the value of a corrected field.
_COLUMN = {
    "speaker": "person",
    "person": "person",
    "place": "place",
    "organisation": "organisation",
    "speaker_organisation": "organisation",
    "speaker_text": "speaker_text",
    "kind": "kind",
    "said_on": "said_on",
    "said_until": "said_until",
}
# The column with the record that a corrected record was read as.
_READ_AS = {
    "speaker": "read_as",
    "person": "read_as",
    "place": "read_as",
    "organisation": "read_as",
    "speaker_organisation": "organisation_read_as",
}
# Either a person or an organisation speaks.
_OTHER_SPEAKER = {"speaker": "speaker_organisation", "speaker_organisation": "speaker"}


@transaction.atomic
def decide(
    finding: AnyFinding, verdict: str, *, by: AbstractBaseUser | None, reason: str = "", **corrections: Any
) -> Decision:
    """Records a decision and applies it. ValueError if the finding is a statement without spans.

    `corrections` are new values of fields: speaker, speaker_organisation, speaker_text, kind, said_on,
    said_until, person, place, organisation. A speaker who is a person takes the place of an organisation, and
    conversely.
    """
    # Otherwise a record that is merged at the same time could be attached here after its merge.
    one_at_a_time()
    subject, relation = _SUBJECT[type(finding)]
    start, end, words = _printed_span(finding)
    decision = Decision.objects.create(
        article_id=finding.article_id,
        subject=subject,
        words=words,
        start=start,
        end=end,
        verdict=verdict,
        reason=reason,
        made_by=by,
        corrects=list(corrections),
        **{relation: finding},
        **{_COLUMN[field]: value for field, value in corrections.items()},
    )
    apply(finding, [decision])
    finding.save()
    settle_earlier(finding)
    Article.objects.filter(pk=finding.article_id).update(updated_at=timezone.now())
    return decision


def apply(finding: AnyFinding, decisions: Iterable[Decision]) -> None:
    """Sets the finding's fields as decided, in the order of the decisions; saves nothing."""
    for decision in decisions:
        finding.review_state = _STATE_AFTER[Verdict(decision.verdict)]
        for field in decision.corrects:
            _correct(finding, field, getattr(decision, _COLUMN[field]))
        if decision.corrects:
            finding.ambiguous = False
            finding.confidence = 1.0
            finding.reason = "An editor corrected this."


def _correct(finding: AnyFinding, field: str, value: Any) -> None:
    if field in _READ_AS:
        if field in ("person", *_OTHER_SPEAKER) and getattr(finding, _READ_AS[field]) != value:
            finding.inferred_because = ""
        if field in _OTHER_SPEAKER:
            _correct_speaker(finding, field, value)
        setattr(finding, _READ_AS[field], value)
        setattr(finding, field, value and value.live)
        return
    if field == "speaker_text" and finding.speaker_text != value:
        finding.speaker_start = finding.speaker_end = None  # the editor's words, which are not printed
    if field == "said_on" and finding.said_on != value:
        _forget_printed_day(finding)
    setattr(finding, field, value)


def _correct_speaker(statement: Statement, field: str, value: Any) -> None:
    if getattr(statement, _READ_AS[field]) != value:
        statement.speaker_descriptor = ""  # printed beside another speaker
    if value:
        other = _OTHER_SPEAKER[field]
        setattr(statement, other, None)
        setattr(statement, _READ_AS[other], None)


def _forget_printed_day(statement: Statement) -> None:
    """An editor's day is not the one that the printed words tell."""
    statement.said_until = statement.said_on_start = statement.said_on_end = None
    statement.said_on_text = ""


def settle_earlier(finding: AnyFinding) -> int:
    """Takes earlier decisions about the same words off the queue; returns their number."""
    subject, _relation = _SUBJECT[type(finding)]
    _start, _end, words = _printed_span(finding)
    waiting = Decision.objects.filter(
        article_id=finding.article_id, subject=subject, words=words, needs_review=True
    )
    return waiting.update(needs_review=False)


def return_to_queue(finding: AnyFinding) -> int:
    """Puts the decisions about a finding whose text changed on the queue; imports no longer apply them."""
    _subject, relation = _SUBJECT[type(finding)]
    return Decision.objects.filter(**{relation: finding}).update(needs_review=True, **{relation: None})


def _printed_span(finding: AnyFinding) -> tuple[int, int, str]:
    if not isinstance(finding, Statement):
        return finding.start, finding.end, finding.surface
    spans = list(finding.spans.all())
    if not spans:
        raise ValueError("This statement is no longer in its article: nothing can be decided about it.")
    return spans[0].start, spans[-1].end, finding.text


def repeat(decision: Decision, *, by: AbstractBaseUser | None) -> Decision | None:
    """Makes a decision of the queue again; None if its words are not found exactly once in the text now."""
    model = next(model for model, (subject, _) in _SUBJECT.items() if subject == decision.subject)
    words = {"text": decision.words} if model is Statement else {"surface": decision.words}
    found = list(model.objects.filter(article_id=decision.article_id, **words)[:2])
    if len(found) != 1 or (model is Statement and not found[0].spans.exists()):
        return None
    corrections = {field: getattr(decision, _COLUMN[field]) for field in decision.corrects}
    return decide(found[0], decision.verdict, by=by, reason=decision.reason, **corrections)
