"""Finds who is meant by the surnames that articles print alone; `people.bearers` has the rule.

Evidence are the full names of the same outlet in the year of the article and the years beside it. So the
answer is the same for all articles of one outlet and year, but for what an article prints itself. `settle`
gives it again to earlier articles after new ones were stored: the order of the import makes no difference.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest, Substr
from django.utils import timezone

from articles.models import Article, PersonMention, ReviewState, Statement
from newsroom.lib.merging import one_at_a_time
from people import names, registry
from people.bearers import BareName, Bearer, Meant, descriptor_words, who_is_meant
from people.models import Distinction, Person

# A surname that more people bear says nothing. Of each of them, only the newest articles are looked at.
_MOST_BEARERS = 300
_ARTICLES_LOOKED_AT = 2_000
_MENTIONS_LOOKED_AT = 2_000
BEFORE = 20
"""Code points before a name in which its honorific is looked for."""


@dataclass(frozen=True, slots=True)
class SurnameUse:
    """A surname in one outlet and year: what is inferred once for many articles."""

    surname: str
    outlet: str
    year: int


@dataclass(frozen=True, slots=True)
class Inference:
    person: Person | None
    """The record; None where it stays open."""
    reason: str


def printed_gender(before: str) -> names.Gender | None:
    """The gender of the honorific at the end of the text before a name: "Mrs. ", "Mr "."""
    word = before.split()[-1] if before[-1:].isspace() and before.split() else ""
    return names.gender(f"{word} Name") if word[:1].isupper() else None


def infer(article: Article, bare: Mapping[str, BareName], named: Iterable[int] = ()) -> dict[str, Inference]:
    """Says for each surname who is meant in this article. `named`: the people named in full in the article.

    The number of queries is the same for any number of surnames.
    """
    if not bare:
        return {}
    counts = _articles_of_bearers(article, bare)
    people = Person.objects.in_bulk({key for found in counts.values() for key in found})
    described = _described(article, bare, counts)
    excluded = _declared_different(bare)
    joined = _joined_to_a_person(bare)
    where = f"in {article.outlet or 'articles without an outlet'}, {_years(article.published_on)}"
    present = set(named)
    answers = {}
    for surname, name in bare.items():
        bearers = [
            Bearer(key, people[key].name, articles, described[surname, key], key in present)
            for key, articles in counts[surname].items()
        ]
        if surname in joined:
            meant = Meant(None, "an editor decided it for every article")
        elif len(bearers) >= _MOST_BEARERS:
            meant = Meant(None, f"more than {_MOST_BEARERS} people are named “{name.printed}”")
        else:
            meant = who_is_meant(name, bearers, where=where, excluded=excluded[surname])
        answers[surname] = Inference(people[meant.key] if meant.key else None, meant.reason)
    return answers


def _period(day: date) -> tuple[date, date]:
    return date(max(day.year - 1, 1), 1, 1), date(min(day.year + 1, 9999), 12, 31)


def _years(day: date) -> str:
    first, last = _period(day)
    return f"{first.year}–{last.year}"


_BEARERS = """
SELECT wanted.surname, bearer.id, named.articles
FROM unnest(%(surnames)s::text[]) AS wanted(surname),
LATERAL (
    SELECT DISTINCT coalesce(person.merged_into_id, person.id) AS id
    FROM people_alias alias JOIN people_person person ON person.id = alias.person_id
    WHERE alias.surnames @> ARRAY[wanted.surname::varchar] AND NOT person.surname_only
    LIMIT %(most)s
) bearer,
LATERAL (
    SELECT array_agg(DISTINCT article.id) AS articles
    FROM (
        SELECT DISTINCT published_on, article_id FROM articles_personmention
        WHERE person_id = bearer.id AND published_on BETWEEN %(first)s AND %(last)s
            AND surname = '' AND review_state <> 'rejected'
        ORDER BY published_on DESC, article_id DESC LIMIT %(articles)s
    ) mention JOIN articles_article article ON article.id = mention.article_id
    WHERE article.outlet = %(outlet)s AND article.id IS DISTINCT FROM %(article)s
) named
WHERE named.articles IS NOT NULL
"""


def _articles_of_bearers(article: Article, surnames: Iterable[str]) -> dict[str, dict[int, frozenset[int]]]:
    """By surname and person: the articles of the outlet and period that name the person in full."""
    first, last = _period(article.published_on)
    found: dict[str, dict[int, frozenset[int]]] = {surname: {} for surname in surnames}
    with connection.cursor() as cursor:
        cursor.execute(
            _BEARERS,
            {
                "surnames": list(found),
                "most": _MOST_BEARERS,
                "articles": _ARTICLES_LOOKED_AT,
                "first": first,
                "last": last,
                "outlet": article.outlet,
                "article": article.pk,
            },
        )
        for surname, person, articles in cursor.fetchall():
            found[surname][person] = frozenset(articles)
    return found


_DESCRIBED = """
SELECT wanted.surname, wanted.person, array_agg(DISTINCT mention.article_id)
FROM unnest(%(surnames)s::text[], %(people)s::bigint[], %(patterns)s::text[])
    AS wanted(surname, person, pattern),
LATERAL (
    SELECT article_id, descriptor FROM articles_personmention
    WHERE person_id = wanted.person AND surname = '' AND review_state <> 'rejected'
        AND article_id IS DISTINCT FROM %(article)s
    ORDER BY published_on DESC, article_id DESC LIMIT %(mentions)s
) mention
WHERE mention.descriptor ~* wanted.pattern
GROUP BY 1, 2
"""


def _described(
    article: Article, bare: Mapping[str, BareName], named: Mapping[str, Mapping[int, frozenset[int]]]
) -> dict[tuple[str, int], frozenset[int]]:
    """By surname and person: the articles that use a word of the descriptors printed with the surname."""
    patterns = {
        surname: rf"\m({'|'.join(sorted(words))})\M"
        for surname, name in bare.items()
        if (words := descriptor_words(name.descriptors))
    }
    wanted = [(surname, key, patterns[surname]) for surname in patterns for key in named[surname]]
    found: dict[tuple[str, int], frozenset[int]] = defaultdict(frozenset)
    if wanted:
        surnames, people, words = (list(column) for column in zip(*wanted, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(
                _DESCRIBED,
                {
                    "surnames": surnames,
                    "people": people,
                    "patterns": words,
                    "mentions": _MENTIONS_LOOKED_AT,
                    "article": article.pk,
                },
            )
            found.update(
                {(surname, person): frozenset(articles) for surname, person, articles in cursor.fetchall()}
            )
    return found


def _declared_different(surnames: Iterable[str]) -> dict[str, set[int]]:
    """By surname, the people who an editor said are not meant by it."""
    found: dict[str, set[int]] = defaultdict(set)
    for one, other in (("first", "second"), ("second", "first")):
        key = F(f"{one}__aliases__match_key")
        pairs = Distinction.objects.filter(
            **{f"{one}__surname_only": True, f"{one}__aliases__match_key__in": list(surnames)}
        )
        for surname, person, live in pairs.values_list(key, f"{other}_id", f"{other}__merged_into_id"):
            found[surname].add(live or person)
    return found


def _joined_to_a_person(surnames: Iterable[str]) -> set[str]:
    """The surnames whose record an editor merged into that of a person."""
    records = Person.objects.filter(surname_only=True, aliases__match_key__in=list(surnames))
    rows = records.values_list("aliases__match_key", "merged_into__surname_only")
    merged = {key for key, into_surname in rows if into_surname is False}
    return merged - {key for key, into_surname in rows if into_surname is None}


def uses_of(article: Article, full_names: Iterable[str]) -> set[SurnameUse]:
    """What full names that came into this article, or were lost, can change."""
    surnames = {key for name in full_names for key in names.surname_keys(name)}
    year = article.published_on.year
    return {SurnameUse(key, article.outlet, near) for key in surnames for near in range(year - 1, year + 2)}


def settle(uses: Iterable[SurnameUse]) -> int:
    """Infers again who is meant in the articles of these outlets and years; returns how many changed."""
    years: dict[tuple[str, str], set[int]] = defaultdict(set)
    for use in uses:
        years[use.surname, use.outlet].add(use.year)
    return sum(_settle_surname(surname, outlet, of) for (surname, outlet), of in sorted(years.items()))


def settle_all() -> int:
    """The same for the whole archive."""
    rows = PersonMention.objects.exclude(surname="").order_by()
    found = rows.values_list("surname", "article__outlet", "published_on__year").distinct()
    return settle(SurnameUse(*use) for use in found)


@transaction.atomic
def _settle_surname(surname: str, outlet: str, years: set[int]) -> int:
    period = (date(max(min(years), 1), 1, 1), date(min(max(years), 9999), 12, 31))
    rows = PersonMention.objects.filter(
        surname=surname, published_on__range=period, published_on__year__in=years, article__outlet=outlet
    )
    if not rows.exists():
        return 0
    one_at_a_time()
    by_article: dict[int, list[PersonMention]] = defaultdict(list)
    before = Substr("article__body", Greatest(F("start") - BEFORE + 1, 1), BEFORE)
    rows = rows.select_related("read_as__merged_into").annotate(before=before)
    for row in rows.order_by("article_id", "start"):
        by_article[row.article_id].append(row)
    articles = Article.objects.defer("body", "search").in_bulk(by_article)
    return sum(_settle_article(articles[key], surname, found) for key, found in by_article.items())


def _settle_article(article: Article, surname: str, mentions: list[PersonMention]) -> int:
    """1 if the answer changed. An article in which an editor decided about the surname stays as it is."""
    if any(is_decided(row) for row in mentions):
        return 0
    bare = bare_name_of(mentions)
    named = PersonMention.objects.filter(article=article, surname="").values_list("person_id", flat=True)
    inference = infer(article, {surname: bare}, named)[surname]
    return _store(article, surname, mentions[0], inference)


def is_decided(row: PersonMention) -> bool:
    """Whether an editor reviewed this mention, or merged the record of its surname into a person."""
    merged = row.read_as and row.read_as.surname_only and not row.read_as.live.surname_only
    return bool(merged) or row.review_state != ReviewState.UNREVIEWED


def bare_name_of(mentions: Sequence[PersonMention]) -> BareName:
    """What one article prints with a surname; each mention is annotated with the text `before` it."""
    genders = (printed_gender(row.before[: row.start]) for row in mentions)
    return BareName(
        mentions[0].surface,
        tuple(dict.fromkeys(row.descriptor for row in mentions if row.descriptor)),
        frozenset(gender for gender in genders if gender),
    )


def _store(article: Article, surname: str, mention: PersonMention, inference: Inference) -> int:
    record = inference.person or registry.record_of_surname(mention.surface)
    because = inference.reason if inference.person else ""
    if (mention.read_as_id, mention.inferred_because) == (record.pk, because):
        return 0
    unreviewed = Q(article=article, surname=surname, review_state=ReviewState.UNREVIEWED, ambiguous=False)
    new = {"read_as": record, "inferred_because": because}
    PersonMention.objects.filter(unreviewed).update(person=record.live, **new)
    Statement.objects.filter(unreviewed).update(speaker=record.live, **new)
    Article.objects.filter(pk=article.pk).update(updated_at=timezone.now())
    return 1
