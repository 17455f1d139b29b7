"""What a pronoun or a description refers to, and the mentions among which it is sought."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.extraction.entities.mention_clusters import ClusteredMention, MentionClusters
from articles.extraction.text.sentences import Layout
from articles.extraction.types import Span
from articles.text.spans import SpanSet

_MOST_PER_SENTENCE = 12
"""Mentions of one sentence, the last, that are looked at."""
_MOST_BETWEEN = 80
"""Mentions before a pronoun, the last, that are looked at, however long the paragraphs are."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """`cluster` is None if nobody fits, or if two people do (then `ambiguous`)."""

    cluster: int | None
    confidence: float
    reason: str
    ambiguous: bool = False
    unnamed: Span | None = None
    """The words for a source without a name that the pronoun refers to."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who spoke before the pronoun; `cluster` is None for a speaker without a name."""

    cluster: int | None
    at: int
    unnamed: Span | None = None
    """The words for a human being without a name: "the army's spokesman"."""


@dataclass(frozen=True, slots=True)
class PronounContext:
    """A personal pronoun and what was resolved before it, oldest first."""

    at: int
    gender: str
    """male or female."""
    speakers: Sequence[Speaker]
    antecedents: Sequence[Speaker]
    """The antecedents of earlier pronouns of this gender, at those pronouns."""


NO_ANTECEDENT = Antecedent(None, 0.0, "")


class AntecedentMentions:
    """The mentions outside quotation marks: names inside a quotation do not explain a pronoun outside it."""

    def __init__(self, layout: Layout, clusters: MentionClusters, quoted: Sequence[Span]) -> None:
        self._layout = layout
        in_quotations = SpanSet(quoted)
        self._all = [m for m in clusters.mentions if not in_quotations.contains(m.start, m.end)]
        self._starts = [m.start for m in self._all]
        self._by_cluster: dict[int, list[ClusteredMention]] = {}
        for mention in self._all:
            if mention.cluster is not None:
                self._by_cluster.setdefault(mention.cluster, []).append(mention)

    def last_before(self, offset: int) -> ClusteredMention | None:
        number = bisect_left(self._starts, offset) - 1
        return self._all[number] if number >= 0 else None

    def last_of(self, cluster: int, before: int) -> ClusteredMention | None:
        """The last mention of one person that begins before an offset."""
        mentions = self._by_cluster.get(cluster, [])
        number = bisect_left(mentions, before, key=lambda mention: mention.start) - 1
        return mentions[number] if number >= 0 else None

    def between(self, start: int, end: int) -> list[ClusteredMention]:
        """The mentions that begin in [start, end), at most the last `_MOST_BETWEEN`."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._all[max(low, high - _MOST_BETWEEN) : high]

    def in_sentence(self, sentence: int, before: int) -> list[ClusteredMention]:
        """The mentions of one sentence that begin before an offset."""
        span = self._layout.sentences[sentence]
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, min(span.end, before))
        return self._all[max(low, high - _MOST_PER_SENTENCE) : high]

    def opens_sentence(self, mention: ClusteredMention, sentence: int) -> bool:
        """The mention, with a descriptor before it, opens the sentence; a mark may come before it."""
        descriptor = mention.descriptor
        start = min(mention.start, descriptor.start) if descriptor else mention.start
        return start - self._layout.sentences[sentence].start <= 4


def people_of(mentions: Iterable[ClusteredMention]) -> list[int | None]:
    """The clusters of the mentions, each once; None for a name that two people share."""
    return list(dict.fromkeys(mention.cluster for mention in mentions))
