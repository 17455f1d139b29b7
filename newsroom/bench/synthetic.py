"""A made-up archive of any size: the same seed and size give the same articles.

Words follow Zipf's law, as they do in news; people, places and outlets do too, more gently. Every mention and
quotation knows its offsets, in code points into the body.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

SEED = 20240514
WORDS = 50_000
FIRST_DAY = date(2005, 1, 1)
DAYS = 20 * 365
OUTLETS = (
    "Harbour Herald",
    "Evening Tide",
    "The Northport Post",
    "Inland Daily",
    "Coast Weekly",
    "The Lantern",
)
_BATCH = 1000
# "sh" and the like, so that the words look spoken and stem like English.
# fmt: off
_ONSETS = (
    "b", "br", "c", "ch", "d", "dr", "f", "fl", "g", "gr", "h", "k", "l", "m", "n", "p", "pl", "pr",
    "qu", "r", "s", "sh", "sl", "st", "t", "tr", "v", "w", "z",
)
# fmt: on
_VOWELS = ("a", "e", "i", "o", "u", "ea", "oo", "ai", "ou")
_CODAS = ("", "", "", "n", "r", "l", "m", "nd", "rt", "x", "ck")


@dataclass(frozen=True, slots=True)
class Mention:
    start: int
    end: int
    surface: str
    record: int


@dataclass(frozen=True, slots=True)
class Quotation:
    start: int
    end: int
    text: str
    kind: str
    speaker: int
    speaker_text: str


@dataclass(slots=True)
class Printed:
    pk: int
    headline: str
    day: date
    outlet: str
    body: str = ""
    people: list[Mention] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)


class World:
    """The words and names that the articles of an archive of `size` articles are made of."""

    def __init__(self, size: int) -> None:
        self.size = size
        rng = np.random.default_rng(SEED)
        self.words = _made_up(rng, WORDS, syllables=(2, 4))
        families = _made_up(rng, 12_000, syllables=(2, 3))
        given = _made_up(rng, 800, syllables=(1, 2))
        people = min(60_000, max(200, size // 16))
        self.people = _names(rng, given, families, people)
        self.places = [word.capitalize() for word in _made_up(rng, min(8_000, max(60, size // 50)), (2, 3))]
        self.odds = _zipf(len(self.words), 1.0)
        self.people_odds = _zipf(len(self.people), 0.8)
        self.places_odds = _zipf(len(self.places), 0.9)
        self.outlet_odds = _zipf(len(OUTLETS), 0.7)

    def articles(self) -> Iterator[Printed]:
        """In order of their day, the oldest first, as an archive grows."""
        for first in range(0, self.size, _BATCH):
            rng = np.random.default_rng([SEED, first])
            for pk in range(first + 1, min(first + _BATCH, self.size) + 1):
                yield self._article(rng, pk)

    def _article(self, rng: np.random.Generator, pk: int) -> Printed:
        length = int(rng.integers(300, 500))
        drawn = _draw(rng, self.odds, length + 8)
        words = [self.words[index] for index in drawn]
        headline = " ".join(words[length:]).capitalize()
        day = FIRST_DAY + timedelta(days=(pk - 1) * DAYS // self.size)
        printed = Printed(pk, headline, day, OUTLETS[_draw(rng, self.outlet_odds, 1)[0]])
        _write(printed, rng, words[:length], self)
        return printed


def _write(printed: Printed, rng: np.random.Generator, words: list[str], world: World) -> None:
    """Sentences of about fifteen words, some with a name in them, every tenth a quotation."""
    people, places = _draw(rng, world.people_odds, 4), _draw(rng, world.places_odds, 3)
    pieces: list[str] = []
    at = 0

    def put(text: str) -> int:
        nonlocal at
        pieces.append(text)
        at += len(text)
        return at - len(text)

    for number, first in enumerate(range(0, len(words), 15)):
        sentence = " ".join(words[first : first + 15])
        if number:
            put("\n\n" if number % 4 == 0 else " ")
        if number % 10 == 4:
            person = int(people[number // 10 % 4])
            put("“")
            start = put(sentence.capitalize() + ",")
            end = at
            put("” ")
            name = world.people[person]
            printed.quotations.append(
                Quotation(
                    start, end, pieces[-2], "direct" if number % 20 == 4 else "partial", person + 1, name
                )
            )
            named = put(name)
            printed.people.append(Mention(named, at, name, person + 1))
            put(" said.")
        elif number % 5 == 1:
            person = int(people[number // 5 % 4])
            named = put(world.people[person])
            printed.people.append(Mention(named, at, world.people[person], person + 1))
            put(f" {sentence}.")
        elif number % 7 == 2:
            place = int(places[number // 7 % 3])
            put("In ")
            named = put(world.places[place])
            printed.places.append(Mention(named, at, world.places[place], place + 1))
            put(f" {sentence}.")
        else:
            put(sentence.capitalize() + ".")
    printed.body = "".join(pieces)


def _zipf(count: int, exponent: float) -> np.ndarray:
    weights = 1.0 / np.arange(1, count + 1) ** exponent
    return np.cumsum(weights / weights.sum())


def _draw(rng: np.random.Generator, cumulated: np.ndarray, count: int) -> np.ndarray:
    return np.minimum(np.searchsorted(cumulated, rng.random(count)), len(cumulated) - 1)


def _made_up(rng: np.random.Generator, count: int, syllables: tuple[int, int]) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < count:
        parts = [
            _ONSETS[rng.integers(len(_ONSETS))]
            + _VOWELS[rng.integers(len(_VOWELS))]
            + _CODAS[rng.integers(len(_CODAS))]
            for _ in range(rng.integers(syllables[0], syllables[1] + 1))
        ]
        words["".join(parts)] = None
    return list(words)


def _names(rng: np.random.Generator, given: list[str], families: list[str], count: int) -> list[str]:
    names: dict[str, None] = {}
    while len(names) < count:
        first, last = given[rng.integers(len(given))], families[rng.integers(len(families))]
        names[f"{first.capitalize()} {last.capitalize()}"] = None
    return list(names)
