"""How sure it is that a name is a person's: what stands beside all its mentions in the article, weighed
together.

Rule: one decision for all mentions of a name. Titles before it, a "said" beside it, a possessive, a fuller
name that it shortens speak for a person; an article, a preposition of place, a place of that name speak
against one. The weights were learned from labelled news by `training/names.py` and lie in
`model/persons.json`; the chance they give is the confidence of the finding.
"""

import json
import math
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from articles.extraction.attribution.cues import Cues
from articles.extraction.entities.descriptors import descriptor, role_noun
from articles.extraction.entities.people import NamedPerson
from articles.extraction.lexicons import values, words
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Label, Span, Tagging
from articles.gazetteer import Gazetteer
from people.names import is_short_form_of, match_key

FEATURES = (
    "always",
    "tagged, on average",
    "tagged, at best",
    "mentions",
    "several words",
    "titled or described",
    "cue beside",
    "possessive",
    "determiner before",
    "preposition of place before",
    "of or for before",
    "mark before",
    "he or she behind",
    "who or an age behind",
    "in brackets",
    "capital behind",
    "in a list",
    "body's word behind",
    "inside a sentence",
    "a place's name",
    "a great place's name",
    "tagged as a place elsewhere",
    "all capitals",
    "digit",
    "hyphen",
    "short word",
    "small words",
    "short form of another",
    "has a short form",
)
WEIGHTS = Path(__file__).parents[1] / "model" / "persons.json"
LEAST = 0.5
"""Below this chance a name is nobody's."""
_OF_PLACE = frozenset(("in", "from", "at", "to", "near", "into", "across"))
_PRONOUNS = frozenset(("he", "she", "his", "her", "him"))
_BEHIND = 11
"""Words behind a name in which a pronoun may take it up."""


def filter_persons(
    tokens: Tokens, cues: Cues, named: Sequence[NamedPerson], places: Counter[str], gazetteer: Gazetteer
) -> list[NamedPerson]:
    """The mentions whose name is a person's, each with the chance of that as its score.

    `places` is what `tagged_places` counts.
    """
    sure: dict[str, float] = {}
    for key, mentions, row in rows(tokens, cues, named, places, gazetteer):
        sure[key] = chance(row) if mentions else 0.0
    kept = []
    for person in named:
        share = sure[match_key(person.surface)]
        if share >= LEAST:
            kept.append(NamedPerson(person.start, person.end, person.surface, share, person.reason))
    return kept


def tagged_places(text: str, tagging: Tagging) -> Counter[str]:
    """How often the tagger read each name as a place, by the name in small letters."""
    labels = (Label.PLACE, Label.FACILITY)
    return Counter(text[span.start : span.end].lower() for span in tagging.spans if span.label in labels)


def chance(row: Sequence[float]) -> float:
    return 1 / (1 + math.exp(-sum(w * x for w, x in zip(_weights(), row, strict=True))))


@cache
def _weights() -> tuple[float, ...]:
    learned = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return tuple(float(learned[feature]) for feature in FEATURES)


def rows(
    tokens: Tokens, cues: Cues, named: Sequence[NamedPerson], places: Counter[str], gazetteer: Gazetteer
) -> list[tuple[str, list[NamedPerson], list[float]]]:
    """For every name its key, its mentions and its features in the order of FEATURES."""
    groups: dict[str, list[NamedPerson]] = {}
    for person in named:
        groups.setdefault(match_key(person.surface), []).append(person)
    shortened = _shortened(groups)
    found = []
    for key, mentions in groups.items():
        surface = mentions[0].surface
        beside = [_beside(tokens, cues, person) for person in mentions]
        scores = [person.score for person in mentions]
        place = gazetteer.named(surface)
        row = dict(
            zip(_BESIDE, (sum(column) / len(beside) for column in zip(*beside, strict=True)), strict=True)
        )
        row |= {
            "always": 1.0,
            "tagged, on average": sum(scores) / len(scores),
            "tagged, at best": max(scores),
            "mentions": math.log(len(mentions)),
            "several words": float(" " in key),
            "a place's name": float(bool(gazetteer.lookup(surface))),
            "a great place's name": math.log10(1 + place.population) / 7 if place else 0.0,
            "tagged as a place elsewhere": float(min(2, places[surface.lower()])),
            "all capitals": sum(p.surface.isupper() for p in mentions) / len(mentions),
            "digit": float(any(c.isdigit() for c in surface)),
            "hyphen": float("-" in surface),
            "short word": float(len(surface) <= 3),
            "small words": sum(w[:1].islower() for w in surface.split()) / max(1, len(surface.split())),
            "short form of another": float(key in shortened[0]),
            "has a short form": float(key in shortened[1]),
        }
        found.append((key, mentions, [row[feature] for feature in FEATURES]))
    return found


def _shortened(groups: dict[str, list[NamedPerson]]) -> tuple[set[str], set[str]]:
    """The keys of short names that shorten a full one here, and of the full ones that they shorten."""
    short: set[str] = set()
    full: set[str] = set()
    for key, mentions in groups.items():
        for word in set(key.split()) if " " in key else ():
            if word in groups and is_short_form_of(groups[word][0].surface, mentions[0].surface):
                short.add(word)
                full.add(key)
    return short, full


_BESIDE = FEATURES[5:19]


def _beside(tokens: Tokens, cues: Cues, person: NamedPerson) -> tuple[float, ...]:
    """What stands beside one mention, in the order of _BESIDE."""
    lower, text = tokens.lower, tokens.text
    first, last = tokens.first_from(person.start), tokens.last_before(person.end)
    before = lower[first - 1] if first else ""
    if before == "." and first > 1:
        before = lower[first - 2]
    behind = lower[last + 1 : last + 1 + _BEHIND]
    after = behind[0] if behind else ""
    touches = bool(behind) and text[tokens.ends[last] : tokens.starts[last + 1]] == " "
    return (
        role_noun(before)
        or before in values("honorifics")
        or descriptor(tokens, Span(person.start, person.end)) is not None,
        last + 1 in cues.by_token or first - 1 in cues.by_token,
        text[person.end : person.end + 2] in ("'s", "’s"),
        before in words("determiners"),
        before in _OF_PLACE,
        before in ("of", "for"),
        before != "" and before in "\"“‘'",
        not _PRONOUNS.isdisjoint(behind),
        "who" in behind[:2] or (after == "," and behind[1:2] != [] and behind[1].isdigit()),
        "(" in (before, after) or after == ")",
        touches and tokens.printed(last + 1)[:1].isupper(),
        after in (",", "and") or before in (",", "and"),
        after in words("organisation_words"),
        before != "" and before not in ".!?",
    )
