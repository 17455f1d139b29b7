"""Finds the records of the people, places and organisations that one article names, or creates them.

Full names first; then who is meant by the surnames that are printed alone.
"""

from collections import defaultdict
from collections.abc import Mapping

from articles.archive import place_records
from articles.archive.surnames import BEFORE, Inference, infer, is_decided, printed_gender
from articles.extraction.types import ExtractedPerson, ExtractedPlace, Extraction
from articles.models import Article, PersonMention, Place, ReviewState
from articles.text.spans import Span
from people import organisations, registry
from people.bearers import BareName
from people.matching import MentionedPerson
from people.models import Organisation, Person

ResolvedPeople = dict[str, registry.Resolution]
"""By the name that the extraction gives them; without those that are ambiguous within the article."""
ResolvedPlaces = dict[tuple[str, str], Place]
"""By gazetteer key or name, and kind."""
ResolvedOrganisations = dict[str, Organisation]
"""By the name that the extraction gives them."""


def resolve_people(
    article: Article, extraction: Extraction, previous: Mapping[Span, PersonMention]
) -> ResolvedPeople:
    """Gets the record of each person from the registry, or infers who is meant by a surname alone.

    `previous` are the mentions of an earlier import, by their span in the text as it is now: the record that
    they were read as is kept if it still fits.
    """
    mentions: dict[str, list[ExtractedPerson]] = defaultdict(list)
    for found in extraction.people:
        if not found.ambiguous:
            mentions[found.name].append(found)
    surnames = {
        name: key for name, of_one in mentions.items() if (key := registry.surname_of(_as_one(of_one)))
    }
    requests = {
        name: registry.ResolutionRequest(_as_one(of_one), _previous_record(name, of_one, previous))
        for name, of_one in mentions.items()
        if name not in surnames
    }
    people = dict(zip(requests, registry.resolve_all(list(requests.values())), strict=True))
    alone = {name: mentions[name] for name in surnames}
    named = {resolution.record.live.pk for resolution in people.values() if resolution.record}
    return people | _resolve_surnames(article, alone, surnames, named, previous)


def _as_one(mentions: list[ExtractedPerson]) -> MentionedPerson:
    return MentionedPerson(mentions[0].name, all(found.surname_only for found in mentions))


def _resolve_surnames(
    article: Article,
    mentions: Mapping[str, list[ExtractedPerson]],
    surnames: Mapping[str, str],
    named: set[int],
    previous: Mapping[Span, PersonMention],
) -> ResolvedPeople:
    """An article may print one surname in two ways ("Alvarez", "Mr Alvarez"): then both are one name."""
    by_surname: dict[str, list[ExtractedPerson]] = defaultdict(list)
    for name, of_one in mentions.items():
        by_surname[surnames[name]] += of_one
    kept = {key: _decided(found, previous) for key, found in by_surname.items()}
    bare = {key: _bare_name(article, found) for key, found in by_surname.items() if not kept[key]}
    inferred = infer(article, bare, named)
    resolved = {}
    for name, key in surnames.items():
        row = kept[key]
        if row and row.read_as and (row.inferred_because or row.read_as.surname_only):
            answer = (row.read_as, row.inferred_because)
            why = "a surname alone, as an editor decided"
        elif row:
            answer = (registry.record_of_surname(name), "")
            why = "a surname alone: an editor said of one of them who it is"
        else:
            answer = _inferred(name, inferred[key])
            why = f"a surname alone: {inferred[key].reason}"
        resolved[name] = registry.Resolution(answer[0], "" if answer[1] else why, False, key, answer[1])
    return resolved


def _inferred(name: str, inference: Inference) -> tuple[Person, str]:
    """The record, and the reason if it is that of a person."""
    if inference.person:
        return inference.person, inference.reason
    return registry.record_of_surname(name), ""


def _decided(mentions: list[ExtractedPerson], previous: Mapping[Span, PersonMention]) -> PersonMention | None:
    """An earlier mention of the surname that an editor decided about: it is not inferred again.

    A confirmed inference holds for the article. If another person was given to it, the rest stays open.
    """
    rows = [row for found in mentions if (row := previous.get(Span(found.start, found.end)))]
    return min(
        filter(is_decided, rows), key=lambda row: row.review_state == ReviewState.CONFIRMED, default=None
    )


def _bare_name(article: Article, mentions: list[ExtractedPerson]) -> BareName:
    before = (article.body[max(found.start - BEFORE, 0) : found.start] for found in mentions)
    return BareName(
        mentions[0].surface,
        tuple(dict.fromkeys(found.descriptor for found in mentions if found.descriptor)),
        frozenset(gender for text in before if (gender := printed_gender(text))),
    )


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
