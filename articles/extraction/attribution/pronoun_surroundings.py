"""What stands between a quotation and the pronoun after it, and the nouns that a pronoun may refer to.

Rule: after a quotation ("...," he said) the previous speaker goes on, or somebody speaks who was just named
and described. Nouns that show a gender ("my mother", "the woman") may be what a pronoun refers to, unless
they stand in a quotation or describe somebody who is named beside them.
"""

from bisect import bisect_left
from collections.abc import Sequence

from articles.extraction.entities.mention_clusters import ClusteredMention
from articles.extraction.lexicons import values
from articles.extraction.text.tokens import Tokens
from articles.text.spans import Span, SpanSet

_AFTER = 3
"""Characters between a quotation and the pronoun that follows it: a comma, a mark, a space."""


class PronounSurroundings:
    """Answers for one article."""

    def __init__(self, tokens: Tokens, quoted: Sequence[Span], mentions: Sequence[ClusteredMention]) -> None:
        self._ends = sorted(span.end for span in quoted)
        within = SpanSet(quoted)
        described = SpanSet([m.descriptor for m in mentions if m.descriptor is not None])
        self._nouns: dict[str, list[int]] = {"male": [], "female": []}
        for number, word in enumerate(tokens.lower):
            gender = values("gendered_nouns").get(word)
            start, end = tokens.starts[number], tokens.ends[number]
            if gender and not within.contains(start, end) and not described.overlaps(start, end):
                self._nouns[gender].append(start)

    def follows_quotation(self, at: int) -> bool:
        """The offset comes right after a quotation: “We wait,” he said."""
        number = bisect_left(self._ends, at + 1) - 1
        return number >= 0 and at - self._ends[number] <= _AFTER

    def noun_between(self, gender: str, start: int, end: int) -> bool:
        """A noun of this gender begins in [start, end)."""
        nouns = self._nouns[gender]
        return bisect_left(nouns, start) < bisect_left(nouns, end)
