"""The triggers `gather_*` and `keep_gathered`: an article lists the records that its mentions name."""

from articles.models import Article


def gathered(article):
    article.refresh_from_db()
    return set(article.mentioned_people), set(article.mentioned_places)


def test_an_article_gathers_the_organisations_that_it_names(meeting, cast):
    meeting.refresh_from_db()
    assert meeting.mentioned_organisations == [cast.council.pk]
    meeting.organisation_mentions.update(review_state="rejected")
    meeting.refresh_from_db()
    assert meeting.mentioned_organisations == []


def test_an_article_gathers_the_people_and_places_that_it_names(meeting, cast):
    assert gathered(meeting) == ({cast.maria.pk, cast.chen.pk}, {cast.lisbon.pk})


def test_a_rejected_mention_is_not_gathered(meeting, cast):
    meeting.person_mentions.filter(person=cast.chen).update(review_state="rejected")
    assert gathered(meeting) == ({cast.maria.pk}, {cast.lisbon.pk})


def test_a_deleted_mention_is_not_gathered(meeting, cast):
    meeting.place_mentions.all().delete()
    assert gathered(meeting) == ({cast.maria.pk, cast.chen.pk}, set())


def test_a_mention_of_another_person_is_gathered_again(meeting, cast):
    meeting.person_mentions.filter(person=cast.maria).update(person=cast.tomas)
    assert gathered(meeting)[0] == {cast.tomas.pk, cast.chen.pk}


def test_an_old_copy_of_the_row_does_not_overwrite_what_was_gathered(meeting, cast):
    old = Article.objects.get(pk=meeting.pk)
    meeting.person_mentions.filter(person=cast.chen).delete()
    old.headline = "Council delays the harbour"
    old.save()
    assert gathered(meeting)[0] == {cast.maria.pk}
