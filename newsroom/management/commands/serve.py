import os
import socket
from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError, call_command
from django.utils.autoreload import DJANGO_AUTORELOAD_ENV


class Command(BaseCommand):
    help = "Brings the database up to date, imports the seeds and serves the archive for development."
    # Checked by runserver, after the migrations.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, host: str, port: int, **options: Any) -> None:
        # The autoreloader runs this command again in a child process, after these steps.
        if os.environ.get(DJANGO_AUTORELOAD_ENV) != "true":
            refuse_taken_port(host, port)
            call_command("migrate", verbosity=0)
            # The archive is served even if a document cannot be read.
            call_command("import_seeds", allow_refused=True)
            call_command("ensure_editor")
            self.announce(f"http://{host}:{port}")
        # README says that this server is for development.
        os.environ.setdefault("DJANGO_RUNSERVER_HIDE_WARNING", "true")
        call_command("runserver", f"{host}:{port}")

    def announce(self, address: str) -> None:
        self.stdout.write(f"\nThe archive:   {address}/\nFor editors:   {address}/admin/\n\n")
        self.stdout.flush()


def refuse_taken_port(host: str, port: int) -> None:
    """Raises CommandError before the import instead of after it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            another = port + 1 if 0 < port < 65535 else 8000
            raise CommandError(
                f"Cannot serve on {host}:{port} ({error}). Choose another port: make run PORT={another}"
            ) from error
