"""The archive refuses to start on settings that are missing or make no sense, and says which."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from newsroom import environment

PRODUCTION = {
    "NEWSROOM_MODE": "production",
    "SECRET_KEY": "a-long-and-random-enough-word-" * 2,
    "DATABASE_URL": "postgresql://archive:secret@database.invalid/newsroom",
    "ALLOWED_HOSTS": "archive.example.org",
    "CSRF_TRUSTED_ORIGINS": "",
    "TIME_ZONE": "UTC",
    "LOG_LEVEL": "INFO",
    "IMPORT_MAX_BYTES": "5000000",
}


def start(*show: str, **changed: str) -> subprocess.CompletedProcess[str]:
    """Imports the settings in a new interpreter and prints the expressions in `show`."""
    program = "\n".join(["from newsroom import settings", *(f"print({expression})" for expression in show)])
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=settings.BASE_DIR,
        env=os.environ | PRODUCTION | changed,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_starts_closed():
    begun = start(
        "settings.DEBUG",
        "settings.SECURE_SSL_REDIRECT",
        "settings.SESSION_COOKIE_SECURE",
        "settings.DATABASES['default']['HOST']",
    )

    assert begun.stdout.split() == ["False", "True", "True", "database.invalid"]


@pytest.mark.parametrize("name", ["DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS"])
@pytest.mark.parametrize("value", ["", "  "], ids=["unset", "blank"])
def test_production_without_it_does_not_start_and_says_what_is_missing(name, value):
    begun = start(**{name: value})

    assert begun.returncode == 1
    assert f"{name} is not set" in begun.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NEWSROOM_MODE", "prod"),
        ("SECRET_KEY", "short"),
        ("DATABASE_URL", "mysql://archive:hush@database.invalid/newsroom"),
        ("ALLOWED_HOSTS", "https://archive.example.org"),
        ("CSRF_TRUSTED_ORIGINS", "archive.example.org"),
        ("TIME_ZONE", "Berlin"),
        ("LOG_LEVEL", "loud"),
        ("IMPORT_MAX_BYTES", "5 MB"),
        ("NEWSROOM_MOOD", "production"),
    ],
)
def test_a_value_that_makes_no_sense_stops_the_start_with_its_name(name, value):
    begun = start(**{name: value})

    assert begun.returncode == 1
    assert "ImproperlyConfigured" in begun.stderr
    assert name in begun.stderr.splitlines()[-1]
    assert "hush" not in begun.stderr


def test_a_forgotten_mode_is_production(monkeypatch):
    monkeypatch.delenv("NEWSROOM_MODE", raising=False)

    assert environment.chosen("NEWSROOM_MODE", "production", "production", "development") == "production"


def test_a_similar_name_is_suggested(monkeypatch):
    monkeypatch.delenv("ALLOWED_HOSTS", raising=False)
    monkeypatch.setenv("ALLOWED_HOST", "archive.example.org")

    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOST is set: did you mean ALLOWED_HOSTS"):
        environment.required("ALLOWED_HOSTS", "list the site's host names.")


def test_dotenv_may_hold_our_own_names_alone():
    environment.refuse_unknown(["SECRET_KEY", "DATABASE_URL"], where=".env")

    with pytest.raises(ImproperlyConfigured, match=r"DATABSE_URL in \.env .* Did you mean DATABASE_URL"):
        environment.refuse_unknown(["DATABSE_URL"], where=".env")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("archive.example.org", ["archive.example.org"]),
        (" a.example.org , .example.org,", ["a.example.org", ".example.org"]),
        ("[::1]", ["[::1]"]),
    ],
)
def test_hosts_are_names(monkeypatch, written, read):
    monkeypatch.setenv("ALLOWED_HOSTS", written)

    assert environment.hosts("ALLOWED_HOSTS") == read


@pytest.mark.parametrize("written", ["*", "archive.example.org:8000", "//archive.example.org", "a.org/news"])
def test_hosts_are_nothing_else(monkeypatch, written):
    monkeypatch.setenv("ALLOWED_HOSTS", written)

    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS"):
        environment.hosts("ALLOWED_HOSTS")
