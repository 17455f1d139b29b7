"""Where a name ends in a run of capitalised words.

Rule: it ends before the verb of a headline ("Brown Hits Back"), before a dash, and before words that make of
the run an organisation or an event ("Ted Cruz Super PAC"). Of a line in which every long word has a capital,
no name is used to lengthen another. Source: newspapers that print every word of a headline with a capital.
"""

import re

from articles.extraction.lexicons import words

_DASHES = frozenset("-–—")
_LINE = re.compile(r"[^\n]*")
_LONG_WORD = re.compile(r"\w{4,}")
_FEWEST = 4
_CAPITALISED = 0.9
_WORD = re.compile(r"\S+")


def end_of_name(text: str, start: int, end: int) -> int:
    """The offset where the name that begins at `start` ends, at most `end`."""
    found = list(_WORD.finditer(text, start, end))
    spoken = [match[0].lower() for match in found]
    for number in range(1, len(found)):
        rest = " ".join(spoken[number:])
        verb = spoken[number] in words("headline_verbs") or spoken[number] in _DASHES
        if verb or rest in words("events_after_a_name"):
            return found[number - 1].end()
    return end


def in_headline(text: str, start: int) -> bool:
    """Whether nine of ten long words of the line at `start` have a capital."""
    opening = text.rfind("\n", 0, start) + 1
    line = _LINE.match(text, opening)
    long = _LONG_WORD.findall(line[0]) if line else []
    return len(long) >= _FEWEST and sum(word[0].isupper() for word in long) >= _CAPITALISED * len(long)
