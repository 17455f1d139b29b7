"""Constraints refuse what must never be false, also where a write does not come from Django."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import (
    ArticleVersion,
    Decision,
)


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        pytest.param(
            'UPDATE articles_personmention SET "end" = start', "span_not_empty", id="a mention of nothing"
        ),
        pytest.param(
            "UPDATE articles_statement SET speaker_start = 5",
            "speaker_span",
            id="the start of a speaker without its end",
        ),
        pytest.param("UPDATE articles_article SET body = ''", "has_a_body", id="no body"),
        pytest.param("UPDATE articles_article SET headline = ''", "has_a_headline", id="no headline"),
        pytest.param("UPDATE articles_article SET slug = ''", "has_a_slug", id="no address"),
        pytest.param("UPDATE articles_article SET status = 'secret'", "status_known", id="an unknown status"),
        pytest.param(
            "UPDATE articles_article SET status = 'withdrawn'",
            "withdrawn_with_a_reason",
            id="withdrawn without a reason",
        ),
        pytest.param(
            "UPDATE articles_article SET document_sha256 = 'none'", "sha256_in_hex", id="no checksum"
        ),
        pytest.param("UPDATE articles_statement SET kind = 'sung'", "kind_known", id="an unknown kind"),
        pytest.param("UPDATE articles_statement SET confidence = 1.5", "confidence", id="confidence above 1"),
        pytest.param(
            "UPDATE articles_statement SET reason = ''", "has_a_reason", id="a finding without a reason"
        ),
        pytest.param(
            "UPDATE articles_statement SET review_state = 'fine'",
            "review_state_known",
            id="an unknown review",
        ),
        pytest.param(
            "UPDATE articles_statement SET ambiguous = true",
            "ambiguous_or_answered",
            id="ambiguous, yet answered",
        ),
        pytest.param(
            "UPDATE articles_personmention SET read_as_id = NULL",
            "read_as_somebody",
            id="attached to somebody, read as nobody",
        ),
        pytest.param(
            "UPDATE articles_statement SET speaker_organisation_id = id, organisation_read_as_id = id",
            "of_a_person_or_an_organisation",
            id="said by a person and an organisation",
        ),
        pytest.param(
            "UPDATE articles_organisationmention SET ambiguous = true",
            "ambiguous_or_answered",
            id="an organisation ambiguous, yet answered",
        ),
        pytest.param("UPDATE articles_place SET latitude = 91", "on_the_globe", id="north of the pole"),
        pytest.param("UPDATE articles_place SET latitude = NULL", "on_the_globe", id="half a position"),
        pytest.param("UPDATE articles_place SET slug = 'lisbon'", "slug", id="two places at one address"),
    ],
)
def test_a_write_that_breaks_a_constraint_is_refused(meeting, statement, constraint, execute):
    with pytest.raises(IntegrityError, match=constraint):
        execute(statement)


def test_two_articles_cannot_share_a_day_and_a_slug(print_article):
    print_article("One.", headline="Harbour opens")
    with pytest.raises(IntegrityError, match="article_one_a_day_and_slug"):
        print_article("Two.", headline="Harbour opens", document_key="another")


def test_two_articles_cannot_come_from_one_document(print_article):
    print_article("One.", headline="Harbour opens", document_key="seeds/a.txt")
    with pytest.raises(IntegrityError, match="document_key"):
        print_article("Two.", headline="Harbour closes", document_key="seeds/a.txt")


def test_a_version_cannot_be_replaced_before_it_was_seen(meeting):
    now = timezone.now()
    with pytest.raises(IntegrityError, match="seen_before_replaced"):
        ArticleVersion.objects.create(
            article=meeting, headline="Old", body="Old.", seen_at=now, replaced_at=now - timedelta(days=1)
        )


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        pytest.param({"subject": "place"}, "about_one_finding", id="about a thing of another kind"),
        pytest.param({"start": 9}, "span_not_empty", id="about no place"),
        pytest.param({"words": ""}, "about_words", id="about no words"),
        pytest.param({"verdict": "maybe"}, "verdict_known", id="an unknown verdict"),
        pytest.param({"verdict": "corrected"}, "corrects_something", id="a correction of nothing"),
        pytest.param({"corrects": ["kind"]}, "corrects_something", id="a confirmation that corrects"),
        pytest.param(
            {"verdict": "corrected", "corrects": ["text"]}, "known_fields", id="a correction of the words"
        ),
    ],
)
def test_a_contradictory_decision_is_refused(meeting, fields, constraint):
    sound = {
        "article": meeting,
        "subject": "statement",
        "statement": meeting.statements.get(),
        "verdict": "confirmed",
        "words": "We agree,",
        "start": 3,
        "end": 9,
    }
    Decision.objects.create(**sound)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Decision.objects.create(**sound | fields)
