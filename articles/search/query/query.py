"""A parsed query: its terms, conditions and date ranges, and notes on what was not understood.

Offsets are code points into `Query.text`, half-open.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

WORD = re.compile(r"[^\W_]+")


class Operator(StrEnum):
    SPEAKER = "speaker"
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    KIND = "kind"
    BEFORE = "before"
    AFTER = "after"
    ON = "on"


@dataclass(frozen=True, slots=True)
class Note:
    """A message to the reader about the query: a sentence with %(names)s, and their values."""

    sentence: str
    values: tuple[tuple[str, str | int], ...] = ()

    def __str__(self) -> str:
        return self.sentence % dict(self.values)


@dataclass(frozen=True, slots=True)
class Term:
    """One word, a phrase of adjacent words, or the prefix of a word."""

    text: str
    start: int
    end: int
    prefix: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(WORD.findall(self.text))


@dataclass(frozen=True, slots=True)
class Condition:
    """`operator:value`, for every operator that does not name a date range."""

    operator: Operator
    value: str
    negated: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DateRange:
    """`before:`, `after:` or `on:`, with its first and last day, both included; None is open."""

    operator: Operator
    value: str
    first: date | None
    last: date | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    text: str
    """The text as typed, on one line and cut to the permitted length."""
    required: tuple[tuple[Term, ...], ...] = ()
    """Groups of alternatives: of each group, at least one term must match."""
    excluded: tuple[Term, ...] = ()
    conditions: tuple[Condition, ...] = ()
    date_ranges: tuple[DateRange, ...] = ()
    notes: tuple[Note, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.required or self.excluded or self.conditions or self.date_ranges)

    @property
    def plain(self) -> str:
        """The required words alone, as one would type a name; empty if there is an OR or a prefix."""
        if any(len(group) > 1 or group[0].prefix for group in self.required):
            return ""
        return " ".join(group[0].text for group in self.required)

    @property
    def first_day(self) -> date | None:
        return max((days.first for days in self.date_ranges if days.first), default=None)

    @property
    def last_day(self) -> date | None:
        return min((days.last for days in self.date_ranges if days.last), default=None)

    def values(self, operator: Operator, *, negated: bool = False) -> tuple[str, ...]:
        return tuple(
            condition.value
            for condition in self.conditions
            if condition.operator == operator and condition.negated == negated
        )

    def replaced(self, part: Term | Condition | DateRange, new: str = "") -> str:
        """The text with one of its parts replaced or, by default, removed."""
        return " ".join(f"{self.text[: part.start]} {new} {self.text[part.end :]}".split())
