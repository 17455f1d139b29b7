"""The same articles with other people of other organisations in other places, so that names are learned by
how they stand, not by heart.

Within an article a name is replaced by the same other name throughout. Names come from the other labelled
articles and from two lists of our own (`names/`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

NAMES = Path(__file__).parent / "names"
LAYERS = ("persons", "places", "organisations")
SHARE = 0.3  # of articles that get other names
Make = tuple[int, bool]
WORD = re.compile(r"[^\W\d_][\w'’-]*")


class Names:
    """Given names, family names, places and organisations to draw from."""

    def __init__(self, articles: Sequence[dict[str, Any]]) -> None:
        self.given, self.family = (
            (NAMES / f"{kind}.txt").read_text(encoding="utf-8").split("\n")[:-1]
            for kind in ("given", "family")
        )
        persons = [WORD.findall(p["text"]) for article in articles for p in article.get("persons", [])]
        self.given += sorted({words[0] for words in persons if len(words) > 1 and words[0][0].isupper()})
        self.family += sorted({words[-1] for words in persons if words and words[-1][0].isupper()})
        places = {
            p["text"] for article in articles for p in article.get("places", []) if p["kind"] == "Location"
        }
        self.places = sorted(place for place in places if place[0].isupper() and "\n" not in place)
        self.organisations: defaultdict[Make, list[str]] = defaultdict(list)
        for name in sorted({o["text"] for article in articles for o in article.get("organisations", [])}):
            self.organisations[make(name)].append(name)


def make(organisation: str) -> Make:
    """How many words a name has, up to three, and whether it is an abbreviation: "the BBC" is said of another
    kind than "the Ministry of Health", and only names of one kind stand for each other.
    """
    return min(organisation.count(" "), 2), organisation.isupper()


def other_names(article: dict[str, Any], names: Names, random: np.random.Generator) -> dict[str, Any]:
    """The article with persons and, each by half chance, places and organisations renamed; every layer's
    offsets moved along.
    """
    given: dict[str, str] = {}
    replaced: list[tuple[int, int, str]] = []
    mentions = sorted(article.get("persons", []), key=lambda mention: -len(mention["text"]))
    for mention in mentions:
        words = list(WORD.finditer(mention["text"]))
        for number, word in enumerate(words):
            if not word[0][0].isupper():
                continue
            key = word[0].lower()
            if key not in given:
                pool = names.given if number == 0 and len(words) > 1 else names.family
                given[key] = _draw(pool, random)
            start = mention["start"] + word.start()
            replaced.append((start, start + len(word[0]), _like(word[0], given[key])))
    if random.random() < 0.5:
        moved: dict[str, str] = {}
        for place in article.get("places", []):
            if place["kind"] == "Location":
                new = moved.setdefault(place["text"].lower(), _draw(names.places, random))
                replaced.append((place["start"], place["end"], _like(place["text"], new)))
    if random.random() < 0.5:
        instead: dict[str, str] = {}
        for one in article.get("organisations", []):
            new = instead.setdefault(one["text"], _draw(names.organisations[make(one["text"])], random))
            replaced.append((one["start"], one["end"], new))
    return rewrite(article, replaced)


def _draw(pool: Sequence[str], random: np.random.Generator) -> str:
    return pool[int(random.integers(len(pool)))]


def _like(old: str, new: str) -> str:
    return new.upper() if len(old) > 3 and old.isupper() else new


def rewrite(article: dict[str, Any], replaced: list[tuple[int, int, str]]) -> dict[str, Any]:
    """The article with stretches replaced; of stretches that overlap the first counts."""
    text, parts, kept, at = article["text"], [], [], 0
    for start, end, new in sorted(replaced):
        if start < at:
            continue
        parts += [text[at:start], new]
        kept.append((start, end, len(new)))
        at = end
    parts.append(text[at:])
    ends = np.array([end for _, end, _ in kept], np.int64)
    shift = np.append(0, np.cumsum([new - (end - start) for start, end, new in kept]))

    def moved(span: dict[str, Any]) -> dict[str, Any]:
        # A start inside a replaced stretch stays at its start's distance; an end at or past its end moves
        # with it.
        start = span["start"] + int(shift[np.searchsorted(ends, span["start"], side="right")])
        end = span["end"] + int(shift[np.searchsorted(ends, span["end"], side="right")])
        return {**span, "start": start, "end": end}

    layers: dict[str, Any] = {
        layer: [moved(span) for span in article[layer]] for layer in LAYERS if layer in article
    }
    return {**article, **layers, "text": "".join(parts)}
