"""Arguments, progress and summary of an import; articles.archive.importer does the work."""

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

from articles.archive import Outcome
from articles.archive.importer import DocumentFile, DocumentResult, ExtractMany, Import, find_documents
from articles.models import ImportNote, ImportRun

_EXIT_CODE_STOPPED = 130


class Command(BaseCommand):
    help = "Imports documents: files, and the .txt files in folders. Run again, it changes only what changed."
    requires_migrations_checks = True
    # Tests pass their own extraction.
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
            ("--dry-run", "print what would be done, store nothing"),
            ("--allow-refused", "exit code 0 even if documents were refused"),
            ("--reextract", "also extract again from unchanged documents"),
        ):
            parser.add_argument(option, action="store_true", help=meaning)

    def handle(self, *, paths: list[Path], dry_run: bool, allow_refused: bool, **options: Any) -> None:
        self.stdout.ending = ""  # rich ends its lines itself
        console = Console(file=self.stdout, highlight=False, soft_wrap=True, no_color=options["no_color"])
        documents = _documents(paths or [settings.BASE_DIR / "seeds"], console)
        work = Import(
            options.get("extract_many") or _pipeline(),
            max_bytes=settings.IMPORT_MAX_BYTES,
            run=None if dry_run else ImportRun.objects.create(options=_run_options(paths, options)),
            reextract=options["reextract"],
        )
        begun = perf_counter()
        stopped = False
        try:
            _show(work.process(documents), len(documents), console, dry_run=dry_run)
        except KeyboardInterrupt:
            stopped = True
        finally:
            work.finish()
        _summarise(work, console, perf_counter() - begun, dry_run=dry_run)
        if stopped:
            console.print("Stopped by hand: the articles counted above are complete, others are unchanged.")
            sys.exit(_EXIT_CODE_STOPPED)
        if work.counts.problems and not allow_refused:
            refused = _counted(len(work.counts.problems), "document")
            raise CommandError(f"{refused} refused; the reasons are listed above.")


def _pipeline() -> ExtractMany:
    # The import loads the tagger's model, which --help and a wrong path do not need.
    from articles.extraction.pipeline import extract_many

    return extract_many


def _documents(paths: Iterable[Path], console: Console) -> list[DocumentFile]:
    try:
        found = find_documents(paths, project=settings.BASE_DIR)
    except FileNotFoundError as error:
        raise CommandError(str(error)) from error
    if found.skipped:
        count = _counted(len(found.skipped), "file")
        console.print(f"Skipped {count}, hidden or not named .txt: {escape(found.skipped[0])} …")
    if not found.documents:
        console.print("There are no documents to import: put .txt files there, or name another folder.")
    return found.documents


def _run_options(paths: list[Path], options: dict[str, Any]) -> dict[str, Any]:
    return {"paths": [str(path) for path in paths] or ["seeds/"], "reextract": options["reextract"]}


def _show(results: Iterator[DocumentResult], total: int, console: Console, *, dry_run: bool) -> None:
    """A progress bar in a terminal, else a line for each document."""
    if not console.is_terminal:
        for result in results:
            console.print(_line(result, dry_run=dry_run))
        return
    columns = (TextColumn("Importing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=total)
        for result in results:
            if result.outcome is Outcome.REFUSED:
                progress.console.print(_line(result, dry_run=dry_run))
            progress.advance(task)


def _line(result: DocumentResult, *, dry_run: bool) -> str:
    planned = "would be " if dry_run and result.outcome in (Outcome.ADDED, Outcome.CHANGED) else ""
    where = f", line {result.line}" if result.line else ""
    problem = f"{where}: {result.problem}" if result.problem else ""
    return escape(f"{planned}{result.outcome}  {result.document.name}{problem}")


def _summarise(work: Import, console: Console, seconds: float, *, dry_run: bool) -> None:
    counts = work.counts
    title = "What would be done" if dry_run else "What was done"
    table = Table(title=title, title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for label, count in (
        ("articles added", counts.outcomes[Outcome.ADDED]),
        ("articles changed", counts.outcomes[Outcome.CHANGED]),
        ("articles left as they are", counts.outcomes[Outcome.UNCHANGED]),
        ("documents refused", counts.outcomes[Outcome.REFUSED]),
        ("in a language that is not read", counts.noted(ImportNote.Kind.LANGUAGE)),
        ("with damaged letters repaired", counts.noted(ImportNote.Kind.REPAIR)),
        ("people named", len(counts.people)),
        ("places named", len(counts.places)),
        ("organisations named", len(counts.organisations)),
        ("statements", counts.statements),
        ("records of people joined or parted", counts.joined),
        ("pairs of people to decide on", counts.proposed),
        ("earlier articles with another answer for a surname", counts.surnames_settled),
    ):
        table.add_row(label, f"{count:,}")
    console.print(table)
    for problem in counts.problems:
        console.print(_line(problem, dry_run=dry_run))
    for document, note in counts.notes:
        console.print(escape(f"{document.name}: {note.message}"))
    if not counts.outcomes[Outcome.ADDED] and not counts.outcomes[Outcome.CHANGED]:
        console.print("Nothing changed.")
    console.print(f"{_counted(counts.outcomes.total(), 'document')} in {seconds:.1f} seconds.")


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
