"""Place names that a tagger passed over, found by what the gazetteer and the rest of the article know.

Four rules, each for a whole run of capitalised words that nobody claims: it stands elsewhere in the article
as a place; it is the name of a country or a first level region, and of nothing else of note; it is a county
or a province by its own word; the country or region that it lies in follows it. A run that is longer than the
name ("Ohio State University") is never cut.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from articles.gazetteer.names import LONGEST, is_generic, key, sentence_openers
from articles.gazetteer.place import Place, PlaceKind, PlaceNamed

_WORD = r"[A-Z][^\W\d_]*(?:[’'-][^\W\d_]+)*"
_NAME = rf"(?:(?:[A-Z]\.){{2,}}|{_WORD})"
_RUN = re.compile(rf"{_NAME}(?: (?:of (?:the )?)?{_NAME})*")
_POSSESSIVE = re.compile(r"['’]s$")
_OWN_WORD = (" County", " Parish", " Province", " Oblast", " Prefecture", " Governorate")


class Knowledge(Protocol):
    """What the rules ask the gazetteer."""

    def named(self, surface: str) -> Place | None:
        """The most written about place that has exactly this name as its own; None where there is none."""

    def is_demonym(self, word: str) -> bool: ...

    def is_followed(self, text: str, named: PlaceNamed) -> bool:
        """Whether a country or region stands right behind the name in which a place of that name lies."""


def overlooked(
    text: str, places: Sequence[PlaceNamed], taken: Sequence[tuple[int, int]], knowledge: Knowledge
) -> list[PlaceNamed]:
    """Names beside `places`, in order, none of which touches a span of `taken` (code points, half-open)."""
    known = {_POSSESSIVE.sub("", named.surface) for named in places}
    known |= {surface.upper() for surface in known}
    claimed = bytearray(len(text) + 1)
    for start, end in [*taken, *((named.start, named.end) for named in places)]:
        claimed[start:end] = b"\1" * (end - start)
    found = []
    for named in _runs(text, knowledge):
        if any(claimed[named.start : named.end]) or knowledge.is_demonym(named.surface):
            continue
        place = knowledge.named(named.surface)
        if place is None or is_generic(named.surface):
            continue
        if named.surface in known or _speaks(named.surface, place) or knowledge.is_followed(text, named):
            found.append(named)
    return found


def _speaks(surface: str, place: Place) -> bool:
    """Whether the name needs no context: a country, a region by its full name, a county by its own word.

    Abbreviations in small letters are words ("Miss", "Mass"): only a country's may be short, and in capitals.
    """
    if place.kind is PlaceKind.COUNTRY:
        return len(surface) > 3 or surface.isupper()
    if place.kind is PlaceKind.REGION:
        return len(surface) > 3 and key(surface) == key(place.name)
    return place.kind is PlaceKind.COUNTY and surface.endswith(_OWN_WORD)


def _runs(text: str, knowledge: Knowledge) -> Iterator[PlaceNamed]:
    """Runs of capitalised words, without the words that only open a sentence and without a possessive.

    "X of Y" is one run where it is a name; else it is two, or X alone if that is a thing ("Bank of Kenya").
    """
    for run in _RUN.finditer(text):
        if len(run.group()) > LONGEST:
            continue
        whole = _opened(PlaceNamed(run.start(), run.end(), run.group()))
        one = " of " not in whole.surface or knowledge.named(whole.surface) is not None
        for part in [whole] if one else _parts(whole):
            named = _opened(part)
            if len(named.surface) > 1:
                yield named


def _parts(run: PlaceNamed) -> Iterator[PlaceNamed]:
    """The names between the "of"s of a run, but those that belong to a thing before them."""
    start, after_thing = run.start, False
    for name in re.split(r" of (?:the )?", run.surface):
        start = run.surface.index(name, start - run.start) + run.start
        if not after_thing:
            yield PlaceNamed(start, start + len(name), name)
        after_thing = is_generic(name.rpartition(" ")[2])
        start += len(name)


def _opened(named: PlaceNamed) -> PlaceNamed:
    start, surface = named.start, _POSSESSIVE.sub("", named.surface)
    while surface.partition(" ")[0].lower() in sentence_openers():
        opener, _, surface = surface.partition(" ")
        start += len(opener) + 1
    return PlaceNamed(start, start + len(surface), surface)
