"""Finds the records of the people, places and organisations that one article names, or creates them."""

from collections import defaultdict
from collections.abc import Mapping

from articles.archive import place_records
from articles.extraction.types import ExtractedPerson, ExtractedPlace, Extraction
from articles.models import PersonMention, Place
from articles.text.spans import Span
from people import organisations, registry
from people.matching import MentionedPerson
from people.models import Organisation, Person

ResolvedPeople = dict[str, registry.Resolution]
"""By the name that the extraction gives them; without those that are ambiguous within the article."""
ResolvedPlaces = dict[tuple[str, str], Place]
"""By gazetteer key or name, and kind."""
ResolvedOrganisations = dict[str, Organisation]
"""By the name that the extraction gives them."""


def resolve_people(extraction: Extraction, previous: Mapping[Span, PersonMention]) -> ResolvedPeople:
    """Gets the record of each person from the registry.

    `previous` are the mentions of an earlier import, by their span in the text as it is now: the record that
    they were read as is kept if it still fits.
    """
    mentions: dict[str, list[ExtractedPerson]] = defaultdict(list)
    for found in extraction.people:
        if not found.ambiguous:
            mentions[found.name].append(found)
    requests = [
        registry.ResolutionRequest(
            MentionedPerson(name=name, surname_only=all(found.surname_only for found in of_one)),
            previous=_previous_record(name, of_one, previous),
        )
        for name, of_one in mentions.items()
    ]
    return dict(zip(mentions, registry.resolve_all(requests), strict=True))


def _previous_record(
    name: str, mentions: list[ExtractedPerson], previous: Mapping[Span, PersonMention]
) -> Person | None:
    """The record that an earlier import, or else an editor, gave these mentions; None if there is not one."""
    rows = [row for found in mentions if (row := previous.get(Span(found.start, found.end)))]
    corrected = [row for row in rows if any(decision.corrects for decision in row.decisions.all())]
    for group in ([row for row in rows if row not in corrected], corrected):
        records = {row.read_as for row in group if row.read_as}
        if len(records) == 1:
            return records.pop()
    namesakes = {row.read_as for row in previous.values() if row.read_as and row.read_as.name == name}
    return namesakes.pop() if len(namesakes) == 1 else None


def resolve_places(extraction: Extraction) -> ResolvedPlaces:
    """The record of each place, found by its gazetteer key or else by its name."""
    found = [place for place in extraction.places if not place.ambiguous]
    records = place_records.find_or_create({place_key(place): place for place in found})
    place_records.add_aliases(
        (records[place_key(place)], place.surface) for place in found if place.names_place
    )
    return records


def resolve_organisations(extraction: Extraction) -> ResolvedOrganisations:
    """The record of each organisation, found by its name."""
    surfaces: dict[str, list[str]] = defaultdict(list)
    for found in extraction.organisations:
        if not found.ambiguous:
            surfaces[found.name].append(found.surface)
    return organisations.find_or_create(surfaces)


def place_key(found: ExtractedPlace) -> tuple[str, str]:
    return (found.gazetteer_key or found.name.casefold(), found.kind)
