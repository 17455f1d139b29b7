"""Which names are people's: what appears beside all the mentions of a name in the article, weighed together.

Rule: one decision for all mentions of a name. Titles before it, a "said" beside it, a possessive and a fuller
name that it shortens are evidence for a person; an article, a preposition of place and a place of that name
are evidence against one. The weights were learned from labelled news by `training/names.py` and are kept in
`model/persons.json`, keyed by the names of the features; the chance that they give is the confidence of the
mention.
"""

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from articles.extraction.attribution.cues import Cues
from articles.extraction.entities.descriptors import descriptor, role_noun
from articles.extraction.entities.people import NamedPerson
from articles.extraction.lexicons import words
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Label, Span, Tagging
from articles.gazetteer import Gazetteer
from people.names import HONORIFICS_IN_TEXT, is_short_form_of, match_key

WEIGHTS = Path(__file__).parents[1] / "model" / "persons.json"
LEAST = 0.5
"""Below this chance a name is not taken for a person's."""
_REACH_AFTER = 11
"""Words after a name in which a pronoun may refer to it."""

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """One name of the article, by its match key: its mentions and its features by name."""

    key: str
    mentions: Sequence[NamedPerson]
    features: Features


def filter_persons(
    tokens: Tokens, cues: Cues, named: Sequence[NamedPerson], places: Counter[str], gazetteer: Gazetteer
) -> list[NamedPerson]:
    """The mentions whose name is a person's, each with the chance of that as its score.

    `places` is what `tagged_places` counts.
    """
    chances = {e.key: chance(e.features) for e in evidence(tokens, cues, named, places, gazetteer)}
    scored = (replace(person, score=chances[match_key(person.surface)]) for person in named)
    return [person for person in scored if person.score >= LEAST]


def tagged_places(text: str, tagging: Tagging) -> Counter[str]:
    """How often the tagger read each name as a place, by the name in small letters."""
    labels = (Label.PLACE, Label.FACILITY)
    return Counter(text[span.start : span.end].lower() for span in tagging.spans if span.label in labels)


def chance(features: Mapping[str, float]) -> float:
    """How likely it is, 0 to 1, that a name with these features is a person's."""
    return 1 / (1 + math.exp(-sum(weight * features[name] for name, weight in _weights().items())))


@cache
def _weights() -> dict[str, float]:
    learned: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return learned


def evidence(
    tokens: Tokens, cues: Cues, named: Sequence[NamedPerson], places: Counter[str], gazetteer: Gazetteer
) -> Iterator[NameEvidence]:
    """The evidence for every name, in the order of their first mentions."""
    groups: dict[str, list[NamedPerson]] = {}
    for person in named:
        groups.setdefault(match_key(person.surface), []).append(person)
    short, full = _short_and_full(groups)
    for key, mentions in groups.items():
        features = {
            **_of_mentions(key, mentions),
            **_averages([_beside(tokens, cues, person) for person in mentions]),
            **_of_surface(mentions, places, gazetteer),
            "short form of another": float(key in short),
            "has a short form": float(key in full),
        }
        yield NameEvidence(key, mentions, features)


def _short_and_full(groups: Mapping[str, Sequence[NamedPerson]]) -> tuple[set[str], set[str]]:
    """The keys of the names that shorten a full name of this article, and the keys of those full names."""
    short: set[str] = set()
    full: set[str] = set()
    for key, mentions in groups.items():
        for word in set(key.split()) if " " in key else ():
            if word in groups and is_short_form_of(groups[word][0].surface, mentions[0].surface):
                short.add(word)
                full.add(key)
    return short, full


def _of_mentions(key: str, mentions: Sequence[NamedPerson]) -> Features:
    scores = [person.score for person in mentions]
    return {
        "always": 1.0,
        "tagged, on average": sum(scores) / len(scores),
        "tagged, at best": max(scores),
        "mentions": math.log(len(mentions)),
        "several words": float(" " in key),
    }


def _averages(rows: Sequence[Mapping[str, bool]]) -> Features:
    """Of each feature the share of the mentions that have it."""
    return {name: sum(row[name] for row in rows) / len(rows) for name in rows[0]}


def _of_surface(mentions: Sequence[NamedPerson], places: Counter[str], gazetteer: Gazetteer) -> Features:
    surface = mentions[0].surface
    place = gazetteer.place_named(surface)
    parts = surface.split()
    return {
        "a place's name": float(bool(gazetteer.lookup(surface))),
        "a great place's name": math.log10(1 + place.population) / 7 if place else 0.0,
        "tagged as a place elsewhere": float(min(2, places[surface.lower()])),
        "all capitals": sum(p.surface.isupper() for p in mentions) / len(mentions),
        "digit": float(any(c.isdigit() for c in surface)),
        "hyphen": float("-" in surface),
        "short word": float(len(surface) <= 3),
        "small words": sum(w[:1].islower() for w in parts) / max(1, len(parts)),
    }


def _beside(tokens: Tokens, cues: Cues, person: NamedPerson) -> dict[str, bool]:
    """What appears beside one mention."""
    lower, text = tokens.lower, tokens.text
    first, last = tokens.first_from(person.start), tokens.last_before(person.end)
    before = lower[first - 1] if first else ""
    if before == "." and first > 1:
        before = lower[first - 2]
    following = lower[last + 1 : last + 1 + _REACH_AFTER]
    after = following[0] if following else ""
    touches = bool(following) and text[tokens.ends[last] : tokens.starts[last + 1]] == " "
    aged = after == "," and following[1:2] != [] and following[1].isdigit()
    return {
        "titled or described": role_noun(before)
        or before in HONORIFICS_IN_TEXT
        or descriptor(tokens, Span(person.start, person.end)) is not None,
        "cue beside": last + 1 in cues.by_token or first - 1 in cues.by_token,
        "possessive": text[person.end : person.end + 2] in ("'s", "’s"),
        "determiner before": before in words("determiners"),
        "preposition of place before": before in words("prepositions_of_place"),
        "of or for before": before in ("of", "for"),
        "quotation mark before": before != "" and before in "\"“‘'",
        "he or she after": not words("pronouns_of_people").isdisjoint(following),
        "who or an age after": "who" in following[:2] or aged,
        "in brackets": "(" in (before, after) or after == ")",
        "capital after": touches and tokens.printed(last + 1)[:1].isupper(),
        "in a list": after in (",", "and") or before in (",", "and"),
        "organisation word after": after in words("organisation_words"),
        "inside a sentence": before != "" and before not in ".!?",
    }
