"""What is marked in an article's text, and the rows and notes that the page is set in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from articles.models import Caption, PersonMention, Place, PlaceMention, Statement
from articles.search.names import spellings
from articles.search.query.highlighting import marks_for
from articles.search.query.parser import parse
from articles.text.segments import Segment, paragraph_segments
from people.models import Person

OPENING_QUOTES = "“„«‘\"'"
CLOSING_QUOTES = "”“»’\"'"
# A note may reach down beside so many rows; static/css/rows.css has a class for each.
LONGEST_NOTE = 6


@dataclass(frozen=True, slots=True)
class EvidenceMark:
    """A stretch of the body that is shown as evidence."""

    start: int
    end: int
    classes: str
    anchor: str = ""
    """The `id` that a link to this line names."""
    href: str = ""
    """Where the marked words lead; empty for words that are marked and lead nowhere."""
    number: int | None = None
    """Set behind the last word, as a footnote's number; leads to `note`."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the text: the pieces of a paragraph, or a caption."""

    segments: Sequence[Segment[EvidenceMark]] = ()
    caption: Caption | None = None


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """The numbered notes of the statements that begin in one row."""

    row: int
    span: int
    notes: list[tuple[int, Statement]]


@dataclass(slots=True)
class Card:
    """What this article says of one person or place."""

    record: Person | Place
    key: str
    descriptors: list[str]
    mentions: int = 0
    statements: int = 0


def name_marks(mentions: Iterable[PersonMention | PlaceMention], kind: str) -> list[EvidenceMark]:
    """A name leads to its card; the first mention is where the card leads back to."""
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
    """Every stretch of a statement is marked; the first is its anchor, the last carries its number."""
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
    """The words of the search that led here, as its results marked them."""
    query = parse(typed)
    return [
        EvidenceMark(mark.start, mark.end, "found") for mark in marks_for(query, body, spellings(query.plain))
    ]


def with_quotation_marks(body: str, start: int, end: int) -> tuple[int, int]:
    """The span, widened by the quotation mark that stands directly on either side."""
    if start > 0 and body[start - 1] in OPENING_QUOTES:
        start -= 1
    if end < len(body) and body[end] in CLOSING_QUOTES:
        end += 1
    return start, end


def rows_of(body: str, captions: Iterable[Caption], marks: Iterable[EvidenceMark]) -> list[Row]:
    """The text in rows. Of two marks on the same words, the one that comes first in `marks` lies outside."""
    parts = paragraph_segments(body, marks)
    standing = {
        after: list(group)
        for after, group in groupby(captions, key=lambda caption: min(caption.after_paragraph, len(parts)))
    }
    rows = [Row(caption=caption) for caption in standing.get(0, ())]
    for number, segments in enumerate(parts, start=1):
        rows.append(Row(segments=segments))
        rows.extend(Row(caption=caption) for caption in standing.get(number, ()))
    return rows


def note_groups(rows: Sequence[Row], statements: Iterable[Statement]) -> list[NoteGroup]:
    """Notes stand beside the row where their statement begins and may reach down to the next noted row."""
    ends = [(row.segments[-1].end, number) for number, row in enumerate(rows, start=1) if row.segments]
    found: dict[int, list[tuple[int, Statement]]] = {}
    position = 0
    for number, statement in enumerate(statements, start=1):
        while position < len(ends) - 1 and ends[position][0] <= statement.first_start:
            position += 1
        found.setdefault(ends[position][1], []).append((number, statement))
    noted = [*found, len(rows) + 1]
    return [NoteGroup(row, min(after - row, LONGEST_NOTE), found[row]) for row, after in pairwise(noted)]


def cards(
    mentions: Iterable[PersonMention | PlaceMention], kind: str, statements: Iterable[Statement] = ()
) -> list[Card]:
    """One card a record, in the order of first mention."""
    gathered: dict[int, Card] = {}
    for mention in mentions:
        record = getattr(mention, kind)
        if record is None:
            continue
        card = gathered.setdefault(record.pk, Card(record, f"{kind}-{record.pk}", []))
        card.mentions += 1
        descriptor = getattr(mention, "descriptor", "")
        if descriptor and descriptor not in card.descriptors:
            card.descriptors.append(descriptor)
    for statement in statements:
        if statement.speaker_id in gathered:
            gathered[statement.speaker_id].statements += 1
    return list(gathered.values())
