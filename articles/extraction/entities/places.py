"""Which stretches name places, and which place each is.

Rule: what the tagger read as a place or a facility, cleaned of articles, possessives and marks; a word for
the people of a country ("Egyptian", the "North" of "North Koreans") is not a place; two well-known places
that the tagger joined are separated; a country that it missed is found by its name. The gazetteer decides
which places they are, for all names of the article together. A country or a capital that speaks ("Washington
said") is a government, kept as a mention of that kind.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from articles.extraction.attribution.cues import Cues
from articles.extraction.entities.descriptors import role_noun
from articles.extraction.entities.place_filter import PlaceFilter
from articles.extraction.lexicons import words
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import ExtractedPlace, Label, Span, TaggedSpan
from articles.gazetteer import Gazetteer, LocatedToponym, PlaceKind, Toponym
from articles.text.spans import SpanSet

_MARKS = " \t\n\xa0\"“”‘'«»(),;:!?–—-[]{}*•|/_"
_ARTICLE = re.compile(r"(?:the|The|THE)\s+")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\Z")
_POINTED = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_KIND_AFTER = re.compile(r" (?:area|region|district|state|village|city|municipality|town)\Z")
_LONGEST_RUN = 4
_CURRENCIES = ("$", "£", "€", "¥")
"""After a name they make it a currency: "US$"."""
_DIRECTIONS = ("North", "South", "East", "West")
_BASED = ("-based", "-born", "-led", "-backed", "-funded", "-controlled", "-held", "-owned", "-bound")
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
        if not any(c.isupper() for c in text[start:end]) or _is_people(tokens, start, end, gazetteer):
            continue
        start, end = _extended(tokens, start, end, gazetteer)
        for part in _separated(text, start, end, gazetteer):
            found.append(NamedPlace(part.start, part.end, span.label is Label.FACILITY, span.score))
    found.extend(_missed(text, list(found), people, gazetteer))
    found.extend(_attributive(tokens, list(found), people, gazetteer))
    filtered = PlaceFilter(tokens, spans, gazetteer)
    named = [place for place in found if filtered.may_be_place(place.start, place.end)]
    return _without_overlap(named, people, text)


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
    bare = end - 1 if text[end - 1 : end] == "." else end
    pointed = _POINTED.fullmatch(text, start, bare) or text[start:bare].lower() in words(
        "abbreviations_final"
    )
    if pointed and text[bare : bare + 1] == ".":
        end = bare + 1  # "U.S.", "Calif."
    elif end - start > 3 and text[end - 1] == "." and text[end - 3] != ".":
        end -= 1
    kind = _KIND_AFTER.search(text, start, end)
    return start, kind.start() if kind and kind.start() > start else end


def _is_people(tokens: Tokens, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """A demonym, alone or with the word after it."""
    surface = tokens.text[start:end]
    number = tokens.first_from(end)
    longer = ""
    if number < len(tokens) and tokens.text[end : tokens.starts[number]] == " ":
        longer = f"{surface} {tokens.printed(number)}"
    return surface in _DIRECTIONS or any(
        form.lower() in words("peoples") or gazetteer.is_demonym(form) for form in (surface, longer)
    )


def _extended(tokens: Tokens, start: int, end: int, gazetteer: Gazetteer) -> tuple[int, int]:
    """The whole run of capitalised words around the name, where the gazetteer knows that by its own name."""
    first, last = tokens.last_before(start) + 1, tokens.first_from(end) - 1
    low, high = first, last
    while low and low > first - _LONGEST_RUN and _runs_on(tokens, low - 1):
        low -= 1
    while high + 1 < len(tokens) and high < last + _LONGEST_RUN and _runs_on(tokens, high):
        high += 1
    while low < first and not tokens.printed(low)[:1].isupper():
        low += 1
    while high > last and not tokens.printed(high)[:1].isupper():
        high -= 1
    if (low, high) != (first, last):
        longer = Span(*_cleaned(tokens.text, tokens.starts[low], tokens.ends[high]))
        if gazetteer.place_named(tokens.text[longer.start : longer.end]) is not None:
            return longer.start, longer.end
    return start, end


def _runs_on(tokens: Tokens, number: int) -> bool:
    """Token `number` and the next are of one run: a space between them, both capitalised or "of"."""
    pair = (tokens.printed(number), tokens.printed(number + 1))
    touching = tokens.text[tokens.ends[number] : tokens.starts[number + 1]] == " "
    return touching and all(word[:1].isupper() or word == "of" for word in pair)


def _separated(text: str, start: int, end: int, gazetteer: Gazetteer) -> Iterator[Span]:
    """One place, or two well-known ones without a mark between them."""
    surface = text[start:end]
    parts = surface.split(" ")
    if len(parts) > 1 and not gazetteer.lookup(surface):
        for cut in range(1, len(parts)):
            first, second = " ".join(parts[:cut]), " ".join(parts[cut:])
            if gazetteer.known_major(first) and gazetteer.known_major(second):
                yield Span(start, start + len(first))
                yield Span(end - len(second), end)
                return
    yield Span(start, end)


def _missed(
    text: str, found: Sequence[NamedPlace], people: Sequence[Span], gazetteer: Gazetteer
) -> Iterator[NamedPlace]:
    """Unmistakable places that the tagger missed."""
    named = [Toponym(p.start, p.end, text[p.start : p.end]) for p in found]
    for place in gazetteer.untagged(text, named, [(span.start, span.end) for span in people]):
        yield NamedPlace(
            place.start, place.end, False, 0.6, "found by its name, which the tagger passed over"
        )


def _attributive(
    tokens: Tokens, found: Sequence[NamedPlace], people: Sequence[Span], gazetteer: Gazetteer
) -> Iterator[NamedPlace]:
    """Places before a title or "-based": "Harare Mayor Ann Lee", "the London-based firm"."""
    known = {tokens.text[p.start : p.end] for p in found}
    taken = SpanSet([*people, *found])
    for number, printed in enumerate(tokens.lower):
        place = None
        if printed.endswith(_BASED):
            start = tokens.starts[number]
            place = Span(start, start + printed.rfind("-"))
        elif number and role_noun(printed) and tokens.printed(number)[:1].isupper():
            place = _before_title(tokens, number, known, gazetteer)
        if place is None or taken.overlaps(place.start, place.end):
            continue
        surface = tokens.text[place.start : place.end]
        if surface in known or gazetteer.known_major(surface) is not None:
            yield NamedPlace(
                place.start, place.end, False, 0.6, "found by its name before a title or “-based”"
            )


def _before_title(tokens: Tokens, number: int, known: Set[str], gazetteer: Gazetteer) -> Span | None:
    """The longest place of at most three words that ends right before the title."""
    for first in range(max(0, number - 3), number):
        span = Span(*_cleaned(tokens.text, tokens.starts[first], tokens.ends[number - 1]))
        surface = tokens.text[span.start : span.end]
        touches = tokens.text[span.end : tokens.starts[number]] == " " and surface[:1].isupper()
        if touches and (surface in known or gazetteer.known_major(surface) is not None):
            return span
    return None


def _without_overlap(found: Iterable[NamedPlace], people: Sequence[Span], text: str) -> list[NamedPlace]:
    """Without those that overlap a person or a longer place, and without currencies."""
    kept: list[NamedPlace] = []
    taken = SpanSet(people)
    for place in sorted(found, key=lambda p: (p.start, -p.end)):
        if taken.overlaps(place.start, place.end) or text[place.end : place.end + 1] in _CURRENCIES:
            continue
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


def locate_places(
    tokens: Tokens, cues: Cues, named: Sequence[NamedPlace], gazetteer: Gazetteer
) -> list[ExtractedPlace]:
    """The places with what the gazetteer knows of them, in the same order."""
    text = tokens.text
    asked = [Toponym(p.start, p.end, text[p.start : p.end]) for p in named]
    return [
        _found(tokens, cues, place, located)
        for place, located in zip(named, gazetteer.locate(text, asked), strict=True)
    ]


def _found(tokens: Tokens, cues: Cues, named: NamedPlace, located: LocatedToponym) -> ExtractedPlace:
    place = located.place
    guess = located.candidates[0] if located.candidates else None
    kind = (
        place.kind.value if place else PlaceKind.FACILITY.value if named.facility else PlaceKind.OTHER.value
    )
    coordinates = None
    if guess is not None and guess.latitude is not None and guess.longitude is not None:
        coordinates = (guess.latitude, guess.longitude)
    surface = tokens.text[named.start : named.end]
    return ExtractedPlace(
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
        names_place=located.names_place,
        unmistakable=located.unmistakable,
        guess=coordinates,
    )


def _speaks(tokens: Tokens, cues: Cues, named: NamedPlace) -> bool:
    """The place is the subject of a verb of speech: "Washington said", "Seoul has denied"."""
    number = tokens.first_from(named.end)
    cue = cues.by_token.get(number)
    return cue is not None and cue.first == number and cue.strength in _SPEAKS and not cue.passive
