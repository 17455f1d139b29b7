"""What editors decide about a finding: written down, carried out, and again after every import."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from articles.models import Article, Decision, PersonMention, PlaceMention, ReviewState, Statement
from newsroom.lib.merging import one_at_a_time

Finding = Statement | PersonMention | PlaceMention
Verdict = Decision.Verdict

_STATE = {
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
# Which column of a decision keeps the value of a corrected field.
_KEPT_IN = {
    "speaker": "person",
    "person": "person",
    "place": "place",
    "speaker_text": "speaker_text",
    "kind": "kind",
}


@transaction.atomic
def decide(
    finding: Finding, verdict: str, *, by: AbstractBaseUser | None, reason: str = "", **corrections: Any
) -> Decision:
    """Writes down a decision and carries it out.

    `corrections` are new values of those fields that a decision may set: speaker, speaker_text, kind, person,
    place.
    """
    # A record that is merged away in between would otherwise come back to life here.
    one_at_a_time()
    subject, relation = _SUBJECT[type(finding)]
    start, end, words = _anchor(finding)
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
        **{_KEPT_IN[field]: value for field, value in corrections.items()},
    )
    carry_out(finding, [decision])
    finding.save()
    settle_about(finding)
    Article.objects.filter(pk=finding.article_id).update(updated_at=timezone.now())
    return decision


def carry_out(finding: Finding, decisions: Iterable[Decision]) -> None:
    """Sets the finding's fields as decided, in the order of the decisions; saves nothing."""
    for decision in decisions:
        finding.review_state = _STATE[Verdict(decision.verdict)]
        for field in decision.corrects:
            _correct(finding, field, getattr(decision, _KEPT_IN[field]))
        if decision.corrects:
            finding.ambiguous = False
            finding.confidence = 1.0
            finding.reason = "An editor corrected this."


def _correct(finding: Finding, field: str, value: Any) -> None:
    if field in ("speaker", "person", "place"):
        if field == "speaker" and finding.read_as != value:
            finding.speaker_descriptor = ""  # printed beside somebody else
        finding.read_as = value
        setattr(finding, field, value and value.live)
        return
    if field == "speaker_text" and finding.speaker_text != value:
        finding.speaker_start = finding.speaker_end = None  # the editor's words, not printed ones
    setattr(finding, field, value)


def settle_about(finding: Finding) -> int:
    """Takes earlier decisions about the same words off the queue, now that somebody has looked again."""
    subject, _relation = _SUBJECT[type(finding)]
    _start, _end, words = _anchor(finding)
    waiting = Decision.objects.filter(
        article_id=finding.article_id, subject=subject, words=words, needs_review=True
    )
    return waiting.update(needs_review=False)


def send_back(finding: Finding) -> int:
    """Puts the decisions about a finding whose text was changed on the queue; they bind no longer."""
    _subject, relation = _SUBJECT[type(finding)]
    return Decision.objects.filter(**{relation: finding}).update(needs_review=True, **{relation: None})


def _anchor(finding: Finding) -> tuple[int, int, str]:
    if not isinstance(finding, Statement):
        return finding.start, finding.end, finding.surface
    spans = list(finding.spans.all())
    if not spans:
        raise ValueError("This statement stands no longer in its article: nothing can be decided about it.")
    return spans[0].start, spans[-1].end, finding.text


def repeat(decision: Decision, *, by: AbstractBaseUser | None) -> Decision | None:
    """Makes a decision from the queue again, where its words stand exactly once in the text as it is now."""
    model = next(model for model, (subject, _) in _SUBJECT.items() if subject == decision.subject)
    words = {"text": decision.words} if model is Statement else {"surface": decision.words}
    found = list(model.objects.filter(article_id=decision.article_id, **words)[:2])
    if len(found) != 1 or (model is Statement and not found[0].spans.exists()):
        return None
    corrections = {field: getattr(decision, _KEPT_IN[field]) for field in decision.corrects}
    return decide(found[0], decision.verdict, by=by, reason=decision.reason, **corrections)
