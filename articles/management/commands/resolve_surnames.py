"""Infers again, in the whole archive, who is meant by the surnames that are printed alone."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.archive.surnames import settle_all
from people.registry import join_surname_records


class Command(BaseCommand):
    help = (
        "Infers who is meant by surnames that are printed alone, in every article. An import does so for the"
        " surnames of its articles; run this after merging people, or after an update of the program."
    )
    requires_migrations_checks = True

    def handle(self, **options: Any) -> None:
        joined = join_surname_records()
        changed = settle_all()
        self.stdout.write(f"{joined:,} records of a surname joined; {changed:,} answers changed.")
