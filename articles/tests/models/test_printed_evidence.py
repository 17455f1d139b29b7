"""The trigger `as_printed`: what is shown as printed is in the text when a transaction ends."""

import pytest
from django.db import IntegrityError, connection

from articles.models import (
    Article,
    OrganisationMention,
    PersonMention,
    PlaceMention,
    Statement,
    StatementSpan,
)


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param(
            "UPDATE articles_personmention SET start = start + 1",
            id="a mention off its words",
        ),
        pytest.param(
            'UPDATE articles_placemention SET "end" = "end" + 1000',
            id="a mention ends after the body",
        ),
        pytest.param(
            "UPDATE articles_organisationmention SET start = start - 1", id="an organisation off its words"
        ),
        pytest.param(
            "UPDATE articles_placemention SET surface = 'Lisboa'",
            id="a mention changes its words",
        ),
        pytest.param(
            "UPDATE articles_statement SET text = 'We disagree,'",
            id="a statement changes its words",
        ),
        pytest.param(
            "UPDATE articles_statementspan SET start = start + 1", id="a span of a statement off its words"
        ),
        pytest.param("DELETE FROM articles_statementspan", id="a statement without a span"),
        pytest.param(
            "UPDATE articles_statement SET speaker_text = 'she', speaker_start = 0, speaker_end = 3",
            id="a speaker who is not printed there",
        ),
        pytest.param(
            "UPDATE articles_statement SET said_on_text = 'on Tuesday', said_on_start = 0, said_on_end = 10",
            id="a day that is not printed there",
        ),
        pytest.param("UPDATE articles_article SET body = 'Rewritten.'", id="the body under it changes"),
    ],
)
def test_a_write_that_makes_something_unprinted_is_refused(meeting, statement, execute):
    with pytest.raises(IntegrityError, match="as it says"):
        execute(statement)


def test_a_bulk_write_of_a_mention_off_its_words_is_refused(meeting, cast, check_deferred):
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
        check_deferred()


def test_a_statement_without_a_span_is_refused(meeting, check_deferred):
    Statement.objects.create(
        article=meeting, kind="direct", text="It is done.", confidence=1, reason="quoted"
    )
    with pytest.raises(IntegrityError, match="as it says"):
        check_deferred()


def test_a_superseded_statement_may_be_without_a_span(meeting, check_deferred):
    Statement.objects.create(
        article=meeting, kind="direct", text="It was undone.", confidence=1, reason="quoted", superseded=True
    )
    check_deferred()


def add_parts(article, text, *parts, **fields):
    statement = Statement.objects.create(
        article=article, text=text, **{"kind": "direct", "confidence": 1, "reason": "quoted"} | fields
    )
    for position, words in enumerate(parts):
        start = article.body.index(words)
        StatementSpan.objects.create(
            statement=statement, position=position, start=start, end=start + len(words)
        )
    return statement


def test_the_parts_of_a_text_are_joined_by_the_omission_between_them(meeting, check_deferred):
    add_parts(meeting, "We agree, … It is done.", "We agree,", "It is done.", quoted=[(0, 9), (12, 23)])
    check_deferred()


def test_parts_side_by_side_are_joined_by_a_space(print_article, check_deferred):
    article = print_article("“One.\n\n“Two,” he said.")
    add_parts(article, "One. Two,", "One.", "Two,", quoted=[(0, 4), (5, 9)])
    check_deferred()


@pytest.mark.parametrize(
    "text", ["We agree, It is done.", "We agree. It is done.", "We agree, ... It is done."]
)
def test_parts_welded_together_are_refused(meeting, check_deferred, text):
    add_parts(meeting, text, "We agree,", "It is done.")
    with pytest.raises(IntegrityError, match="as it says"):
        check_deferred()


@pytest.mark.parametrize(
    "quoted",
    [
        pytest.param([(1, 9)], id="not after a mark"),
        pytest.param([(0, 10)], id="beyond the text"),
        pytest.param([(0, 9), (0, 9)], id="twice"),
        pytest.param([(0, 0)], id="empty"),
    ],
)
def test_a_stretch_that_was_not_printed_within_marks_is_refused(meeting, check_deferred, quoted):
    meeting.statements.update(quoted=quoted)
    with pytest.raises(IntegrityError, match="as it says"):
        check_deferred()


def test_words_without_marks_are_not_quoted(meeting, check_deferred):
    add_parts(meeting, "met Chen Wei", "met Chen Wei", quoted=[(4, 12)], kind="mixed")
    with pytest.raises(IntegrityError, match="as it says"):
        check_deferred()


def test_the_stretches_of_a_mixed_statement_are_inside_its_text(print_article, check_deferred):
    article = print_article("He found it ``very good'', and “ better ”\nthan before.")
    text = article.body[3:]
    stretches = [(text.index(words), text.index(words) + len(words)) for words in ("very good", "better")]
    add_parts(article, text, text, quoted=stretches, kind="mixed")
    check_deferred()


def test_offsets_count_code_points(print_article, cast, check_deferred):
    print_article("😀 Chen Wei, naïve", people={"Chen Wei": cast.chen})
    check_deferred()


def test_the_body_may_change_together_with_its_findings(meeting, check_deferred):
    Article.objects.filter(pk=meeting.pk).update(body="Now: " + meeting.body)
    for finding in (PersonMention, PlaceMention, OrganisationMention, StatementSpan):
        for row in finding.objects.all():
            row.start, row.end = row.start + 5, row.end + 5
            row.save()
    check_deferred()


def test_a_bulk_load_as_replica_skips_the_checks(meeting, execute):
    execute("SET LOCAL session_replication_role = replica")
    execute("UPDATE articles_personmention SET surface = 'anything'")
    execute("SET LOCAL session_replication_role = origin")


@pytest.mark.parametrize("paragraphs", [1, 30], ids=["within one block", "over many blocks"])
def test_a_long_text_is_checked_to_its_end(print_article, cast, paragraphs, check_deferred):
    body = "Señor Brandt sat by the harbour wall, naïve and alone. " * 40 * paragraphs + "Chen Wei came."
    article = print_article(body, people={"Chen Wei": cast.chen}, statements=({"text": body[200:1900]},))
    check_deferred()
    article.person_mentions.update(surface="Chen Way")
    with pytest.raises(IntegrityError, match="as it says"):
        check_deferred()


def test_a_speaker_off_its_words_is_refused(meeting, check_deferred):
    meeting.statements.update(speaker_text="Chen Wei", speaker_start=18, speaker_end=26)
    check_deferred()
    meeting.statements.update(speaker_start=17, speaker_end=25)
    with pytest.raises(IntegrityError, match="as it says"):
        check_deferred()


def test_no_note_of_an_unchecked_article_is_left(meeting, check_deferred):
    check_deferred()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM articles_unchecked")
        assert cursor.fetchone() == (0,)
