"""Where names may begin and end. The model labels word by word; these rules correct what no name does.

Shapes: arrays per word, as in `windows`; spans are word numbers [first, last).
"""

from __future__ import annotations

import numpy as np

from articles.extraction.tagging.windows import CAPITAL, LOWER, Flags, Ints, WordTable

SHORT = 2  # letters of an article that is part of a name: "al Qaim", "La Paz"
HYPHENS = "-‐‑"
# Marks that are in no name: they separate the names of a list, and a name from what follows it.
_IN_NO_PERSON = ",;:/|()[]<>•—–?!…"
_IN_NO_PLACE = ",;:|()[]<>•—?!…"
_IN_NO_ORGANISATION = ";:|()[]<>•—?!…"  # “Ministry of Health, Labour and Welfare” keeps its comma
_PUNCTUATION = "\"“”‘’'`«»„.,;:!?…-‐‑–—()[]{}<>/|•*&#@%$+=_~^"
_PARTNERS = {ord(close): ord(opening) for opening, close in ("()", "“”", '""', "‘’", "''")}


def _signs(words: WordTable, characters: str) -> Flags:
    return np.isin(words.sign, np.array([ord(character) for character in characters]))


def punctuation(words: WordTable) -> Flags:
    return _signs(words, _PUNCTUATION)


def never_in_person(words: WordTable) -> Flags:
    return _signs(words, _IN_NO_PERSON)


def never_in_place(words: WordTable) -> Flags:
    return _signs(words, _IN_NO_PLACE)


def never_in_organisation(words: WordTable) -> Flags:
    return _signs(words, _IN_NO_ORGANISATION)


def ends_of_names(words: WordTable, first: Ints, last: Ints) -> Ints:
    """The ends of names, moved over the rest of a hyphenated word and the last point of "U.S.", and back over
    marks and over lower-case words ("Brandt angrily", "Lisbon district").
    """
    total = len(words)
    marks = punctuation(words)
    hyphen = _signs(words, HYPHENS)
    touches_next = np.append(words.end[:-1] == words.start[1:], False)
    small = (words.case == LOWER) & np.append(True, ~touches_next[:-1])
    point = _last_points(words)
    next_name = np.append(first[1:], total)
    moved = last.copy()
    for number, (begin, end) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        if end < next_name[number]:
            goes_on = hyphen[end - 1] and touches_next[end - 1] and not marks[end]
            end += bool(goes_on or point[end])
        while end - begin > 1 and (
            small[end - 1] or (marks[end - 1] and not (point[end - 1] or _closes(words, begin, end)))
        ):
            end -= 1
        moved[number] = end if end - begin > 1 or words.case[begin] != LOWER else last[number]
    return moved


def starts_of_places(words: WordTable, first: Ints, last: Ints) -> Ints:
    """The starts of places, moved over lower-case words ("northern Portugal"), not over an article ("al")."""
    touches_next = np.append(words.end[:-1] == words.start[1:], False)
    small = (words.case == LOWER) & ~touches_next & (words.end - words.start > SHORT)
    moved = first.copy()
    for number, (begin, end) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        capitals = np.flatnonzero(~small[begin:end])
        if len(capitals):
            moved[number] = begin + int(capitals[0])
    return moved


def _last_points(words: WordTable) -> Flags:
    """The last points of "U.S." and "D.C.", which belong to the word."""
    point = words.sign == ord(".")
    touches = np.append(False, words.start[1:] == words.end[:-1])
    after_capital = np.append(False, words.case[:-1] == CAPITAL)
    after_point = np.append([False, False], point)[: len(point)]
    return np.asarray(point & touches & after_capital & after_point, np.bool_)


def _closes(words: WordTable, first: int, last: int) -> bool:
    """Whether [first, last) ends with a mark whose partner is inside, as in "Diego “Cholo”"."""
    opening = _PARTNERS.get(int(words.sign[last - 1]))
    return opening is not None and bool((words.sign[first : last - 1] == opening).any())
