"""Names that the tagger read as places and that are none.

Rule: no place is

- an abbreviation that is not one of a country, a state or a well-known place: "S.E.C.", "U";
- a part of the name of an institution: inside a span that the tagger read as an organisation, before a word
  such as "Gazette" or "Senate", or after "Bank of";
- in a row of a table, but for the well-known ones: beside a result a small town is a guess.
"""

import re
from collections.abc import Sequence

from articles.extraction.lexicons import words
from articles.extraction.text.table_rows import table_rows
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Label, Span, TaggedSpan
from articles.gazetteer import Gazetteer, PlaceKind
from articles.text.spans import SpanSet

_ABBREVIATION = re.compile(r"(?:[A-Z]\.)+[A-Z]?|[A-Z]|[LPl]\.?L\.?[CcPp]\.?|Inc\.?|Ltd\.?|Corp\.?")
_SHORTENED = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.AREA, PlaceKind.CONTINENT)


class PlaceFilter:
    """Tells for one text which of the names in it may be places."""

    def __init__(self, tokens: Tokens, spans: Sequence[TaggedSpan], gazetteer: Gazetteer) -> None:
        self._tokens = tokens
        self._gazetteer = gazetteer
        self._rows = SpanSet(table_rows(tokens.text))
        self._organisations = SpanSet(
            Span(span.start, span.end) for span in spans if span.label is Label.ORGANISATION
        )

    def may_be_place(self, start: int, end: int) -> bool:
        surface = self._tokens.text[start:end]
        if _ABBREVIATION.fullmatch(surface) and not self._is_short_for_place(surface):
            return False
        if self._organisations.overlaps(start, end) or self._names_institution(start, end):
            return False
        return not self._rows.overlaps(start, end) or self._gazetteer.known_major(surface) is not None

    def _is_short_for_place(self, surface: str) -> bool:
        places = self._gazetteer.lookup(surface) if len(surface) > 1 else ()
        known = self._gazetteer.known_major(surface) if places else None
        return known is not None or (bool(places) and places[0].kind in _SHORTENED)

    def _names_institution(self, start: int, end: int) -> bool:
        tokens = self._tokens
        after = tokens.first_from(end)
        if after < len(tokens) and tokens.text[end : tokens.starts[after]] == " ":
            word = tokens.printed(after)
            if word[:1].isupper() and word.lower() in words("institution_words"):
                return True
        of = tokens.last_before(start)
        if of > 0 and tokens.lower[of] == "the":
            of -= 1
        return (
            of > 0
            and tokens.lower[of] == "of"
            and tokens.printed(of - 1)[:1].isupper()
            and tokens.lower[of - 1] in words("institutions_of")
        )
