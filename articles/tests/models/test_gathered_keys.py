"""What the database copies by itself must equal what it was copied from, whoever writes."""

from datetime import date

import pytest
from django.db.models.deletion import ProtectedError

from articles.models import Article, PersonMention, Statement, StatementSpan
from people.models import Alias, Person

BODY = "Maria Alvarez met Chen Wei in Lisbon. “We agree,” she said."


@pytest.fixture
def meeting(cast, print_article):
    return print_article(
        BODY,
        people={"Maria Alvarez": cast.maria, "Chen Wei": cast.chen},
        places={"Lisbon": cast.lisbon},
        statements=({"text": "We agree,", "speaker": cast.maria},),
    )


def gathered(article):
    article.refresh_from_db()
    return set(article.mentioned_people), set(article.mentioned_places)


def test_an_article_gathers_whom_and_what_it_names(meeting, cast):
    assert gathered(meeting) == ({cast.maria.pk, cast.chen.pk}, {cast.lisbon.pk})


def test_a_rejected_mention_is_not_gathered(meeting, cast):
    meeting.person_mentions.filter(person=cast.chen).update(review_state="rejected")
    assert gathered(meeting) == ({cast.maria.pk}, {cast.lisbon.pk})


def test_a_deleted_mention_is_not_gathered(meeting, cast):
    meeting.place_mentions.all().delete()
    assert gathered(meeting) == ({cast.maria.pk, cast.chen.pk}, set())


def test_a_mention_moved_to_another_person_is_gathered_anew(meeting, cast):
    meeting.person_mentions.filter(person=cast.maria).update(person=cast.tomas)
    assert gathered(meeting)[0] == {cast.tomas.pk, cast.chen.pk}


def test_a_stale_copy_of_the_row_does_not_overwrite_what_was_gathered(meeting, cast):
    stale = Article.objects.get(pk=meeting.pk)
    meeting.person_mentions.filter(person=cast.chen).delete()
    stale.headline = "Council delays the harbour"
    stale.save()
    assert gathered(meeting)[0] == {cast.maria.pk}


def test_days_follow_the_article(meeting):
    assert PersonMention.objects.filter(published_on=date(2024, 5, 14)).count() == 2
    meeting.published_on = date(2024, 5, 15)
    meeting.save()
    assert set(meeting.person_mentions.values_list("published_on", flat=True)) == {date(2024, 5, 15)}
    assert set(meeting.place_mentions.values_list("published_on", flat=True)) == {date(2024, 5, 15)}
    assert set(meeting.statements.values_list("published_on", flat=True)) == {date(2024, 5, 15)}


def test_saving_a_statement_that_was_never_read_back_keeps_its_day(meeting, cast):
    statement = Statement.objects.create(
        article=meeting, kind="direct", text="We agree,", confidence=0.5, reason="the cue said"
    )
    StatementSpan.objects.create(statement=statement, position=0, start=39, end=48)
    statement.kind = "partial"
    statement.save()
    assert Statement.objects.get(pk=statement.pk).published_on == date(2024, 5, 14)


def test_a_person_who_is_mentioned_cannot_vanish(meeting, cast):
    with pytest.raises(ProtectedError):
        cast.chen.delete()


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        pytest.param("Tomás Álvarez", "tomas alvarez", id="accents"),
        pytest.param("Kim Jong-un", "kim jong un", id="hyphen"),
        pytest.param("Sinéad O’Brien", "sinead o brien", id="apostrophe"),
        pytest.param("J. R. Smith, Jr.", "j r smith jr", id="initials"),
    ],
)
def test_names_are_folded_for_search(db, name, folded):
    person = Person.objects.create(name=name, sort_name=name, slug="someone")
    alias = Alias.objects.create(person=person, name=name, match_key="x")
    assert Person.objects.get().folded == folded
    assert Alias.objects.get(pk=alias.pk).folded == folded
