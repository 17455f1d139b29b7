from enum import StrEnum


class Outcome(StrEnum):
    """What an import did with one document. The values are columns of ImportRun."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    """Nothing was stored."""
