"""Finding documents, and the result that the importer yields for each."""

from pathlib import Path

import pytest

from articles.archive import Outcome
from articles.archive.importer import Import, find_documents
from articles.models import Article, ImportRun
from articles.tests import stub_extraction

GOOD = "date: 2024-05-14\n\nRain fell in Northport.\n"


@pytest.fixture
def project(tmp_path) -> Path:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text(GOOD)
    (seeds / "b.TXT").write_text(GOOD.replace("Rain", "Snow"))
    (seeds / "notes.md").write_text("Not a document.")
    (seeds / ".hidden.txt").write_text(GOOD)
    return tmp_path


def outcomes(project, **options):
    documents = find_documents([project / "seeds"], project).documents
    work = Import(stub_extraction.extract_many, **{"max_bytes": 1000, "run": None} | options)
    return [result.outcome for result in work.process(documents)], work


def test_a_folder_gives_its_text_files_and_names_what_it_skips(project):
    found = find_documents([project / "seeds"], project)
    assert [document.name for document in found.documents] == ["seeds/a.txt", "seeds/b.TXT"]
    assert [Path(name).name for name in found.skipped] == [".hidden.txt", "notes.md"]


def test_a_document_that_is_given_twice_is_listed_once(project):
    paths = [project / "seeds" / "a.txt", project / "seeds" / ".." / "seeds" / "a.txt"]
    assert len(find_documents(paths, project).documents) == 1


def test_a_document_outside_the_project_has_its_absolute_path(project):
    [document] = find_documents([project / "seeds" / "a.txt"], project / "seeds" / "..none").documents
    assert document.name == (project / "seeds" / "a.txt").as_posix()


def test_a_missing_path_is_an_error(project):
    with pytest.raises(FileNotFoundError, match="missing"):
        find_documents([project / "missing"], project)


def test_without_a_run_nothing_is_stored(db, project):
    assert outcomes(project)[0] == [Outcome.ADDED, Outcome.ADDED]
    assert not Article.objects.exists()


def test_a_document_that_is_too_large_is_refused_alone(db, project):
    (project / "seeds" / "a.txt").write_text(GOOD * 50)
    results, work = outcomes(project)
    assert results == [Outcome.REFUSED, Outcome.ADDED]
    [problem] = work.counts.problems
    assert "at most 1,000" in problem.problem


FRENCH = (
    "La maire, Maria Alvarez, a annoncé mardi que le port fermerait pour l’hiver. Le conseil municipal"
    " votera de nouveau en juin."
)


def test_a_language_that_is_not_read_is_imported_and_noted(db, project):
    (project / "seeds" / "a.txt").write_text(f"headline: Le port\ndate: 2024-05-14\n\n{FRENCH}\n")
    run = ImportRun.objects.create()
    outcomes(project, run=run)
    assert Article.objects.get(headline="Le port").language == "fr"
    assert "French" in run.notes.get(kind="language").message


def test_repaired_letters_are_noted_and_kept_on_the_article(db, project):
    (project / "seeds" / "a.txt").write_text(GOOD.replace("Northport", "PeÃ±a"))
    run = ImportRun.objects.create()
    outcomes(project, run=run)
    article = Article.objects.get(document_key="seeds/a.txt")
    assert (article.body, article.repairs) == ("Rain fell in Peña.", ["PeÃ±a. → Peña."])
    assert "PeÃ±a. → Peña." in run.notes.get(kind="repair").message


def test_a_document_without_either_has_no_note(db, project):
    run = ImportRun.objects.create()
    outcomes(project, run=run)
    assert not run.notes.exists()
