"""Which PostgreSQL: the one DATABASE_URL names, or a server of our own under any folder's name."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from newsroom import database

NOWHERE = Path("never/created")


def test_a_url_becomes_settings_with_its_options():
    configured = database.configure(
        "postgresql://archive:p%40ss@db.example.org:5433/newsroom?sslmode=require", embedded_in=NOWHERE
    )

    assert configured["HOST"] == "db.example.org"
    assert configured["PORT"] == "5433"
    assert configured["NAME"] == "newsroom"
    assert configured["USER"] == "archive"
    assert configured["PASSWORD"] == "p@ss"
    assert configured["OPTIONS"] == {"sslmode": "require", "options": database.SHORT_QUESTIONS}


def test_a_socket_may_be_named_without_a_host():
    configured = database.configure("postgresql:///newsroom?host=/run/postgresql", embedded_in=NOWHERE)

    assert (configured["HOST"], configured["NAME"]) == ("/run/postgresql", "newsroom")


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///newsroom.db",
        "host=db password=hush dbname=newsroom",
        "postgresql://archive:hush%zz@db/newsroom",
        "postgresql://archive:hush@db/newsroom?sslmod=require",
        "postgresql://archive:hush@db",
    ],
)
def test_a_url_that_cannot_be_read_is_refused_without_telling_the_password(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL") as refusal:
        database.configure(url, embedded_in=NOWHERE)

    assert "hush" not in str(refusal.value)


@pytest.fixture
def ground() -> Iterator[Path]:
    """A folder of our own: pytest closes its own to other accounts whenever a run of it starts."""
    with tempfile.TemporaryDirectory(prefix="newsroom-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


# Starts a server on the folder that is named, says so, and leaves when its input ends.
HOLDER = """
import sys
from pathlib import Path
from newsroom import database
import psycopg
reach = database.configure("", embedded_in=Path(sys.argv[1]))
names = {"host": "HOST", "port": "PORT", "user": "USER", "dbname": "NAME"}
with psycopg.connect(**{ours: reach[django] for ours, django in names.items()}) as session:
    print(session.execute("SELECT lower('ÅNGSTRÖM')").fetchone()[0], flush=True)
sys.stdin.read()
"""


@pytest.fixture
def hold():
    """Starts processes that use the server on a folder; kills those that are left."""
    begun = []

    def hold_it(folder: Path) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(folder)],
            cwd=settings.BASE_DIR,
            env=os.environ | {"PYTHONWARNINGS": "error"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        begun.append(process)
        assert process.stdout.readline() == "ångström\n"
        return process

    yield hold_it
    for process in begun:
        process.stdin.close()
        process.wait(timeout=60)
        process.stdout.close()


def leave(process: subprocess.Popen[str]) -> None:
    process.stdin.close()
    assert process.wait(timeout=60) == 0


def runs(folder: Path) -> bool:
    return (folder / "postmaster.pid").exists()


@pytest.mark.parametrize(
    "name", ["with space", 'quote\'s "and" comma, $HOME', "long" * 40], ids=["space", "odd", "long"]
)
def test_the_last_to_leave_stops_the_server_in_any_folder(ground, hold, name):
    folder = ground / name / "postgresql"
    first = hold(folder)
    second = hold(folder)

    leave(first)
    assert runs(folder)
    leave(second)
    assert not runs(folder)


def test_a_server_that_was_killed_starts_again(ground, hold):
    folder = ground / "postgresql"
    killed = hold(folder)
    os.kill(int((folder / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    killed.kill()

    leave(hold(folder))

    assert not runs(folder)
