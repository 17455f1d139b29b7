"""The command that a librarian runs: what it stores, what it says, how it ends."""

import io
import logging
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from articles.archive import saving
from articles.archive.importer import Import, find_documents
from articles.models import Article, ImportProblem, ImportRun, PersonMention, Statement
from articles.tests import stub_extraction
from people.models import Person

HARBOUR = """title: Harbour opens
date: 2024-05-14
source: Northport Herald

Maria Alvarez spoke in Northport.

“The harbour is open,” said Alvarez. Chen Wei agreed.
"""
WEATHER = """title: Rain in Lisbon
date: 2024-05-15

Rain fell in Lisbon. Chen Wei stayed at home.
"""
DATELESS = "title: No day\n\nNobody knows when this was printed.\n"


@pytest.fixture
def folder(tmp_path, settings):
    """A project folder with two good documents under seeds/."""
    settings.BASE_DIR = tmp_path
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "harbour.txt").write_text(HARBOUR)
    (seeds / "weather.txt").write_text(WEATHER)
    return seeds


@pytest.fixture
def run(db):
    def run_it(*arguments, extract_many=stub_extraction.extract_many, **options):
        out = io.StringIO()
        call_command("import_seeds", *map(str, arguments), stdout=out, extract_many=extract_many, **options)
        return out.getvalue()

    return run_it


def test_without_a_path_it_imports_seeds(folder, run):
    said = run()
    assert set(Article.objects.values_list("headline", flat=True)) == {"Harbour opens", "Rain in Lisbon"}
    assert "added  seeds/harbour.txt" in said
    for row in ("articles added", "people named", "places named", "statements", "documents refused"):
        assert row in said


def test_a_database_without_migrations_is_an_error(folder, run, monkeypatch):
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda executor, targets: [("0001", False)])
    with pytest.raises(CommandError, match="“python manage"):
        run(skip_checks=False)
    assert not ImportRun.objects.exists()


def test_a_second_run_changes_nothing_and_prints_that(folder, run):
    run()
    stored = list(Article.objects.values()), list(Statement.objects.values())
    said = run()
    assert (list(Article.objects.values()), list(Statement.objects.values())) == stored
    assert "Nothing changed." in said
    assert "unchanged  seeds/harbour.txt" in said


def test_a_changed_document_changes_its_article(folder, run):
    run()
    (folder / "harbour.txt").write_text(HARBOUR.replace("agreed", "disagreed"))
    assert "changed  seeds/harbour.txt" in run()
    assert "disagreed" in Article.objects.get(headline="Harbour opens").body
    assert Article.objects.count() == 2


@pytest.mark.parametrize(
    "way",
    [
        pytest.param(lambda seeds: [seeds / "harbour.txt"], id="the file"),
        pytest.param(lambda seeds: [seeds], id="its folder"),
        pytest.param(lambda seeds: [seeds.parent / "seeds" / ".." / "seeds"], id="a path with .."),
        pytest.param(lambda seeds: [os.path.relpath(seeds)], id="a relative path"),
        pytest.param(lambda seeds: [seeds, seeds / "harbour.txt"], id="twice"),
    ],
)
def test_a_document_is_the_same_whichever_way_it_is_named(folder, run, way):
    run(folder)
    run(*way(folder))
    assert Article.objects.count() == 2
    assert Article.objects.get(headline="Harbour opens").document_key == "seeds/harbour.txt"


def test_a_document_with_an_id_is_recognised_at_another_path(folder, run):
    named = HARBOUR.replace("date:", "id: NH-17\ndate:")
    (folder / "harbour.txt").write_text(named)
    run()
    (folder / "harbour.txt").rename(folder / "moved.txt")
    run()
    assert Article.objects.get(headline="Harbour opens").document_path == "seeds/moved.txt"
    assert Article.objects.count() == 2


def test_two_documents_with_one_id_do_not_overwrite_each_other(folder, run):
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(HARBOUR.replace("date:", "id: NH-17\ndate:").replace("agreed", name))
    with pytest.raises(CommandError):
        run()
    assert "a.txt" in Article.objects.get(document_key="Northport Herald#NH-17").body
    assert "same id as seeds/a.txt" in ImportProblem.objects.get().message


class TestRefused:
    def test_the_reason_is_printed_and_stored_and_the_others_are_imported(self, folder, run, capsys):
        (folder / "dateless.txt").write_text(DATELESS)
        out = io.StringIO()
        with pytest.raises(CommandError, match="1 document refused") as refused:
            call_command("import_seeds", stdout=out, extract_many=stub_extraction.extract_many)
        assert refused.value.returncode == 1
        assert Article.objects.count() == 2
        problem = ImportProblem.objects.get()
        assert (problem.document_path, problem.run) == ("seeds/dateless.txt", ImportRun.objects.get())
        assert "date" in problem.message
        assert f"refused  seeds/dateless.txt: {problem.message}" in out.getvalue()

    def test_it_is_not_a_failure_if_that_is_allowed(self, folder, run):
        (folder / "dateless.txt").write_text(DATELESS)
        assert "refused  seeds/dateless.txt" in run("--allow-refused")

    @pytest.mark.parametrize(
        ("content", "because"),
        [
            pytest.param(b"", "empty", id="nothing in it"),
            pytest.param(b"\x00\x01\x02" * 50, "text", id="not text"),
            pytest.param(b"date 2024-05-14\n\n" + b"x" * 2000, "raise IMPORT_MAX_BYTES", id="too large"),
            pytest.param(b"date 2024-02-31\n\nRain fell.", "2024-02-31", id="a day that never was"),
        ],
    )
    def test_an_unreadable_document_is_refused_with_its_reason(self, folder, run, settings, content, because):
        settings.IMPORT_MAX_BYTES = 1000
        (folder / "bad.txt").write_bytes(content)
        run("--allow-refused")
        assert because in ImportProblem.objects.get().message

    def test_a_document_that_the_database_cannot_store_is_refused_alone(self, folder, run, caplog):
        caplog.set_level(logging.CRITICAL)
        many = " ".join(f"w{number:06}" for number in range(150_000))
        (folder / "aaa.txt").write_text(f"title: Many words\ndate: 2024-05-14\n\n{many}\n")
        run("--allow-refused")
        assert Article.objects.count() == 2
        assert "tsvector" in ImportProblem.objects.get().message

    def test_a_document_whose_extraction_fails_is_refused_alone(self, folder, run, caplog):
        caplog.set_level(logging.CRITICAL)

        def stumbling(articles):
            if any("Lisbon" in article.body for article in articles):
                raise IndexError("no such word")
            return stub_extraction.extract_many(articles)

        run("--allow-refused", extract_many=stumbling)
        assert Article.objects.get().headline == "Harbour opens"
        assert "no such word" in ImportProblem.objects.get().message

    def test_a_file_that_cannot_be_opened_is_refused_alone(self, folder, run, monkeypatch):
        opened = Path.open

        def guarded(self, *arguments, **options):
            if self.name == "weather.txt":
                raise PermissionError(13, "Permission denied")
            return opened(self, *arguments, **options)

        monkeypatch.setattr(Path, "open", guarded)
        run("--allow-refused")
        assert Article.objects.get().headline == "Harbour opens"
        assert "Permission denied" in ImportProblem.objects.get().message


class TestDryRun:
    def test_it_prints_what_would_be_done_and_stores_nothing(self, folder, run):
        run(folder / "weather.txt")
        (folder / "weather.txt").write_text(WEATHER + "\nMore rain.\n")
        before = Person.objects.count(), ImportRun.objects.count()
        said = run("--dry-run")
        assert "would be added  seeds/harbour.txt" in said
        assert "would be changed  seeds/weather.txt" in said
        assert (Person.objects.count(), ImportRun.objects.count()) == before
        assert "More rain" not in Article.objects.get().body

    def test_it_sees_what_the_database_would_refuse(self, folder, run, caplog):
        caplog.set_level(logging.CRITICAL)
        many = " ".join(f"w{number:06}" for number in range(150_000))
        (folder / "aaa.txt").write_text(f"title: Many words\ndate: 2024-05-14\n\n{many}\n")
        assert "refused  seeds/aaa.txt" in run("--dry-run", "--allow-refused")


class TestPaths:
    def test_a_path_that_does_not_exist_is_named(self, folder, run):
        with pytest.raises(CommandError, match=r"no file or folder .*seeds/gone\.txt"):
            run(folder / "gone.txt")
        assert not ImportRun.objects.exists()

    def test_hidden_files_and_other_kinds_are_skipped_and_counted(self, folder, run):
        (folder / ".draft.txt").write_text(HARBOUR)
        (folder / ".git").mkdir()
        (folder / ".git" / "note.txt").write_text(HARBOUR)
        (folder / "notes.md").write_text("Notes.")
        said = run()
        assert Article.objects.count() == 2
        assert "Skipped 3 files" in said

    def test_a_file_given_by_its_path_is_imported_whatever_its_name(self, folder, run):
        (folder / "harbour.article").write_text(HARBOUR.replace("Harbour", "Port"))
        run(folder / "harbour.article")
        assert Article.objects.get().headline == "Port opens"

    def test_folders_are_read_recursively(self, folder, run):
        (folder / "2024" / "may").mkdir(parents=True)
        (folder / "2024" / "may" / "late.txt").write_text(HARBOUR.replace("opens", "closes"))
        run()
        assert Article.objects.get(headline="Harbour closes").document_path == "seeds/2024/may/late.txt"

    def test_a_file_name_that_is_not_text_can_be_stored(self, folder, run):
        (folder / os.fsdecode(b"caf\xe9.txt")).write_text(HARBOUR.replace("opens", "closes"))
        run()
        assert Article.objects.get(headline="Harbour closes").document_path == r"seeds/caf\xe9.txt"

    def test_an_empty_folder_says_what_to_do(self, folder, run, tmp_path):
        (tmp_path / "empty").mkdir()
        assert "put .txt files there" in run(tmp_path / "empty")


class TestRun:
    def test_every_run_is_stored_with_its_counts(self, folder, run):
        run()
        (folder / "dateless.txt").write_text(DATELESS)
        run("--allow-refused")
        second, first = ImportRun.objects.all()
        assert (first.added, first.unchanged, first.refused) == (2, 0, 0)
        assert (second.added, second.unchanged, second.refused) == (0, 2, 1)
        assert second.finished_at >= second.started_at

    @pytest.mark.django_db(transaction=True)
    def test_a_run_stopped_by_hand_leaves_complete_articles_only(self, folder, run, monkeypatch):
        reconcile = saving.statements.reconcile

        def interrupted(article, *arguments):
            done = reconcile(article, *arguments)
            if article.headline == "Rain in Lisbon":
                raise KeyboardInterrupt
            return done

        monkeypatch.setattr(saving.statements, "reconcile", interrupted)
        with pytest.raises(SystemExit) as stopped:
            run()
        assert stopped.value.code == 130
        article = Article.objects.get()
        assert (article.headline, article.statements.count()) == ("Harbour opens", 1)
        assert not PersonMention.objects.exclude(article=article).exists()
        assert (ImportRun.objects.get().added, ImportRun.objects.get().finished_at is None) == (1, False)

    @pytest.mark.django_db(transaction=True)
    def test_a_lost_connection_is_not_an_error_of_the_document(self, folder):
        def gone(*arguments):
            raise OperationalError("nobody answers")

        def save(*arguments):
            patch.setattr(connection, "connect", gone)
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

        results = Import(stub_extraction.extract_many, max_bytes=1000).process(
            find_documents([folder], project=folder.parent).documents
        )
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("articles.archive.importer.archive.save", save)
            with pytest.raises(OperationalError, match="nobody answers"):
                next(results)


def test_reextract_extracts_unchanged_documents_again(folder, run):
    run()
    PersonMention.objects.all().delete()
    assert "Nothing changed." in run()
    said = run("--reextract")
    assert "changed  seeds/harbour.txt" in said
    assert PersonMention.objects.exists()
