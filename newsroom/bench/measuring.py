"""Measures pages without the network: middleware, view, database and template."""

import gzip
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from newsroom.bench.cases import BenchCase


@dataclass(frozen=True, slots=True)
class Timing:
    name: str
    median: float
    """In milliseconds, as is `p95`."""
    p95: float
    queries: int = 0
    """Of the page with the most queries."""
    size: int = 0
    """Bytes of the largest page after gzip."""


def milliseconds(calls: Iterable[Callable[[], object]], name: str) -> Timing:
    taken = []
    for call in calls:
        started = time.perf_counter()
        call()
        taken.append((time.perf_counter() - started) * 1000)
    return Timing(name, float(np.median(taken)), float(np.percentile(taken, 95)))


class Site:
    """Requests the archive's pages in this process, with the settings of production."""

    def __init__(self) -> None:
        self._settings = override_settings(
            DEBUG=False,
            ROOT_URLCONF="newsroom.bench.urls",
            ALLOWED_HOSTS=["bench.invalid"],
            SECURE_SSL_REDIRECT=False,
        )

    def __enter__(self) -> "Site":
        self._settings.enable()
        self._client = Client(SERVER_NAME="bench.invalid", raise_request_exception=True)
        return self

    def __exit__(self, *_error: object) -> None:
        self._settings.disable()

    def measure(self, case: BenchCase, rounds: int = 1) -> Timing:
        # The request that counts also fills the caches that a running server has filled.
        counted = [self._counted(path) for path in case.paths]
        paths = [path for _ in range(rounds) for path in case.paths]
        timed = milliseconds((lambda path=path: self._get(path) for path in paths), case.name)
        return Timing(
            case.name,
            timed.median,
            timed.p95,
            max((queries for queries, _ in counted), default=0),
            max((size for _, size in counted), default=0),
        )

    def _counted(self, path: str) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as queries:
            body = self._get(path)
        return len(queries), len(gzip.compress(body, 6))

    def _get(self, path: str) -> bytes:
        response = self._client.get(path)
        if response.status_code != 200:
            raise RuntimeError(f"{path} answered {response.status_code}, not 200.")
        return response.getvalue()


def empty_view() -> BenchCase:
    return BenchCase("an empty view", ["/nothing/"] * 200, [])


def server() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version'), current_setting('shared_buffers')")
        version, buffers = cursor.fetchone()
    return f"PostgreSQL {version}, shared_buffers {buffers}, database {settings.DATABASES['default']['NAME']}"
