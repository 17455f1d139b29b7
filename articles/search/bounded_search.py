"""The newest matches of a text search, found in a bounded amount of work however common its words are.

The planner's estimate says how common the words are, in about a millisecond. If there are few matches, all
are fetched and sorted. If there are many, the search goes back in time, slice by slice, until it has WINDOW
matches; the index of words and the index of days answer each slice together. The estimate can be wrong: the
planner assumes that the words of a name occur independently, and knows nothing of prefixes. Therefore a low
estimate is checked against the newest slices before everything is fetched.

Ranking, counts and facets are computed from the matches found here alone, and the page says so.
"""

import json
import math
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.postgres.search import SearchQuery
from django.db.models import (
    Count,
    DateField,
    DurationField,
    ExpressionWrapper,
    F,
    OrderBy,
    QuerySet,
    Value,
    Window,
)

from articles.search.tsquery import UnplannedMatch

# The most matches that a search returns.
WINDOW = 1000
# Up to this many matches are fetched all at once.
FEW = 3_000
# The planner expects one row in two hundred to match words of which it knows nothing. The threshold is a
# little higher, because tables have grown since they were analyzed.
UNKNOWN_SHARE = 0.0055
# The first slice has at most so many rows.
FIRST_LOOK = 30_000
# PostgreSQL checks a phrase in each row that has all its words. The walk ends after about this many such
# rows, or a phrase of common words that are rarely adjacent would be checked in the whole archive.
MAX_CHECKED = 20_000


@dataclass(frozen=True, slots=True)
class NewestMatches:
    ids: list[int]
    """Primary keys, newest first, at most the window."""
    total: int
    """The number of matches; a lower bound if not `exact`."""
    exact: bool
    back_to: date | None = None
    """The first day that was searched, if the walk ended before the beginning of the archive."""

    @property
    def complete(self) -> bool:
        return self.exact and self.total == len(self.ids)


class BoundedSearch:
    """The search for `words` among `rows`, an unordered queryset of a model with `published_on`.

    `first` and `last` are the days that `rows` are already narrowed to, if any. Without `words` every row
    matches. `window` is the most matches returned, by default WINDOW.
    """

    def __init__(
        self,
        rows: QuerySet,
        words: SearchQuery | None,
        first: date | None = None,
        last: date | None = None,
        *,
        window: int | None = None,
    ) -> None:
        self._everything = rows.model.objects.all()
        self._first, self._last = first, last
        self._window = window or WINDOW
        # The two forms of the query: with the words known to the planner, and hidden from it.
        self._planned = rows if words is None else rows.filter(search=words)
        self._unplanned = rows if words is None else rows.filter(UnplannedMatch(F("search"), words))

    def newest(self) -> NewestMatches:
        searched = self.planned_rows(_between(self._everything, self._first, self._last))
        if searched <= FEW:
            return self._fetch_all()
        expected = max(1, self.planned_rows(self._planned))
        return self._walk_back(searched, expected)

    @staticmethod
    def planned_rows(rows: QuerySet) -> int:
        """How many rows the planner expects."""
        plan = rows.order_by().values("pk").explain(format="json")
        # Django sends no query if it knows that nothing can match.
        return int(json.loads(plan)[0]["Plan"]["Plan Rows"]) if plan else 0

    def _walk_back(self, searched: int, expected: int) -> NewestMatches:
        """Searches slices of days, the newest first; each is as long as the matches so far say is needed."""
        share = min(1.0, expected / searched)
        is_guess = share <= UNKNOWN_SHARE
        matches = self._unplanned if is_guess else self._planned
        ids: list[int] = []
        looked_at = 0.0
        length = min(FIRST_LOOK, 2 * self._window / share)
        upper = self._last
        while True:
            lower = self._day_of_row(int(length), upper)
            slice_ = _between(matches, lower, upper).order_by(*_newest_first()).values_list("pk", flat=True)
            ids += slice_[: self._window - len(ids)]
            if len(ids) >= self._window:
                return NewestMatches(ids, len(ids), exact=False)
            if lower is None:
                return NewestMatches(ids, len(ids), exact=True)
            looked_at += length
            likely_share = _upper_bound(len(ids)) / looked_at
            if likely_share * searched <= FEW and (is_guess or expected <= FEW):
                return self._fetch_all()
            remaining = MAX_CHECKED / share - looked_at
            if remaining <= 0:
                return NewestMatches(ids, len(ids), exact=False, back_to=lower)
            length = min(remaining, 1.5 * (self._window - len(ids)) / likely_share)
            upper = lower - timedelta(days=1)

    def _fetch_all(self) -> NewestMatches:
        rows = list(
            self._planned.order_by(*_newest_first())
            .annotate(matching=Window(Count("pk")))
            .values_list("pk", "matching")[: self._window]
        )
        return NewestMatches([pk for pk, _ in rows], rows[0][1] if rows else 0, exact=True)

    def _day_of_row(self, number: int, last: date | None) -> date | None:
        """The day of the row with `number` newer rows before it, up to `last`; None if there are fewer."""
        rows = _between(self._everything, self._first, last)
        days = rows.order_by("-published_on", "-pk").values_list("published_on", flat=True)
        return next(iter(days[number : number + 1]), None)


def _upper_bound(seen: int) -> float:
    """Three standard deviations above the number of matches seen, if they follow a Poisson distribution."""
    return float(seen + 3 * math.sqrt(seen) + 3)


def _newest_first() -> tuple[OrderBy, OrderBy]:
    """An expression instead of the column: or the planner would walk the index of days and read every row."""
    day = ExpressionWrapper(F("published_on") + Value(timedelta(0), DurationField()), DateField())
    return day.desc(), F("pk").desc()


def _between(rows: QuerySet, first: date | None, last: date | None) -> QuerySet:
    if first:
        rows = rows.filter(published_on__gte=first)
    return rows.filter(published_on__lte=last) if last else rows
