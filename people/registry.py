"""Finds or creates the record of a person named in an article; merges records and undoes merges.

A name printed alone has one record for the whole archive, which is no one person's;
`articles.archive.surnames` infers who is meant in an article. If two records are plausible, neither is taken.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, connection, transaction
from django.db.models import Count, F, Q
from django.utils import timezone

from newsroom.lib.merging import MergeRefused, Merging, one_at_a_time
from newsroom.lib.slugs import free_slug
from people import names
from people.matching import Judgement, KnownPerson, MentionedPerson, best_match, judge
from people.models import Alias, Distinction, Merge, Person, PossibleDuplicate

MERGING = Merging(Merge, evidence=[("mentions_read", "person"), ("statements_read", "speaker")])

# Trigram similarity of two match keys, from 0 to 1, below which a person is not a candidate.
_LEAST_SIMILARITY = 0.55
_MOST_CANDIDATES = 20
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class ResolutionRequest:
    """One person of an article, to be resolved."""

    mention: MentionedPerson
    previous: Person | None = None
    """The record of an earlier import of the same article; kept if it still fits."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The record that a name is resolved to.

    `record` is the record that carries the name; `record.live` is the person. None if the name is
    ambiguous or cannot be a name.
    """

    record: Person | None
    reason: str
    ambiguous: bool = False
    surname: str = ""
    """The match key, where the article prints a surname alone."""
    inferred_because: str = ""
    """Why this person is meant by the surname; empty if the record is that of the name."""


def resolve_all(requests: Sequence[ResolutionRequest]) -> list[Resolution]:
    """Resolves the people of one article, in order; call it in the transaction that stores the article."""
    one_at_a_time()
    full_names = [
        request
        for request in requests
        if _can_be_a_name(request.mention.name) and not _is_surname(request.mention)
    ]
    candidates = _CandidatePeople(
        [request.mention.name for request in full_names],
        [request.previous for request in full_names if request.previous],
    )
    return [_resolve(request.mention, request.previous, candidates) for request in requests]


def resolve(mention: MentionedPerson, previous: Person | None = None) -> Resolution:
    [resolution] = resolve_all([ResolutionRequest(mention, previous)])
    return resolution


def _resolve(mention: MentionedPerson, previous: Person | None, candidates: "_CandidatePeople") -> Resolution:
    if not _can_be_a_name(mention.name):
        return Resolution(None, "too long, or without a letter: not a name")
    if _is_surname(mention):
        return Resolution(record_of_surname(mention.name), "a surname alone")
    if previous and not previous.live.surname_only and candidates.may_be(mention, previous.live):
        return Resolution(previous, _also_known_as(previous.live, mention.name))
    people = candidates.of(mention.name)
    match = best_match(mention, map(candidates.known, people))
    if match.key is not None:
        [person] = [person for person in people if person.pk == match.key]
        record = candidates.carrier(person, mention.name)
    elif any(judge(mention, candidates.known(person)).judgement is Judgement.SAME for person in people):
        return Resolution(None, f"{match.reason} Left to an editor.", ambiguous=True)
    else:
        record = create(mention.name)
    candidates.remember(record, mention.name)
    return Resolution(record, _also_known_as(record.live, mention.name))


def _can_be_a_name(text: str) -> bool:
    longest = max(len(text), len(names.match_key(text)), len(names.sort_name(text)))
    return longest <= _LONGEST_NAME and any(letter.isalpha() for letter in text)


def _is_surname(mention: MentionedPerson) -> bool:
    return mention.surname_only or names.parse(mention.name).order is names.Order.SINGLE


def surname_of(mention: MentionedPerson) -> str:
    """The match key of a name printed alone; empty for a full name, and for what cannot be a name."""
    alone = _can_be_a_name(mention.name) and _is_surname(mention)
    return names.match_key(mention.name) if alone else ""


def record_of_surname(name: str) -> Person:
    """The record of this surname alone, also one that an editor merged into a person."""
    known = Person.objects.of_surname(names.match_key(name)).select_related("merged_into")
    found = known.order_by(F("merged_into").asc(nulls_first=True), "pk").first()
    return found or create(_without_honorifics(name), surname_only=True)


def join_surname_records() -> int:
    """Merges the records of one surname into the oldest; returns how many were merged.

    Earlier versions made one for each article.
    """
    alone = Alias.objects.filter(person__surname_only=True, person__merged_into=None)
    repeated = (
        alone.values("match_key").annotate(records=Count("person", distinct=True)).filter(records__gt=1)
    )
    merged = 0
    for key in repeated.order_by("match_key").values_list("match_key", flat=True):
        first, *others = Person.objects.live().of_surname(key).distinct().order_by("pk")
        for other in others:
            merge(other, first, reason="One record for each surname that is printed alone.")
            merged += 1
    return merged


def _without_honorifics(name: str) -> str:
    parsed = names.parse(name)
    return " ".join(parsed.particles + parsed.surname) if parsed.order is names.Order.SINGLE else name


def _also_known_as(person: Person, name: str) -> str:
    same = names.match_key(name) == names.match_key(person.name)
    return "" if same else f"a name of {person}"


class _CandidatePeople:
    """The live people who have the names of one article or similar ones.

    They are read with a constant number of queries. People who are created for the same article are added.
    """

    def __init__(self, wanted: Sequence[str], previous: Iterable[Person]) -> None:
        self._by_key = _people_by_key({names.match_key(name) for name in wanted})
        people = {person for found in self._by_key.values() for person in found}
        people |= {person.live for person in previous}
        self._aliases = _aliases(people)
        self._distinct = _distinct_people(people)
        self._created: list[Person] = []

    def of(self, name: str) -> list[Person]:
        return list(dict.fromkeys([*self._by_key.get(names.match_key(name), ()), *self._created]))

    def known(self, person: Person) -> KnownPerson:
        aliases = tuple(dict.fromkeys(alias.name for alias in self._aliases[person.pk])) or (person.name,)
        return KnownPerson(person.pk, aliases, frozenset(self._distinct[person.pk]))

    def may_be(self, mention: MentionedPerson, person: Person) -> bool:
        judgement = judge(mention, self.known(person)).judgement
        return judgement in (Judgement.SAME, Judgement.UNSURE)

    def carrier(self, person: Person, name: str) -> Person:
        """The record of one person that has this name, maybe a merged one: so a merge can be undone."""
        key = names.match_key(name)
        carriers = [alias.person for alias in self._aliases[person.pk] if alias.match_key == key]
        return person if person in carriers or not carriers else carriers[0]

    def remember(self, record: Person, name: str) -> None:
        """Stores the name as an alias of the record, and makes the person a candidate for later names."""
        printed = _printed(name)
        live = record.live
        if not any(
            alias.person_id == record.pk and alias.name == printed for alias in self._aliases[live.pk]
        ):
            self._aliases[live.pk].append(add_alias(record, printed))
        self._created.append(live)


def _people_by_key(keys: set[str]) -> dict[str, list[Person]]:
    """Live people by match key: those with an equal key or, if there are none, those with similar keys."""
    aliases = Alias.objects.exclude(person__surname_only=True).select_related("person__merged_into")
    found: dict[str, list[Person]] = defaultdict(list)
    for alias in aliases.filter(match_key__in=keys).order_by("pk"):
        found[alias.match_key].append(alias.person.live)
    similar = _similar_aliases(keys - found.keys())
    by_pk = aliases.in_bulk([pk for _key, pk in similar])
    for key, pk in similar:
        if pk in by_pk:
            found[key].append(by_pk[pk].person.live)
    return found


def _similar_aliases(keys: set[str]) -> list[tuple[str, int]]:
    """Pairs of a key and the primary key of an alias with a similar key; for each key the best first."""
    if not keys:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT wanted.key, alias.id FROM unnest(%s::text[]) AS wanted(key), LATERAL ("
            " SELECT id, similarity(match_key, wanted.key) AS similarity FROM people_alias"
            " WHERE match_key %% wanted.key AND similarity(match_key, wanted.key) >= %s"
            " ORDER BY similarity DESC, id LIMIT %s) AS alias",
            [sorted(keys), _LEAST_SIMILARITY, _MOST_CANDIDATES],
        )
        return cursor.fetchall()


def similar_people(keys: set[str]) -> list[tuple[str, int]]:
    """Pairs of a match key and a record with a similar one; of each key the most similar, at most 20."""
    similar = _similar_aliases(keys)
    person = dict(Alias.objects.filter(pk__in=[pk for _key, pk in similar]).values_list("pk", "person_id"))
    return [(key, person[pk]) for key, pk in similar]


def _family(people: Iterable[Person]) -> Q:
    return Q(person__in=people) | Q(person__merged_into__in=people)


def _aliases(people: Iterable[Person]) -> dict[int, list[Alias]]:
    found: dict[int, list[Alias]] = defaultdict(list)
    aliases = Alias.objects.filter(_family(people)).select_related("person__merged_into")
    for alias in aliases.order_by("name", "pk"):
        found[alias.person.live.pk].append(alias)
    return found


def _distinct_people(people: Iterable[Person]) -> dict[int, set[int]]:
    """By person, the people declared different from them or from a record merged into them."""
    distinct: dict[int, set[int]] = defaultdict(set)
    live = {person.pk for person in people}
    pairs = Distinction.objects.select_related("first__merged_into", "second__merged_into")
    involved = Q()
    for side in ("first", "second"):
        involved |= Q(**{f"{side}__in": live}) | Q(**{f"{side}__merged_into__in": live})
    for pair in pairs.filter(involved):
        first, second = pair.first.live.pk, pair.second.live.pk
        distinct[first].add(second)
        distinct[second].add(first)
    return distinct


def _printed(name: str) -> str:
    """Without line ends, narrow spaces and the capitals of a headline."""
    return names.display_name(" ".join(name.split()))


def known_names(person: Person) -> list[str]:
    """Every name seen for a person, with those of the records that were merged into them."""
    return list(dict.fromkeys(alias.name for alias in _aliases([person])[person.pk]))


def create(name: str, *, surname_only: bool = False) -> Person:
    """A new record with a slug of its own, even if another transaction takes the same slug at that moment."""
    name = _printed(name)
    while True:
        slug = free_slug(names.slug_source(name), Person.objects.all(), without_letters="person")
        try:
            with transaction.atomic():
                person = Person.objects.create(
                    name=name, sort_name=names.sort_name(name), slug=slug, surname_only=surname_only
                )
        except IntegrityError as error:
            if not Person.objects.filter(slug=slug).exists():
                raise error
            continue
        add_alias(person, name)
        return person


def add_alias(person: Person, name: str) -> Alias:
    return Alias.objects.get_or_create(person=person, name=name, defaults=alias_keys(name))[0]


def alias_keys(name: str) -> dict[str, Any]:
    """The columns of an alias that are derived from the name."""
    surnames = names.surname_keys(name) if names.match_key(name) not in names.surname_keys(name) else ()
    return {"match_key": names.match_key(name), "surnames": sorted(surnames)}


@transaction.atomic
def merge(source: Person, target: Person, *, reason: str, by: AbstractBaseUser | None = None) -> Merge:
    """Merges `source` into `target`. Raises MergeRefused if an editor declared them different."""
    one_at_a_time()
    families = [{member.pk for member in MERGING.family(person.live)} for person in (source, target)]
    distinction = Distinction.objects.filter(
        Q(first__in=families[0], second__in=families[1]) | Q(first__in=families[1], second__in=families[0])
    ).first()
    if distinction:
        one, other = distinction.first, distinction.second
        raise MergeRefused(f"{one} and {other} were declared two people: {distinction.reason}")
    made = MERGING.merge(source, target, reason=reason, by=by)
    _decide_pairs(*families, PossibleDuplicate.State.SAME, by)
    return made


@transaction.atomic
def unmerge(merge: Merge, *, by: AbstractBaseUser | None = None) -> None:
    """Takes a merge back. If an editor does, the import never joins the two again."""
    MERGING.unmerge(merge, by=by)
    merge.target.refresh_from_db()
    families = [
        {member.pk for member in MERGING.family(record)} for record in (merge.source, merge.target.live)
    ]
    _decide_pairs(*families, PossibleDuplicate.State.DIFFERENT, by)


def _decide_pairs(one: set[int], other: set[int], state: str, by: AbstractBaseUser | None) -> None:
    """Notes what an editor decided on the pairs between two people; what the import does it notes itself."""
    if by is not None:
        between = Q(first__in=one, second__in=other) | Q(first__in=other, second__in=one)
        PossibleDuplicate.objects.filter(between).update(
            state=state, decided_by=by, decided_at=timezone.now()
        )


@transaction.atomic
def declare_distinct(
    one: Person, other: Person, *, reason: str, by: AbstractBaseUser | None = None
) -> Distinction:
    """Records that two people are different. Raises MergeRefused if they are one record or merged."""
    one_at_a_time()
    one.refresh_from_db()
    other.refresh_from_db()
    if one.live == other.live:
        raise MergeRefused(f"{one} and {other} are one person now: undo their merge first.")
    first, second = sorted((one, other), key=lambda person: person.pk)
    _take_back_inferences(one, other)
    _take_back_inferences(other, one)
    families = [{member.pk for member in MERGING.family(person.live)} for person in (one, other)]
    _decide_pairs(*families, PossibleDuplicate.State.DIFFERENT, by)
    return Distinction.objects.get_or_create(
        first=first, second=second, defaults={"reason": reason, "made_by": by}
    )[0]


def _take_back_inferences(surname: Person, person: Person) -> None:
    """If one record is that of a surname: its mentions are no longer taken for the person."""
    if not surname.surname_only:
        return
    keys = list(surname.aliases.values_list("match_key", flat=True))
    for findings, field in ((person.live.mentions, "person"), (person.live.statements, "speaker")):
        inferred = findings.filter(surname__in=keys, review_state="unreviewed").exclude(inferred_because="")
        inferred.update(**{field: surname.live, "read_as": surname, "inferred_because": ""})
