"""Findings are attached to records that are not merged away."""

import pytest
from django.db import IntegrityError
from django.db.models.deletion import ProtectedError

from articles.models import Place


def test_a_finding_without_read_as_was_read_as_its_record(meeting, cast):
    assert meeting.person_mentions.get(surface="Chen Wei").read_as == cast.chen
    assert meeting.place_mentions.get().read_as == cast.lisbon
    assert meeting.statements.get().read_as == cast.maria


def test_a_mention_of_a_merged_place_is_refused(meeting, cast, check_deferred):
    Place.objects.filter(pk=cast.lisbon.pk).update(merged_into=cast.northport)
    with pytest.raises(IntegrityError, match="placemention_place_live"):
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
