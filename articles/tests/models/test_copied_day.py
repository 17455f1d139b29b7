"""The triggers `copy_day` and `spread_day`: findings have the day of their article."""

from datetime import date

from articles.models import PersonMention, Statement, StatementSpan


def test_findings_get_the_new_day_of_their_article(meeting):
    assert PersonMention.objects.filter(published_on=date(2024, 5, 14)).count() == 2
    meeting.published_on = date(2024, 5, 15)
    meeting.save()
    assert set(meeting.person_mentions.values_list("published_on", flat=True)) == {date(2024, 5, 15)}
    assert set(meeting.place_mentions.values_list("published_on", flat=True)) == {date(2024, 5, 15)}
    assert set(meeting.organisation_mentions.values_list("published_on", flat=True)) == {date(2024, 5, 15)}
    assert set(meeting.statements.values_list("published_on", flat=True)) == {date(2024, 5, 15)}


def test_saving_a_statement_without_its_day_keeps_the_day(meeting, cast):
    statement = Statement.objects.create(
        article=meeting, kind="direct", text="We agree,", confidence=0.5, reason="the cue said"
    )
    StatementSpan.objects.create(statement=statement, position=0, start=39, end=48)
    statement.kind = "mixed"
    statement.save()
    assert Statement.objects.get(pk=statement.pk).published_on == date(2024, 5, 14)
