"""The records that a typed name may refer to, by their names and aliases, similar spellings too.

Only live records that are named in an article which readers may see are returned.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, Literal

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Func, IntegerField, OuterRef, Q, QuerySet

from articles.models import OrganisationMention, PersonMention, Place, PlaceAlias, PlaceMention
from newsroom.lib.folding import fold_name, fold_word
from people.models import Alias, Organisation, OrganisationAlias, Person

# At most so many records are returned for one typed name ("person:smith"). There can be many, because a
# surname that an article prints alone is a record of its own in each article.
MAX_MATCHES = 500
# The least similarity of two spellings of a word: Zelensky and Zelenskyy have 0.94, Paris and Perez 0.6.
MIN_SIMILARITY = 0.8
# Mentions are counted up to this number. It only orders names: more makes no difference.
MAX_MENTIONS_COUNTED = 100
# A word that more people share ("john") has no other spellings.
_MAX_SHARING = 3
# Names that are spelled almost as much like the typed one as the best match are kept.
_SIMILARITY_MARGIN = 0.05
_MAX_NAME_WORDS = 5
_MAX_OTHER_NAMES = 6

RecordKind = Literal["person", "place", "organisation"]
# The record, its other names and its mentions.
_MODELS: dict[RecordKind, tuple[Any, Any, Any]] = {
    "person": (Person, Alias, PersonMention),
    "place": (Place, PlaceAlias, PlaceMention),
    "organisation": (Organisation, OrganisationAlias, OrganisationMention),
}


@dataclass(slots=True)
class NameMatch:
    """A record that a typed name may refer to, with all its names."""

    pk: int
    name: str
    slug: str
    score: float
    """Higher is better: above 1 the name contains all typed words, up to 1 it is spelled similarly."""
    names: list[str] = field(default_factory=list)
    surname_only: bool = False
    """A surname that is printed alone: nobody knows whom it means."""

    @property
    def other_names(self) -> list[str]:
        return [name for name in self.names if name != self.name]


def matches_of(kind: RecordKind, typed: str) -> list[NameMatch]:
    """The record with the slug `typed`, or those that have all typed words in one name, or else those whose
    names are spelled most similarly.
    """
    wanted = fold_name(typed)
    if not wanted:
        return []
    records = _live_records(kind).filter(slug=typed)
    found = _with_names(kind, {record.pk: 1.0 for record in records}) or _with_names(
        kind, _scores_by_words(kind, wanted)
    )
    if not found:
        found = _with_names(kind, _scores_by_similarity(kind, wanted))
        best = max((match.score for match in found), default=0)
        found = [match for match in found if match.score >= best - _SIMILARITY_MARGIN]
    return found[:MAX_MATCHES]


def nearest(kind: RecordKind, typed: str, limit: int) -> list[NameMatch]:
    """The records whose names come nearest to what was typed, best first; its last word may be unfinished."""
    wanted = fold_name(typed)
    if not wanted:
        return []
    scores = _scores_by_similarity(kind, wanted) | _scores_by_words(kind, wanted, unfinished=True)
    mentions = _mention_counts(kind, scores)
    # Records of a surname alone come last, and only one is shown if nobody is known by a full name.
    surnames = _surname_only(scores) if kind == "person" else set()
    likely = sorted(scores, key=lambda pk: (pk in surnames, -scores[pk], -mentions[pk], pk))[: 10 * limit]
    found = _with_names(kind, {pk: scores[pk] for pk in likely})
    full = [match for match in found if not match.surname_only] or found
    best = sorted(
        full, key=lambda match: (-match.score, -mentions[match.pk], len(match.name), match.name, match.pk)
    )
    return list({fold_name(match.name): match for match in reversed(best)}.values())[::-1][:limit]


def other_spellings(typed: str) -> list[str]:
    """Other names and spellings of the person that the words `typed` name; empty if there is none."""
    wanted = fold_name(typed)
    words = wanted.split()
    if not 1 <= len(words) <= _MAX_NAME_WORDS:
        return []
    people = [
        match
        for match in _with_names("person", _scores_by_words("person", wanted))
        if not match.surname_only and (len(words) == 1 or wanted in map(fold_name, match.names))
    ]
    if not people or len(people) > _MAX_SHARING:
        return []
    names = [name for match in people for name in match.names]
    if len(words) > 1:
        return _distinct((name for name in names if " " in fold_name(name)), wanted)
    similar = (
        word
        for name in names
        for word in fold_name(name).split()
        if similarity(word, wanted) >= MIN_SIMILARITY
    )
    return _distinct(similar, wanted)


def similarity(word: str, other: str) -> float:
    """From 0, nothing in common, to 1, equal. Both are folded."""
    return SequenceMatcher(None, word, other, autojunk=False).ratio()


def nearest_word(name: str, word: str) -> str:
    """The word of `name` that is spelled most like the folded `word`."""
    return max(re.findall(r"[^\W_]+", name), key=lambda part: similarity(fold_word(part), word), default=name)


def _distinct(names: Iterable[str], wanted: str) -> list[str]:
    """The first of the names that are different from `wanted` and from each other when folded."""
    by_folded = {wanted: ""}
    for name in names:
        by_folded.setdefault(fold_name(name), name)
    return list(by_folded.values())[1 : _MAX_OTHER_NAMES + 1]


def _scores_by_words(kind: RecordKind, wanted: str, *, unfinished: bool = False) -> dict[int, float]:
    """Scores of the records that have every wanted word in one name; if `unfinished`, the last wanted word
    may be the beginning of a word.
    """
    words = wanted.split()
    condition = Q()
    for index, word in enumerate(words, start=1):
        word_end = "" if unfinished and index == len(words) else r"\M"
        condition &= Q(folded__regex=rf"\m{word}{word_end}")
    scores: dict[int, float] = {}
    for pk, name in _folded_names(kind, condition):
        # An equal name comes first, then one that begins with the typed words, then one that contains them.
        score = 3.0 if name == wanted else 2.0 + name.startswith(wanted) / 2
        scores[pk] = max(score, scores.get(pk, 0))
    return scores


def _scores_by_similarity(kind: RecordKind, wanted: str) -> dict[int, float]:
    scores: dict[int, float] = {}
    for pk, name in _folded_names(kind, Q(folded__trigram_word_similar=wanted), nearest_to=wanted):
        # The whole name, or a part of it with as many words: a surname alone is half of a name.
        score = max(similarity(name, wanted), 0.95 * _best_part(name, wanted))
        if score >= MIN_SIMILARITY:
            scores[pk] = max(score, scores.get(pk, 0))
    return scores


def _best_part(name: str, wanted: str) -> float:
    """The similarity of the part of `name` that is most like `wanted` and has as many words."""
    words, length = name.split(), len(wanted.split())
    parts = (" ".join(words[at : at + length]) for at in range(max(1, len(words) - length + 1)))
    return max((similarity(part, wanted) for part in parts), default=0.0)


def _folded_names(kind: RecordKind, condition: Q, nearest_to: str = "") -> list[tuple[int, str]]:
    """Record and folded name of all names that meet `condition`: at most MAX_MATCHES main names and as many
    aliases.
    """
    rows: list[tuple[int, str]] = []
    records, aliases, _mentions = _MODELS[kind]
    for names, key in ((records, "pk"), (aliases, f"{kind}_id")):
        found = names.objects.filter(condition).order_by("pk")
        if nearest_to:
            found = found.annotate(near=TrigramWordSimilarity(nearest_to, "folded")).order_by("-near", "pk")
        rows += found.values_list(key, "folded")[:MAX_MATCHES]
    return rows


def _live_records(kind: RecordKind) -> QuerySet:
    return _MODELS[kind][0].objects.in_print()


def _surname_only(keys: Iterable[int]) -> set[int]:
    return set(Person.objects.filter(pk__in=list(keys), surname_only=True).values_list("pk", flat=True))


def _mention_counts(kind: RecordKind, keys: Iterable[int]) -> Counter[int]:
    """How often each record is mentioned, up to MAX_MENTIONS_COUNTED.

    Mentions in hidden articles are included. The number only orders names, and so the index alone answers.
    """
    records, _aliases, mentions = _MODELS[kind]
    of_record = mentions.objects.filter(**{kind: OuterRef("pk")}).order_by().values("published_on")
    count = Func(
        ArraySubquery(of_record[:MAX_MENTIONS_COUNTED]), function="cardinality", output_field=IntegerField()
    )
    return Counter(dict(records.objects.filter(pk__in=list(keys)).order_by().values_list("pk", count)))


def _with_names(kind: RecordKind, scores: dict[int, float]) -> list[NameMatch]:
    """The best MAX_MATCHES of the scored records that readers may see, best first."""
    if not scores:
        return []
    likely = sorted(scores, key=lambda pk: (-scores[pk], pk))[:MAX_MATCHES]
    records = _live_records(kind).filter(pk__in=likely).prefetch_related("aliases")
    matches = [
        NameMatch(
            record.pk,
            record.name,
            record.slug,
            scores[record.pk],
            list(dict.fromkeys([record.name, *(alias.name for alias in record.aliases.all())])),
            getattr(record, "surname_only", False),
        )
        for record in records
    ]
    return sorted(matches, key=lambda match: (-match.score, match.name, match.pk))
