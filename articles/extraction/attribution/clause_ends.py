"""Ends of attributed words that a reader would choose: whole names and whole clauses.

Rule: a name at an edge is inside as a whole. “Not” before the words is part of them. Words that end with a
preposition, a determiner or an auxiliary go on to the end of their clause, which is the next mark of
punctuation; if a cue or nothing is between, they end before the dangling word instead.
"""

from bisect import bisect_right
from collections.abc import Sequence

from articles.extraction.attribution.context import AttributionContext
from articles.extraction.lexicons import words
from articles.extraction.types import Span

_LONGEST_REST = 15
"""Tokens from the dangling word to the end of its clause, at most."""
_ENDS_CLAUSE = frozenset(",.;:!?()[]—–-“”\"'‘’…")
_CONJUNCTIONS = frozenset({"and", "or", "but", "that", "which", "who", "whose", "because", "if", "when"})
_NEGATIONS = frozenset({"not", "never", "no"})


def snapped_to_clause(context: AttributionContext, span: Span, names: Sequence[Span]) -> Span:
    """The span with ends that cut no name and no clause. `names` are in order and do not overlap."""
    tokens = context.tokens
    start, end = _outside_name(span.start, names, 0), _outside_name(span.end, names, 1)
    before = tokens.first_from(start) - 1
    if before >= 0 and tokens.lower[before] in _NEGATIONS:
        start = tokens.starts[before]
    return Span(start, _clause_end(context, start, end))


def _outside_name(offset: int, names: Sequence[Span], side: int) -> int:
    number = bisect_right(names, Span(offset, 0)) - 1
    if number < 0 or not names[number].start < offset < names[number].end:
        return offset
    return (names[number].start, names[number].end)[side]


def _clause_end(context: AttributionContext, start: int, end: int) -> int:
    tokens = context.tokens
    last = tokens.last_before(end)
    if last < 0 or tokens.ends[last] != end or not _dangles(tokens.lower[last]):
        return end
    limit = min(tokens.first_from(context.layout.sentence(max(start, end - 1)).end), last + _LONGEST_REST)
    stop = last + 1
    while stop < limit and tokens.lower[stop] not in _ENDS_CLAUSE and stop not in context.cues.by_token:
        stop += 1
    reaches_mark = stop < len(tokens) and tokens.lower[stop] in _ENDS_CLAUSE
    if reaches_mark and stop > last + 1:
        return tokens.ends[stop - 1]
    while last >= 0 and tokens.starts[last] > start and _dangles(tokens.lower[last]):
        last -= 1
    return max(start, tokens.ends[last])


def _dangles(word: str) -> bool:
    """Whether no clause ends with the word. Prepositions may: "what it stood for"."""
    return word in _CONJUNCTIONS or word in words("articles_and_possessives") or word in words("prepositions")
