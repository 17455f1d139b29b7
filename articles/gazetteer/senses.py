"""Whether a name that a city and a region have in common means the city or the region: "New York".

Rule: the words around a mention decide. "Upstate", "the state of", a governor and a legislature are of a
region, and so is what follows a town of that region ("Albany, New York"). A mayor and a subway are of a city.
Without such a word the name keeps both meanings. The words are in data/senses.csv.
"""

import re
from functools import lru_cache

from articles.gazetteer.containers import Containers
from articles.gazetteer.data_files import records, values
from articles.gazetteer.toponyms import PlaceKind, Toponym

REGION = frozenset({PlaceKind.REGION})
CITY = frozenset({PlaceKind.CITY})
_REACH = 40
"""Code points before or after a mention in which its words are looked for."""
_TOWN_BEFORE = re.compile(r"((?:[A-Z][\w.’'-]*)(?:\s[A-Z][\w.’'-]*){0,2}), \Z")
Sense = frozenset[PlaceKind]
"""The kinds of place that a mention may mean; empty where its words do not tell."""
Form = tuple[str, Sense]
"""Key of a name and its sense: one group of mentions, which mean one place."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], bool, Sense], ...]:
    """Pattern, whether it is for the words before the mention, and the sense."""
    patterns = []
    for where, kind, words in records("senses.csv"):
        choice = "|".join(re.escape(word) for word in sorted(values(words), key=len, reverse=True))
        before = where == "before"
        pattern = rf"(?:\A|\W)(?:{choice})\s+\Z" if before else rf"\A(?:['’]s)?\s+(?:{choice})(?!\w)"
        patterns.append((re.compile(pattern), before, frozenset({PlaceKind(kind)})))
    return tuple(patterns)


def sense(text: str, toponym: Toponym, containers: Containers) -> Sense:
    """The kinds of place that a mention may mean; empty where its words do not tell."""
    before = text[max(0, toponym.start - _REACH) : toponym.start]
    after = text[toponym.end : toponym.end + _REACH]
    for pattern, is_before, kinds in _patterns():
        if pattern.search(before if is_before else after):
            return kinds
    town = _TOWN_BEFORE.search(before)
    if town and containers.has_town(town.group(1), toponym.surface):
        return REGION
    return frozenset()
