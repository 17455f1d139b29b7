"""The newest matches of a query, found in bounded work however common its words are.

The planner's own estimate says how common they are, in about a millisecond; a look at the newest rows
corrects it, because the planner takes the words of a name for strangers to each other and knows nothing of
prefixes. Rare matches are all fetched and sorted. Of common ones only the newest WINDOW are looked at: the
search walks back in time, slice by slice, each as long as what was seen so far says is needed, and the
indexes of words and of days together answer each. Ranking, counting and facets then read the window alone,
and the page says so.
"""

import json
import math
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
# Up to this many matches are all fetched, if the newest rows do not tell of more.
FEW = 3_000
# The share of the rows that the planner expects of a word or a prefix of which it knows nothing: a two
# hundredth, and a little for what the tables have grown since it counted them.
UNKNOWN_SHARE = 0.0055
# The newest rows, among which the first look is taken.
FIRST_LOOK = 30_000
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
                # A bitmap that does not fit forgets rows and keeps pages, and each row on them is read again.
                "work_mem": "'32MB'",
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
    """How many matches there are; where it is not `exact`, there are more."""
    exact: bool
    back_to: date | None = None
    """The first day that was searched, where the search stopped before the beginning of the archive."""

    @property
    def complete(self) -> bool:
        return self.exact and self.total == len(self.ids)


def newest(
    matches: QuerySet, walked: QuerySet, first: date | None, last: date | None, window: int | None = None
) -> Found:
    """The newest rows of `matches`, a queryset over a model with `published_on` that has no order yet.

    At most `window` of them, by default WINDOW. `walked` are the same rows, asked for with words that the
    planner does not foresee (`matching.holds`). `first` and `last` are the days that both are already
    narrowed to, if any.
    """
    window = window or WINDOW
    everything = planned_rows(_within(matches.model.objects.all(), first, last))
    if everything <= FEW:
        return _all(matches, window)
    expected = max(1, planned_rows(matches))
    share = min(1.0, expected / everything)
    knows_little = share <= UNKNOWN_SHARE
    slices = walked if knows_little else matches
    ids: list[int] = []
    looked_at = 0.0
    reach = min(FIRST_LOOK, 2 * window / share)
    upper = last
    while True:
        lower = _day_back(_within(matches.model.objects.all(), first, upper), int(reach))
        part = _within(slices, lower, upper).order_by(*_newest_first()).values_list("pk", flat=True)
        ids += part[: window - len(ids)]
        if len(ids) >= window:
            return Found(ids, len(ids), exact=False)
        if lower is None:
            return Found(ids, len(ids), exact=True)
        looked_at += reach
        likely = _at_most(len(ids)) / looked_at
        if likely * everything <= FEW and (expected <= FEW or knows_little):
            return _all(matches, window)
        patience = PATIENCE / share - looked_at
        if patience <= 0:
            return Found(ids, len(ids), exact=False, back_to=lower)
        reach = min(patience, 1.5 * (window - len(ids)) / likely)
        upper = lower - timedelta(days=1)


def _at_most(seen: int) -> float:
    """How many matches there may well be on average where so many were seen: three standard deviations."""
    return float(seen + 3 * math.sqrt(seen) + 3)


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
