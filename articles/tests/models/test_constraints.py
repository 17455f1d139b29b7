"""What must never be false is refused by the database, whichever way the write comes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.models import (
    Article,
    ArticleVersion,
    Decision,
    PersonMention,
    Place,
    PlaceMention,
    Statement,
    StatementSpan,
)

BODY = "Maria Alvarez met Chen Wei in Lisbon. “We agree,” she said. “It is done.”"


@pytest.fixture
def meeting(cast, print_article):
    return print_article(
        BODY,
        people={"Maria Alvarez": cast.maria, "Chen Wei": cast.chen},
        places={"Lisbon": cast.lisbon},
        statements=({"text": "We agree,", "speaker": cast.maria},),
    )


def committed():
    """As at the end of a transaction: what was put off is checked now."""
    connection.check_constraints()


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
    committed()


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        pytest.param(
            "UPDATE articles_personmention SET start = start + 1",
            "as it says",
            id="a mention moves off its words",
        ),
        pytest.param(
            'UPDATE articles_placemention SET "end" = "end" + 1000',
            "as it says",
            id="a mention ends after the body",
        ),
        pytest.param(
            "UPDATE articles_placemention SET surface = 'Lisboa'",
            "as it says",
            id="a mention changes its words",
        ),
        pytest.param(
            'UPDATE articles_personmention SET "end" = start', "span_not_empty", id="a mention of nothing"
        ),
        pytest.param(
            "UPDATE articles_statement SET text = 'We disagree,'",
            "as it says",
            id="a statement changes its words",
        ),
        pytest.param(
            "UPDATE articles_statementspan SET start = start + 1", "as it says", id="a statement's span moves"
        ),
        pytest.param("DELETE FROM articles_statementspan", "as it says", id="a statement loses its place"),
        pytest.param(
            "UPDATE articles_statement SET speaker_text = 'she', speaker_start = 0, speaker_end = 3",
            "as it says",
            id="a speaker who is not printed there",
        ),
        pytest.param(
            "UPDATE articles_statement SET speaker_start = 5",
            "speaker_span",
            id="half a place for the speaker",
        ),
        pytest.param(
            "UPDATE articles_article SET body = 'Rewritten.'", "as it says", id="the body under it changes"
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
        pytest.param("UPDATE articles_statement SET confidence = 1.5", "confidence", id="surer than sure"),
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
        pytest.param("UPDATE articles_place SET latitude = 91", "on_the_globe", id="north of the pole"),
        pytest.param("UPDATE articles_place SET latitude = NULL", "on_the_globe", id="half a position"),
        pytest.param("UPDATE articles_place SET slug = 'lisbon'", "slug", id="two places at one address"),
    ],
)
def test_a_write_past_django_is_refused(meeting, statement, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        sql(statement)


def test_two_articles_cannot_share_a_day_and_a_slug(print_article):
    print_article("One.", headline="Harbour opens")
    with pytest.raises(IntegrityError, match="article_one_a_day_and_slug"):
        print_article("Two.", headline="Harbour opens", document_key="another")


def test_two_articles_cannot_come_from_one_document(print_article):
    print_article("One.", headline="Harbour opens", document_key="seeds/a.txt")
    with pytest.raises(IntegrityError, match="document_key"):
        print_article("Two.", headline="Harbour closes", document_key="seeds/a.txt")


def test_a_bulk_write_of_a_mention_off_its_words_is_refused(meeting, cast):
    PersonMention.objects.bulk_create(
        [
            PersonMention(
                article=meeting,
                person=cast.maria,
                start=1,
                end=5,
                surface="Mari",
                confidence=1,
                reason="wrong",
            )
        ]
    )
    with pytest.raises(IntegrityError, match="as it says"):
        committed()


def test_a_statement_without_a_place_in_the_text_is_refused(meeting):
    Statement.objects.create(
        article=meeting, kind="direct", text="It is done.", confidence=1, reason="quoted"
    )
    with pytest.raises(IntegrityError, match="as it says"):
        committed()


def test_a_superseded_statement_may_have_lost_its_place(meeting):
    Statement.objects.create(
        article=meeting, kind="direct", text="It was undone.", confidence=1, reason="quoted", superseded=True
    )
    committed()


def test_a_statement_in_two_parts_reads_as_both_joined_by_a_space(meeting):
    statement = Statement.objects.create(
        article=meeting, kind="direct", text="We agree, It is done.", confidence=1, reason="quoted"
    )
    for position, words in enumerate(("We agree,", "It is done.")):
        start = BODY.index(words)
        StatementSpan.objects.create(
            statement=statement, position=position, start=start, end=start + len(words)
        )
    committed()


def test_offsets_count_code_points(print_article, cast):
    print_article("😀 Chen Wei, naïve", people={"Chen Wei": cast.chen})
    committed()


def test_a_body_may_change_together_with_all_that_stands_in_it(meeting):
    Article.objects.filter(pk=meeting.pk).update(body="Now: " + BODY)
    for finding in (PersonMention, PlaceMention, StatementSpan):
        for row in finding.objects.all():
            row.start, row.end = row.start + 5, row.end + 5
            row.save()
    committed()


def test_a_bulk_load_that_knows_what_it_does_skips_the_checks(meeting):
    sql("SET LOCAL session_replication_role = replica")
    sql("UPDATE articles_personmention SET surface = 'anything'")
    sql("SET LOCAL session_replication_role = origin")


def test_evidence_is_read_as_what_it_is_attached_to(meeting, cast):
    assert meeting.person_mentions.get(surface="Chen Wei").read_as == cast.chen
    assert meeting.place_mentions.get().read_as == cast.lisbon
    assert meeting.statements.get().read_as == cast.maria


def test_evidence_never_hangs_on_a_merged_place(meeting, cast):
    Place.objects.filter(pk=cast.lisbon.pk).update(merged_into=cast.northport)
    with pytest.raises(IntegrityError, match="placemention_place_live"):
        committed()


def test_evidence_never_hangs_on_a_merged_person(meeting, cast):
    type(cast.maria).objects.filter(pk=cast.maria.pk).update(merged_into=cast.tomas)
    with pytest.raises(IntegrityError, match="_live"):
        committed()


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
def test_a_decision_says_one_clear_thing(meeting, fields, constraint):
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


@pytest.mark.parametrize("paragraphs", [1, 30], ids=["within one block", "over many blocks"])
def test_a_long_text_is_checked_to_its_end(print_article, cast, paragraphs):
    body = "Señor Brandt sat by the harbour wall, naïve and alone. " * 40 * paragraphs + "Chen Wei came."
    article = print_article(body, people={"Chen Wei": cast.chen}, statements=({"text": body[200:1900]},))
    committed()
    article.person_mentions.update(surface="Chen Way")
    with pytest.raises(IntegrityError, match="as it says"):
        committed()


def test_a_speaker_moved_off_the_words_is_refused(meeting):
    meeting.statements.update(speaker_text="Chen Wei", speaker_start=18, speaker_end=26)
    committed()
    meeting.statements.update(speaker_start=17, speaker_end=25)
    with pytest.raises(IntegrityError, match="as it says"):
        committed()


def test_what_was_checked_leaves_no_note_behind(meeting):
    committed()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM articles_unchecked")
        assert cursor.fetchone() == (0,)
