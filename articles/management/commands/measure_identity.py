"""Measures who is inferred to be meant by a surname: hides full names, and compares."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand

from articles.archive.hidden_names import HiddenName, hide_full_names


class Command(BaseCommand):
    help = (
        "Hides the full names in stored articles that print both full name and surname, infers who is meant,"
        " and counts. Stores nothing."
    )
    requires_migrations_checks = True

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--wrong", action="store_true", help="also list the wrong ones")
        parser.add_argument("--open", action="store_true", help="also list those that stay open")

    def handle(self, **options: Any) -> None:
        hidden = list(hide_full_names())
        for name in hidden:
            if (options["wrong"] and name.given and not name.right) or (options["open"] and not name.given):
                self.stdout.write(f"{name.article} · {name.person}: {name.inference.reason}")
        self._count("people of an article", hidden, [1] * len(hidden))
        self._count("their mentions by surname", hidden, [name.mentions for name in hidden])

    def _count(self, what: str, hidden: list[HiddenName], weights: list[int]) -> None:
        total = sum(weights)
        given = sum(weight for name, weight in zip(hidden, weights, strict=True) if name.given)
        right = sum(weight for name, weight in zip(hidden, weights, strict=True) if name.right)
        self.stdout.write(
            f"{what}: {total:,} hidden, {given:,} given to somebody ({given / max(total, 1):.1%}),"
            f" {right:,} of these right ({right / max(given, 1):.1%})"
        )
