"""Whom "he", "she" or "who" refers to, inside one article.

Rule: everybody who was named or who spoke in the paragraphs before is a candidate; so is nobody. The score of
a candidate is the sum of its features (`antecedent_features`) times their weights, which
`training/antecedents.py` learned: `model/antecedents.json`. Scores become probabilities by softmax. The
pronoun refers to the most probable candidate if its probability is high enough and its gender is not another;
otherwise it stays open. A source without a name ("the army's spokesman") that spoke last is the antecedent if
nobody is named since; then the speaker has no name. "Who" refers to the person named right before it.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from articles.extraction.attribution.antecedent_features import (
    AntecedentCandidates,
    AntecedentFeature,
    AntecedentFeatures,
)
from articles.extraction.attribution.antecedents import (
    NO_ANTECEDENT,
    Antecedent,
    AntecedentMentions,
    PronounContext,
    Speaker,
)
from articles.extraction.attribution.candidates import Candidate
from articles.extraction.attribution.context import AttributionContext
from articles.extraction.attribution.descriptions import is_unnamed_source
from articles.extraction.attribution.genders import set_genders_by_pronouns
from articles.extraction.attribution.ranking import read_weights, softmax
from articles.extraction.entities.descriptors import described_gender
from articles.extraction.entities.mention_clusters import MentionClusters
from articles.extraction.lexicons import values
from articles.extraction.types import Span

WEIGHTS = Path(__file__).parents[1] / "model" / "antecedents.json"
FEWEST = 0.6
"""Below this probability a pronoun stays open. In a cross-validation with pronouns of polnear.train that were
read by hand, one answer in five between 0.5 and this was wrong, and one in two below 0.5.
"""
_UNNAMED_BACK = 1
"""Paragraphs before the pronoun in which a source without a name may be its antecedent."""
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
        self._layout, self._text = context.layout, context.tokens.text
        self._mentions = AntecedentMentions(context.layout, clusters, context.quoted)
        set_genders_by_pronouns(context.tokens, context.layout, clusters, self._mentions)
        self._features = AntecedentFeatures(context, clusters, self._mentions)
        self._speakers: list[Speaker] = []
        self._antecedents: dict[str, list[Speaker]] = {"male": [], "female": []}
        self._known: dict[int, Antecedent] = {}
        self._unnamed: dict[int, Span] = {}
        """The words for the unnamed sources that pronouns refer to, by the offset of the pronoun."""

    def remember_speaker(self, cluster: int | None, words: Span, spoke: bool = True) -> None:
        """`words` are the mention of the speaker; `cluster` is None for one without a name. `spoke` says
        whether this speaker said something: a spokesman who only declined is no source.
        """
        unnamed = self._unnamed.get(words.start)
        if cluster is None and spoke and is_unnamed_source(self._text[words.start : words.end]):
            unnamed = words
        self._speakers.append(Speaker(cluster, words.start, unnamed))

    def relative(self, candidate: Candidate) -> Antecedent:
        """Whom "who" refers to."""
        before = self._mentions.last_before(candidate.start)
        if before is None or before.cluster is None or candidate.start - before.end > len(", "):
            return NO_ANTECEDENT
        reason = f"“who” → {self._clusters[before.cluster].name}: named right before it"
        return Antecedent(before.cluster, 0.9, reason)

    def personal(self, candidate: Candidate, surface: str, reported: Span | None = None) -> Antecedent:
        """Whom "he" or "she" refers to. The same pronoun always gets its first answer.

        `reported` is what this speaker says.
        """
        if candidate.start not in self._known:
            self._known[candidate.start] = self._resolve(candidate.start, surface, reported)
        return self._known[candidate.start]

    def _resolve(self, at: int, surface: str, reported: Span | None) -> Antecedent:
        gender = values("gendered_pronouns")[surface.lower()]
        unnamed = self._unnamed_source(at, gender, reported)
        if unnamed is not None:
            self._unnamed[at] = unnamed
            words = self._text[unnamed.start : unnamed.end]
            return Antecedent(None, 0.4, f"“{surface}” → {words}, who is not named", unnamed=unnamed)
        pronoun = PronounContext(at, gender, self._speakers, self._antecedents[gender])
        answer = self._choose(surface, pronoun, self._features.candidates(pronoun))
        if answer.cluster is not None:
            self._antecedents[gender].append(Speaker(answer.cluster, at))
        return answer

    def _unnamed_source(self, at: int, gender: str, reported: Span | None) -> Span | None:
        """The previous speaker's words if that is one human being without a name, and nobody is named since
        but in what the pronoun's speaker says.
        """
        last = self._speakers[-1] if self._speakers else None
        if last is None or last.unnamed is None:
            return None
        words = self._text[last.unnamed.start : last.unnamed.end]
        back = self._layout.paragraph_at(at) - self._layout.paragraph_at(last.at)
        if back > _UNNAMED_BACK or described_gender(words) not in ("", gender):
            return None
        named = self._mentions.between(last.at, at)
        outside = [m for m in named if reported is None or not reported.start <= m.start < reported.end]
        return None if outside else last.unnamed

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
