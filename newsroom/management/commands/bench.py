import gc
from argparse import ArgumentParser
from pathlib import Path
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand
from rich.console import Console
from rich.table import Table

from newsroom.bench.cases import BenchCase, page_cases, search_cases
from newsroom.bench.loading import load, use_database
from newsroom.bench.measuring import Site, Timing, empty_view, server
from newsroom.bench.synthetic import SyntheticArchive


class Command(BaseCommand):
    help = "Measures pages and searches on a synthetic archive in a database of its own, next to Tantivy."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--articles", type=int, default=1000, help="Number of articles in the archive.")
        parser.add_argument("--times", type=int, default=15, help="Number of different queries in each case.")
        parser.add_argument("--only", default="", help="Only cases whose name contains this.")
        parser.add_argument("--no-peer", action="store_true", help="Without Tantivy.")

    def handle(self, *, articles: int, times: int, only: str, no_peer: bool, **options: Any) -> None:
        archive = SyntheticArchive(articles)
        if use_database(articles):
            started = perf_counter()
            load(archive, self.stdout.write)
            self.stdout.write(f"Loaded and indexed in {perf_counter() - started:.0f} s.")
        self.stdout.write(f"{articles:,} articles; {server()}. Milliseconds, warm.")
        peer = None if no_peer else _peer(articles)
        cases = [*page_cases(articles, times), *search_cases(archive, times)]
        table = _table()
        # The garbage collector must not scan the data of the bench while pages are timed.
        gc.collect()
        gc.freeze()
        with Site() as site:
            floor = site.measure(empty_view())
            _row(table, floor, floor, None)
            for case in (case for case in cases if only in case.name):
                _row(table, site.measure(case), floor, _beside(peer, case))
        Console(width=130).print(table)


def _peer(size: int) -> Any:
    # Tantivy is installed only for development.
    from newsroom.bench.peer import Tantivy

    return Tantivy(Path(settings.BASE_DIR) / "var" / f"bench-tantivy-{size}", size)


def _beside(peer: Any, case: BenchCase) -> Timing | None:
    return peer.measure(case) if peer else None


def _table() -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("page or search")
    for name in ("median", "p95", "× empty view", "queries", "bytes", "Tantivy", "p95"):
        table.add_column(name, justify="right")
    return table


def _row(table: Table, measured: Timing, floor: Timing, beside: Timing | None) -> None:
    table.add_row(
        measured.name,
        f"{measured.median:.1f}",
        f"{measured.p95:.1f}",
        f"{measured.median / floor.median:.0f}",
        str(measured.queries),
        f"{measured.size:,}",
        f"{beside.median:.2f}" if beside else "",
        f"{beside.p95:.2f}" if beside else "",
    )
