"""In which order the stretches of a line stand, where some of its scripts are read from right to left.

The rules are those of Unicode's bidirectional algorithm (UAX 9) for a line without explicit embeddings, which
`drawable` takes out: weak types (W1–W7), neutrals (N1–N2), implicit levels (I1–I2), reordering (L2).
"""

import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import TypeVar

T = TypeVar("T")


def reads_right_to_left(text: str) -> bool:
    """As the first letter that has a direction does (P2, P3)."""
    kinds = map(unicodedata.bidirectional, text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


def levels(text: str, *, right_to_left: bool) -> list[int]:
    """Of each character; what has an odd level is read from right to left."""
    base = "R" if right_to_left else "L"
    kinds = _neutrals(_weak([unicodedata.bidirectional(character) for character in text], base), base)
    of_kind = {"L": 2, "R": 1, "N": 2} if right_to_left else {"L": 0, "R": 1, "N": 2}
    return [of_kind[kind] for kind in kinds]


def in_order(parts: Sequence[T], levels: Sequence[int]) -> list[T]:
    """Parts of one level each, as they stand from left to right (L2)."""
    ordered = list(zip(levels, parts, strict=True))
    for level in range(max(levels, default=0), 0, -1):
        ordered = [
            pair
            for high, run in groupby(ordered, key=lambda pair, level=level: pair[0] >= level)  # type: ignore[misc]
            for pair in (reversed(list(run)) if high else run)
        ]
    return [part for _level, part in ordered]


def _weak(kinds: list[str], base: str) -> list[str]:
    """L, R, N for numbers, and O for what has no direction."""
    kinds = _arabic_numbers(kinds)
    strong, kind_before, found = base, base, []
    for position, kind in enumerate(kinds):
        if kind in ("NSM", "BN"):
            kind = kind_before
        elif kind in ("L", "R", "AL"):
            strong = "L" if kind == "L" else "R"
            kind = strong
        elif kind in ("EN", "AN"):
            kind = "L" if strong == "L" and kind == "EN" else "N"
        elif kind in ("ES", "CS", "ET") and _in_number(kinds, position):
            kind = "L" if strong == "L" else "N"
        else:
            kind = "O"
        found.append(kind)
        kind_before = kind
    return found


def _arabic_numbers(kinds: list[str]) -> list[str]:
    """Digits behind an Arabic letter are written as Arabic numbers are, their signs apart (W2)."""
    letter, found = "", []
    for kind in kinds:
        letter = kind if kind in ("L", "R", "AL") else letter
        found.append("AN" if kind == "EN" and letter == "AL" else kind)
    return found


def _in_number(kinds: list[str], position: int) -> bool:
    """Whether a sign belongs to a number: between its digits, or a currency beside them."""
    before = kinds[position - 1] if position else ""
    after = kinds[position + 1] if position + 1 < len(kinds) else ""
    if kinds[position] == "ET":
        return "EN" in (before, after)
    return before == after and (before == "EN" or (before == "AN" and kinds[position] == "CS"))


def _neutrals(kinds: list[str], base: str) -> list[str]:
    found: list[str] = []
    runs = [(kind, len(list(run))) for kind, run in groupby(kinds)]
    for number, (kind, length) in enumerate(runs):
        if kind == "O":
            before = runs[number - 1][0].replace("N", "R") if number else base
            after = runs[number + 1][0].replace("N", "R") if number + 1 < len(runs) else base
            kind = before if before == after else base
        found += [kind] * length
    return found
