"""Toponyms that the tagger missed.

A run of capitalised words outside every tagged span is a toponym where one of four rules holds: it is tagged
as a place elsewhere in the article; it is the name of a country or a first level region, and that is the most
written about place of the name; its last word says that it is a county or province; the country or region in
which it lies follows it. Only whole runs count: "Ohio State University" is not Ohio.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from articles.gazetteer.names import LONGEST, ends_with_county_word, is_generic, key, sentence_openers
from articles.gazetteer.toponyms import GazetteerPlace, PlaceKind, Toponym

_WORD = r"[A-Z][^\W\d_]*(?:[’'-][^\W\d_]+)*"
_NAME = rf"(?:(?:[A-Z]\.){{2,}}|{_WORD})"
_RUN = re.compile(rf"{_NAME}(?: (?:of (?:the )?)?{_NAME})*")
_POSSESSIVE = re.compile(r"['’]s$")


class ToponymLookup(Protocol):
    """The questions of the rules to the gazetteer."""

    def place_named(self, surface: str) -> GazetteerPlace | None:
        """The most written about place that has exactly this name as its own; None where no place has it."""

    def is_demonym(self, word: str) -> bool: ...

    def precedes_container(self, text: str, toponym: Toponym) -> bool:
        """Whether the country, region or county of a place of that name follows: "X, Texas"."""


def untagged(
    text: str, toponyms: Sequence[Toponym], taken: Sequence[tuple[int, int]], lookup: ToponymLookup
) -> list[Toponym]:
    """Further toponyms of `text` in order. None overlaps one of `toponyms` or a half-open span of `taken`."""
    known = {_POSSESSIVE.sub("", toponym.surface) for toponym in toponyms}
    known |= {surface.upper() for surface in known}
    claimed = bytearray(len(text) + 1)
    for start, end in [*taken, *((toponym.start, toponym.end) for toponym in toponyms)]:
        claimed[start:end] = b"\1" * (end - start)
    found = []
    for toponym in _runs(text, lookup):
        if any(claimed[toponym.start : toponym.end]) or lookup.is_demonym(toponym.surface):
            continue
        place = lookup.place_named(toponym.surface)
        if place is None or is_generic(toponym.surface):
            continue
        if (
            toponym.surface in known
            or _is_certain(toponym.surface, place)
            or lookup.precedes_container(text, toponym)
        ):
            found.append(toponym)
    return found


def _is_certain(surface: str, place: GazetteerPlace) -> bool:
    """Whether the name needs no context: a country, a region by its full name, "Lamar County".

    An abbreviation in lower case is also a word ("Miss", "Mass"). So only a country has one, in capitals.
    """
    if place.kind is PlaceKind.COUNTRY:
        return len(surface) > 3 or surface.isupper()
    if place.kind is PlaceKind.REGION:
        return len(surface) > 3 and key(surface) == key(place.name)
    return place.kind is PlaceKind.COUNTY and ends_with_county_word(surface)


def _runs(text: str, lookup: ToponymLookup) -> Iterator[Toponym]:
    """Runs of capitalised words, without sentence openers before them and a possessive after them.

    "X of Y" is one run where it is a name, else two; X alone where X is a thing ("Bank of Kenya").
    """
    for run in _RUN.finditer(text):
        if len(run.group()) > LONGEST:
            continue
        whole = _trimmed(Toponym(run.start(), run.end(), run.group()))
        one = " of " not in whole.surface or lookup.place_named(whole.surface) is not None
        for part in [whole] if one else _parts(whole):
            toponym = _trimmed(part)
            if len(toponym.surface) > 1:
                yield toponym


def _parts(run: Toponym) -> Iterator[Toponym]:
    """The parts of a run between "of" and "of", except a part after a thing ("Bank of Kenya")."""
    start, after_thing = run.start, False
    for name in re.split(r" of (?:the )?", run.surface):
        start = run.surface.index(name, start - run.start) + run.start
        if not after_thing:
            yield Toponym(start, start + len(name), name)
        after_thing = is_generic(name.rpartition(" ")[2])
        start += len(name)


def _trimmed(toponym: Toponym) -> Toponym:
    start, surface = toponym.start, _POSSESSIVE.sub("", toponym.surface)
    while surface.partition(" ")[0].lower() in sentence_openers():
        opener, _, surface = surface.partition(" ")
        start += len(opener) + 1
    return Toponym(start, start + len(surface), surface)
