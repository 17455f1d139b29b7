"""The triggers `days_*`: the number of articles a day equals a fresh count, whoever writes."""

from datetime import UTC, date, datetime

import pytest

from articles.models import Article, PublishedDay

PAST, FUTURE = datetime(2001, 1, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC)


@pytest.fixture
def shelf(print_article):
    days = [date(2022, 12, 31), date(2023, 1, 1), date(2023, 1, 1), date(2024, 5, 14)]
    return [
        print_article("It rained.", headline=f"Rain {number}", published_on=day)
        for number, day in enumerate(days)
    ]


def assert_equals_fresh_count():
    published = Article.objects.published()
    for period in ("year", "month", "day"):
        assert PublishedDay.objects.per(period) == list(published.per(period))
    spring = (date(2023, 1, 1), date(2024, 1, 1))
    assert PublishedDay.objects.per("month", *spring) == list(published.within(*spring).per("month"))


def test_days_of_new_articles(shelf):
    assert_equals_fresh_count()
    assert [row["count"] for row in PublishedDay.objects.per("year")] == [1, 2, 1]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"status": "draft"}, id="draft"),
        pytest.param({"status": "withdrawn", "withdrawal_reason": "A mistake."}, id="withdrawn"),
        pytest.param({"embargo_until": FUTURE}, id="embargo"),
        pytest.param({"embargo_until": PAST}, id="embargo that has passed"),
        pytest.param({"published_on": date(2021, 7, 1)}, id="another day"),
        pytest.param({"headline": "Sun"}, id="nothing that is counted"),
    ],
)
def test_days_of_changed_articles(shelf, changes):
    Article.objects.filter(pk=shelf[1].pk).update(**changes)
    assert_equals_fresh_count()
    Article.objects.filter(pk=shelf[1].pk).update(status="published", embargo_until=None)
    assert_equals_fresh_count()


def test_days_of_deleted_articles(shelf):
    Article.objects.filter(published_on=date(2023, 1, 1)).delete()
    assert_equals_fresh_count()
    assert [row["count"] for row in PublishedDay.objects.per("year")] == [1, 1]


def test_days_of_many_articles_changed_at_once(shelf):
    Article.objects.update(status="draft")
    assert PublishedDay.objects.per("year") == []
