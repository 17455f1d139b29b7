"""Imports documents: finds them, reads them, has them extracted, has them stored; one bad one stops no other.

Knows no terminal: it yields an event for each document, in order, and keeps an ImportRun.
"""

import hashlib
import logging
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import Path

from django.db import Error as DatabaseError
from django.db import connection, transaction
from django.utils import timezone

from articles import archive
from articles.extraction.types import Extraction
from articles.models import ImportProblem, ImportRun
from articles.reading import ParsedArticle, UnreadableDocument, read_document

logger = logging.getLogger(__name__)

ExtractMany = Callable[[Iterable[str]], Iterable[Extraction]]
"""Bodies in, an extraction for each in their order."""

# Enough for the tagger to sort windows by length, few enough that the progress bar moves.
_BATCH = 16


class Fate(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Document:
    file: Path
    name: str
    """Its path as the archive knows it: relative to the project where it lies inside, else absolute."""


@dataclass(frozen=True, slots=True)
class Event:
    document: Document
    fate: Fate
    problem: str = ""
    line: int | None = None


@dataclass(slots=True)
class Tally:
    fates: Counter[Fate] = field(default_factory=Counter)
    people: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    statements: int = 0
    problems: list[Event] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    documents: list[Document]
    passed_over: list[str]
    """Files of a folder that are no documents: hidden, or not named .txt."""


def find_documents(paths: Iterable[Path], project: Path) -> Found:
    """The documents at these paths, each once. FileNotFoundError names a path that does not exist."""
    documents: dict[Path, Document] = {}
    passed_over = []
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"There is no file or folder {_printable(path)}.")
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if not file.is_file():
                continue
            inside = file.relative_to(path).parts if path.is_dir() else ()
            if path.is_dir() and (file.suffix.lower() != ".txt" or any(p.startswith(".") for p in inside)):
                passed_over.append(_printable(file))
                continue
            real = file.resolve()
            documents.setdefault(real, Document(real, _name(real, project)))
    return Found(list(documents.values()), passed_over)


def _name(file: Path, project: Path) -> str:
    project = project.resolve()
    return _printable(file.relative_to(project) if file.is_relative_to(project) else file)


def _printable(path: Path) -> str:
    """The path as text that a database and a terminal take, whatever bytes the file system holds."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True)
class _Read:
    document: Document
    parsed: ParsedArticle
    source: archive.DocumentSource


def _our_fault(what: str, document: Document, error: Exception) -> Event:
    logger.exception("%s could not be %s", document.name, what)
    problem = f"It could not be {what} ({type(error).__name__}: {error}). Our fault: please report it."
    return Event(document, Fate.REFUSED, problem)


class Import:
    """One run over some documents. `reextract` reads again what is unchanged, for a better extraction."""

    def __init__(
        self,
        extract_many: ExtractMany,
        *,
        max_bytes: int,
        run: ImportRun | None = None,
        reextract: bool = False,
    ) -> None:
        """Without a `run` nothing is stored: what would be done is found out and taken back."""
        self.extract_many = extract_many
        self.max_bytes = max_bytes
        self.run = run
        self.reextract = reextract
        self.tally = Tally()
        self._came_from: dict[str, Document] = {}

    def over(self, documents: Iterable[Document]) -> Iterator[Event]:
        remaining = iter(documents)
        while batch := list(islice(remaining, _BATCH)):
            for event in self._batch(batch):
                self.tally.fates[event.fate] += 1
                if event.fate is Fate.REFUSED:
                    self._keep(event)
                yield event

    def finish(self) -> None:
        """Writes the counts into the run, also of one that was stopped half way."""
        if self.run:
            for fate in Fate:
                setattr(self.run, fate.value, self.tally.fates[fate])
            self.run.finished_at = timezone.now()
            self.run.save()

    def _keep(self, problem: Event) -> None:
        self.tally.problems.append(problem)
        if self.run:
            ImportProblem.objects.create(
                run=self.run, document_path=problem.document.name, line=problem.line, message=problem.problem
            )

    def _batch(self, batch: list[Document]) -> Iterator[Event]:
        to_extract: list[_Read] = []
        for document in batch:
            read = self._read_or_refuse(document)
            if isinstance(read, _Read):
                to_extract.append(read)
            else:
                yield read or Event(document, Fate.UNCHANGED)
        for read, extraction in self._extract(to_extract):
            yield extraction if isinstance(extraction, Event) else self._store(read, extraction)

    def _read_or_refuse(self, document: Document) -> _Read | Event | None:
        try:
            return self._read(document)
        except UnreadableDocument as refusal:
            return Event(document, Fate.REFUSED, refusal.message, refusal.line)
        except OSError as error:
            return Event(document, Fate.REFUSED, f"The file cannot be opened: {error.strerror}.")
        except Exception as error:  # whatever a document does to the reading must not stop the others
            return _our_fault("read", document, error)

    def _read(self, document: Document) -> _Read | None:
        """None for a document that the archive has just as it is."""
        size = document.file.stat().st_size
        if size > self.max_bytes:  # said before it is read: it may be larger than the memory
            raise UnreadableDocument(
                f"The document has {size:,} bytes; at most {self.max_bytes:,} are read. Split it into its"
                " articles, or raise IMPORT_MAX_BYTES."
            )
        data = document.file.read_bytes()
        parsed = read_document(data, max_bytes=self.max_bytes)
        key = f"{parsed.outlet}#{parsed.document_id}" if parsed.document_id else document.name
        earlier = self._came_from.setdefault(key, document)
        if earlier is not document:
            raise UnreadableDocument(
                f"It has the same id as {earlier.name}: {parsed.document_id}. Give one of them another id."
            )
        source = archive.DocumentSource(key, document.name, hashlib.sha256(data).hexdigest())
        if not self.reextract and archive.has(source):
            return None
        return _Read(document, parsed, source)

    def _extract(self, reads: list[_Read]) -> Iterator[tuple[_Read, Extraction | Event]]:
        """All at once; where that fails, one by one, so that only the document at fault is refused."""
        if not reads:
            return
        try:
            extractions = list(self.extract_many([read.parsed.body for read in reads]))
        except Exception as error:  # whatever a document can do to the extraction must not stop the others
            if len(reads) > 1:
                for read in reads:
                    yield from self._extract([read])
                return
            yield reads[0], _our_fault("extracted", reads[0].document, error)
            return
        yield from zip(reads, extractions, strict=True)

    def _store(self, read: _Read, extraction: Extraction) -> Event:
        try:
            with transaction.atomic():
                outcome = archive.save(read.parsed, extraction, read.source)
                if not self.run:
                    connection.check_constraints()
                    transaction.set_rollback(True)
        except DatabaseError as error:
            if connection.connection is None or not connection.is_usable():
                raise  # no document's fault: the database is gone
            logger.exception("The database refused %s", read.document.name)
            reason = str(error).splitlines()[0]
            return Event(read.document, Fate.REFUSED, f"The database cannot store it: {reason}.")
        self.tally.people |= outcome.people
        self.tally.places |= outcome.places
        self.tally.statements += outcome.statements
        return Event(read.document, Fate(outcome.result.value))
