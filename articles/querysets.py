import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.contrib.postgres.search import SearchQuery
from django.db import connection, models
from django.db.models import Count, F, Max, Min, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Greatest, Left, Length, Substr, Trunc
from django.utils import timezone

from people.listing import between
from people.models import Person

EXCERPT_LENGTH = 300
# So many characters on either side of a statement: enough for the sentence that it stands in.
AROUND = 400
# A tally counts at most so many statements, the newest; the page says so.
TALLY_CAP = 2_000
# Who is in the news is counted in so many articles, the newest; the page says so.
NEWS_COUNTED = 300
# Characters: shorter is a snatch, longer fills a page of its own.
FULL_QUOTATION = (60, 320)
# How a person was described is read from so many mentions, the newest.
DESCRIPTORS_LOOKED_AT = 600
FEWEST_WORDS_COMPARED, MOST_WORDS_COMPARED = 5, 16


def visible(prefix: str = "") -> Q:
    """When an article may be shown to the public; `prefix` leads to it, as `article__`."""
    return Q(**{f"{prefix}status": "published"}) & (
        Q(**{f"{prefix}embargo_until": None}) | Q(**{f"{prefix}embargo_until__lte": timezone.now()})
    )


def gone(prefix: str = "") -> Q:
    """When an article was withdrawn that readers could have seen."""
    return Q(**{f"{prefix}status": "withdrawn"}) & (
        Q(**{f"{prefix}embargo_until": None}) | Q(**{f"{prefix}embargo_until__lte": timezone.now()})
    )


@dataclass(frozen=True, slots=True)
class Named:
    """A person or a place, and in how many articles."""

    record: models.Model
    articles: int


@dataclass(frozen=True, slots=True)
class News:
    """Who and what some articles name, the most named first."""

    people: list[Named]
    places: list[Named]
    articles: int
    capped: bool


class ArticleQuerySet(models.QuerySet):
    def published(self):
        return self.filter(visible())

    def embargo_passed(self):
        return self.filter(status="published", embargo_until__lte=timezone.now())

    def newest(self):
        return self.order_by("-published_on", "-pk")

    def within(self, first, after):
        """Of the days from `first` up to and without `after`."""
        return self.filter(published_on__gte=first, published_on__lt=after)

    def naming_person(self, person):
        return self.filter(mentioned_people__contains=[person.pk])

    def naming_place(self, place):
        return self.filter(mentioned_places__contains=[place.pk])

    def addressable(self):
        """Published articles, and withdrawn ones that had been public: their address says why."""
        return self.filter(visible() | gone())

    def for_lists(self):
        """Without the long columns; `excerpt` is the beginning of the body."""
        return self.annotate(excerpt=Left("body", EXCERPT_LENGTH)).defer("body", "search")

    def before(self, article):
        """Older articles, the nearest first."""
        day = article.published_on
        return (
            self.filter(published_on__lte=day)
            .filter(Q(published_on__lt=day) | Q(pk__lt=article.pk))
            .order_by("-published_on", "-pk")
        )

    def after(self, article):
        """Newer articles, the nearest first."""
        day = article.published_on
        return (
            self.filter(published_on__gte=day)
            .filter(Q(published_on__gt=day) | Q(pk__gt=article.pk))
            .order_by("published_on", "pk")
        )

    def per(self, period):
        """How many articles in each "year", "month" or "day": rows of `first_day` and `count`."""
        return per(self, period)

    def in_the_news(self, shown: int) -> News:
        """The people and places that the newest of these articles name, at most `shown` of each."""
        people: Counter[int] = Counter()
        places: Counter[int] = Counter()
        rows = list(self.values_list("mentioned_people", "mentioned_places")[: NEWS_COUNTED + 1])
        for named_people, named_places in rows[:NEWS_COUNTED]:
            people.update(named_people)
            places.update(named_places)
        return News(
            people=_named(Person.objects.live().only("name", "slug"), people, shown),
            places=_named(apps.get_model("articles.Place").objects.live(), places, shown),
            articles=min(len(rows), NEWS_COUNTED),
            capped=len(rows) > NEWS_COUNTED,
        )


def _named(records, counted: Counter[int], shown: int) -> list[Named]:
    found = records.in_bulk([key for key, _count in counted.most_common(shown)])
    return [Named(found[key], count) for key, count in counted.most_common(shown) if key in found]


def per(rows, period: str):
    """How many rows in each "year", "month" or "day" of `published_on`."""
    return (
        rows.order_by()
        .annotate(first_day=Trunc("published_on", period))
        .values("first_day")
        .annotate(count=Count("pk"))
        .order_by("first_day")
    )


class DayQuerySet(models.QuerySet):
    def per(self, period, first=None, after=None):
        """As `ArticleQuerySet.per`, but of all that readers may see, from a row a day and not an article.

        `first` and `after`, where given, are the days from which and up to and without which to count.
        """
        passed = apps.get_model("articles.Article").objects.embargo_passed()
        days = self.order_by()
        if first and after:
            days, passed = days.filter(day__gte=first, day__lt=after), passed.within(first, after)
        sums = (
            days.annotate(first_day=Trunc("day", period)).values("first_day").annotate(count=Sum("articles"))
        )
        counted = Counter({row["first_day"]: row["count"] for row in sums})
        counted.update({row["first_day"]: row["count"] for row in passed.per(period)})
        return [{"first_day": day, "count": count} for day, count in sorted(counted.items()) if count]


class ChangeQuerySet(models.QuerySet):
    def newest(self) -> datetime | None:
        """When what readers see changed last: by a writer, or because an embargo ended."""
        # Every page asks this first: written out, because to compile it takes longer than to answer it.
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT greatest(moment, (SELECT max(embargo_until) FROM articles_article"
                " WHERE embargo_until <= now())) FROM articles_lastchange"
            )
            row = cursor.fetchone()
        return row[0] if row else None


class MentionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(visible("article__")).exclude(review_state="rejected")

    def newest_articles(self, limit: int):
        """The newest articles of these mentions of one person or place, at most `limit`."""
        keys = (
            self.order_by("-published_on", "-article_id")
            .distinct("published_on", "article_id")
            .values("article_id")[:limit]
        )
        return apps.get_model("articles.Article").objects.published().filter(pk__in=keys).newest()

    def descriptors(self):
        """How a person was described lately: rows of `descriptor`, `first`, `last` and `articles`."""
        newest = self.order_by("-published_on", "-article_id").values("pk")[:DESCRIPTORS_LOOKED_AT]
        return (
            self.model.objects.filter(pk__in=newest)
            .exclude(descriptor="")
            .order_by()
            .values("descriptor")
            .annotate(
                first=Min("published_on"), last=Max("published_on"), articles=Count("article", distinct=True)
            )
            .order_by("-last", "descriptor")
        )

    def newest_of_each(self, record: str, keys: Sequence[int], limit: int):
        """The newest mentions of each of these people or places (`record`), at most `limit` of each."""
        parts = [
            self.filter(**{f"{record}_id": key})
            .order_by("-published_on", "-article_id")
            .values_list(f"{record}_id", "article_id")[:limit]
            for key in keys
        ]
        return parts[0].union(*parts[1:], all=True) if parts else self.none()


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of a list of statements editors have looked at."""

    confirmed: int = 0
    unreviewed: int = 0
    disputed: int = 0
    capped: bool = False

    @property
    def total(self) -> int:
        return self.confirmed + self.unreviewed + self.disputed

    @classmethod
    def of(cls, statements) -> "Tally":
        return cls.from_states(Counter(statement.review_state for statement in statements))

    @classmethod
    def from_states(cls, states: Mapping[str, int]) -> "Tally":
        return cls(
            confirmed=states.get("confirmed", 0) + states.get("corrected", 0),
            unreviewed=states.get("unreviewed", 0),
            disputed=states.get("disputed", 0),
        )


@dataclass(frozen=True, slots=True)
class Overview:
    """What editors made of some statements, and how many each year has: rows as `per` gives them."""

    tally: Tally
    years: list[dict[str, Any]]

    def has(self, year: str) -> bool:
        """Whether `year`, as typed, may have statements: of a list too long to count, any year."""
        if self.tally.capped:
            return re.fullmatch("[1-9][0-9]{3}", year, re.ASCII) is not None
        return year in {f"{row['first_day']:%Y}" for row in self.years}


class StatementQuerySet(models.QuerySet):
    def published(self):
        return self.standing().filter(visible("article__"))

    def standing(self):
        """Neither rejected by an editor nor gone from the latest reading, whatever their article's state."""
        return self.filter(superseded=False).exclude(review_state="rejected")

    def said_by(self, person):
        return self.filter(speaker=person)

    def in_reading_order(self):
        return self.annotate(first_start=Min("spans__start")).order_by("first_start", "pk")

    def newest(self):
        return self.order_by("-published_on", "-pk")

    def addressable(self):
        """What has an address: also what a later import no longer finds, or what was withdrawn."""
        return self.filter(visible("article__") | gone("article__")).exclude(review_state="rejected")

    def saying(self, words: str):
        """That hold these words, as typed by a reader: "phrases", -without, or."""
        # PostgreSQL takes no NUL, and no half of a surrogate pair; no text holds them either.
        typed = words.replace("\x00", " ").encode("utf-8", "replace").decode()
        return self.filter(search=SearchQuery(typed, config="newsroom", search_type="websearch"))

    def with_speaker(self):
        return self.exclude(speaker=None)

    def in_full_quotation(self):
        """Whole sentences between quotation marks, of a length that stands for itself."""
        return self.filter(kind="direct").alias(length=Length("text")).filter(length__range=FULL_QUOTATION)

    def with_the_words_of(self, statement):
        """Others that hold the same words; too few words are no sign of anything."""
        words = statement.text.split()
        if len(words) < FEWEST_WORDS_COMPARED:
            return self.none()
        phrase = SearchQuery(" ".join(words[:MOST_WORDS_COMPARED]), config="newsroom", search_type="phrase")
        return self.filter(search=phrase).exclude(pk=statement.pk)

    def for_lists(self):
        """With the speaker and what a line says about the article."""
        return self.select_related("speaker", "article").only(
            *(field.attname for field in self.model._meta.concrete_fields if field.name != "search"),
            "speaker__name",
            "speaker__slug",
            "article__headline",
            "article__slug",
            "article__published_on",
            "article__outlet",
            "article__language",
        )

    def with_sentence(self):
        """With the text around the first stretch: `around`, which begins at `around_start` in the body."""
        spans = self.model.spans.rel.related_model.objects.filter(statement=OuterRef("pk"))
        spans = spans.order_by("position")
        return self.annotate(
            words_start=Subquery(spans.values("start")[:1]),
            words_end=Subquery(spans.values("end")[:1]),
            around_start=Greatest(F("words_start") - AROUND, 0),
            around=Substr(
                "article__body", F("around_start") + 1, F("words_end") - F("around_start") + AROUND
            ),
        )

    def with_evidence(self):
        """With speaker and spans, for the page that shows them in the text."""
        return self.defer("search").select_related("speaker").prefetch_related("spans")

    def tally(self) -> Tally:
        """What editors made of these statements; of the first TALLY_CAP where there are more."""
        return self.overview().tally

    def overview(self) -> Overview:
        """The same with the years, in one question."""
        rows = list(self.values_list("review_state", "published_on__year")[: TALLY_CAP + 1])
        counted = rows[:TALLY_CAP]
        years = Counter(year for _state, year in counted)
        return Overview(
            replace(
                Tally.from_states(Counter(state for state, _year in counted)), capped=len(rows) > TALLY_CAP
            ),
            [{"first_day": date(year, 1, 1), "count": count} for year, count in sorted(years.items())],
        )


class PlaceQuerySet(models.QuerySet):
    def live(self):
        """Records that stand for a place themselves: not merged into another."""
        return self.filter(merged_into=None)

    def in_print(self):
        """Live places that an article which readers may see names."""
        mentions = self.model.mentions.rel.related_model.objects.published().order_by()
        # The first one found, not EXISTS: the planner turns that into a join over every mention there is.
        printed = Subquery(mentions.filter(place=OuterRef("pk")).values("pk")[:1])
        return self.live().alias(printed=printed).filter(printed__isnull=False)

    def alphabetical(self):
        return self.order_by("folded", "pk")

    def under(self, letters):
        """Whose name begins with these letters of the Latin alphabet."""
        first, after = between(letters)
        rows = self.filter(folded__gte=first)
        return rows.filter(folded__lt=after) if after else rows

    def country_of(self, place):
        """The country that holds this place, where the archive has a page for it."""
        if not place.country_code or place.kind == "country":
            return None
        return self.filter(kind="country", country_code=place.country_code).first()
