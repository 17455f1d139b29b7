"""A time limit for the database work of a search."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

TIMEOUT_MS = 1000
_QUERY_CANCELED = "57014"


class SearchTimeout(Exception):
    """A statement was cancelled because it ran longer than TIMEOUT_MS."""


@contextmanager
def time_limit() -> Iterator[None]:
    """A transaction in which no statement runs longer than TIMEOUT_MS. SearchTimeout for one that does."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            settings = {
                "statement_timeout": TIMEOUT_MS,
                # A statement stops soon after the process that sent it has ended.
                "client_connection_check_interval": 250,
                # A sequential scan reads the long columns of every row. The planner does not count that.
                "enable_seqscan": "off",
                # A bitmap that does not fit keeps pages instead of rows: each row on a page is read again.
                "work_mem": "'32MB'",
            }
            cursor.execute(_set_local(**settings))
            yield
            cursor.execute(_set_local(**dict.fromkeys(settings, "DEFAULT")))
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", None) == _QUERY_CANCELED:
            raise SearchTimeout from error
        raise


def _set_local(**values: object) -> str:
    return "; ".join(f"SET LOCAL {name} = {value}" for name, value in values.items())
