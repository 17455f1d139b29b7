"""Measures what is inferred of surnames: hides full names, infers, and compares.

Of each article that prints a person in full and by surname alone, only what is printed with the surname is
kept. The rest of the archive is the evidence. What the article itself says is the truth.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F
from django.db.models.functions import Greatest, Substr

from articles.archive.surnames import BEFORE, Inference, bare_name_of, infer
from articles.models import Article, PersonMention
from people import names
from people.models import Person


@dataclass(frozen=True, slots=True)
class HiddenName:
    """One person of one article, whose full names were hidden."""

    article: Article
    printed: str
    person: Person
    inference: Inference
    mentions: int
    """By surname alone."""

    @property
    def given(self) -> bool:
        return self.inference.person is not None

    @property
    def right(self) -> bool:
        return self.inference.person == self.person


def hide_full_names() -> Iterator[HiddenName]:
    """Every person who can be hidden, in the order of the articles."""
    for article in Article.objects.order_by("pk").defer("search").iterator(chunk_size=100):
        by_person: dict[Person, list[PersonMention]] = defaultdict(list)
        before = Substr("article__body", Greatest(F("start") - BEFORE + 1, 1), BEFORE)
        rows = article.person_mentions.filter(surname="").exclude(person=None).select_related("person")
        for row in rows.annotate(before=before).order_by("start"):
            by_person[row.person].append(row)
        for person, mentions in by_person.items():
            alone = [
                row for row in mentions if names.match_key(row.surface) in names.surname_keys(person.name)
            ]
            if not alone or len(alone) == len(mentions):
                continue
            key = names.match_key(alone[0].surface)
            named = {other.pk for other in by_person if other != person}
            inference = infer(article, {key: bare_name_of(alone)}, named)[key]
            yield HiddenName(article, alone[0].surface, person, inference, len(alone))
