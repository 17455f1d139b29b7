"""Which records the people and the places of one article are."""

from collections import defaultdict
from collections.abc import Mapping

from articles.archive import place_records
from articles.extraction.types import ExtractedPerson, ExtractedPlace, Extraction
from articles.models import PersonMention, Place
from people import registry
from people.matching import MentionedPerson
from people.models import Person

People = dict[str, registry.Resolution]
"""By the name that the extraction gives them; without those that are ambiguous within the article."""
Places = dict[tuple[str, str], Place]
"""By gazetteer key or name, and kind."""


def people(extraction: Extraction, before: Mapping[tuple[int, int], PersonMention]) -> People:
    """Asks the registry who the people named are.

    `before` are the mentions of an earlier import, by their place in the text as it is now: whoever they were
    read as is kept where it still fits.
    """
    named: dict[str, list[ExtractedPerson]] = defaultdict(list)
    for found in extraction.people:
        if not found.ambiguous:
            named[found.name].append(found)
    requests = [
        registry.ResolutionRequest(
            MentionedPerson(
                name=name,
                surname_only=all(found.surname_only for found in mentions),
            ),
            previous=_known(name, mentions, before),
        )
        for name, mentions in named.items()
    ]
    return dict(zip(named, registry.resolve_all(requests), strict=True))


def _known(
    name: str, mentions: list[ExtractedPerson], before: Mapping[tuple[int, int], PersonMention]
) -> Person | None:
    """Whom an earlier import, or failing that an editor, took these mentions for; None where that is open."""
    rows = [row for found in mentions if (row := before.get((found.start, found.end)))]
    corrected = [row for row in rows if any(decision.corrects for decision in row.decisions.all())]
    for group in ([row for row in rows if row not in corrected], corrected):
        records = {row.read_as for row in group if row.read_as}
        if len(records) == 1:
            return records.pop()
    namesakes = {row.read_as for row in before.values() if row.read_as and row.read_as.name == name}
    return namesakes.pop() if len(namesakes) == 1 else None


def places(extraction: Extraction) -> Places:
    """The record of each place that the gazetteer knows, or that is known by its name alone."""
    found = [place for place in extraction.places if not place.ambiguous]
    records = place_records.resolve_all({place_key(place): place for place in found})
    place_records.keep_names(
        (records[place_key(place)], place.surface) for place in found if place.names_place
    )
    return records


def place_key(found: ExtractedPlace) -> tuple[str, str]:
    return (found.gazetteer_key or found.name.casefold(), found.kind)
