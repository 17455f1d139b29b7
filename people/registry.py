"""Who is who: finds the record that a name in an article stands for, or makes one.

A surname alone is never matched with a record from outside its article; two plausible answers are none.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from newsroom.lib.merging import MergeRefused, Merging, one_at_a_time
from newsroom.lib.slugs import free_slug
from people import names
from people.matching import Decision, PersonKnown, PersonSeen, choose, judge
from people.models import Alias, Distinction, Merge, Person

MERGING = Merging(Merge, evidence=[("mentions_read", "person"), ("statements_read", "speaker")])

# How near two match keys must be, from 0 to 1, for the matching to look at them at all.
_NEAR = 0.55
_MOST_CANDIDATES = 20
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a name stands for. `record` is the record that carries the name; `record.live` the person."""

    record: Person | None
    reason: str
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    seen: PersonSeen
    known: Person | None = None
    """Whom an earlier import of the same article took; kept where that still fits."""


def resolve_all(asked: Sequence[Asked]) -> list[Answer]:
    """Whom the names in one article stand for; must run inside the transaction that stores the article."""
    one_at_a_time()
    in_full = [one for one in asked if _can_be_a_name(one.seen.name) and not _is_surname(one.seen)]
    candidates = _Candidates([one.seen.name for one in in_full], [one.known for one in in_full if one.known])
    return [_resolve(one.seen, one.known, candidates) for one in asked]


def resolve(seen: PersonSeen, known: Person | None = None) -> Answer:
    [answer] = resolve_all([Asked(seen, known)])
    return answer


def _resolve(seen: PersonSeen, known: Person | None, candidates: "_Candidates") -> Answer:
    if not _can_be_a_name(seen.name):
        return Answer(None, "too long, or without a letter: not a name")
    if _is_surname(seen):
        return Answer(known or create(seen.name, surname_only=True), "a surname alone: kept apart")
    if known and not known.live.surname_only and candidates.may_be(seen, known.live):
        return Answer(known, _also_known_as(known.live, seen.name))
    people = candidates.of(seen.name)
    choice = choose(seen, map(candidates.known, people))
    if choice.key is not None:
        [person] = [person for person in people if person.pk == choice.key]
        record = candidates.carrier(person, seen.name)
    elif any(judge(seen, candidates.known(person)).decision is Decision.SAME for person in people):
        return Answer(None, f"{choice.reason} Left to an editor.", ambiguous=True)
    else:
        record = create(seen.name)
    candidates.remember(record, seen.name)
    return Answer(record, _also_known_as(record.live, seen.name))


def _can_be_a_name(text: str) -> bool:
    longest = max(len(text), len(names.match_key(text)), len(names.sort_name(text)))
    return longest <= _LONGEST_NAME and any(letter.isalpha() for letter in text)


def _is_surname(seen: PersonSeen) -> bool:
    return seen.surname_only or names.parse(seen.name).order is names.Order.SINGLE


def _also_known_as(person: Person, name: str) -> str:
    same = names.match_key(name) == names.match_key(person.name)
    return "" if same else f"a name of {person}"


class _Candidates:
    """The live people who are called as in one article, or nearly so; read with few queries.

    Those that were made for the same article come in as they are made.
    """

    def __init__(self, called: Sequence[str], also: Iterable[Person]) -> None:
        self._by_key = _people_called({names.match_key(name) for name in called})
        people = {person for found in self._by_key.values() for person in found}
        people |= {person.live for person in also}
        self._aliases = _aliases(people)
        self._apart = _told_apart(people)
        self._made: list[Person] = []

    def of(self, name: str) -> list[Person]:
        return list(dict.fromkeys([*self._by_key.get(names.match_key(name), ()), *self._made]))

    def known(self, person: Person) -> PersonKnown:
        called = tuple(dict.fromkeys(alias.name for alias in self._aliases[person.pk])) or (person.name,)
        return PersonKnown(person.pk, called, frozenset(self._apart[person.pk]))

    def may_be(self, seen: PersonSeen, person: Person) -> bool:
        return judge(seen, self.known(person)).decision is not Decision.DIFFERENT

    def carrier(self, person: Person, name: str) -> Person:
        """The record, among those merged into one person, that carries this name: so merges can be undone."""
        key = names.match_key(name)
        carriers = [alias.person for alias in self._aliases[person.pk] if alias.match_key == key]
        return person if person in carriers or not carriers else carriers[0]

    def remember(self, record: Person, name: str) -> None:
        """Keeps a name that was seen for a record, and the record for the names that come after."""
        printed = _printed(name)
        live = record.live
        if not any(
            alias.person_id == record.pk and alias.name == printed for alias in self._aliases[live.pk]
        ):
            self._aliases[live.pk].append(add_alias(record, printed))
        self._made.append(live)


def _people_called(keys: set[str]) -> dict[str, list[Person]]:
    """Live people by match key: those called exactly so or, where nobody is, those called nearly so."""
    aliases = Alias.objects.exclude(person__surname_only=True).select_related("person__merged_into")
    found: dict[str, list[Person]] = defaultdict(list)
    for alias in aliases.filter(match_key__in=keys).order_by("pk"):
        found[alias.match_key].append(alias.person.live)
    near = _near(keys - found.keys())
    by_pk = aliases.in_bulk([pk for _key, pk in near])
    for key, pk in near:
        if pk in by_pk:
            found[key].append(by_pk[pk].person.live)
    return found


def _near(keys: set[str]) -> list[tuple[str, int]]:
    """For each key the aliases, by number, whose keys are spelled much like it; the nearest first."""
    if not keys:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT wanted.key, alias.id FROM unnest(%s::text[]) AS wanted(key), LATERAL ("
            " SELECT id, similarity(match_key, wanted.key) AS nearness FROM people_alias"
            " WHERE match_key %% wanted.key AND similarity(match_key, wanted.key) >= %s"
            " ORDER BY nearness DESC, id LIMIT %s) AS alias",
            [sorted(keys), _NEAR, _MOST_CANDIDATES],
        )
        return cursor.fetchall()


def _family(people: Iterable[Person]) -> Q:
    return Q(person__in=people) | Q(person__merged_into__in=people)


def _aliases(people: Iterable[Person]) -> dict[int, list[Alias]]:
    found: dict[int, list[Alias]] = defaultdict(list)
    aliases = Alias.objects.filter(_family(people)).select_related("person__merged_into")
    for alias in aliases.order_by("name", "pk"):
        found[alias.person.live.pk].append(alias)
    return found


def _told_apart(people: Iterable[Person]) -> dict[int, set[int]]:
    """By person, whom an editor declared to be somebody else than them or than a record merged into them."""
    apart: dict[int, set[int]] = defaultdict(set)
    live = {person.pk for person in people}
    pairs = Distinction.objects.select_related("first__merged_into", "second__merged_into")
    involved = Q()
    for side in ("first", "second"):
        involved |= Q(**{f"{side}__in": live}) | Q(**{f"{side}__merged_into__in": live})
    for pair in pairs.filter(involved):
        first, second = pair.first.live.pk, pair.second.live.pk
        apart[first].add(second)
        apart[second].add(first)
    return apart


def _printed(name: str) -> str:
    """Without line ends, narrow spaces and the capitals of a headline."""
    return names.display_name(" ".join(name.split()))


def called(person: Person) -> list[str]:
    """Every name seen for a person, those of the records that were merged into them included."""
    return list(dict.fromkeys(alias.name for alias in _aliases([person])[person.pk]))


def create(name: str, *, surname_only: bool = False) -> Person:
    """A new record with its own address, also where somebody else takes that address at the same moment."""
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
    return Alias.objects.get_or_create(
        person=person, name=name, defaults={"match_key": names.match_key(name)}
    )[0]


@transaction.atomic
def merge(source: Person, target: Person, *, reason: str, by: AbstractBaseUser | None = None) -> Merge:
    """From now on `source` is `target`. MergeRefused where an editor said that they are two people."""
    one_at_a_time()
    families = [{member.pk for member in MERGING.family(person.live)} for person in (source, target)]
    apart = Distinction.objects.filter(
        Q(first__in=families[0], second__in=families[1]) | Q(first__in=families[1], second__in=families[0])
    ).first()
    if apart:
        raise MergeRefused(f"{apart.first} and {apart.second} were declared two people: {apart.reason}")
    return MERGING.merge(source, target, reason=reason, by=by)


def unmerge(merge: Merge, *, by: AbstractBaseUser | None = None) -> None:
    MERGING.unmerge(merge, by=by)


@transaction.atomic
def declare_distinct(
    one: Person, other: Person, *, reason: str, by: AbstractBaseUser | None = None
) -> Distinction:
    """From now on nothing joins the two. MergeRefused where they are one record or merged."""
    one_at_a_time()
    one.refresh_from_db()
    other.refresh_from_db()
    if one.live == other.live:
        raise MergeRefused(f"{one} and {other} are one person now: undo their merge first.")
    first, second = sorted((one, other), key=lambda person: person.pk)
    return Distinction.objects.get_or_create(
        first=first, second=second, defaults={"reason": reason, "made_by": by}
    )[0]
