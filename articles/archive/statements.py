"""Brings the stored statements of an article up to what was read now, and keeps what editors decided.

A statement has a permanent address, so a row is never deleted: one that is not found again is superseded.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch

from articles.archive.mentions import is_decided
from articles.archive.resolution import People
from articles.curation import decisions
from articles.extraction.types import ExtractedStatement, Extraction
from articles.models import Article, Decision, Statement, StatementSpan
from articles.text.relocation import Relocation

Spans = tuple[tuple[int, int], ...]

_MACHINE_SETS = (
    "kind",
    "text",
    "cue",
    "speaker_id",
    "read_as_id",
    "speaker_text",
    "speaker_start",
    "speaker_end",
    "speaker_descriptor",
    "via",
    "ambiguous",
    "confidence",
    "reason",
)


@dataclass(slots=True)
class Read:
    row: Statement
    spans: Spans


@dataclass(slots=True)
class Stored:
    row: Statement
    before: Spans
    spans: Spans | None
    """Where it stands now; None where its paragraph was changed, or it had lost its place before."""
    decided: bool = field(init=False)

    def __post_init__(self) -> None:
        self.decided = is_decided(self.row)


def read(article: Article, extraction: Extraction, people: People) -> list[Read]:
    return [_as_row(article, found, people) for found in extraction.statements if found.reported]


def _as_row(article: Article, found: ExtractedStatement, people: People) -> Read:
    speaker = found.speaker
    # A name that two people of the article share is not among `people`: its speaker stays in words.
    answer = people.get(speaker.name) if speaker and speaker.name else None
    record = answer.record if answer and not found.ambiguous else None
    row = Statement(
        article=article,
        kind=found.kind,
        text=" ".join(article.body[span.start : span.end] for span in found.spans),
        cue=found.cue,
        speaker=record.live if record else None,
        read_as=record,
        speaker_text=article.body[speaker.start : speaker.end] if speaker else "",
        speaker_start=speaker.start if speaker else None,
        speaker_end=speaker.end if speaker else None,
        speaker_descriptor=speaker.descriptor if speaker else "",
        via=found.via,
        ambiguous=found.ambiguous or bool(answer and answer.ambiguous),
        confidence=found.confidence,
        reason=found.reason,
    )
    return Read(row, tuple((span.start, span.end) for span in found.spans))


def reconcile(article: Article, found: list[Read], moved: Relocation) -> bool:
    """Updates, adds and supersedes; True where anything was changed."""
    stored = _stored(article, moved)
    pairs, unread, unmatched = _pair(stored, found)
    decided = [old for old in unmatched if old.decided and old.spans]
    added = [new for new in unread if not any(_same_words(old, new) for old in decided)]
    changed = [old for old, new in pairs if _adopt(old, new)]
    changed += [old for old in unmatched if _leave(old)]
    _write(changed, added)
    return bool(changed or added)


def _stored(article: Article, moved: Relocation) -> list[Stored]:
    rows = Statement.objects.filter(article=article).prefetch_related(
        Prefetch("spans", StatementSpan.objects.order_by("position")), "decisions__person__merged_into"
    )
    stored = []
    for row in rows:
        row.article = article  # the text as it is now
        before = tuple((span.start, span.end) for span in row.spans.all())
        now = tuple(place for start, end in before if (place := moved.find(start, end)))
        stored.append(Stored(row, before, now if before and len(now) == len(before) else None))
    return stored


def _pair(
    stored: list[Stored], found: list[Read]
) -> tuple[list[tuple[Stored, Read]], list[Read], list[Stored]]:
    """Which stored statement is which found one: by place; by words that stand once; by most of the place.

    The last two are for the address alone, so they never move a statement that an editor decided about and
    that stands where it stood.
    """
    pairs: list[tuple[Stored, Read]] = []
    for match in (_by_place, _by_words, _by_most_of_its_place):
        matched = match(stored, found)
        pairs += matched
        taken = {id(side) for pair in matched for side in pair}
        stored = [old for old in stored if id(old) not in taken]
        found = [new for new in found if id(new) not in taken]
    return pairs, found, stored


def _by_place(stored: list[Stored], found: list[Read]) -> list[tuple[Stored, Read]]:
    places = {old.spans: old for old in stored if old.spans}
    return [(places.pop(new.spans), new) for new in found if new.spans in places]


def _by_words(stored: list[Stored], found: list[Read]) -> list[tuple[Stored, Read]]:
    movable = [old for old in stored if not (old.decided and old.spans)]
    times = Counter(old.row.text for old in movable)
    times_now = Counter(new.row.text for new in found)
    words = {old.row.text: old for old in movable if times[old.row.text] == 1}
    return [
        (words[new.row.text], new) for new in found if new.row.text in words and times_now[new.row.text] == 1
    ]


def _by_most_of_its_place(stored: list[Stored], found: list[Read]) -> list[tuple[Stored, Read]]:
    near: dict[int, list[Read]] = defaultdict(list)
    near_new: dict[int, list[Stored]] = defaultdict(list)
    for old in stored:
        for new in found:
            if old.spans and not old.decided and _same_words(old, new):
                near[id(old)].append(new)
                near_new[id(new)].append(old)
    return [
        (old, near[id(old)][0])
        for old in stored
        if len(near[id(old)]) == 1 and len(near_new[id(near[id(old)][0])]) == 1
    ]


def _same_words(old: Stored, new: Read) -> bool:
    """Whether more than half of the shorter one stands in both, and both are quoted or both are not."""
    indirect = Statement.Kind.INDIRECT
    if not old.spans or (old.row.kind == indirect) != (new.row.kind == indirect):
        return False
    shared = sum(
        max(0, min(end, new_end) - max(start, new_start))
        for start, end in old.spans
        for new_start, new_end in new.spans
    )
    shorter = min(sum(end - start for start, end in spans) for spans in (old.spans, new.spans))
    return 2 * shared > shorter


def _adopt(old: Stored, new: Read) -> bool:
    """Takes over what the machine read now, and what editors decided on top of it; True if that differs."""
    row = old.row
    fields = (*_MACHINE_SETS, "superseded")
    before = [getattr(row, name) for name in fields]
    for name in _MACHINE_SETS:
        setattr(row, name, getattr(new.row, name))
    row.superseded = False
    if old.spans is None and old.decided:
        _send_back(row)
    else:
        decisions.carry_out(row, row.decisions.all())
        _shift_decisions(old)
    old.spans = new.spans
    return before != [getattr(row, name) for name in fields] or old.before != old.spans


def _leave(old: Stored) -> bool:
    """A statement that was not found again: kept where an editor decided about it, else superseded."""
    row = old.row
    was_superseded = row.superseded
    if old.spans and old.decided:
        _shift_decisions(old)
        _shift_speaker(old)
    else:
        row.superseded = True
        _send_back(row)
        if old.spans:
            _shift_speaker(old)
        else:
            row.speaker_start = row.speaker_end = None
    return row.superseded != was_superseded or (old.spans or ()) != old.before


def _send_back(row: Statement) -> None:
    """Its decisions go to the queue. What was rejected stays hidden until somebody has looked."""
    if row.decisions.all():
        decisions.send_back(row)
    if row.review_state != "rejected":
        row.review_state = "unreviewed"


def _shift(old: Stored) -> int:
    return old.spans[0][0] - old.before[0][0] if old.spans and old.before else 0


def _shift_decisions(old: Stored) -> None:
    made = list(old.row.decisions.all()) if _shift(old) else []
    for decision in made:
        decision.start += _shift(old)
        decision.end += _shift(old)
    Decision.objects.bulk_update(made, ["start", "end"])


def _shift_speaker(old: Stored) -> None:
    """The speaker mostly stands in the same paragraph; where not, the place is given up, not the words."""
    row = old.row
    if row.speaker_start is None or not _shift(old):
        return
    start, end = row.speaker_start + _shift(old), row.speaker_end + _shift(old)
    printed = row.article.body[max(start, 0) : max(end, 0)] == row.speaker_text
    row.speaker_start, row.speaker_end = (start, end) if printed else (None, None)


def _write(changed: Iterable[Stored], added: list[Read]) -> None:
    changed = list(changed)
    names = [name.removesuffix("_id") for name in _MACHINE_SETS]
    Statement.objects.bulk_update([old.row for old in changed], [*names, "superseded", "review_state"])
    Statement.objects.bulk_create([new.row for new in added])
    moved = [(old.row, old.spans or ()) for old in changed if old.before != (old.spans or ())]
    StatementSpan.objects.filter(statement__in=[row for row, _spans in moved]).delete()
    StatementSpan.objects.bulk_create(
        StatementSpan(statement=row, position=position, start=start, end=end)
        for row, spans in [*moved, *((new.row, new.spans) for new in added)]
        for position, (start, end) in enumerate(spans)
    )
