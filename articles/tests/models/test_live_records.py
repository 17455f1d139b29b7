"""Findings are attached to records that are not merged away."""

import pytest
from django.db import IntegrityError
from django.db.models.deletion import ProtectedError

from articles.models import Place, Statement
from people.models import Organisation


def test_a_finding_without_read_as_was_read_as_its_record(meeting, cast):
    assert meeting.person_mentions.get(surface="Chen Wei").read_as == cast.chen
    assert meeting.place_mentions.get().read_as == cast.lisbon
    assert meeting.organisation_mentions.get().read_as == cast.council
    assert meeting.statements.get().read_as == cast.maria


def test_a_mention_of_a_merged_place_is_refused(meeting, cast, check_deferred):
    Place.objects.filter(pk=cast.lisbon.pk).update(merged_into=cast.northport)
    with pytest.raises(IntegrityError, match="placemention_place_live"):
        check_deferred()


def test_a_statement_of_an_organisation_was_read_as_that(meeting, cast):
    found = {"confidence": 1, "reason": "read", "superseded": True}
    statement = Statement.objects.create(
        article=meeting, kind="direct", text="No,", speaker_organisation=cast.council, **found
    )
    statement.refresh_from_db()
    assert statement.organisation_read_as == cast.council


@pytest.mark.parametrize("finding", ["mention", "statement"])
def test_a_finding_of_a_merged_organisation_is_refused(meeting, cast, check_deferred, finding):
    if finding == "statement":
        meeting.organisation_mentions.all().delete()
        meeting.statements.update(
            speaker=None, read_as=None, speaker_organisation=cast.council, organisation_read_as=cast.council
        )
    Organisation.objects.filter(pk=cast.council.pk).update(merged_into=cast.ministry)
    with pytest.raises(IntegrityError, match="organisation_live"):
        check_deferred()


def test_an_organisation_cannot_be_merged_into_a_merged_one(cast, check_deferred):
    Organisation.objects.filter(pk=cast.council.pk).update(merged_into=cast.ministry)
    check_deferred()
    other = Organisation.objects.create(name="NHC", slug="nhc")
    Organisation.objects.filter(pk=cast.ministry.pk).update(merged_into=other)
    with pytest.raises(IntegrityError, match="organisation_merged_into_live"):
        check_deferred()


def test_a_place_cannot_be_merged_into_a_merged_one(cast, check_deferred):
    pier, quay = (Place.objects.create(name=name, slug=name.lower()) for name in ("Pier", "Quay"))
    Place.objects.filter(pk=pier.pk).update(merged_into=quay)
    check_deferred()
    Place.objects.filter(pk=quay.pk).update(merged_into=cast.lisbon)
    with pytest.raises(IntegrityError, match="place_merged_into_live"):
        check_deferred()


def test_a_mention_of_a_merged_person_is_refused(meeting, cast, check_deferred):
    type(cast.maria).objects.filter(pk=cast.maria.pk).update(merged_into=cast.tomas)
    with pytest.raises(IntegrityError, match="_live"):
        check_deferred()


def test_a_person_with_mentions_cannot_be_deleted(meeting, cast):
    with pytest.raises(ProtectedError):
        cast.chen.delete()
