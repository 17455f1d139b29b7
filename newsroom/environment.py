"""Reads settings from the environment. A missing or invalid one raises ImproperlyConfigured with its name."""

import difflib
import os
import zoneinfo
from collections.abc import Iterable

from django.core.exceptions import ImproperlyConfigured

# Every variable that the settings read. Another name in .env or with our prefix is a mistake.
KNOWN = (
    "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS",
    "DATABASE_URL",
    "IMPORT_MAX_BYTES",
    "LOG_LEVEL",
    "NEWSROOM_MODE",
    "SECRET_KEY",
    "TIME_ZONE",
)
SHORTEST_SECRET = 50


def _read(name: str, default: str = "") -> str:
    if name not in KNOWN:
        raise LookupError(f"Add {name} to KNOWN.")
    return os.environ.get(name, default).strip()


def required(name: str, hint: str) -> str:
    value = _read(name)
    if not value:
        near = difflib.get_close_matches(name, set(os.environ) - set(KNOWN), n=1, cutoff=0.8)
        slip = f" ({near[0]} is set: did you mean {name}?)" if near else ""
        raise ImproperlyConfigured(f"{name} is not set: {hint}{slip}")
    return value


def secret(name: str, hint: str) -> str:
    value = required(name, hint)
    if len(value) < SHORTEST_SECRET:
        raise ImproperlyConfigured(f"{name} is too short: {hint}")
    return value


def chosen(name: str, default: str, *choices: str) -> str:
    value = _read(name, default)
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {value!r}.")
    return value


def whole_number(name: str, default: int) -> int:
    value = _read(name, str(default))
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def time_zone(name: str, default: str) -> str:
    value = _read(name, default)
    if value not in zoneinfo.available_timezones():
        raise ImproperlyConfigured(f"{name} must be a name such as Europe/Berlin or UTC, not {value!r}.")
    return value


def listed(name: str) -> list[str]:
    return [item.strip() for item in _read(name).split(",") if item.strip()]


def hosts(name: str) -> list[str]:
    """Host names without scheme, port or path; `*` is refused: it would accept every Host header."""
    values = listed(name)
    for value in values:
        # An IPv6 address is written in brackets.
        bare = value if value.startswith("[") else value.replace(":", "/")
        if value == "*" or "/" in bare:
            raise ImproperlyConfigured(
                f"{name} must list only host names, such as archive.example.org, not {value!r}."
            )
    return values


def origins(name: str) -> list[str]:
    values = listed(name)
    for value in values:
        if not value.startswith(("https://", "http://")):
            raise ImproperlyConfigured(
                f"{name} must list origins, such as https://archive.example.org, not {value!r}."
            )
    return values


def refuse_unknown(names: Iterable[str], where: str) -> None:
    for name in names:
        if name not in KNOWN:
            near = difflib.get_close_matches(name, KNOWN, n=1)
            meant = f" Did you mean {near[0]}?" if near else f" Known are {', '.join(KNOWN)}."
            raise ImproperlyConfigured(f"{name} in {where} is not a setting of the archive.{meant}")
