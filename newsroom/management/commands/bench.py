import gc
from argparse import ArgumentParser
from pathlib import Path
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand
from rich.console import Console
from rich.table import Table

from newsroom.bench.asking import Kind, kinds, pages
from newsroom.bench.loading import load, use_database
from newsroom.bench.measuring import Measured, Site, nothing, server
from newsroom.bench.synthetic import World


class Command(BaseCommand):
    help = "Measures pages and searches on a synthetic archive in a database of its own, beside Tantivy."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--articles", type=int, default=1000, help="How large the archive is.")
        parser.add_argument("--times", type=int, default=15, help="How many different queries of each kind.")
        parser.add_argument("--only", default="", help="Only kinds whose name contains this.")
        parser.add_argument("--no-peer", action="store_true", help="Leave Tantivy out.")

    def handle(self, *, articles: int, times: int, only: str, no_peer: bool, **options: Any) -> None:
        world = World(articles)
        if use_database(articles):
            started = perf_counter()
            load(world, self.stdout.write)
            self.stdout.write(f"Loaded and indexed in {perf_counter() - started:.0f} s.")
        self.stdout.write(f"{articles:,} articles; {server()}. Milliseconds, warm.")
        peer = None if no_peer else _peer(articles)
        asked = [kind for kind in [*pages(articles, times), *kinds(world, times)] if only in kind.name]
        table = _table()
        # What the bench itself holds, no server does: the collector need not walk it while pages are timed.
        gc.collect()
        gc.freeze()
        with Site() as site:
            floor = site.measure(nothing())
            _row(table, floor, floor, None)
            for kind in asked:
                _row(table, site.measure(kind), floor, _beside(peer, kind))
        Console(width=130).print(table)


def _peer(size: int) -> Any:
    # Only the bench needs it: it is installed with the tools of development.
    from newsroom.bench.peer import Tantivy

    return Tantivy(Path(settings.BASE_DIR) / "var" / f"bench-tantivy-{size}", size)


def _beside(peer: Any, kind: Kind) -> Measured | None:
    return peer.measure(kind) if peer else None


def _table() -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("page or search")
    for name in ("median", "p95", "× nothing", "queries", "bytes", "Tantivy", "p95"):
        table.add_column(name, justify="right")
    return table


def _row(table: Table, measured: Measured, floor: Measured, beside: Measured | None) -> None:
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
