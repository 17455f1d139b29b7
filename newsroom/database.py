"""Which PostgreSQL the site uses: the one DATABASE_URL names or, in development, an embedded one."""

from pathlib import Path
from typing import Any

import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

# Queries of pages are short: parallel workers and compilation would take longer than the query.
SHORT_QUESTIONS = "-c max_parallel_workers_per_gather=0 -c jit=off"


def configure(url: str, embedded_in: Path) -> dict[str, Any]:
    """Django's settings for one database, from a libpq URL or, where it is empty, from an embedded server."""
    if url:
        return _settings(_parse(url))
    from newsroom import embedded  # needs a Unix system; production may have another

    return _settings(embedded.connect_to(embedded_in))


def _parse(url: str) -> dict[str, Any]:
    # No message repeats the URL: it holds a password.
    if not url.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured(
            "DATABASE_URL must begin with postgresql://, as in postgresql://user:password@host/newsroom."
        )
    try:
        parts = conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read: write special characters in the password as %40 and the like."
        ) from None
    if not parts.get("dbname"):
        raise ImproperlyConfigured("DATABASE_URL names no database: end it with /newsroom or the like.")
    return parts


def _settings(parts: dict[str, Any]) -> dict[str, Any]:
    options = dict(parts)
    options["options"] = f"{SHORT_QUESTIONS} {options.get('options', '')}".strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": options.pop("dbname"),
        "USER": options.pop("user", ""),
        "PASSWORD": options.pop("password", ""),
        "HOST": options.pop("host", ""),
        "PORT": options.pop("port", ""),
        "OPTIONS": options,
        # Persistent connections rather than the pool: see docs/decisions/.
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
