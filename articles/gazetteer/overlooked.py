"""Place names that a tagger passed over, found by what the gazetteer and the rest of the article know.

Four rules, each for a whole run of capitalised words that nobody claims: it stands elsewhere in the article
as a place; it is the name of a country or a first level region, and of nothing else of note; it is a county
or a province by its own word; the country or region that it lies in follows it. A run that is longer than the
name ("Ohio State University") is never cut.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from articles.gazetteer.names import is_generic, key, sentence_openers
from articles.gazetteer.place import Place, PlaceKind, PlaceNamed

_WORD = r"[A-Z][^\W\d_]*(?:[’'-][^\W\d_]+)*"
_RUN = re.compile(rf"(?:(?:[A-Z]\.){{2,}}|{_WORD})(?:[ ](?:(?:[A-Z]\.){{2,}}|{_WORD}))*")
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
    for named in _runs(text):
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


def _runs(text: str) -> Iterator[PlaceNamed]:
    """Runs of capitalised words, without the words that only open a sentence and without a possessive."""
    openers = sentence_openers()
    for run in _RUN.finditer(text):
        start, surface = run.start(), _POSSESSIVE.sub("", run.group())
        while surface.partition(" ")[0].lower() in openers:
            opener, _, surface = surface.partition(" ")
            start += len(opener) + 1
        if len(surface) > 1:
            yield PlaceNamed(start, start + len(surface), surface)
