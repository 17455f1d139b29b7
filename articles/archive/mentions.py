"""Brings the stored mentions of an article up to what was read now, and keeps what editors decided."""

from collections.abc import Iterable

from articles.archive.resolution import People, Places, place_key
from articles.curation import decisions
from articles.extraction.types import Extraction
from articles.models import Article, Decision, PersonMention, PlaceMention, ReviewState
from articles.text.relocation import Relocation

Mention = PersonMention | PlaceMention
Place = tuple[int, int]

_MACHINE_SETS = {
    PersonMention: ("surface", "person_id", "read_as_id", "descriptor", "confidence", "reason", "ambiguous"),
    PlaceMention: ("surface", "place_id", "read_as_id", "as_government", "confidence", "reason", "ambiguous"),
}


def stored(article: Article, model: type[Mention]) -> list[Mention]:
    rows = model.objects.filter(article=article).select_related("read_as__merged_into")
    return list(rows.prefetch_related("decisions__person__merged_into", "decisions__place__merged_into"))


def by_new_place(rows: Iterable[Mention], moved: Relocation) -> dict[Place, Mention]:
    """Mentions of the text as it was, by the place where each stands now; those that went are left out."""
    return {place: row for row in rows if (place := moved.find(row.start, row.end))}


def of_people(article: Article, extraction: Extraction, people: People) -> list[PersonMention]:
    rows = []
    for found in extraction.people:
        answer = None if found.ambiguous else people[found.name]
        record = answer.record if answer else None
        rows.append(
            PersonMention(
                article=article,
                start=found.start,
                end=found.end,
                surface=article.body[found.start : found.end],
                person=record.live if record else None,
                read_as=record,
                descriptor=found.descriptor,
                confidence=found.confidence,
                reason="; ".join(filter(None, [found.reason, answer.reason if answer else ""])),
                ambiguous=found.ambiguous or bool(answer and answer.ambiguous),
            )
        )
    return rows


def of_places(article: Article, extraction: Extraction, places: Places) -> list[PlaceMention]:
    rows = []
    for found in extraction.places:
        record = places.get(place_key(found))
        if found.ambiguous:
            record = None
        rows.append(
            PlaceMention(
                article=article,
                start=found.start,
                end=found.end,
                surface=article.body[found.start : found.end],
                place=record.live if record else None,
                read_as=record,
                as_government=found.as_government,
                confidence=found.confidence,
                reason=found.reason,
                ambiguous=found.ambiguous,
            )
        )
    return rows


def reconcile(before: list[Mention], read: list[Mention], moved: Relocation) -> bool:
    """Updates, adds and deletes; True where anything was changed.

    A mention that an editor decided about stays, found again or not, as long as its paragraph stands; the
    machine reads nothing else across its words. Where the paragraph changed, its decisions go to the queue.
    """
    known = by_new_place(before, moved)
    decided = {place for place, row in known.items() if is_decided(row)}
    updated: list[Mention] = []
    added: list[Mention] = []
    kept = {row.pk for place, row in known.items() if place in decided}
    for new in read:
        row = known.get((new.start, new.end))
        if row:
            kept.add(row.pk)
            updated += [row] if _adopt(row, new) else []
        elif not any(start < new.end and new.start < end for start, end in decided):
            added.append(new)
    updated += [row for place, row in known.items() if row.pk in kept and _move(row, place)]
    gone = [row for row in before if row.pk not in kept]
    _write(gone, list({row.pk: row for row in updated}.values()), added)
    return bool(gone or updated or added)


def is_decided(row: Mention) -> bool:
    return row.review_state != ReviewState.UNREVIEWED or bool(row.decisions.all())


def _adopt(row: Mention, new: Mention) -> bool:
    """Takes over what the machine read now, and what editors decided on top of it; True if that differs."""
    fields = _MACHINE_SETS[type(row)]
    before = [getattr(row, field) for field in fields]
    for field in fields:
        setattr(row, field, getattr(new, field))
    decisions.carry_out(row, row.decisions.all())
    return before != [getattr(row, field) for field in fields]


def _move(row: Mention, place: Place) -> bool:
    shift = place[0] - row.start
    if not shift:
        return False
    row.start, row.end = place
    for decision in row.decisions.all():
        decision.start += shift
        decision.end += shift
    Decision.objects.bulk_update(row.decisions.all(), ["start", "end"])
    return True


def _write(gone: list[Mention], updated: list[Mention], added: list[Mention]) -> None:
    for row in gone:
        if row.decisions.all():
            decisions.send_back(row)
    if gone:
        type(gone[0]).objects.filter(pk__in=[row.pk for row in gone]).delete()
    if updated:
        model = type(updated[0])
        fields = [field.removesuffix("_id") for field in _MACHINE_SETS[model]]
        model.objects.bulk_update(updated, [*fields, "start", "end", "review_state"])
    if added:
        type(added[0]).objects.bulk_create(added)
