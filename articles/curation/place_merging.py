"""Merges two records of one place, and undoes it."""

from django.contrib.auth.models import AbstractBaseUser

from articles.models import Place, PlaceMerge
from newsroom.lib.merging import Merging

MERGING = Merging(PlaceMerge, evidence=[("mentions_read", "place")])


def merge(source: Place, target: Place, *, reason: str, by: AbstractBaseUser | None = None) -> PlaceMerge:
    """Points `source` to `target`; MergeRefused if `source` is already merged."""
    return MERGING.merge(source, target, reason=reason, by=by)


def unmerge(merge: PlaceMerge, *, by: AbstractBaseUser | None = None) -> None:
    MERGING.unmerge(merge, by=by)
