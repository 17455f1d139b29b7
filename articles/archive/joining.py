"""Joins the records that are one person, and takes joins back; what is unsure stays a proposal to editors.

A merge of the import whose reasons are gone is undone. What an editor merged, undid or declared different
stays as the editor decided.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from django.db import transaction
from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.archive.duplicates import full_names, judge_pairs, pair_of, touching
from newsroom.lib.merging import MergeRefused, one_at_a_time
from people import registry
from people.duplicates import CERTAIN, Pair, clusters, judge_names, partners_of
from people.matching import Likeness
from people.models import Distinction, Merge, Person, PossibleDuplicate

_BATCH = 300
_UNDERSPECIFIED = frozenset(
    {
        Likeness.INITIAL,
        Likeness.MIDDLE_NAME,
        Likeness.NICKNAME,
        Likeness.SECOND_SURNAME,
        Likeness.SUFFIX,
    }
)
"""A name that differs so can be that of several people."""


def settle_duplicates(people: Iterable[int]) -> tuple[int, int]:
    """Judges these records and those with like names; returns how many were joined, how many proposed."""
    keys = sorted(set(people))
    batches = [keys[start : start + _BATCH] for start in range(0, len(keys), _BATCH)]
    for batch in batches:
        judge_pairs(batch)
    joined = sum(map(join, batches))
    return joined, _open(keys)


def settle_all_duplicates() -> tuple[int, int]:
    return settle_duplicates(Person.objects.filter(surname_only=False).values_list("pk", flat=True))


def _open(keys: Collection[int]) -> int:
    pairs = PossibleDuplicate.objects.filter(touching(keys), state=PossibleDuplicate.State.OPEN)
    return pairs.count()


@transaction.atomic
def join(keys: Collection[int]) -> int:
    """Merges the records that are one person, takes back merges whose reasons are gone; returns how many."""
    one_at_a_time()
    same = _connected(keys)
    involved = {*keys, *(key for pair in same for key in pair)}
    live = dict(Person.objects.filter(pk__in=involved).values_list("pk", Coalesce("merged_into", "pk")))
    apart = _kept_apart(set(live) | set(live.values()))
    never = {pair for pair in same if pair_of(live[pair[0]], live[pair[1]]) in apart} | apart
    never |= _rivals(same)
    allowed = {pair: score for pair, score in same.items() if score >= CERTAIN or pair not in never}
    cluster = clusters(allowed, never)
    joined = _take_back(involved, cluster)
    members: dict[int, list[int]] = defaultdict(list)
    for key, of in cluster.items():
        members[of].append(key)
    joined += sum(_merge(of) for of in members.values() if len(of) > 1)
    _note(involved, cluster, apart)
    return joined


def _connected(keys: Collection[int]) -> dict[Pair, float]:
    """The pairs that may be joined and are connected with these records, and what editors merged there."""
    found: dict[Pair, float] = {}
    reached, new = set(keys), set(keys)
    while new:
        rows = PossibleDuplicate.objects.filter(touching(new), same=True)
        more = {(row.first_id, row.second_id): row.score for row in rows}
        merges = Merge.objects.filter(
            Q(source__in=new) | Q(target__in=new), undone_at=None, source__surname_only=False
        ).exclude(made_by=None)
        more |= {pair_of(merge.source_id, merge.target_id): CERTAIN for merge in merges}
        found |= {pair: max(score, found.get(pair, 0)) for pair, score in more.items()}
        new = {key for pair in more for key in pair} - reached
        reached |= new
    return found


def _kept_apart(people: Collection[int]) -> set[Pair]:
    """The pairs that an editor declared different, or whose merge an editor undid."""
    declared = Distinction.objects.filter(Q(first__in=people) | Q(second__in=people))
    undone = Merge.objects.filter(Q(source__in=people) | Q(target__in=people)).exclude(undone_by=None)
    return {pair_of(*pair) for pair in declared.values_list("first_id", "second_id")} | {
        pair_of(*pair) for pair in undone.values_list("source_id", "target_id")
    }


def _rivals(same: Iterable[Pair]) -> set[Pair]:
    """Pairs of people who cannot be one but whom one name fits: Jane and John Smith, beside J. Smith."""
    names = full_names({key for pair in same for key in pair})
    partners = partners_of((one, other) for one, other in same if one in names and other in names)
    rivals = set()
    for record, of in partners.items():
        fits = [
            other
            for other in of
            if len(of) > 1 and judge_names(names[record], names[other]).likeness in _UNDERSPECIFIED
        ]
        rivals |= {
            pair_of(one, other)
            for one, other in combinations(fits, 2)
            if judge_names(names[one], names[other]).likeness is None
        }
    return rivals


def _take_back(people: Collection[int], cluster: Mapping[int, int]) -> int:
    """Undoes the merges of the import that it would not make today."""
    merges = Merge.objects.filter(source__in=people, made_by=None, undone_at=None, source__surname_only=False)
    gone = [
        merge
        for merge in merges.select_related("source", "target")
        if cluster.get(merge.source_id, 0) != cluster.get(merge.target_id, -1)
    ]
    for merge in gone:
        registry.unmerge(merge)
    return len(gone)


def _merge(members: Collection[int]) -> int:
    """Merges the people of one cluster into the one with the most mentions; returns how many."""
    live = Person.objects.filter(Q(pk__in=members) | Q(merged_from__in=members), merged_into=None).distinct()
    people = list(live.annotate(found=Count("mentions")).order_by("-found", "pk"))
    merged = 0
    for person in people[1:]:
        pairs = PossibleDuplicate.objects.filter(touching([person.pk]), same=True)
        best = pairs.filter(first__in=members, second__in=members).first()
        reason = f"Joined by the import. {best.reason if best else ''}".strip()
        try:
            registry.merge(person, people[0], reason=reason[:500])
        except MergeRefused:
            continue
        merged += 1
    return merged


def _note(people: Collection[int], cluster: Mapping[int, int], apart: Collection[Pair]) -> None:
    """Notes what became of each pair that no editor decided on."""
    states = PossibleDuplicate.State
    for row in PossibleDuplicate.objects.filter(touching(people), decided_by=None):
        one, other = row.first_id, row.second_id
        joined = one in cluster and cluster[one] == cluster.get(other)
        state = states.SAME if joined else states.DIFFERENT if pair_of(one, other) in apart else states.OPEN
        if row.state != state:
            row.state, row.decided_at = state, None if state == states.OPEN else timezone.now()
            row.save(update_fields=["state", "decided_at"])
