"""Finds or creates the record of an organisation named in an article; merges records and undoes merges.

Rule: two articles mean one organisation where they print the same name, without regard to case, accents and
punctuation. An abbreviation that an article prints alone is a name like any other: it is not taken for a
known organisation of these initials, because two can share them. An editor who merges the record of the
abbreviation says so once; later articles follow the merge.
"""

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import Func, TextField, Value

from newsroom.lib.merging import Merging
from newsroom.lib.slugs import free_slug
from people.models import Organisation, OrganisationAlias, OrganisationMerge
from people.names import is_generic

MERGING = Merging(
    OrganisationMerge,
    evidence=[("mentions_read", "organisation"), ("statements_read", "speaker_organisation")],
)

_LONGEST_NAME = 200


def find_or_create(names: Mapping[str, Sequence[str]]) -> dict[str, Organisation]:
    """The record that carries each name, maybe a merged one: `record.live` is the organisation.

    `names` has the other forms that the article prints for each name; they become aliases. A name that is too
    long or has no letter gets no record. Call it in the transaction that stores the article.
    """
    wanted = [name for name in names if _can_be_a_name(name)]
    found = {name: _named(name) or create(name) for name in wanted}
    for name, record in found.items():
        for form in dict.fromkeys((name, *filter(_can_be_a_name, names[name]))):
            if form.casefold() != record.name.casefold():
                add_alias(record, form)
    return found


def _can_be_a_name(name: str) -> bool:
    return 0 < len(name) <= _LONGEST_NAME and any(letter.isalpha() for letter in name)


def _named(name: str) -> Organisation | None:
    folded = Func(Value(name), function="newsroom_fold", output_field=TextField())
    records = Organisation.objects.filter(folded=folded).select_related("merged_into")
    return records.order_by("pk").first()


def create(name: str) -> Organisation:
    """A new record with a slug of its own, even if another transaction takes the same slug at that moment."""
    name = " ".join(name.split())
    while True:
        slug = free_slug(name, Organisation.objects.all(), without_letters="organisation")
        try:
            with transaction.atomic():
                return Organisation.objects.create(name=name, slug=slug, generic=is_generic(name))
        except IntegrityError as error:
            if not Organisation.objects.filter(slug=slug).exists():
                raise error


def add_alias(organisation: Organisation, name: str) -> OrganisationAlias:
    return OrganisationAlias.objects.get_or_create(organisation=organisation, name=name)[0]


def merge(
    source: Organisation, target: Organisation, *, reason: str, by: AbstractBaseUser | None = None
) -> OrganisationMerge:
    """Points `source` to `target`; MergeRefused if `source` is already merged."""
    return MERGING.merge(source, target, reason=reason, by=by)


def unmerge(merge: OrganisationMerge, *, by: AbstractBaseUser | None = None) -> None:
    MERGING.unmerge(merge, by=by)
