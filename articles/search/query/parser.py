"""The query language of the search box. `parse` returns a `Query` for any text and never raises.

    harbour wall            both words, in any order and form
    "harbour wall"          these words in this order
    harbour OR quay         either word; OR binds tighter than the space: a b OR c is a and (b or c)
    -ferry                  not this word
    harb*                   words with this prefix
    speaker:"Maria Alvarez" and person: place: organisation: outlet: kind:
    before: after: on:, each also with a minus

The syntax is that of web search engines. What cannot be understood is searched as plain words, and a note
says so. Work is linear in the text and bounded: the text is cut after MAX_LENGTH code points and MAX_WORDS
words, of which each condition and date range counts as one.
"""

import re
from dataclasses import dataclass, field

from articles.extraction.types import StatementKind
from articles.search.query.date_ranges import days_of, shift
from articles.search.query.query import WORD, Condition, DateRange, Note, Operator, Query, Term
from articles.search.query.tokenizer import QueryToken, clean, tokenize

MAX_LENGTH = 200
MAX_WORDS = 16
SHORTEST_PREFIX = 2

# Between letters a hyphen is a space: the index contains the words of "Jong-un" one by one.
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011](?=[^\W\d_])")
_DATE_OPERATORS = (Operator.BEFORE, Operator.AFTER, Operator.ON)
_EXAMPLES = {
    Operator.SPEAKER: 'speaker:"Maria Alvarez"',
    Operator.PERSON: 'person:"Maria Alvarez"',
    Operator.PLACE: "place:Lisbon",
    Operator.ORGANISATION: 'organisation:"Harbour Council"',
    Operator.OUTLET: 'outlet:"Harbour Herald"',
    Operator.KIND: "kind:direct",
    Operator.BEFORE: "before:2016-03",
    Operator.AFTER: "after:2016-03",
    Operator.ON: "on:2016-03-01",
}


def _(sentence: str) -> str:
    """Marks a sentence for the translators; `render_notes` translates it."""
    return sentence


def parse(typed: str) -> Query:
    text = clean(typed, MAX_LENGTH)
    parser = _Parser()
    if len(text) > MAX_LENGTH:
        parser.note(_("A search takes at most %(most)s characters; the rest was left out."), most=MAX_LENGTH)
        text = text[:MAX_LENGTH]
    for token in tokenize(text):
        parser.read(token)
    return Query(
        text,
        tuple(map(tuple, parser.required)),
        tuple(parser.excluded),
        tuple(parser.conditions),
        tuple(parser.date_ranges),
        tuple(parser.notes),
    )


@dataclass(slots=True)
class _Parser:
    """Collects the parts of a query, token by token."""

    required: list[list[Term]] = field(default_factory=list)
    excluded: list[Term] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    date_ranges: list[DateRange] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    words: int = 0
    after_or: bool = False

    def read(self, token: QueryToken) -> None:
        if token.value == "OR" and not (token.operator or token.negated or token.quoted):
            self.after_or = bool(self.required)
            return
        alternative, self.after_or = self.after_or, False
        if not token.operator:
            self._add_term(token, token.value, alternative)
        elif not self._add_condition(token):
            self._add_term(token, f"{token.operator} {token.value}", alternative)

    def note(self, sentence: str, **values: str | int) -> None:
        note = Note(sentence, tuple(values.items()))
        if note not in self.notes:
            self.notes.append(note)

    def _add_term(self, token: QueryToken, value: str, alternative: bool) -> None:
        words = WORD.findall(value)
        if not words or not self._has_room(len(words)):
            return
        prefix = len(words) == 1 and not token.quoted and self._is_prefix(value, words[0])
        text = words[0] if prefix else _HYPHEN.sub(" ", value)
        term = Term(" ".join(text.split()), token.start, token.end, prefix)
        if token.negated:
            self.excluded.append(term)
        elif alternative:
            self.required[-1].append(term)
        else:
            self.required.append([term])

    def _is_prefix(self, value: str, word: str) -> bool:
        if not value.endswith("*"):
            return False
        if len(word) < SHORTEST_PREFIX:
            self.note(
                _("“%(value)s” needs at least %(least)s letters before the star."),
                value=value,
                least=SHORTEST_PREFIX,
            )
            return False
        return True

    def _add_condition(self, token: QueryToken) -> bool:
        """Whether the operator was understood; if not, a note says why."""
        name = token.operator.lower()
        if name not in set(Operator):
            self.note(
                _("“%(name)s:” is not an operator of this search, so it was searched as plain words."),
                name=token.operator,
            )
            return False
        operator = Operator(name)
        value = " ".join(token.value.split())
        if not value:
            self.note(
                _("“%(name)s:” needs a value right after the colon, as in %(example)s."),
                name=name,
                example=_EXAMPLES[operator],
            )
            return False
        if not self._has_room(1):
            return True
        if operator in _DATE_OPERATORS:
            return self._add_date_range(operator, value, token)
        if operator == Operator.KIND:
            try:
                value = StatementKind(value.lower())
            except ValueError:
                self.note(
                    _("“kind:” takes direct, mixed or indirect; “%(value)s” was searched as plain words."),
                    value=value,
                )
                return False
        self.conditions.append(Condition(operator, value, token.negated, token.start, token.end))
        return True

    def _add_date_range(self, operator: Operator, value: str, token: QueryToken) -> bool:
        days = days_of(value)
        if days is None:
            self.note(
                _(
                    "“%(value)s” is not a date that “%(name)s:” can read: write 2016, 2016-03 or 2016-03-01. "
                    "It was searched as plain words."
                ),
                value=value,
                name=operator,
            )
            return False
        if token.negated:
            self.note(_("A minus before “%(name)s:” has no meaning and was left out."), name=operator)
        first, last = days
        bounds = {
            Operator.BEFORE: (None, shift(first, -1)),
            Operator.AFTER: (shift(last, 1), None),
            Operator.ON: (first, last),
        }[operator]
        self.date_ranges.append(DateRange(operator, value, *bounds, token.start, token.end))
        return True

    def _has_room(self, words: int) -> bool:
        self.words += words
        if self.words <= MAX_WORDS:
            return True
        self.note(
            _("A search takes at most %(most)s words; what came after them was left out."), most=MAX_WORDS
        )
        return False
