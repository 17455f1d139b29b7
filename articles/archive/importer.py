"""Imports documents: finds, reads, extracts and stores them. A bad document does not stop the others.

Prints nothing: it yields a result for each document, in order, and writes an ImportRun.
"""

import hashlib
import logging
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.db import Error as DatabaseError
from django.db import connection, transaction
from django.utils import timezone

from articles import archive
from articles.archive import Outcome
from articles.archive.joining import settle_duplicates
from articles.archive.outlet_region import outlet_prior
from articles.archive.surnames import SurnameUse, settle
from articles.extraction.entities.outlet_region import with_prior
from articles.extraction.types import ArticleText, Extraction
from articles.gazetteer import RegionPrior
from articles.models import ImportNote, ImportProblem, ImportRun
from articles.presentation.languages import language_name
from articles.reading import ParsedArticle, UnreadableDocument, read_document
from newsroom.lib.languages import is_read

logger = logging.getLogger(__name__)

ExtractMany = Callable[[Iterable[ArticleText]], Iterable[Extraction]]
"""Gives an extraction for each article, in the same order."""

# Enough for the tagger to sort windows by length, few enough that the progress bar moves.
_BATCH = 16
# Of one document, in its note; the article's record has all.
_REPAIRS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class DocumentFile:
    path: Path
    name: str
    """The path that the archive stores: relative to the project if the file is inside it, else absolute."""


@dataclass(frozen=True, slots=True)
class DocumentNote:
    """Something to know about a document that was imported."""

    kind: ImportNote.Kind
    message: str


@dataclass(frozen=True, slots=True)
class DocumentResult:
    document: DocumentFile
    outcome: Outcome
    problem: str = ""
    line: int | None = None
    notes: tuple[DocumentNote, ...] = ()


@dataclass(slots=True)
class ImportCounts:
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    people: set[str] = field(default_factory=set)
    """Slugs of the people named; of `places` and `organisations` likewise."""
    places: set[str] = field(default_factory=set)
    organisations: set[str] = field(default_factory=set)
    statements: int = 0
    surnames_settled: int = 0
    """Earlier articles in which another person than before is taken to be meant by a surname, or nobody."""
    joined: int = 0
    """Records of people joined with another, or parted again."""
    proposed: int = 0
    """Pairs of people that an editor is asked about."""
    problems: list[DocumentResult] = field(default_factory=list)
    notes: list[tuple[DocumentFile, DocumentNote]] = field(default_factory=list)

    def noted(self, kind: ImportNote.Kind) -> int:
        """The number of documents with such a note."""
        return sum(note.kind == kind for _document, note in self.notes)


@dataclass(frozen=True, slots=True)
class DocumentList:
    documents: list[DocumentFile]
    skipped: list[str]
    """Files of a folder that are not documents: hidden, or not named .txt."""


def find_documents(paths: Iterable[Path], project: Path) -> DocumentList:
    """The documents at these paths, each once. FileNotFoundError names a path that does not exist."""
    documents: dict[Path, DocumentFile] = {}
    skipped = []
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"There is no file or folder {_printable(path)}.")
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if not file.is_file():
                continue
            inside = file.relative_to(path).parts if path.is_dir() else ()
            if path.is_dir() and (file.suffix.lower() != ".txt" or any(p.startswith(".") for p in inside)):
                skipped.append(_printable(file))
                continue
            real = file.resolve()
            documents.setdefault(real, DocumentFile(real, _name(real, project)))
    return DocumentList(list(documents.values()), skipped)


def _name(file: Path, project: Path) -> str:
    project = project.resolve()
    return _printable(file.relative_to(project) if file.is_relative_to(project) else file)


def _printable(path: Path) -> str:
    """The path as text that a database and a terminal accept, whatever its bytes are."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True)
class _ReadDocument:
    document: DocumentFile
    parsed: ParsedArticle
    source: archive.DocumentSource

    @property
    def text(self) -> ArticleText:
        return ArticleText(self.parsed.body, self.parsed.published_on, self.parsed.language)

    @property
    def notes(self) -> tuple[DocumentNote, ...]:
        return tuple(_notes(self.parsed))


def _notes(parsed: ParsedArticle) -> Iterator[DocumentNote]:
    if not is_read(parsed.language):
        language = language_name(parsed.language)
        yield DocumentNote(
            ImportNote.Kind.LANGUAGE,
            f"It is in {language}, in which people, places and statements are not looked for.",
        )
    if parsed.repairs:
        shown = ", ".join(parsed.repairs[:_REPAIRS_SHOWN])
        more = " …" if len(parsed.repairs) > _REPAIRS_SHOWN else ""
        yield DocumentNote(ImportNote.Kind.REPAIR, f"Damaged letters were repaired: {shown}{more}")


def _internal_error(what: str, document: DocumentFile, error: Exception) -> DocumentResult:
    logger.exception("%s could not be %s", document.name, what)
    problem = f"It could not be {what} ({type(error).__name__}: {error}). Our fault: please report it."
    return DocumentResult(document, Outcome.REFUSED, problem)


class Import:
    """One run of the import. `reextract` extracts unchanged documents too, for a better extraction."""

    def __init__(
        self,
        extract_many: ExtractMany,
        *,
        max_bytes: int,
        run: ImportRun | None = None,
        reextract: bool = False,
    ) -> None:
        """Without a `run` nothing is stored: each document is saved and rolled back."""
        self.extract_many = extract_many
        self.max_bytes = max_bytes
        self.run = run
        self.reextract = reextract
        self.counts = ImportCounts()
        self._priors: dict[str, RegionPrior] = {}
        self._document_of_key: dict[str, DocumentFile] = {}
        self._surnames: set[SurnameUse] = set()
        self._records: set[int] = set()

    def process(self, documents: Iterable[DocumentFile]) -> Iterator[DocumentResult]:
        """Imports the documents; yields the result of each in their order."""
        remaining = iter(documents)
        while batch := list(islice(remaining, _BATCH)):
            for result in self._batch(batch):
                self.counts.outcomes[result.outcome] += 1
                if result.outcome is Outcome.REFUSED:
                    self._record(result)
                self._record_notes(result)
                yield result

    def finish(self) -> None:
        """Joins people, settles surnames, and writes the counts of the run, also if it was stopped early."""
        if self.run:
            self.counts.joined, self.counts.proposed = settle_duplicates(self._records)
            self.counts.surnames_settled = settle(self._surnames)
            for outcome in Outcome:
                setattr(self.run, outcome.value, self.counts.outcomes[outcome])
            self.run.finished_at = timezone.now()
            self.run.save()

    def _record(self, problem: DocumentResult) -> None:
        self.counts.problems.append(problem)
        if self.run:
            ImportProblem.objects.create(
                run=self.run, document_path=problem.document.name, line=problem.line, message=problem.problem
            )

    def _record_notes(self, result: DocumentResult) -> None:
        self.counts.notes += [(result.document, note) for note in result.notes]
        if self.run:
            ImportNote.objects.bulk_create(
                ImportNote(
                    run=self.run, document_path=result.document.name, kind=note.kind, message=note.message
                )
                for note in result.notes
            )

    def _batch(self, batch: list[DocumentFile]) -> Iterator[DocumentResult]:
        to_extract: list[_ReadDocument] = []
        self._priors.clear()
        for document in batch:
            read = self._read_or_refuse(document)
            if isinstance(read, _ReadDocument):
                to_extract.append(read)
            else:
                yield read or DocumentResult(document, Outcome.UNCHANGED)
        for read, extraction in self._extract(to_extract):
            yield extraction if isinstance(extraction, DocumentResult) else self._store(read, extraction)

    def _read_or_refuse(self, document: DocumentFile) -> _ReadDocument | DocumentResult | None:
        try:
            return self._read(document)
        except UnreadableDocument as refusal:
            return DocumentResult(document, Outcome.REFUSED, refusal.message, refusal.line)
        except OSError as error:
            return DocumentResult(document, Outcome.REFUSED, f"The file cannot be opened: {error.strerror}.")
        except Exception as error:  # no error of one document stops the others
            return _internal_error("read", document, error)

    def _read(self, document: DocumentFile) -> _ReadDocument | None:
        """None if the archive has the document unchanged."""
        size = document.path.stat().st_size
        if size > self.max_bytes:  # checked before it is read: it may not fit into memory
            raise UnreadableDocument(
                f"The document has {size:,} bytes; at most {self.max_bytes:,} are read. Split it into its"
                " articles, or raise IMPORT_MAX_BYTES."
            )
        data = document.path.read_bytes()
        parsed = read_document(data, max_bytes=self.max_bytes)
        key = f"{parsed.outlet}#{parsed.document_id}" if parsed.document_id else document.name
        earlier = self._document_of_key.setdefault(key, document)
        if earlier is not document:
            raise UnreadableDocument(
                f"It has the same id as {earlier.name}: {parsed.document_id}. Give one of them another id."
            )
        source = archive.DocumentSource(key, document.name, hashlib.sha256(data).hexdigest())
        if not self.reextract and archive.is_stored(source):
            return None
        return _ReadDocument(document, parsed, source)

    def _extract(
        self, reads: list[_ReadDocument]
    ) -> Iterator[tuple[_ReadDocument, Extraction | DocumentResult]]:
        """All in one call; if that fails one by one, so that only the document at fault is refused."""
        if not reads:
            return
        try:
            extractions = list(self.extract_many([read.text for read in reads]))
        except Exception as error:  # no error of one document stops the others
            if len(reads) > 1:
                for read in reads:
                    yield from self._extract([read])
                return
            yield reads[0], _internal_error("extracted", reads[0].document, error)
            return
        yield from zip(reads, extractions, strict=True)

    def _prior(self, outlet: str) -> RegionPrior:
        """Asked once a batch."""
        if outlet not in self._priors:
            self._priors[outlet] = outlet_prior(outlet) if outlet else RegionPrior()
        return self._priors[outlet]

    def _store(self, read: _ReadDocument, extraction: Extraction) -> DocumentResult:
        try:
            with transaction.atomic():
                placed = with_prior(extraction, read.parsed.body, self._prior(read.parsed.outlet))
                saved = archive.save(read.parsed, placed, read.source)
                if not self.run:
                    connection.check_constraints()
                    transaction.set_rollback(True)
        except DatabaseError as error:
            if connection.connection is None or not connection.is_usable():
                raise  # the connection is lost: not an error of the document
            logger.exception("The database refused %s", read.document.name)
            reason = str(error).splitlines()[0]
            return DocumentResult(read.document, Outcome.REFUSED, f"The database cannot store it: {reason}.")
        self.counts.people |= saved.people
        self.counts.places |= saved.places
        self.counts.organisations |= saved.organisations
        self.counts.statements += saved.statements
        self._surnames |= saved.surnames
        self._records |= saved.records
        return DocumentResult(read.document, saved.outcome, notes=read.notes)
