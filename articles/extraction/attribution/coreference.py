"""Whom a pronoun or a description stands for, inside one article.

Rule: "he" and "she" stand for the person who spoke last, unless somebody else who may be meant was named
since at the head of a sentence; else for the only person named in the nearest sentence before that names
any; else for the one at its head. A gender counts only where the text gave it ("Mr", "spokeswoman", a
description). "The minister" stands for the only person whom the article describes so. Two who fit leave it
open. Source: centering (Grosz, Joshi and Weinstein 1995) brought down to news; no guess by given names.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from articles.extraction.attribution.candidates import Candidate
from articles.extraction.entities.descriptors import role_noun
from articles.extraction.entities.mention_clusters import ClusteredMention, MentionClusters
from articles.extraction.lexicons import values
from articles.extraction.text.sentences import Layout
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Span

_REACH = 4
"""Sentences before the pronoun that are looked at."""
_NAMED = 12
"""Mentions of one sentence, the last, that are looked at."""
_VOTES = 2
_MAJORITY = 0.75
_DESCRIPTION = re.compile(r"(?:the|our|their|his|her)\s+(?:[\w’'-]+\s+){0,3}([\w-]+)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Resolved:
    """`cluster` is None where nobody fits or two do (`ambiguous`)."""

    cluster: int | None
    confidence: float
    reason: str
    ambiguous: bool = False


def _inside(quoted: Sequence[Span], mention: ClusteredMention) -> bool:
    number = bisect_right(quoted, Span(mention.start, 1 << 60)) - 1
    return number >= 0 and mention.end <= quoted[number].end


class Resolver:
    """Answers for one article, in reading order: it remembers who spoke last."""

    def __init__(
        self, tokens: Tokens, layout: Layout, clusters: MentionClusters, quoted: Sequence[Span]
    ) -> None:
        self._layout = layout
        self._clusters = clusters
        self._mentions = [m for m in clusters.mentions if not _inside(quoted, m)]
        """What other people say about somebody tells nothing about a pronoun outside their words."""
        self._starts = [m.start for m in self._mentions]
        self._last: tuple[int, int] | None = None
        """Who spoke last, and where that was said."""
        self._by_role: dict[str, set[int]] = {}
        for cluster in clusters:
            for described in cluster.descriptors:
                for word in described.lower().split():
                    if role_noun(word.strip(".,")):
                        self._by_role.setdefault(word.strip(".,"), set()).add(cluster.number)
        self._pronouns: dict[int, Resolved] = {}
        self._vote_genders(tokens)

    def _vote_genders(self, tokens: Tokens) -> None:
        """The gender of a person is what most pronouns say that can mean nobody else."""
        votes: dict[int, Counter[str]] = {}
        genders = values("gendered_pronouns")
        for number, word in enumerate(tokens.lower):
            gender = genders.get(word)
            if gender is None:
                continue
            at = tokens.starts[number]
            sentence = self._layout.sentence_at(at)
            named = self._named(sentence, at) or (self._named(sentence - 1, at) if sentence else [])
            people = self._distinct(named)
            if len(people) == 1 and people[0] >= 0:
                votes.setdefault(people[0], Counter())[gender] += 1
        for person, counted in votes.items():
            (gender, most), *_ = counted.most_common(1)
            cluster = self._clusters[person]
            if not cluster.gender and most >= _VOTES and most >= _MAJORITY * counted.total():
                cluster.gender = gender

    def spoke(self, cluster: int, at: int) -> None:
        self._last = (cluster, at)

    def pronoun(self, candidate: Candidate, surface: str) -> Resolved:
        """Whom "he" or "she" stands for. The same pronoun asked again gives the same answer."""
        known = self._pronouns.get(candidate.start)
        if known is None:
            known = self._pronouns[candidate.start] = self._pronoun(candidate.start, surface)
        return known

    def relative(self, candidate: Candidate) -> Resolved:
        """Whom "who" stands for: the person named right before it."""
        number = bisect_left(self._starts, candidate.start) - 1
        if number >= 0:
            before = self._mentions[number]
            if before.cluster is not None and candidate.start - before.end <= len(", "):
                return self._said("who", before.cluster, 0.9, "named right before it")
        return Resolved(None, 0.0, "")

    def _pronoun(self, at: int, surface: str) -> Resolved:
        gender = values("pronouns").get(surface.lower(), "")
        number = self._layout.sentence_at(at)
        last = self._last
        for back in range(_REACH + 1):
            if number - back < 0:
                break
            named = self._named(number - back, at)
            fitting = self._distinct([m for m in named if self._may_be(m, gender)])
            if not fitting:
                continue
            if last is not None and last[0] in fitting and self._recent(last[1], at):
                return self._said(surface, last[0], 0.9, "spoke last and is named again just before")
            if len(fitting) == 1:
                if (
                    back == 0
                    and last is not None
                    and self._recent(last[1], at)
                    and not self._heads(named[0], number)
                ):
                    break
                where = (
                    "this sentence"
                    if back == 0
                    else "the sentence before"
                    if back == 1
                    else "the last sentences"
                )
                return self._said(surface, fitting[0], 0.85 - 0.1 * back, f"the only person named in {where}")
            first = next(m for m in named if self._distinct([m]) == fitting[:1])
            if self._heads(first, number - back):
                return self._said(surface, fitting[0], 0.7, "named at the head of the sentence before")
            if last is not None and self._recent(last[1], at):
                break
            names = " and ".join(self._clusters[i].name for i in fitting[:2] if i >= 0)
            return Resolved(None, 0.4, f"“{surface}” may be {names}", ambiguous=True)
        if last is not None and self._fits(last[0], gender):
            return self._said(surface, last[0], 0.75, "the person who spoke last")
        return Resolved(None, 0.3, f"“{surface}”: nobody who fits is named before")

    def _said(self, surface: str, cluster: int, confidence: float, why: str) -> Resolved:
        if cluster < 0:
            return Resolved(None, 0.4, f"“{surface}”: the name before it fits two people", ambiguous=True)
        return Resolved(cluster, confidence, f"“{surface}” → {self._clusters[cluster].name}: {why}")

    def _named(self, sentence: int, before: int) -> list[ClusteredMention]:
        """The mentions in one sentence that stand before an offset."""
        span = self._layout.sentences[sentence]
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, min(span.end, before))
        return self._mentions[max(low, high - _NAMED) : high]

    def _may_be(self, mention: ClusteredMention, gender: str) -> bool:
        return mention.cluster is None or self._fits(mention.cluster, gender)

    def _fits(self, cluster: int, gender: str) -> bool:
        known = self._clusters[cluster].gender
        return not known or gender not in ("male", "female") or known == gender

    @staticmethod
    def _distinct(mentions: list[ClusteredMention]) -> list[int]:
        """The persons named, -1 for one whose name two share."""
        return list(dict.fromkeys(-1 if m.cluster is None else m.cluster for m in mentions))

    def _recent(self, said: int, at: int) -> bool:
        return self._layout.paragraph_at(at) - self._layout.paragraph_at(said) <= 2

    def _heads(self, mention: ClusteredMention, sentence: int) -> bool:
        """The mention opens its sentence, up to a title before it."""
        start = (
            mention.descriptor.start
            if mention.descriptor and mention.descriptor.start < mention.start
            else mention.start
        )
        return start - self._layout.sentences[sentence].start <= 4

    def description(self, words: str) -> Resolved:
        """Whom "the minister" stands for."""
        match = _DESCRIPTION.match(words)
        if match is None:
            return Resolved(None, 0.0, "")
        noun = match[1].lower()
        fitting = self._by_role.get(noun, set())
        if len(fitting) == 1:
            (cluster,) = fitting
            name = self._clusters[cluster].name
            return Resolved(cluster, 0.75, f"“{words}” → {name}: the only {noun} that this article names")
        if fitting:
            return Resolved(
                None, 0.4, f"“{words}” fits {len(fitting)} people of this article", ambiguous=True
            )
        return Resolved(None, 0.0, "")
