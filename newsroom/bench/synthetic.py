"""A synthetic archive of any size. The same seed and size give the same articles.

The frequencies of words follow Zipf's law, as in news; those of people, places and outlets too, with a
smaller exponent. Mentions and quotations have half-open offsets in code points of the body.
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
# Parts of syllables, so that the words have the shape of English words for the stemmer.
# fmt: off
_ONSETS = (
    "b", "br", "c", "ch", "d", "dr", "f", "fl", "g", "gr", "h", "k", "l", "m", "n", "p", "pl", "pr",
    "qu", "r", "s", "sh", "sl", "st", "t", "tr", "v", "w", "z",
)
# fmt: on
_VOWELS = ("a", "e", "i", "o", "u", "ea", "oo", "ai", "ou")
_CODAS = ("", "", "", "n", "r", "l", "m", "nd", "rt", "x", "ck")


@dataclass(frozen=True, slots=True)
class SyntheticMention:
    start: int
    end: int
    surface: str
    record: int


@dataclass(frozen=True, slots=True)
class SyntheticQuotation:
    start: int
    end: int
    text: str
    kind: str
    speaker: int
    speaker_text: str


@dataclass(slots=True)
class SyntheticArticle:
    pk: int
    headline: str
    day: date
    outlet: str
    body: str = ""
    people: list[SyntheticMention] = field(default_factory=list)
    places: list[SyntheticMention] = field(default_factory=list)
    quotations: list[SyntheticQuotation] = field(default_factory=list)


class SyntheticArchive:
    """An archive of `size` articles: its words, names, and the articles made of them."""

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

    def articles(self) -> Iterator[SyntheticArticle]:
        """The articles, the oldest first."""
        for first in range(0, self.size, _BATCH):
            rng = np.random.default_rng([SEED, first])
            for pk in range(first + 1, min(first + _BATCH, self.size) + 1):
                yield self._article(rng, pk)

    def _article(self, rng: np.random.Generator, pk: int) -> SyntheticArticle:
        length = int(rng.integers(300, 500))
        drawn = _draw(rng, self.odds, length + 8)
        words = [self.words[index] for index in drawn]
        headline = " ".join(words[length:]).capitalize()
        day = FIRST_DAY + timedelta(days=(pk - 1) * DAYS // self.size)
        article = SyntheticArticle(pk, headline, day, OUTLETS[_draw(rng, self.outlet_odds, 1)[0]])
        _Writer(article, self).write(rng, words[:length])
        return article


class _Writer:
    """Writes the body of one article and records the offsets of what it writes."""

    def __init__(self, article: SyntheticArticle, archive: SyntheticArchive) -> None:
        self._article = article
        self._archive = archive
        self._pieces: list[str] = []
        self._length = 0

    def write(self, rng: np.random.Generator, words: list[str]) -> None:
        """Sentences of about fifteen words, some with a name; every tenth is a quotation."""
        people = _draw(rng, self._archive.people_odds, 4)
        places = _draw(rng, self._archive.places_odds, 3)
        for number, first in enumerate(range(0, len(words), 15)):
            sentence = " ".join(words[first : first + 15])
            if number:
                self._put("\n\n" if number % 4 == 0 else " ")
            if number % 10 == 4:
                kind = "direct" if number % 20 == 4 else "mixed"
                self._quotation(sentence.capitalize() + ",", kind, int(people[number // 10 % 4]))
            elif number % 5 == 1:
                self._mention(self._article.people, self._archive.people, int(people[number // 5 % 4]))
                self._put(f" {sentence}.")
            elif number % 7 == 2:
                self._put("In ")
                self._mention(self._article.places, self._archive.places, int(places[number // 7 % 3]))
                self._put(f" {sentence}.")
            else:
                self._put(sentence.capitalize() + ".")
        self._article.body = "".join(self._pieces)

    def _put(self, text: str) -> tuple[int, int]:
        start, self._length = self._length, self._length + len(text)
        self._pieces.append(text)
        return start, self._length

    def _mention(self, mentions: list[SyntheticMention], names: list[str], index: int) -> None:
        mentions.append(SyntheticMention(*self._put(names[index]), names[index], index + 1))

    def _quotation(self, text: str, kind: str, speaker: int) -> None:
        name = self._archive.people[speaker]
        self._put("“")
        span = self._put(text)
        self._put("” ")
        self._article.quotations.append(SyntheticQuotation(*span, text, kind, speaker + 1, name))
        self._mention(self._article.people, self._archive.people, speaker)
        self._put(" said.")


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
