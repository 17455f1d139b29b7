"""Whom "he", "she" or "who" refers to, inside one article.

Rule: everybody who was named or who spoke in the paragraphs before is a candidate; so is nobody. The score of
a candidate is the sum of its features (`antecedent_features`) times their weights, which
`training/antecedents.py` learned: `model/antecedents.json`. Scores become probabilities by softmax. The
pronoun refers to the most probable candidate if its probability is high enough and its gender is not another;
otherwise it stays open. "Who" refers to the person named right before it.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from articles.extraction.attribution.antecedent_features import (
    AntecedentCandidates,
    AntecedentFeature,
    AntecedentFeatures,
    PronounContext,
    Speaker,
)
from articles.extraction.attribution.antecedents import NO_ANTECEDENT, Antecedent, AntecedentMentions
from articles.extraction.attribution.candidates import Candidate
from articles.extraction.attribution.context import AttributionContext
from articles.extraction.attribution.genders import set_genders_by_pronouns
from articles.extraction.attribution.ranking import read_weights, softmax
from articles.extraction.entities.mention_clusters import MentionClusters
from articles.extraction.lexicons import values

WEIGHTS = Path(__file__).parents[1] / "model" / "antecedents.json"
FEWEST = 0.6
"""Below this probability a pronoun stays open: half of such answers are wrong."""
RIVAL = 0.25
"""A candidate that is this probable makes an open pronoun ambiguous."""
_WHY = (
    (AntecedentFeature.SPOKE_LAST, "the previous speaker"),
    (AntecedentFeature.ONLY_ONE_WHO_FITS, "the only person named before who fits"),
    (AntecedentFeature.ALONE_IN_PARAGRAPH, "the only person named in this paragraph"),
    (AntecedentFeature.LAST_ANTECEDENT, "the pronoun before refers to this person"),
    (AntecedentFeature.OPENS_SENTENCE, "the last person named at the start of a sentence"),
    (AntecedentFeature.MENTIONED_LAST, "the last person named who fits"),
)


class PronounResolver:
    """Answers for one article, in reading order: it remembers the speakers and its own answers."""

    def __init__(self, context: AttributionContext, clusters: MentionClusters) -> None:
        self._clusters = clusters
        self._mentions = AntecedentMentions(context.layout, clusters, context.quoted)
        set_genders_by_pronouns(context.tokens, context.layout, clusters, self._mentions)
        self._features = AntecedentFeatures(context, clusters, self._mentions)
        self._speakers: list[Speaker] = []
        self._antecedents: dict[str, list[Speaker]] = {"male": [], "female": []}
        self._known: dict[int, Antecedent] = {}

    def remember_speaker(self, cluster: int | None, at: int) -> None:
        """`at` is the offset where the speaker is mentioned; `cluster` is None for one without a name."""
        self._speakers.append(Speaker(cluster, at))

    def relative(self, candidate: Candidate) -> Antecedent:
        """Whom "who" refers to."""
        before = self._mentions.last_before(candidate.start)
        if before is None or before.cluster is None or candidate.start - before.end > len(", "):
            return NO_ANTECEDENT
        reason = f"“who” → {self._clusters[before.cluster].name}: named right before it"
        return Antecedent(before.cluster, 0.9, reason)

    def personal(self, candidate: Candidate, surface: str) -> Antecedent:
        """Whom "he" or "she" refers to. The same pronoun always gets its first answer."""
        if candidate.start not in self._known:
            self._known[candidate.start] = self._resolve(candidate.start, surface)
        return self._known[candidate.start]

    def _resolve(self, at: int, surface: str) -> Antecedent:
        gender = values("pronouns")[surface.lower()]
        pronoun = PronounContext(at, gender, self._speakers, self._antecedents[gender])
        answer = self._choose(surface, pronoun, self._features.candidates(pronoun))
        if answer.cluster is not None:
            self._antecedents[gender].append(Speaker(answer.cluster, at))
        return answer

    def _choose(self, surface: str, pronoun: PronounContext, found: AntecedentCandidates) -> Antecedent:
        """The most probable candidate, if it is probable enough and its gender is not another."""
        chances = softmax(found.rows, antecedent_weights())
        best = max(range(len(chances)), key=lambda number: chances[number])
        if best == len(found.clusters) or chances[best] < FEWEST or found.clusters[best] not in found.fitting:
            return self._open(surface, found, chances)
        why = next((why for feature, why in _WHY if found.rows[best].get(feature)), "the most likely person")
        cluster = found.clusters[best]
        reason = f"“{surface}” → {self._clusters[cluster].name}: {why}"
        return Antecedent(cluster, round(chances[best], 3), reason)

    def _open(self, surface: str, found: AntecedentCandidates, chances: Sequence[float]) -> Antecedent:
        ranked = sorted(zip(chances, found.clusters, strict=False), reverse=True)
        likely = [c for chance, c in ranked if chance >= RIVAL and c in found.fitting]
        if not likely:
            return Antecedent(None, 0.3, f"“{surface}”: nobody who fits is named before")
        names = " or ".join(self._clusters[cluster].name for cluster in likely[:2])
        return Antecedent(None, 0.4, f"“{surface}” may be {names}", ambiguous=True)


@cache
def antecedent_weights() -> dict[AntecedentFeature, float]:
    return read_weights(WEIGHTS, AntecedentFeature)
