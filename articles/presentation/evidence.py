"""The marks in an article's text, the rows and notes of its page, and its summaries of records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from articles.models import Caption, Mention, Place, ReviewState, Statement
from articles.models.finding import REVIEWED_AS_RIGHT
from articles.search.name_lookup import other_spellings
from articles.search.query.highlighting import highlights
from articles.search.query.parser import parse
from articles.text.segments import Segment, paragraph_segments
from people.models import Organisation, Person

OPENING_QUOTES = "“„«‘\"'"
CLOSING_QUOTES = "”“»’\"'"
# The number of rows that a note may extend beside; static/css/rows.css has a class for each.
LONGEST_NOTE = 6


@dataclass(frozen=True, slots=True)
class EvidenceMark:
    """A stretch of the body that is shown as evidence: [start, end) in code points."""

    start: int
    end: int
    classes: str
    anchor: str = ""
    """The `id` of the element, which links to this line name."""
    href: str = ""
    """The link of the marked words; empty if they are not a link."""
    number: int | None = None
    """Shown after the last word, as the number of a footnote; a link to `note`."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TextRow:
    """One row of the text: the segments of a paragraph, or a caption."""

    segments: Sequence[Segment[EvidenceMark]] = ()
    caption: Caption | None = None


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """The notes of the statements that begin in one row of the text.

    `row` counts from 1; `span` is the number of rows that the notes may extend beside; `notes` are the
    statements with their numbers.
    """

    row: int
    span: int
    notes: list[tuple[int, Statement]]


@dataclass(slots=True)
class RecordSummary:
    """What this article says of one record. `key` is the `id` of its element on the page."""

    record: Person | Place | Organisation
    key: str
    descriptors: list[str]
    mentions: int = 0
    statements: int = 0
    review_state: str = ReviewState.UNREVIEWED
    confidence: float = 0.0
    """Both of the best mention: one that an editor found right, else the most certain one."""


def name_marks(mentions: Iterable[Mention], kind: str) -> list[EvidenceMark]:
    """A name links to the summary of its record; the summary links back to the first mention."""
    marks, seen = [], set()
    for mention in mentions:
        record = getattr(mention, kind)
        if record is None:
            marks.append(EvidenceMark(mention.start, mention.end, "open-name"))
            continue
        key = f"{kind}-{record.pk}"
        anchor = "" if key in seen else f"at-{key}"
        seen.add(key)
        marks.append(EvidenceMark(mention.start, mention.end, kind, anchor=anchor, href=f"#{key}"))
    return marks


def statement_marks(
    body: str, statements: Iterable[Statement], *, numbered: bool = True
) -> list[EvidenceMark]:
    """A mark for each span of a statement; the first has its anchor, the last its number."""
    marks = []
    for number, statement in enumerate(statements, start=1):
        spans = list(statement.spans.all())
        for position, span in enumerate(spans, start=1):
            start, end = span.start, span.end
            if statement.kind != Statement.Kind.INDIRECT:
                start, end = with_quotation_marks(body, start, end)
            marks.append(
                EvidenceMark(
                    start,
                    end,
                    f"said {statement.kind}",
                    anchor=f"s-{statement.pk}" if position == 1 else "",
                    number=number if numbered and position == len(spans) else None,
                    note=f"note-{statement.pk}",
                )
            )
    return marks


def sought_marks(body: str, typed: str) -> list[EvidenceMark]:
    """The words that match the search `typed`, marked as in its results."""
    query = parse(typed)
    return [
        EvidenceMark(found.start, found.end, "found")
        for found in highlights(query, body, other_spellings(query.plain))
    ]


def with_quotation_marks(body: str, start: int, end: int) -> tuple[int, int]:
    """The span with the quotation mark directly before and after it, if there is one."""
    if start > 0 and body[start - 1] in OPENING_QUOTES:
        start -= 1
    if end < len(body) and body[end] in CLOSING_QUOTES:
        end += 1
    return start, end


def rows_of(body: str, captions: Iterable[Caption], marks: Iterable[EvidenceMark]) -> list[TextRow]:
    """The text in rows. Of two marks on the same words, the first in `marks` is the outer one."""
    parts = paragraph_segments(body, marks)
    captions_after = {
        after: list(group)
        for after, group in groupby(captions, key=lambda caption: min(caption.after_paragraph, len(parts)))
    }
    rows = [TextRow(caption=caption) for caption in captions_after.get(0, ())]
    for number, segments in enumerate(parts, start=1):
        rows.append(TextRow(segments=segments))
        rows.extend(TextRow(caption=caption) for caption in captions_after.get(number, ()))
    return rows


def note_groups(rows: Sequence[TextRow], statements: Iterable[Statement]) -> list[NoteGroup]:
    """One group for each row in which a statement begins; it extends at most to the next such row."""
    ends = [(row.segments[-1].end, number) for number, row in enumerate(rows, start=1) if row.segments]
    found: dict[int, list[tuple[int, Statement]]] = {}
    position = 0
    for number, statement in enumerate(statements, start=1):
        while position < len(ends) - 1 and ends[position][0] <= statement.first_start:
            position += 1
        found.setdefault(ends[position][1], []).append((number, statement))
    noted = [*found, len(rows) + 1]
    return [NoteGroup(row, min(after - row, LONGEST_NOTE), found[row]) for row, after in pairwise(noted)]


def _standing(found: Mention | RecordSummary) -> tuple[bool, float]:
    return found.review_state in REVIEWED_AS_RIGHT, found.confidence


def record_summaries(
    mentions: Iterable[Mention], kind: str, statements: Iterable[Statement] = ()
) -> list[RecordSummary]:
    """One summary a record, in the order of first mention."""
    gathered: dict[int, RecordSummary] = {}
    for mention in mentions:
        record = getattr(mention, kind)
        if record is None:
            continue
        summary = gathered.setdefault(record.pk, RecordSummary(record, f"{kind}-{record.pk}", []))
        summary.mentions += 1
        if _standing(mention) > _standing(summary):
            summary.review_state, summary.confidence = mention.review_state, mention.confidence
        descriptor = getattr(mention, "descriptor", "")
        if descriptor and descriptor not in summary.descriptors:
            summary.descriptors.append(descriptor)
    for statement in statements:
        speaks = statement.speaker_organisation_id if kind == "organisation" else statement.speaker_id
        if speaks in gathered:
            gathered[speaks].statements += 1
    return list(gathered.values())
