"""What editors decide about a finding: recorded, applied, and applied again by every import."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from articles.models import Article, Decision, PersonMention, PlaceMention, ReviewState, Statement
from newsroom.lib.merging import one_at_a_time

AnyFinding = Statement | PersonMention | PlaceMention
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
}
# The column of a decision that holds the value of a corrected field.
_COLUMN = {
    "speaker": "person",
    "person": "person",
    "place": "place",
    "speaker_text": "speaker_text",
    "kind": "kind",
}


@transaction.atomic
def decide(
    finding: AnyFinding, verdict: str, *, by: AbstractBaseUser | None, reason: str = "", **corrections: Any
) -> Decision:
    """Records a decision and applies it. ValueError if the finding is a statement without spans.

    `corrections` are new values of fields: speaker, speaker_text, kind, person, place.
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
    if field in ("speaker", "person", "place"):
        if field == "speaker" and finding.read_as != value:
            finding.speaker_descriptor = ""  # printed beside another person
        finding.read_as = value
        setattr(finding, field, value and value.live)
        return
    if field == "speaker_text" and finding.speaker_text != value:
        finding.speaker_start = finding.speaker_end = None  # the editor's words, which are not printed
    setattr(finding, field, value)


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
