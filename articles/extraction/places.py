"""Which stretches name places, and which place each is.

Rule: what the tagger read as a place or a facility, cleaned of articles, possessives and marks; a word for the
people of a country ("Egyptian", the "North" of "North Koreans") is no place; two great places that the tagger ran
together are parted; a country that it missed is found by its name. Which place it is, the gazetteer answers for all
names of the article together. A country or a capital that speaks ("Washington said") is a government, kept as a
mention of that kind.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from articles.extraction.cues import Cues
from articles.extraction.tokens import Tokens
from articles.extraction.types import Label, PlaceFound, Span, TaggedSpan
from articles.gazetteer import Gazetteer, Located, PlaceKind, PlaceNamed

_MARKS = " \t\n\xa0\"“”‘'«»(),;:!?–—-[]{}*•|/_"
_ARTICLE = re.compile(r"(?:the|The|THE)\s+")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\Z")
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w’'-]*(?:\s(?:of\s)?[A-ZÀ-Þ][\w’'-]*){0,2}")
_SPEAKS = frozenset(("say", "speech", "mind"))


@dataclass(frozen=True, slots=True)
class NamedPlace:
    start: int
    end: int
    facility: bool
    score: float
    reason: str = ""


def find_places(
    tokens: Tokens, spans: Sequence[TaggedSpan], people: Sequence[Span], gazetteer: Gazetteer
) -> list[NamedPlace]:
    """All mentions of places in one text, in order, none overlapping."""
    text = tokens.text
    found: list[NamedPlace] = []
    for span in spans:
        if span.label not in (Label.PLACE, Label.FACILITY):
            continue
        start, end = _cleaned(text, span.start, span.end)
        if start >= end or not any(c.isupper() for c in text[start:end]) or _is_people(tokens, start, end, gazetteer):
            continue
        for part in _parted(text, start, end, gazetteer):
            found.append(NamedPlace(part.start, part.end, span.label is Label.FACILITY, span.score))
    taken = sorted([*people, *(Span(p.start, p.end) for p in found)])
    found.extend(_missed(tokens, taken, gazetteer))
    return _apart(found, people)


def _cleaned(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    article = _ARTICLE.match(text, start, end)
    if article:
        start = article.end()
    possessive = _POSSESSIVE.search(text, start, end)
    if possessive and possessive.start() > start:
        end = possessive.start()
    if end - start > 3 and text[end - 1] == "." and text[end - 3] != ".":
        end -= 1
    return start, end


def _is_people(tokens: Tokens, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """A demonym, alone or with the word behind it: no place."""
    surface = tokens.text[start:end]
    if gazetteer.is_demonym(surface):
        return True
    number = tokens.first_from(end)
    if number < len(tokens) and tokens.text[end : tokens.starts[number]] == " ":
        return gazetteer.is_demonym(f"{surface} {tokens.printed(number)}")
    return False


def _parted(text: str, start: int, end: int, gazetteer: Gazetteer) -> Iterator[Span]:
    """One place, or two great ones without a mark between them."""
    surface = text[start:end]
    words = surface.split(" ")
    if len(words) > 1 and not gazetteer.lookup(surface):
        for cut in range(1, len(words)):
            first, second = " ".join(words[:cut]), " ".join(words[cut:])
            if gazetteer.known_major(first) and gazetteer.known_major(second):
                yield Span(start, start + len(first))
                yield Span(end - len(second), end)
                return
    yield Span(start, end)


def _missed(tokens: Tokens, taken: Sequence[Span], gazetteer: Gazetteer) -> Iterator[NamedPlace]:
    """Countries that the tagger did not see, by their names."""
    position = 0
    for match in _CAPITALISED.finditer(tokens.text):
        start, end = _cleaned(tokens.text, *match.span())
        while position < len(taken) and taken[position].end <= start:
            position += 1
        if start >= end or (position < len(taken) and taken[position].start < end):
            continue
        major = gazetteer.known_major(tokens.text[start:end])
        if major is not None and major.kind is PlaceKind.COUNTRY and not _is_people(tokens, start, end, gazetteer):
            yield NamedPlace(start, end, False, 0.6, "a country's name that stands alone")


def _apart(found: Iterable[NamedPlace], people: Sequence[Span]) -> list[NamedPlace]:
    kept: list[NamedPlace] = []
    position = 0
    for place in sorted(found, key=lambda p: (p.start, -p.end)):
        while position < len(people) and people[position].end <= place.start:
            position += 1
        free = position >= len(people) or people[position].start >= place.end
        if free and (not kept or place.start >= kept[-1].end):
            kept.append(place)
    return kept


def locate_places(
    tokens: Tokens, cues: Cues, named: Sequence[NamedPlace], gazetteer: Gazetteer
) -> list[PlaceFound]:
    """The gazetteer's answers, one a mention, in the same order."""
    text = tokens.text
    asked = [PlaceNamed(p.start, p.end, text[p.start : p.end]) for p in named]
    return [
        _found(tokens, cues, place, located)
        for place, located in zip(named, gazetteer.locate(text, asked), strict=True)
    ]


def _found(tokens: Tokens, cues: Cues, named: NamedPlace, located: Located) -> PlaceFound:
    place = located.place
    guess = located.candidates[0] if located.candidates else None
    kind = place.kind.value if place else PlaceKind.FACILITY.value if named.facility else PlaceKind.OTHER.value
    coordinates = None
    if guess is not None and guess.latitude is not None and guess.longitude is not None:
        coordinates = (guess.latitude, guess.longitude)
    surface = tokens.text[named.start : named.end]
    return PlaceFound(
        start=named.start,
        end=named.end,
        surface=surface,
        name=place.name if place else surface,
        kind=kind,
        gazetteer_key=place.key if place else None,
        country_code=(place.country_code or "") if place else "",
        region=(place.admin1 or "") if place else "",
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        geonames_id=place.geonames_id if place else None,
        as_government=_speaks(tokens, cues, named) and kind in ("country", "city", "region", "other"),
        confidence=round(min(named.score, located.confidence) if place else named.score * 0.5, 3),
        reason=f"{located.reason}; {named.reason}" if named.reason else located.reason,
        ambiguous=located.ambiguous,
        guess=coordinates,
    )


def _speaks(tokens: Tokens, cues: Cues, named: NamedPlace) -> bool:
    """The place is the subject of a verb of speech: "Washington said", "Seoul has denied"."""
    number = tokens.first_from(named.end)
    cue = cues.by_token.get(number)
    return cue is not None and cue.first == number and cue.strength in _SPEAKS and not cue.passive
