"""Arguments, progress and summary of an import; the work is done by articles.archive.importer."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from articles.archive.importer import Document, Event, ExtractMany, Fate, Import, find_documents
from articles.models import ImportRun

_STOPPED_BY_HAND = 130


class Command(BaseCommand):
    help = "Imports documents: files, and the .txt files in folders. Run again, it changes only what changed."
    requires_migrations_checks = True
    # A test puts an extraction of its own here.
    stealth_options = ("extract_many",)

    def check_migrations(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError(
                "The database is not ready for this version: run “python manage.py migrate” first."
            )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="default: seeds/")
        for option, meaning in (
            ("--dry-run", "say what would be done, store nothing"),
            ("--allow-refused", "exit code 0 also where documents were refused"),
            ("--reextract", "extract again from documents that did not change, too"),
        ):
            parser.add_argument(option, action="store_true", help=meaning)

    def handle(self, *, paths: list[Path], dry_run: bool, allow_refused: bool, **options: Any) -> None:
        self.stdout.ending = ""  # rich ends its lines itself
        console = Console(file=self.stdout, highlight=False, soft_wrap=True, no_color=options["no_color"])
        documents = _documents(paths or [settings.BASE_DIR / "seeds"], console)
        work = Import(
            options.get("extract_many") or _pipeline(),
            max_bytes=settings.IMPORT_MAX_BYTES,
            run=None if dry_run else ImportRun.objects.create(options=_asked(paths, options)),
            reextract=options["reextract"],
        )
        begun = perf_counter()
        stopped = False
        try:
            _show(work.over(documents), len(documents), console, dry_run=dry_run)
        except KeyboardInterrupt:
            stopped = True
        finally:
            work.finish()
        _summarise(work, console, perf_counter() - begun, dry_run=dry_run)
        if stopped:
            console.print("Stopped by hand: the articles counted above are whole, the rest was left alone.")
            sys.exit(_STOPPED_BY_HAND)
        if work.tally.problems and not allow_refused:
            refused = _counted(len(work.tally.problems), "document")
            raise CommandError(f"{refused} refused; the reasons stand above.")


def _pipeline() -> ExtractMany:
    # Loads the tagger's model: not needed to show the help or to say that a path does not exist.
    from articles.extraction.pipeline import extract_many

    return extract_many


def _documents(paths: Iterable[Path], console: Console) -> list[Document]:
    try:
        found = find_documents(paths, project=settings.BASE_DIR)
    except FileNotFoundError as error:
        raise CommandError(str(error)) from error
    if found.passed_over:
        count = _counted(len(found.passed_over), "file")
        console.print(f"Passed over {count}, hidden or not named .txt: {escape(found.passed_over[0])} …")
    if not found.documents:
        console.print("There are no documents to import: put .txt files there, or name another folder.")
    return found.documents


def _asked(paths: list[Path], options: dict[str, Any]) -> dict[str, Any]:
    return {"paths": [str(path) for path in paths] or ["seeds/"], "reextract": options["reextract"]}


def _show(events: Iterator[Event], total: int, console: Console, *, dry_run: bool) -> None:
    """A bar where somebody watches, a line for each document where the output is kept."""
    if not console.is_terminal:
        for event in events:
            console.print(_line(event, dry_run=dry_run))
        return
    columns = (TextColumn("Importing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=total)
        for event in events:
            if event.fate is Fate.REFUSED:
                progress.console.print(_line(event, dry_run=dry_run))
            progress.advance(task)


def _line(event: Event, *, dry_run: bool) -> str:
    planned = "would be " if dry_run and event.fate in (Fate.ADDED, Fate.CHANGED) else ""
    where = f", line {event.line}" if event.line else ""
    problem = f"{where}: {event.problem}" if event.problem else ""
    return escape(f"{planned}{event.fate}  {event.document.name}{problem}")


def _summarise(work: Import, console: Console, seconds: float, *, dry_run: bool) -> None:
    tally = work.tally
    title = "What would be done" if dry_run else "What was done"
    table = Table(title=title, title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for label, count in (
        ("articles added", tally.fates[Fate.ADDED]),
        ("articles changed", tally.fates[Fate.CHANGED]),
        ("articles left as they are", tally.fates[Fate.UNCHANGED]),
        ("documents refused", tally.fates[Fate.REFUSED]),
        ("people named", len(tally.people)),
        ("places named", len(tally.places)),
        ("statements", tally.statements),
    ):
        table.add_row(label, f"{count:,}")
    console.print(table)
    for problem in tally.problems:
        console.print(_line(problem, dry_run=dry_run))
    if not tally.fates[Fate.ADDED] and not tally.fates[Fate.CHANGED]:
        console.print("Nothing changed.")
    console.print(f"{_counted(tally.fates.total(), 'document')} in {seconds:.1f} seconds.")


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
