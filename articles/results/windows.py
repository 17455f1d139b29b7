"""The newest matches of a query, found in bounded work however common its words are.

The planner's own estimate says how common they are, in about a millisecond. Rare matches are all fetched
and sorted. Of common ones only the newest WINDOW are looked at: the search walks back in time, slice by
slice, each as long as the estimate says is needed, and the index (words and days in one) answers each.
Ranking, counting and facets then read the window alone, and the page says so.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import OperationalError, connection, transaction
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

WINDOW = 1000
# Up to this many expected matches are all fetched.
FEW = 10_000
# A phrase of common words is checked word by word in each article that has them all: at most about so many.
PATIENCE = 20_000
TIMEOUT_MS = 1000
_QUERY_CANCELED = "57014"


class TooMuchWork(Exception):
    """The database gave up: the search would have taken longer than TIMEOUT_MS."""


@contextmanager
def bounded() -> Iterator[None]:
    """A transaction in which no statement runs longer than TIMEOUT_MS."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            bounds = {
                "statement_timeout": TIMEOUT_MS,
                # A query stops soon after the process that asked it is gone.
                "client_connection_check_interval": 250,
                # A sequential scan reads the long columns of every row, which the planner does not count.
                "enable_seqscan": "off",
                "jit": "off",
            }
            cursor.execute(_set_local(**bounds))
            yield
            cursor.execute(_set_local(**dict.fromkeys(bounds, "DEFAULT")))
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", None) == _QUERY_CANCELED:
            raise TooMuchWork from error
        raise


def _set_local(**values: object) -> str:
    return "; ".join(f"SET LOCAL {name} = {value}" for name, value in values.items())


@dataclass(frozen=True, slots=True)
class Found:
    ids: list[int]
    """The newest matches, newest first, at most WINDOW."""
    total: int
    """How many matches there are: exact where `exact`, else the planner's estimate."""
    exact: bool
    back_to: date | None = None
    """The first day that was searched, where the search stopped before the beginning of the archive."""

    @property
    def about(self) -> int:
        """The total where it is exact, else rounded to what an estimate can tell."""
        return self.total if self.exact else round(self.total, 2 - len(str(self.total)))

    @property
    def complete(self) -> bool:
        return self.exact and self.total == len(self.ids)


def newest(matches: QuerySet, first: date | None, last: date | None, window: int | None = None) -> Found:
    """The newest rows of `matches`, a queryset over a model with `published_on` that has no order yet.

    At most `window` of them, by default WINDOW. `first` and `last` are the days that `matches` is already
    narrowed to, if any.
    """
    window = window or WINDOW
    expected = planned_rows(matches)
    if expected <= FEW:
        return _all(matches, window)
    return _slices(matches, expected, first, last, window)


def planned_rows(rows: QuerySet) -> int:
    plan = rows.order_by().values("pk").explain(format="json")
    # Django asks nobody where it knows that nothing can match.
    return int(json.loads(plan)[0]["Plan"]["Plan Rows"]) if plan else 0


def _all(matches: QuerySet, window: int) -> Found:
    rows = list(
        matches.order_by(*_newest_first())
        .annotate(matching=Window(Count("pk")))
        .values_list("pk", "matching")[:window]
    )
    return Found([pk for pk, _ in rows], rows[0][1] if rows else 0, exact=True)


def _slices(matches: QuerySet, expected: int, first: date | None, last: date | None, window: int) -> Found:
    everything = _within(matches.model.objects.all(), first, last)
    density = min(1.0, expected / max(1, planned_rows(everything)))
    ids: list[int] = []
    reach = 2 * window / density
    upper = last
    looked_at = 0.0
    while looked_at < PATIENCE:
        lower = _day_back(_within(matches.model.objects.all(), first, upper), int(reach))
        part = _within(matches, lower, upper).order_by(*_newest_first()).values_list("pk", flat=True)
        ids += part[: window - len(ids)]
        if len(ids) >= window:
            return Found(ids, max(expected, len(ids)), exact=False)
        if lower is None:
            return Found(ids, len(ids), exact=True)
        looked_at += reach * density
        upper = lower - timedelta(days=1)
        reach *= 3
    return Found(ids, len(ids), exact=False, back_to=lower)


def _newest_first() -> tuple[OrderBy, OrderBy]:
    """By an expression: the planner would else walk the date index and read each row that it passes."""
    day = ExpressionWrapper(F("published_on") + Value(timedelta(0), DurationField()), DateField())
    return day.desc(), F("pk").desc()


def _within(rows: QuerySet, first: date | None, last: date | None) -> QuerySet:
    if first:
        rows = rows.filter(published_on__gte=first)
    return rows.filter(published_on__lte=last) if last else rows


def _day_back(rows: QuerySet, count: int) -> date | None:
    """The day of the row that stands `count` rows back from the newest; None where there are not so many."""
    days = rows.order_by("-published_on", "-pk").values_list("published_on", flat=True)
    return next(iter(days[count : count + 1]), None)
