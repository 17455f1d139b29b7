"""Whom "he", "she" or "who" refers to, inside one article.

Rule: "he" and "she" refer to the previous speaker, unless another person who fits was named since then at the
start of a sentence; otherwise to the only person named in the nearest sentence that names one who fits;
otherwise to the person at the start of that sentence. If two people fit, the pronoun is ambiguous. A gender
counts only if the text shows it ("Mr", "spokeswoman", a description, other pronouns). "Who" refers to the
person named right before it. Source: centering (Grosz, Joshi and Weinstein 1995), simplified for news.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.extraction.attribution.antecedents import (
    NO_ANTECEDENT,
    Antecedent,
    AntecedentMentions,
    people_of,
)
from articles.extraction.attribution.candidates import Candidate
from articles.extraction.attribution.genders import set_genders_by_pronouns
from articles.extraction.entities.mention_clusters import ClusteredMention, MentionClusters
from articles.extraction.lexicons import values
from articles.extraction.text.sentences import Layout
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Span

_SENTENCES_BACK = 4
"""Sentences before the pronoun's own that are looked at."""
_PARAGRAPHS_RECENT = 2
"""A person who spoke no more than this many paragraphs before is a recent speaker."""
_WHERE = ("this sentence", "the sentence before")


@dataclass(frozen=True, slots=True)
class _NamingSentence:
    """The nearest sentence that names a person who fits a pronoun."""

    number: int
    back: int
    """How many sentences before the pronoun's own; 0 is the pronoun's own."""
    named: Sequence[ClusteredMention]
    fitting: Sequence[int | None]
    """The people who fit; None for a name that two people share."""


class PronounResolver:
    """Answers for one article, in reading order: it remembers the previous speaker."""

    def __init__(
        self, tokens: Tokens, layout: Layout, clusters: MentionClusters, quoted: Sequence[Span]
    ) -> None:
        self._layout = layout
        self._clusters = clusters
        self._mentions = AntecedentMentions(layout, clusters, quoted)
        self._previous_speaker: int | None = None
        self._spoke_at = 0
        self._known: dict[int, Antecedent] = {}
        set_genders_by_pronouns(tokens, layout, clusters, self._mentions)

    def remember_speaker(self, cluster: int, at: int) -> None:
        """`at` is the offset where the speaker is mentioned."""
        self._previous_speaker, self._spoke_at = cluster, at

    def relative(self, candidate: Candidate) -> Antecedent:
        """Whom "who" refers to."""
        before = self._mentions.last_before(candidate.start)
        if before is None or before.cluster is None or candidate.start - before.end > len(", "):
            return NO_ANTECEDENT
        return self._antecedent("who", before.cluster, 0.9, "named right before it")

    def personal(self, candidate: Candidate, surface: str) -> Antecedent:
        """Whom "he" or "she" refers to. The same pronoun always gets its first answer."""
        if candidate.start not in self._known:
            self._known[candidate.start] = self._resolve(candidate.start, surface)
        return self._known[candidate.start]

    def _resolve(self, at: int, surface: str) -> Antecedent:
        gender = values("pronouns").get(surface.lower(), "")
        naming = self._nearest_naming_sentence(at, gender)
        answer = self._named_since(surface, at, naming) if naming else None
        return answer or self._who_spoke_before(surface, gender)

    def _nearest_naming_sentence(self, at: int, gender: str) -> _NamingSentence | None:
        own = self._layout.sentence_at(at)
        for number in range(own, max(-1, own - _SENTENCES_BACK - 1), -1):
            named = self._mentions.in_sentence(number, at)
            fitting = people_of(m for m in named if m.cluster is None or self._fits(m.cluster, gender))
            if fitting:
                return _NamingSentence(number, own - number, named, fitting)
        return None

    def _named_since(self, surface: str, at: int, naming: _NamingSentence) -> Antecedent | None:
        """The antecedent in the naming sentence; None if the previous speaker is more likely."""
        recent = self._recent_speaker(at)
        first, *others = naming.fitting
        if recent is not None and recent in naming.fitting:
            return self._antecedent(surface, recent, 0.9, "spoke last and is named again just before")
        if not others:
            opens = self._mentions.opens_sentence(naming.named[0], naming.number)
            if naming.back == 0 and recent is not None and not opens:
                return None
            where = _WHERE[naming.back] if naming.back < len(_WHERE) else "the last sentences"
            confidence = 0.85 - 0.1 * naming.back
            return self._antecedent(surface, first, confidence, f"the only person named in {where}")
        first_mention = next(m for m in naming.named if m.cluster == first)
        if self._mentions.opens_sentence(first_mention, naming.number):
            return self._antecedent(surface, first, 0.7, "named at the head of the sentence before")
        if recent is not None:
            return None
        names = " and ".join(self._clusters[i].name for i in naming.fitting[:2] if i is not None)
        return Antecedent(None, 0.4, f"“{surface}” may be {names}", ambiguous=True)

    def _who_spoke_before(self, surface: str, gender: str) -> Antecedent:
        if self._previous_speaker is not None and self._fits(self._previous_speaker, gender):
            return self._antecedent(surface, self._previous_speaker, 0.75, "the person who spoke last")
        return Antecedent(None, 0.3, f"“{surface}”: nobody who fits is named before")

    def _recent_speaker(self, at: int) -> int | None:
        paragraphs = self._layout.paragraph_at(at) - self._layout.paragraph_at(self._spoke_at)
        return self._previous_speaker if paragraphs <= _PARAGRAPHS_RECENT else None

    def _fits(self, cluster: int, gender: str) -> bool:
        known = self._clusters[cluster].gender
        return not known or gender not in ("male", "female") or known == gender

    def _antecedent(self, surface: str, cluster: int | None, confidence: float, reason: str) -> Antecedent:
        if cluster is None:
            return Antecedent(None, 0.4, f"“{surface}”: the name before it fits two people", ambiguous=True)
        return Antecedent(cluster, confidence, f"“{surface}” → {self._clusters[cluster].name}: {reason}")
