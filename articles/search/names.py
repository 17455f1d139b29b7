"""Which people and places a typed name may mean: spelling and accents forgiven, aliases included.

Only live records that an article which readers may see names are ever returned.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Func, IntegerField, OuterRef, Q, QuerySet

from articles.models import PersonMention, Place, PlaceAlias, PlaceMention
from newsroom.lib.folding import fold_name, fold_word
from people.models import Alias, Person

# So many records may hide behind one typed name ("person:smith"): a surname that articles print alone is a
# record of its own in each. The rest is left out.
MOST_MEANT = 500
# How alike two spellings of a word must be: Zelensky and Zelenskyy are 0.94, Paris and Perez 0.6.
ALIKE = 0.8
# How often a name is printed is counted so far: beyond, all are well known.
MENTIONS_COUNTED = 100
# A word that so many people share ("john") is no name to be spelled otherwise.
_SHARED = 3

Record = Literal["person", "place"]


@dataclass(slots=True)
class Meant:
    """One record that a typed name may mean, with the names it goes by."""

    pk: int
    name: str
    slug: str
    score: float
    names: list[str] = field(default_factory=list)
    surname_only: bool = False
    """Known by a surname alone, in one article."""

    @property
    def also(self) -> list[str]:
        return [name for name in self.names if name != self.name]


def meant_by(record: Record, typed: str) -> list[Meant]:
    """The records that have all the typed words in one of their names; else those spelled most alike."""
    wanted = fold_name(typed)
    if not wanted:
        return []
    found = _by_slug(record, typed) or _by_words(record, wanted)
    if not found:
        found = _by_likeness(record, wanted)
        best = max((one.score for one in found), default=0)
        found = [one for one in found if one.score >= best - 0.05]
    return found[:MOST_MEANT]


def like(record: Record, typed: str, limit: int) -> list[Meant]:
    """The records whose names come nearest to what was typed, best first; its last word may be unfinished."""
    wanted = fold_name(typed)
    if not wanted:
        return []
    scores = _scores_by_likeness(record, wanted) | _scores_by_words(record, wanted, unfinished=True)
    mentions = _mentions(record, scores)
    # A surname alone is worth a line only where nobody is known by a full name, and then one.
    alone = _surnames_alone(scores) if record == "person" else set()
    likely = sorted(scores, key=lambda pk: (pk in alone, -scores[pk], -mentions[pk], pk))[: 10 * limit]
    found = _with_names(record, {pk: scores[pk] for pk in likely})
    full = [one for one in found if not one.surname_only] or found
    best = sorted(full, key=lambda one: (-one.score, -mentions[one.pk], len(one.name), one.name, one.pk))
    return list({fold_name(one.name): one for one in reversed(best)}.values())[::-1][:limit]


def spellings(typed: str) -> list[str]:
    """Other names and spellings of the person whom the plain words `typed` name, if they name one."""
    wanted = fold_name(typed)
    words = wanted.split()
    if not 1 <= len(words) <= 5:
        return []
    people = [
        one
        for one in _by_words("person", wanted)
        if not one.surname_only and (len(words) == 1 or _is_named(one, wanted))
    ]
    if not people or len(people) > _SHARED:
        return []
    if len(words) > 1:
        return _distinct((name for one in people for name in one.names if " " in fold_name(name)), wanted)
    near = (
        word
        for one in people
        for name in one.names
        for word in fold_name(name).split()
        if alike(word, wanted) >= ALIKE
    )
    return _distinct(near, wanted)


def alike(word: str, other: str) -> float:
    return SequenceMatcher(None, word, other, autojunk=False).ratio()


def nearest_word(name: str, word: str) -> str:
    """The word of `name` that is spelled most like `word`."""
    return max(re.findall(r"[^\W_]+", name), key=lambda part: alike(fold_word(part), word), default=name)


def _is_named(one: Meant, wanted: str) -> bool:
    return any(fold_name(name) == wanted for name in one.names)


def _distinct(names: Iterable[str], wanted: str, most: int = 6) -> list[str]:
    seen = {wanted}
    kept = []
    for name in names:
        if (key := fold_name(name)) not in seen:
            seen.add(key)
            kept.append(name)
    return kept[:most]


def _by_slug(record: Record, typed: str) -> list[Meant]:
    records = _records(record).filter(slug=typed)
    return _with_names(record, {one.pk: 1.0 for one in records})


def _by_words(record: Record, wanted: str) -> list[Meant]:
    return _with_names(record, _scores_by_words(record, wanted))


def _scores_by_words(record: Record, wanted: str, *, unfinished: bool = False) -> dict[int, float]:
    """Every wanted word is a whole word of one name; the last one perhaps only its beginning."""
    words = wanted.split()
    condition = Q()
    for word in words:
        open_end = "" if unfinished and word is words[-1] else r"\M"
        condition &= Q(folded__regex=rf"\m{word}{open_end}")
    scores: dict[int, float] = {}
    for pk, name in _named(record, condition):
        # Whole names before longer ones, beginnings before middles.
        score = 3.0 if name == wanted else 2.0 + name.startswith(wanted) / 2
        scores[pk] = max(score, scores.get(pk, 0))
    return scores


def _by_likeness(record: Record, wanted: str) -> list[Meant]:
    return _with_names(record, _scores_by_likeness(record, wanted))


def _scores_by_likeness(record: Record, wanted: str) -> dict[int, float]:
    scores: dict[int, float] = {}
    for pk, name in _named(record, Q(folded__trigram_word_similar=wanted), wanted):
        # Like as a whole, or like in one stretch of words: a surname alone is half of the name.
        score = max(alike(name, wanted), 0.95 * _best_stretch(name, wanted))
        if score >= ALIKE:
            scores[pk] = max(score, scores.get(pk, 0))
    return scores


def _best_stretch(name: str, wanted: str) -> float:
    words, length = name.split(), len(wanted.split())
    stretches = (" ".join(words[at : at + length]) for at in range(max(1, len(words) - length + 1)))
    return max((alike(stretch, wanted) for stretch in stretches), default=0.0)


def _named(record: Record, condition: Q, nearest_to: str = "") -> list[tuple[int, str]]:
    """Record and folded name of every name that meets `condition`, at most MOST_MEANT of each kind."""
    rows: list[tuple[int, str]] = []
    names: tuple[tuple[QuerySet, str], ...] = (
        ((Person.objects.all(), "pk"), (Alias.objects.all(), "person_id"))
        if record == "person"
        else ((Place.objects.all(), "pk"), (PlaceAlias.objects.all(), "place_id"))
    )
    for queryset, key in names:
        found = queryset.filter(condition).order_by("pk")
        if nearest_to:
            found = found.annotate(near=TrigramWordSimilarity(nearest_to, "folded")).order_by("-near", "pk")
        rows += found.values_list(key, "folded")[:MOST_MEANT]
    return rows


def _records(record: Record) -> QuerySet:
    return Person.objects.in_print() if record == "person" else Place.objects.in_print()


def _surnames_alone(keys: Iterable[int]) -> set[int]:
    return set(Person.objects.filter(pk__in=list(keys), surname_only=True).values_list("pk", flat=True))


def _mentions(record: Record, keys: Iterable[int]) -> Counter[int]:
    """How often each of these is printed, counted to MENTIONS_COUNTED.

    Whether readers may see the articles is not asked: this puts names in order, and the index alone answers.
    """
    mentions, records = (PersonMention, Person) if record == "person" else (PlaceMention, Place)
    printed = mentions.objects.filter(**{record: OuterRef("pk")}).order_by().values("published_on")
    counted = Func(
        ArraySubquery(printed[:MENTIONS_COUNTED]), function="cardinality", output_field=IntegerField()
    )
    return Counter(dict(records.objects.filter(pk__in=list(keys)).order_by().values_list("pk", counted)))


def _with_names(record: Record, scores: dict[int, float]) -> list[Meant]:
    if not scores:
        return []
    likely = sorted(scores, key=lambda pk: (-scores[pk], pk))[:MOST_MEANT]
    records = _records(record).filter(pk__in=likely).prefetch_related("aliases")
    meant = [
        Meant(
            one.pk,
            one.name,
            one.slug,
            scores[one.pk],
            list(dict.fromkeys([one.name, *(alias.name for alias in one.aliases.all())])),
            getattr(one, "surname_only", False),
        )
        for one in records
    ]
    return sorted(meant, key=lambda one: (-one.score, one.name, one.pk))
