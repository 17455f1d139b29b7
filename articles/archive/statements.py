"""Brings the stored statements of an article up to date with an extraction, and keeps what editors decided.

A statement has a permanent address, so no row is deleted: if it is not extracted again, it is superseded.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch

from articles.archive.mentions import is_decided
from articles.archive.resolution import ResolvedOrganisations, ResolvedPeople
from articles.curation import decisions
from articles.extraction.types import ExtractedStatement, Extraction, SayingTime
from articles.models import Article, Decision, ReviewState, Statement, StatementSpan
from articles.text.parts import joined, quoted_in_joined
from articles.text.relocation import Relocation
from articles.text.spans import Span, shared_length

Spans = tuple[Span, ...]

_EXTRACTED_FIELDS = (
    "kind",
    "text",
    "quoted",
    "cue",
    "speaker_id",
    "read_as_id",
    "speaker_organisation_id",
    "organisation_read_as_id",
    "surname",
    "inferred_because",
    "speaker_text",
    "speaker_start",
    "speaker_end",
    "speaker_descriptor",
    "via",
    "said_on",
    "said_until",
    "said_on_text",
    "said_on_start",
    "said_on_end",
    "ambiguous",
    "confidence",
    "reason",
)
# An editor who confirms a statement confirms whom its surname was taken to mean.
_SPEAKER = (
    *("speaker_id", "read_as_id", "surname", "inferred_because", "ambiguous"),
    *("speaker_organisation_id", "organisation_read_as_id"),
)


@dataclass(slots=True)
class NewStatement:
    """A row that is not yet stored, and its spans."""

    row: Statement
    spans: Spans


@dataclass(slots=True)
class StoredStatement:
    row: Statement
    old_spans: Spans
    """In the text before this import."""
    spans: Spans | None
    """In the text as it is now; None if a paragraph changed, or if it had no spans before."""
    decided: bool = field(init=False)

    def __post_init__(self) -> None:
        self.decided = is_decided(self.row)


_Pair = tuple[StoredStatement, NewStatement]


def new_statements(
    article: Article, extraction: Extraction, people: ResolvedPeople, organisations: ResolvedOrganisations
) -> list[NewStatement]:
    """A row, not yet stored, for each extracted statement that pages show."""
    return [_as_row(article, found, people, organisations) for found in extraction.statements if found.shown]


def _as_row(
    article: Article,
    found: ExtractedStatement,
    people: ResolvedPeople,
    organisations: ResolvedOrganisations,
) -> NewStatement:
    speaker = found.speaker
    # A name that two people of the article share is not in `people`: its speaker is stored as words.
    resolution = people.get(speaker.name) if speaker and speaker.name else None
    record = resolution.record if resolution and not found.ambiguous else None
    speaks = organisations.get(speaker.organisation) if speaker and speaker.organisation else None
    organisation = None if record or found.ambiguous else speaks
    row = Statement(
        article=article,
        kind=found.kind,
        text=joined(article.body, found.spans),
        quoted_stretches=quoted_in_joined(article.body, found.spans, found.quoted),
        cue=found.cue,
        speaker=record.live if record else None,
        read_as=record,
        speaker_organisation=organisation.live if organisation else None,
        organisation_read_as=organisation,
        surname=resolution.surname if resolution and record else "",
        inferred_because=resolution.inferred_because if resolution and record else "",
        speaker_text=article.body[speaker.start : speaker.end] if speaker else "",
        speaker_start=speaker.start if speaker else None,
        speaker_end=speaker.end if speaker else None,
        speaker_descriptor=speaker.descriptor if speaker else "",
        via=found.via,
        **_said(article, found.said),
        ambiguous=found.ambiguous or bool(resolution and resolution.ambiguous),
        confidence=found.confidence,
        reason=found.reason,
    )
    return NewStatement(row, found.spans)


def _said(article: Article, said: SayingTime | None) -> dict[str, Any]:
    if said is None:
        return {}
    return {
        "said_on": said.first,
        "said_until": said.last if said.last != said.first else None,
        "said_on_text": article.body[said.span.start : said.span.end],
        "said_on_start": said.span.start,
        "said_on_end": said.span.end,
    }


def reconcile(article: Article, extracted: list[NewStatement], relocation: Relocation) -> bool:
    """Updates, adds and supersedes rows; True if anything changed."""
    stored = _stored_statements(article, relocation)
    pairs, unpaired, not_found_again = _pair(stored, extracted)
    decided = [old for old in not_found_again if old.decided and old.spans]
    added = [new for new in unpaired if not any(_mostly_overlap(old, new) for old in decided)]
    changed = [old for old, new in pairs if _update(old, new)]
    changed += [old for old in not_found_again if _keep_or_supersede(old)]
    _write(changed, added)
    return bool(changed or added)


def _stored_statements(article: Article, relocation: Relocation) -> list[StoredStatement]:
    rows = Statement.objects.filter(article=article).prefetch_related(
        Prefetch("spans", StatementSpan.objects.order_by("position")),
        "decisions__person__merged_into",
        "decisions__organisation__merged_into",
    )
    stored = []
    for row in rows:
        row.article = article  # the text as it is now
        old = tuple(Span(span.start, span.end) for span in row.spans.all())
        new = tuple(found for span in old if (found := relocation.find(span.start, span.end)))
        stored.append(StoredStatement(row, old, new if old and len(new) == len(old) else None))
    return stored


def _pair(
    stored: list[StoredStatement], extracted: list[NewStatement]
) -> tuple[list[_Pair], list[NewStatement], list[StoredStatement]]:
    """The pairs of one stored and one extracted statement, then what is left of both.

    Pairs have the same spans; or the same text, which is unique; or spans that mostly overlap. The last two
    rules only preserve addresses: they do not apply to a decided statement whose paragraph is unchanged.
    """
    pairs: list[_Pair] = []
    for rule in (_with_same_spans, _with_same_text, _with_most_overlap):
        found = rule(stored, extracted)
        pairs += found
        paired = {id(side) for pair in found for side in pair}
        stored = [old for old in stored if id(old) not in paired]
        extracted = [new for new in extracted if id(new) not in paired]
    return pairs, extracted, stored


def _with_same_spans(stored: list[StoredStatement], extracted: list[NewStatement]) -> list[_Pair]:
    by_spans = {old.spans: old for old in stored if old.spans}
    return [(by_spans.pop(new.spans), new) for new in extracted if new.spans in by_spans]


def _with_same_text(stored: list[StoredStatement], extracted: list[NewStatement]) -> list[_Pair]:
    candidates = [old for old in stored if not (old.decided and old.spans)]
    stored_times = Counter(old.row.text for old in candidates)
    extracted_times = Counter(new.row.text for new in extracted)
    by_text = {old.row.text: old for old in candidates if stored_times[old.row.text] == 1}
    return [
        (by_text[new.row.text], new)
        for new in extracted
        if new.row.text in by_text and extracted_times[new.row.text] == 1
    ]


def _with_most_overlap(stored: list[StoredStatement], extracted: list[NewStatement]) -> list[_Pair]:
    """Where each is the only one that mostly overlaps the other."""
    candidates = [old for old in stored if old.spans and not old.decided]
    found = [(old, new) for old in candidates for new in extracted if _mostly_overlap(old, new)]
    times = Counter(id(side) for pair in found for side in pair)
    return [(old, new) for old, new in found if times[id(old)] == times[id(new)] == 1]


def _mostly_overlap(old: StoredStatement, new: NewStatement) -> bool:
    """Whether they share more than half of the shorter one, and both are indirect or both are not."""
    indirect = Statement.Kind.INDIRECT
    if not old.spans or (old.row.kind == indirect) != (new.row.kind == indirect):
        return False
    shared = sum(shared_length(first, second) for first in old.spans for second in new.spans)
    shorter = min(sum(span.end - span.start for span in spans) for spans in (old.spans, new.spans))
    return 2 * shared > shorter


def _update(old: StoredStatement, new: NewStatement) -> bool:
    """Sets what was extracted now, and what editors decided after it; True if anything changed."""
    row = old.row
    fields = (*_EXTRACTED_FIELDS, "superseded")
    old_values = [getattr(row, name) for name in fields]
    held = _SPEAKER if row.review_state == ReviewState.CONFIRMED and row.inferred_because else ()
    for name in _EXTRACTED_FIELDS:
        if name not in held:
            setattr(row, name, getattr(new.row, name))
    row.superseded = False
    if old.spans is None and old.decided:
        _return_to_queue(row)
    else:
        decisions.apply(row, row.decisions.all())
        _shift_decisions(old)
    old.spans = new.spans
    return old_values != [getattr(row, name) for name in fields] or old.old_spans != old.spans


def _keep_or_supersede(old: StoredStatement) -> bool:
    """For a statement that was not extracted again; True if anything changed.

    It is kept if it is decided and its paragraph is unchanged, else superseded.
    """
    row = old.row
    was_superseded = row.superseded
    if old.spans and old.decided:
        _shift_decisions(old)
        _shift_evidence(old)
    else:
        row.superseded = True
        _return_to_queue(row)
        if old.spans:
            _shift_evidence(old)
        else:
            row.speaker_start = row.speaker_end = None
            row.said_on_start = row.said_on_end = None
    return row.superseded != was_superseded or (old.spans or ()) != old.old_spans


def _return_to_queue(row: Statement) -> None:
    """Its decisions return to the queue. A rejected statement stays hidden until an editor has looked."""
    if row.decisions.all():
        decisions.return_to_queue(row)
    if row.review_state != ReviewState.REJECTED:
        row.review_state = ReviewState.UNREVIEWED


def _shift(old: StoredStatement) -> int:
    return old.spans[0].start - old.old_spans[0].start if old.spans and old.old_spans else 0


def _shift_decisions(old: StoredStatement) -> None:
    shifted = list(old.row.decisions.all()) if _shift(old) else []
    for decision in shifted:
        decision.start += _shift(old)
        decision.end += _shift(old)
    Decision.objects.bulk_update(shifted, ["start", "end"])


def _shift_evidence(old: StoredStatement) -> None:
    """Shifts the spans of the speaker and of the day like the statement.

    Where the words are not there, only the span is removed.
    """
    row = old.row
    for name, words in (("speaker", row.speaker_text), ("said_on", row.said_on_text)):
        first = getattr(row, f"{name}_start")
        if first is None or not _shift(old):
            continue
        start, end = first + _shift(old), getattr(row, f"{name}_end") + _shift(old)
        printed = row.article.body[max(start, 0) : max(end, 0)] == words
        setattr(row, f"{name}_start", start if printed else None)
        setattr(row, f"{name}_end", end if printed else None)


def _write(changed: Iterable[StoredStatement], added: list[NewStatement]) -> None:
    changed = list(changed)
    names = [name.removesuffix("_id") for name in _EXTRACTED_FIELDS]
    Statement.objects.bulk_update([old.row for old in changed], [*names, "superseded", "review_state"])
    Statement.objects.bulk_create([new.row for new in added])
    relocated = [(old.row, old.spans or ()) for old in changed if old.old_spans != (old.spans or ())]
    StatementSpan.objects.filter(statement__in=[row for row, _spans in relocated]).delete()
    StatementSpan.objects.bulk_create(
        StatementSpan(statement=row, position=position, start=span.start, end=span.end)
        for row, spans in [*relocated, *((new.row, new.spans) for new in added)]
        for position, span in enumerate(spans)
    )
