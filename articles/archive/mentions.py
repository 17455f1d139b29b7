"""Brings the stored mentions of an article up to date with an extraction, and keeps what editors decided."""

from collections.abc import Iterable

from articles.archive.resolution import ResolvedOrganisations, ResolvedPeople, ResolvedPlaces, place_key
from articles.curation import decisions
from articles.extraction.entities.outlet_region import home_place
from articles.extraction.types import Extraction
from articles.models import Article, Decision, OrganisationMention, PersonMention, PlaceMention, ReviewState
from articles.text.relocation import Relocation
from articles.text.spans import Span, SpanSet

AnyMention = PersonMention | PlaceMention | OrganisationMention

_EXTRACTED_FIELDS = {
    PersonMention: (
        *("surface", "person_id", "read_as_id", "surname", "inferred_because", "descriptor"),
        *("confidence", "reason", "ambiguous"),
    ),
    PlaceMention: (
        *("surface", "place_id", "read_as_id", "as_government", "unmistakable"),
        *("confidence", "reason", "ambiguous"),
    ),
    OrganisationMention: ("surface", "organisation_id", "read_as_id", "confidence", "reason", "ambiguous"),
}


def stored_mentions(article: Article, model: type[AnyMention]) -> list[AnyMention]:
    rows = model.objects.filter(article=article).select_related("read_as__merged_into")
    records = ("person", "place", "organisation")
    return list(rows.prefetch_related(*(f"decisions__{record}__merged_into" for record in records)))


def by_new_span(stored: Iterable[AnyMention], relocation: Relocation) -> dict[Span, AnyMention]:
    """The mentions by their span in the new text, without those that are not found there."""
    return {span: row for row in stored if (span := relocation.find(row.start, row.end))}


def person_mentions(article: Article, extraction: Extraction, people: ResolvedPeople) -> list[PersonMention]:
    """A row, not yet stored, for each person that was extracted."""
    rows = []
    for found in extraction.people:
        resolution = None if found.ambiguous else people[found.name]
        record = resolution.record if resolution else None
        rows.append(
            PersonMention(
                article=article,
                start=found.start,
                end=found.end,
                surface=article.body[found.start : found.end],
                person=record.live if record else None,
                read_as=record,
                surname=resolution.surname if resolution else "",
                inferred_because=resolution.inferred_because if resolution else "",
                descriptor=found.descriptor,
                confidence=found.confidence,
                reason="; ".join(filter(None, [found.reason, resolution.reason if resolution else ""])),
                ambiguous=found.ambiguous or bool(resolution and resolution.ambiguous),
            )
        )
    return rows


def place_mentions(article: Article, extraction: Extraction, places: ResolvedPlaces) -> list[PlaceMention]:
    """A row, not yet stored, for each place that was extracted."""
    rows = []
    for found in extraction.places:
        record = None if found.ambiguous else places.get(place_key(found))
        rows.append(
            PlaceMention(
                article=article,
                start=found.start,
                end=found.end,
                surface=article.body[found.start : found.end],
                place=record.live if record else None,
                read_as=record,
                as_government=found.as_government,
                unmistakable=home_place(found) is not None,
                confidence=found.confidence,
                reason=found.reason,
                ambiguous=found.ambiguous,
            )
        )
    return rows


def organisation_mentions(
    article: Article, extraction: Extraction, organisations: ResolvedOrganisations
) -> list[OrganisationMention]:
    """A row, not yet stored, for each organisation that was extracted."""
    rows = []
    for found in extraction.organisations:
        record = None if found.ambiguous else organisations.get(found.name)
        rows.append(
            OrganisationMention(
                article=article,
                start=found.start,
                end=found.end,
                surface=article.body[found.start : found.end],
                organisation=record.live if record else None,
                read_as=record,
                confidence=found.confidence,
                reason=found.reason,
                ambiguous=found.ambiguous,
            )
        )
    return rows


def reconcile(stored: list[AnyMention], extracted: list[AnyMention], relocation: Relocation) -> bool:
    """Updates, adds and deletes rows; True if anything changed.

    A mention with a decision stays while its paragraph is unchanged, extracted again or not, and nothing is
    added that overlaps it. If its paragraph changed, its decisions return to the queue.
    """
    known = by_new_span(stored, relocation)
    decided = {span for span, row in known.items() if is_decided(row)}
    protected = SpanSet(decided)
    updated: list[AnyMention] = []
    added: list[AnyMention] = []
    kept = {known[span].pk for span in decided}
    for new in extracted:
        row = known.get(Span(new.start, new.end))
        if row:
            kept.add(row.pk)
            updated += [row] if _update(row, new) else []
        elif not protected.overlaps(new.start, new.end):
            added.append(new)
    updated += [row for span, row in known.items() if row.pk in kept and _relocate(row, span)]
    removed = [row for row in stored if row.pk not in kept]
    _write(removed, list({row.pk: row for row in updated}.values()), added)
    return bool(removed or updated or added)


def is_decided(row: AnyMention) -> bool:
    return row.review_state != ReviewState.UNREVIEWED or bool(row.decisions.all())


def _update(row: AnyMention, new: AnyMention) -> bool:
    """Sets what was extracted now, and what editors decided after it; True if a field changed."""
    fields = _EXTRACTED_FIELDS[type(row)]
    old_values = [getattr(row, field) for field in fields]
    for field in fields:
        setattr(row, field, getattr(new, field))
    decisions.apply(row, row.decisions.all())
    return old_values != [getattr(row, field) for field in fields]


def _relocate(row: AnyMention, span: Span) -> bool:
    shift = span.start - row.start
    if not shift:
        return False
    row.start, row.end = span.start, span.end
    for decision in row.decisions.all():
        decision.start += shift
        decision.end += shift
    Decision.objects.bulk_update(row.decisions.all(), ["start", "end"])
    return True


def _write(removed: list[AnyMention], updated: list[AnyMention], added: list[AnyMention]) -> None:
    for row in removed:
        if row.decisions.all():
            decisions.return_to_queue(row)
    if removed:
        type(removed[0]).objects.filter(pk__in=[row.pk for row in removed]).delete()
    if updated:
        model = type(updated[0])
        fields = [field.removesuffix("_id") for field in _EXTRACTED_FIELDS[model]]
        model.objects.bulk_update(updated, [*fields, "start", "end", "review_state"])
    if added:
        type(added[0]).objects.bulk_create(added)
