"""What a reader may type into the search box, read into plain values.

    harbour wall            both words, in any order and form
    "harbour wall"          these words in this order
    harbour OR quay         either word; OR binds tighter than the space: a b OR c is a and (b or c)
    -ferry                  not this word
    harb*                   words that begin so
    speaker:"Maria Alvarez" and person: place: outlet: kind: before: after: on:, each also with a minus

The syntax is that of web search engines. Whatever is typed gives a `Query`, never an error: what cannot be
understood is searched as plain words, and a note says so. Work is linear in the text and bounded: the text is
cut at MAX_LENGTH characters and MAX_TERMS terms. Offsets are code points into `Query.text`, half-open.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

MAX_LENGTH = 200
MAX_TERMS = 16
SHORTEST_PREFIX = 2

_WORD = re.compile(r"[^\W_]+")
_OPERATOR = re.compile(r"([^\W\d_]{2,20}):(?!//)")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011](?=[^\W\d_])")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


class Operator(StrEnum):
    SPEAKER = "speaker"
    PERSON = "person"
    PLACE = "place"
    OUTLET = "outlet"
    KIND = "kind"
    BEFORE = "before"
    AFTER = "after"
    ON = "on"


KINDS = ("direct", "partial", "indirect")
_PERIODS = (Operator.BEFORE, Operator.AFTER, Operator.ON)


def _(sentence: str) -> str:
    """Marks a sentence for the translators; who shows it translates it."""
    return sentence


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader is told about a query: a sentence, and what stands in the place of its %(names)s."""

    sentence: str
    values: tuple[tuple[str, str | int], ...] = ()

    def __str__(self) -> str:
        return self.sentence % dict(self.values)


@dataclass(frozen=True, slots=True)
class Words:
    """One or more words that must stand together, in this order."""

    text: str
    start: int
    end: int
    prefix: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(_WORD.findall(self.text))


@dataclass(frozen=True, slots=True)
class Condition:
    """`operator:value`, for every operator but those that name a period."""

    operator: Operator
    value: str
    negated: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Period:
    """`before:`, `after:` or `on:`, with the first and the last day that it leaves; None is open."""

    operator: Operator
    value: str
    first: date | None
    last: date | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    text: str
    """What was typed, without what no text can hold (NUL, lone surrogates), cut at MAX_LENGTH."""
    wanted: tuple[tuple[Words, ...], ...] = ()
    """Every group must be there; of the words in a group, any."""
    unwanted: tuple[Words, ...] = ()
    conditions: tuple[Condition, ...] = ()
    periods: tuple[Period, ...] = ()
    notes: tuple[Note, ...] = ()
    """What the reader is told about what was not understood."""

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted or self.conditions or self.periods)

    @property
    def plain(self) -> str:
        """The wanted words alone, as one would type a name; empty where there is an OR or a prefix."""
        if any(len(group) > 1 or group[0].prefix for group in self.wanted):
            return ""
        return " ".join(group[0].text for group in self.wanted)

    @property
    def first_day(self) -> date | None:
        return max((period.first for period in self.periods if period.first), default=None)

    @property
    def last_day(self) -> date | None:
        return min((period.last for period in self.periods if period.last), default=None)

    def values(self, operator: Operator, *, negated: bool = False) -> tuple[str, ...]:
        return tuple(
            condition.value
            for condition in self.conditions
            if condition.operator == operator and condition.negated == negated
        )

    def replaced(self, part: Words | Condition | Period, new: str = "") -> str:
        """The text with one of its parts replaced or, by default, left out."""
        return " ".join(f"{self.text[: part.start]} {new} {self.text[part.end :]}".split())


@dataclass(slots=True)
class _Piece:
    """One token as typed: [-][operator:]value, the value perhaps in quotation marks."""

    start: int
    end: int
    value: str
    operator: str = ""
    negated: bool = False
    quoted: bool = False


@dataclass(slots=True)
class _Reading:
    text: str
    wanted: list[list[Words]] = field(default_factory=list)
    unwanted: list[Words] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    terms: int = 0
    joining: bool = False

    def read(self, piece: _Piece) -> None:
        if piece.value == "OR" and not (piece.operator or piece.negated or piece.quoted):
            self.joining = bool(self.wanted)
            return
        joining, self.joining = self.joining, False
        if piece.operator:
            if self._condition(piece):
                return
            piece.value = f"{piece.operator} {piece.value}"
        self._words(piece, joining)

    def _condition(self, piece: _Piece) -> bool:
        """Whether `piece` is an operator that can be understood; a note says why where it is not."""
        name = piece.operator.lower()
        if name not in set(Operator):
            self.note(
                _("“%(name)s:” is no operator of this search, so it was searched as plain words."),
                name=piece.operator,
            )
            return False
        operator = Operator(name)
        value = " ".join(piece.value.split())
        if not value:
            self.note(
                _("“%(name)s:” needs a value right after the colon, as in %(example)s."),
                name=name,
                example=_EXAMPLES[operator],
            )
            return False
        if not self._room(1):
            return True
        if operator in _PERIODS:
            return self._period(operator, value, piece)
        if operator == Operator.KIND and value.lower() not in KINDS:
            self.note(
                _("“kind:” takes direct, partial or indirect; “%(value)s” was searched as plain words."),
                value=value,
            )
            return False
        if operator == Operator.KIND:
            value = value.lower()
        self.conditions.append(Condition(operator, value, piece.negated, piece.start, piece.end))
        return True

    def _period(self, operator: Operator, value: str, piece: _Piece) -> bool:
        days = days_of(value)
        if days is None:
            self.note(
                _(
                    "“%(value)s” is no date that “%(name)s:” can read: write 2016, 2016-03 or 2016-03-01. "
                    "It was searched as plain words."
                ),
                value=value,
                name=operator,
            )
            return False
        if piece.negated:
            self.note(_("A minus before “%(name)s:” has no meaning and was left out."), name=operator)
        first, last = days
        bounds = {
            Operator.BEFORE: (None, _shifted(first, -1)),
            Operator.AFTER: (_shifted(last, 1), None),
            Operator.ON: (first, last),
        }[operator]
        self.periods.append(Period(operator, value, *bounds, piece.start, piece.end))
        return True

    def _words(self, piece: _Piece, joining: bool) -> None:
        count = len(_WORD.findall(piece.value))
        if not count or not self._room(count):
            return
        prefix = self._is_prefix(piece, count)
        text = _WORD.findall(piece.value)[0] if prefix else _HYPHEN.sub(" ", piece.value)
        words = Words(" ".join(text.split()), piece.start, piece.end, prefix)
        if piece.negated:
            self.unwanted.append(words)
        elif joining:
            self.wanted[-1].append(words)
        else:
            self.wanted.append([words])

    def _is_prefix(self, piece: _Piece, count: int) -> bool:
        if piece.quoted or count != 1 or not piece.value.endswith("*"):
            return False
        if len(_WORD.findall(piece.value)[0]) < SHORTEST_PREFIX:
            self.note(
                _("“%(value)s” needs at least %(least)s letters before the star."),
                value=piece.value,
                least=SHORTEST_PREFIX,
            )
            return False
        return True

    def _room(self, terms: int) -> bool:
        self.terms += terms
        if self.terms <= MAX_TERMS:
            return True
        self.note(
            _("A search takes at most %(most)s words; what came after them was left out."), most=MAX_TERMS
        )
        return False

    def note(self, sentence: str, **values: str | int) -> None:
        note = Note(sentence, tuple(values.items()))
        if note not in self.notes:
            self.notes.append(note)


_EXAMPLES = {
    Operator.SPEAKER: 'speaker:"Maria Alvarez"',
    Operator.PERSON: 'person:"Maria Alvarez"',
    Operator.PLACE: "place:Lisbon",
    Operator.OUTLET: 'outlet:"Harbour Herald"',
    Operator.KIND: "kind:direct",
    Operator.BEFORE: "before:2016-03",
    Operator.AFTER: "after:2016-03",
    Operator.ON: "on:2016-03-01",
}


def parse(typed: str) -> Query:
    """Reads what was typed. Never raises."""
    text = _cleaned(typed)
    reading = _Reading(text[:MAX_LENGTH])
    if len(text) > MAX_LENGTH:
        reading.note(_("A search takes at most %(most)s characters; the rest was left out."), most=MAX_LENGTH)
    for piece in _pieces(reading.text):
        reading.read(piece)
    return Query(
        reading.text,
        tuple(map(tuple, reading.wanted)),
        tuple(reading.unwanted),
        tuple(reading.conditions),
        tuple(reading.periods),
        tuple(reading.notes),
    )


def days_of(value: str) -> tuple[date, date] | None:
    """The first and last day of a year, a month or a day as 2016, 2016-03 or 2016-03-01; None for others."""
    match = _DAY.fullmatch(value)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if day:
            first = last = date(year or 0, month or 0, day)
        elif month:
            first = date(year or 0, month, 1)
            last = _shifted(date(first.year + month // 12, month % 12 + 1, 1), -1)
        else:
            first, last = date(year or 0, 1, 1), date(year or 0, 12, 31)
    except ValueError:
        return None
    return first, last


def _shifted(day: date, days: int) -> date:
    """Stops at the first and the last day that a date can be."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _cleaned(typed: str) -> str:
    """One line in composed form, with plain quotation marks and nothing that a database cannot store."""
    # A reader pastes a paragraph or worse: nothing beyond this can matter, whatever composing shortens.
    typed = typed[: MAX_LENGTH * 10]
    kept = "".join(" " if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} else char for char in typed)
    return " ".join(unicodedata.normalize("NFC", kept).translate(_QUOTES).split())


def _pieces(text: str) -> Iterator[_Piece]:
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        start = at
        negated = text[at] in "-−" and at + 1 < len(text) and text[at + 1] != " "
        at += negated
        operator = ""
        if match := _OPERATOR.match(text, at):
            operator, at = match[1], match.end()
        quoted = at < len(text) and text[at] == '"'
        if quoted:
            closing = text.find('"', at + 1)
            stop = len(text) if closing < 0 else closing
            value, at = text[at + 1 : stop], stop + 1
        else:
            # A quotation mark inside a word opens a phrase of its own: say"hello there" is two pieces.
            stop = min(
                (found for found in (text.find(" ", at), text.find('"', at)) if found >= 0), default=len(text)
            )
            value, at = text[at:stop], stop
        yield _Piece(start, min(at, len(text)), value, operator, bool(negated), quoted)
