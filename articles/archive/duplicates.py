"""Judges pairs of records that can be one person, and stores this; `people.duplicates` has the rule.

What is judged are records, with the names and mentions that were read as each of them, whatever was merged.
So the answer depends on what is stored, not on the order in which it came. `joining` does what follows.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db import connection, transaction
from django.db.models import Q

from articles.models import Article
from newsroom.lib.merging import one_at_a_time
from people import registry
from people.bearers import descriptor_words
from people.duplicates import (
    LEAST_PROPOSED,
    Pair,
    PersonRecord,
    judge_names,
    judge_records,
)
from people.matching import JudgedPair, Judgement
from people.models import Alias, PossibleDuplicate
from people.names import match_key

_MOST_BEARERS = 300
"""A surname that more records bear gives no candidates; similar names do."""
_MENTIONS_LOOKED_AT = 300
"""Of each record, the newest."""
_RENOWN_COUNTED = 1_000


def touching(keys: Collection[int]) -> Q:
    return Q(first__in=keys) | Q(second__in=keys)


@transaction.atomic
def judge_pairs(keys: Collection[int]) -> None:
    """Stores the judgement on every pair of one of these records and one with a like name."""
    one_at_a_time()
    names = full_names(keys)
    near, bearers = _candidates(names)
    names |= full_names({key for pair in near for key in pair} - names.keys())
    judged = {
        (one, other): judge_names(names[one], names[other])
        for one, other in near
        if one in names and other in names
    }
    plausible = {pair: found for pair, found in judged.items() if found.likeness}
    records = _records({key for pair in plausible for key in pair}, names)
    renown = _renown(records, plausible)
    pairs = {
        (one, other): judge_records(
            records[one], records[other], found, bearers=bearers.get((one, other), 1), renown=renown
        )
        for (one, other), found in plausible.items()
    }
    _store(pairs, records, keys)


def full_names(keys: Collection[int]) -> dict[int, tuple[str, ...]]:
    """By record, its names; of full names only."""
    found: dict[int, list[str]] = defaultdict(list)
    aliases = Alias.objects.filter(person__in=keys, person__surname_only=False).exclude(surnames=[])
    for person, name in aliases.order_by("name").values_list("person_id", "name"):
        found[person].append(name)
    return {person: tuple(of) for person, of in found.items()}


_NEAR = """
SELECT wanted.person, near.person_id, near.bearers
FROM (
    SELECT DISTINCT person_id AS person, unnest(surnames) AS surname
    FROM people_alias WHERE person_id = ANY(%(keys)s)
) wanted, LATERAL (
    SELECT person_id, count(*) OVER () AS bearers FROM (
        SELECT DISTINCT alias.person_id
        FROM people_alias alias JOIN people_person person ON person.id = alias.person_id
        WHERE alias.surnames @> ARRAY[wanted.surname] AND NOT person.surname_only
        LIMIT %(most)s
    ) bearer
) near
WHERE near.bearers < %(most)s AND near.person_id <> wanted.person
"""


def _candidates(names: Mapping[int, tuple[str, ...]]) -> tuple[set[Pair], dict[Pair, int]]:
    """Pairs that share a surname or have similar names; and how many bear the surname."""
    with connection.cursor() as cursor:
        cursor.execute(_NEAR, {"keys": list(names), "most": _MOST_BEARERS})
        rows = cursor.fetchall()
    bearers: dict[Pair, int] = {}
    for one, other, number in rows:
        pair = pair_of(one, other)
        bearers[pair] = min(number, bearers.get(pair, number))
    similar = registry.similar_people({match_key(name) for of in names.values() for name in of})
    by_key: dict[str, set[int]] = defaultdict(set)
    for key, of in names.items():
        for name in of:
            by_key[match_key(name)].add(key)
    alike = {pair_of(one, other) for name, other in similar for one in by_key[name] if one != other}
    return bearers.keys() | alike, bearers


def pair_of(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


_SEEN = """
SELECT wanted.key, seen.article_id, seen.descriptor, seen.published_on
FROM unnest(%s::bigint[]) AS wanted(key), LATERAL (
    SELECT article_id, descriptor, published_on FROM articles_personmention
    WHERE read_as_id = wanted.key AND surname = '' AND review_state <> 'rejected'
    ORDER BY published_on DESC, article_id DESC, start LIMIT %s
) seen
"""


def _records(keys: Collection[int], names: Mapping[int, tuple[str, ...]]) -> dict[int, PersonRecord]:
    with connection.cursor() as cursor:
        cursor.execute(_SEEN, [list(keys), _MENTIONS_LOOKED_AT])
        rows = cursor.fetchall()
    seen: dict[int, list[tuple[int, str, date]]] = defaultdict(list)
    for key, *mention in rows:
        seen[key].append(tuple(mention))
    articles = dict.fromkeys(article for _key, article, *_ in rows)
    columns = Article.objects.filter(pk__in=articles).values_list("pk", "mentioned_people", "outlet")
    context = {pk: (people, outlet) for pk, people, outlet in columns}
    return {key: _record(key, names[key], seen[key], context) for key in keys}


def _record(
    key: int,
    names: tuple[str, ...],
    seen: list[tuple[int, str, date]],
    context: Mapping[int, tuple[list[int], str]],
) -> PersonRecord:
    articles = frozenset(article for article, *_ in seen)
    days = [day for *_, day in seen]
    return PersonRecord(
        key,
        names,
        articles,
        descriptor_words([descriptor for _article, descriptor, _day in seen if descriptor]),
        frozenset(person for article in articles for person in context[article][0]),
        frozenset(context[article][1] for article in articles),
        min(days, default=None),
        max(days, default=None),
    )


def _renown(records: Mapping[int, PersonRecord], pairs: Iterable[Pair]) -> dict[int, tuple[str, int]]:
    """The name and the number of articles of the people whom both of a pair are named with.

    Mentions are counted instead of articles, up to a limit: near enough for a weight.
    """
    shared = {key for one, other in pairs for key in records[one].company & records[other].company}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person.id, person.name, (SELECT count(DISTINCT article_id) FROM ("
            " SELECT article_id FROM articles_personmention WHERE person_id = person.id LIMIT %s) AS few)"
            " FROM people_person person WHERE person.id = ANY(%s) AND NOT person.surname_only",
            [_RENOWN_COUNTED, list(shared)],
        )
        return {key: (name, articles) for key, name, articles in cursor.fetchall()}


def _store(
    pairs: Mapping[Pair, JudgedPair], records: Mapping[int, PersonRecord], keys: Collection[int]
) -> None:
    """Writes the pairs that are worth proposing; decided ones keep their state, and are written again too."""
    worth = {
        pair: found
        for pair, found in pairs.items()
        if found.score >= LEAST_PROPOSED and all(records[key].articles for key in pair)
    }
    rows = [
        PossibleDuplicate(
            first_id=pair[0],
            second_id=pair[1],
            score=found.score,
            reason=found.reason,
            same=found.judgement is Judgement.SAME,
            first_context=_in_short(records[pair[0]]),
            second_context=_in_short(records[pair[1]]),
        )
        for pair, found in worth.items()
    ]
    columns = ["same", "score", "reason", "first_context", "second_context"]
    PossibleDuplicate.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["first", "second"], update_fields=columns
    )
    stale = PossibleDuplicate.objects.filter(touching(keys), decided_by=None)
    gone = [row.pk for row in stale if (row.first_id, row.second_id) not in worth]
    PossibleDuplicate.objects.filter(pk__in=gone).delete()


def _in_short(record: PersonRecord) -> str:
    """ "3 articles, 2015–2016, in the Herald; mayor, council"."""
    number = len(record.articles)
    parts = [f"{number} article" if number == 1 else f"{number} articles"]
    if record.first and record.last:
        years = sorted({record.first.year, record.last.year})
        parts.append("–".join(map(str, years)))
    outlets = ", ".join(sorted(filter(None, record.outlets))[:3])
    parts += [f"in {outlets}"] if outlets else []
    roles = ", ".join(sorted(record.roles)[:8])
    return ", ".join(parts) + (f"; {roles}" if roles else "")
