"""Who is who: finds the record that a name in an article stands for, or makes one.

A surname alone is never matched with a record from outside its article; two plausible answers are none.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.postgres.search import TrigramSimilarity
from django.db import IntegrityError, transaction
from django.db.models import Q

from people import names
from people.matching import Decision, PersonKnown, PersonSeen, choose, judge
from people.merging import MergeRefused, Merging, one_at_a_time
from people.models import Alias, Distinction, Merge, Person
from people.slugs import free_slug

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


def resolve(seen: PersonSeen, known: Person | None = None) -> Answer:
    """Whom a name in an article stands for; must run inside the transaction that stores the article.

    `known` is the record that an earlier import of the same article took; it is kept where it still fits.
    """
    one_at_a_time()
    if not _can_be_a_name(seen.name):
        return Answer(None, "too long, or without a letter: not a name")
    if seen.surname_only:
        return Answer(known or create(seen.name, surname_only=True), "a surname alone: kept apart")
    return _choose(seen, known, _candidates(seen.name))


def _choose(seen: PersonSeen, known: Person | None, candidates: list[Person]) -> Answer:
    judged = list(zip(candidates, _as_known(candidates), strict=True))
    if known and not known.live.surname_only:
        [before] = _as_known([known.live])
        if judge(seen, before).decision is not Decision.DIFFERENT:
            return Answer(known, _also_known_as(known.live, seen.name))
    choice = choose(seen, [candidate for _person, candidate in judged])
    if choice.key is not None:
        [person] = [person for person in candidates if person.pk == choice.key]
        record = _carrier(person, seen.name)
    elif any(judge(seen, one).decision is Decision.SAME for _person, one in judged):
        return Answer(None, f"{choice.reason} Left to an editor.", ambiguous=True)
    else:
        record = create(seen.name)
    add_alias(record, names.display_name(seen.name))
    return Answer(record, _also_known_as(record.live, seen.name))


def _can_be_a_name(text: str) -> bool:
    longest = max(len(text), len(names.match_key(text)), len(names.sort_name(text)))
    return longest <= _LONGEST_NAME and any(letter.isalpha() for letter in text)


def _also_known_as(person: Person, name: str) -> str:
    same = names.match_key(name) == names.match_key(person.name)
    return "" if same else f"a name of {person}"


def _candidates(name: str) -> list[Person]:
    """Live people who are called so, or nearly so where nobody is called exactly so."""
    key = names.match_key(name)
    aliases = Alias.objects.exclude(person__surname_only=True)
    exact = aliases.filter(match_key=key)
    near = (
        aliases.filter(match_key__trigram_similar=key)
        .annotate(nearness=TrigramSimilarity("match_key", key))
        .filter(nearness__gte=_NEAR)
        .order_by("-nearness")
    )
    found = exact or near
    people = [alias.person.live for alias in found.select_related("person__merged_into")[:_MOST_CANDIDATES]]
    return list(dict.fromkeys(people))


def _as_known(people: Iterable[Person]) -> list[PersonKnown]:
    return [
        PersonKnown(key=person.pk, names=tuple(called(person)), distinct_from=frozenset(_told_apart(person)))
        for person in people
    ]


def called(person: Person) -> list[str]:
    """Every name seen for a person, those of the records that were merged into them included."""
    of_person = Alias.objects.filter(Q(person=person) | Q(person__merged_into=person))
    return list(dict.fromkeys(of_person.order_by("name").values_list("name", flat=True)))


def _told_apart(person: Person) -> set[int]:
    """The people whom an editor declared to be somebody else than this one or its merged records."""
    family = Q(pk=person.pk) | Q(merged_into=person)
    members = set(Person.objects.filter(family).values_list("pk", flat=True))
    pairs = Distinction.objects.filter(Q(first__in=members) | Q(second__in=members))
    others = {pair.second if pair.first_id in members else pair.first for pair in pairs}
    return {other.live.pk for other in others}


def _carrier(person: Person, name: str) -> Person:
    """The record, among those merged into one person, that carries this name: so merges can be undone."""
    family = Q(person=person) | Q(person__merged_into=person)
    aliases = Alias.objects.filter(family, match_key=names.match_key(name)).select_related("person")
    carriers = [alias.person for alias in aliases]
    return person if person in carriers or not carriers else carriers[0]


def create(name: str, *, surname_only: bool = False) -> Person:
    """A new record with its own address, also where somebody else takes that address at the same moment."""
    name = names.display_name(name)
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
