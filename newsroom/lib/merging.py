"""Merging two records by a pointer that can be taken back without loss: the same for people and for places.

Every merge stays on record. A merged record points to the live record at the end of its chain. Evidence
points to the live record too, and its `read_as` to the record under which it was read; so a merge is
undone by following the merges that are not undone.
"""

from collections.abc import Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, models, transaction
from django.utils import timezone

from newsroom.lib.models import MergeRecord

# The key of the advisory lock: any number that no other code uses.
_LOCK = 5_417_001


class MergeRefused(Exception):
    """Why two records cannot be merged, or a merge not be undone; the message is for the editor."""


def one_at_a_time() -> None:
    """Holds a lock until the transaction ends: only one transaction resolves or merges names at a time.

    Two imports that read the same new name at the same moment would otherwise both create a record.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


class Merging:
    """Merges records of one kind.

    `evidence` names the reverse relations of `read_as` and, for each, the field that points to the live one.
    """

    def __init__(self, log: type[MergeRecord], evidence: Sequence[tuple[str, str]]) -> None:
        self.log = log
        self.evidence = evidence

    @transaction.atomic
    def merge(
        self, source: models.Model, target: models.Model, *, reason: str, by: AbstractBaseUser | None
    ) -> MergeRecord:
        """Merges `source` into the live record of `target`.

        Raises MergeRefused if `source` is merged already, or if both are one record.
        """
        one_at_a_time()
        source.refresh_from_db()
        target.refresh_from_db()
        if source.merged_into:
            raise MergeRefused(f"{source} was merged before, into {source.merged_into}.")
        target = target.live
        if source == target:
            raise MergeRefused(f"{source} cannot be merged into itself.")
        record = self.log.objects.create(source=source, target=target, reason=reason, made_by=by)
        self._gather(source, target)
        return record

    @transaction.atomic
    def unmerge(self, record: MergeRecord, *, by: AbstractBaseUser | None) -> None:
        """Undoes one merge; those into its source stay. Raises MergeRefused if it is undone already."""
        one_at_a_time()
        record.refresh_from_db()
        if record.undone_at:
            raise MergeRefused(f"This merge was undone before, on {record.undone_at:%d %B %Y}.")
        record.undone_at = timezone.now()
        record.undone_by = by
        record.save()
        self._gather(record.source, record.source)

    def family(self, record: models.Model) -> list[models.Model]:
        """The record and all that were merged into it, directly or through others."""
        members = [record]
        for member in members:  # the list grows during the loop
            merges = self.log.objects.filter(target=member, undone_at=None).select_related("source")
            members.extend(merge.source for merge in merges)
        return members

    def _gather(self, record: models.Model, live: models.Model) -> None:
        """Points a record, all that were merged into it, and their evidence to the record `live`."""
        for member in self.family(record):
            member.merged_into = None if member == live else live
            member.save(update_fields=["merged_into", "updated_at"])
            for relation, field in self.evidence:
                getattr(member, relation).update(**{field: live})
