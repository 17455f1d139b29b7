"""Merges two records of one place, and parts them again."""

from django.contrib.auth.models import AbstractBaseUser

from articles.models import Place, PlaceMerge
from newsroom.lib.merging import Merging

MERGING = Merging(PlaceMerge, evidence=[("mentions_read", "place")])


def merge(source: Place, target: Place, *, reason: str, by: AbstractBaseUser | None = None) -> PlaceMerge:
    """From now on `source` is `target`; MergeRefused where it was merged before."""
    return MERGING.merge(source, target, reason=reason, by=by)


def unmerge(merge: PlaceMerge, *, by: AbstractBaseUser | None = None) -> None:
    MERGING.unmerge(merge, by=by)
