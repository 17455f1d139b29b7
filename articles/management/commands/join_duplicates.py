"""Judges again, in the whole archive, which records are one person."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.archive.joining import settle_all_duplicates


class Command(BaseCommand):
    help = (
        "Joins records that are one person, takes back joins whose reasons are gone, and lists the rest for"
        " editors. An import does so for the people of its articles; run this after an update of the program."
    )
    requires_migrations_checks = True

    def handle(self, **options: Any) -> None:
        joined, proposed = settle_all_duplicates()
        self.stdout.write(f"{joined:,} records joined or parted; {proposed:,} pairs to decide on.")
