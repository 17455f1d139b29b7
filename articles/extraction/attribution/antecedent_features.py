"""What the text between a person and a pronoun says about whether the pronoun refers to that person.

Rule: each person named in the paragraphs before the pronoun, each recent speaker and each recent antecedent
gets a row of features, and so does the possibility that the pronoun refers to nobody with a name. Source of
the features: centering (Grosz, Joshi and Weinstein 1995: the subject of the last sentence is preferred), and
how news is written (who spoke goes on speaking; a name at the start of a paragraph is its topic).
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.extraction.attribution.antecedents import AntecedentMentions, PronounContext
from articles.extraction.attribution.candidates import CandidateKind
from articles.extraction.attribution.context import AttributionContext
from articles.extraction.attribution.pronoun_surroundings import PronounSurroundings
from articles.extraction.entities.mention_clusters import ClusteredMention, MentionClusters
from articles.extraction.lexicons import values, words
from articles.text.spans import SpanSet
from people.names import given_name_gender

PARAGRAPHS_BACK = 6
"""Paragraphs before the pronoun's own in which a named person is a candidate."""
_RECENT_SPEAKERS = 3
_RECENT_ANTECEDENTS = 2
_MOST_CANDIDATES = 24
"""AntecedentCandidates that are weighed: those mentioned last."""
_OPENING = 2
"""Characters before a word that opens its sentence or paragraph: a quotation mark, a dash."""
_UNNAMED_BACK = 2
"""Paragraphs before the pronoun in which a source without a name may be its antecedent."""


class AntecedentFeature(StrEnum):
    """The features of a row. A value is the key of the feature's weight in `model/antecedents.json`."""

    PERSON = "person"
    SAME_SENTENCE = "same sentence"
    SENTENCE_BEFORE = "sentence before"
    TWO_SENTENCES_BEFORE = "two sentences before"
    FARTHER_SENTENCE = "more than three sentences before"
    SAME_PARAGRAPH = "same paragraph"
    PARAGRAPH_BEFORE = "paragraph before"
    FARTHER_PARAGRAPH = "more than two paragraphs before"
    OPENS_SENTENCE = "opens its sentence"
    POSSESSIVE = "possessive"
    AFTER_PREPOSITION = "after a preposition"
    BEFORE_CUE = "before a cue"
    SPOKE_LAST = "spoke last"
    SPOKE_LAST_IN_PARAGRAPH = "spoke last, in this paragraph"
    SPOKE_LAST_PARAGRAPH_BEFORE = "spoke last, in the paragraph before"
    SPOKE_BEFORE_LAST = "spoke before the last speaker"
    SPOKE_ALONE = "the only recent speaker"
    MENTIONED_LAST = "mentioned last of those who fit"
    MENTIONED_BEFORE_LAST = "mentioned before the last of those who fit"
    MENTIONED_EARLIER = "mentioned earlier, or does not fit"
    OTHERS_BETWEEN = "others who fit, mentioned since"
    MENTIONS = "mentions"
    IN_FIRST_SENTENCE = "in the article's first sentence"
    GENDER_STATED = "gender stated, the pronoun's"
    OTHER_GENDER_STATED = "gender stated, another"
    GENDER_OF_NAME = "gender of the given name, the pronoun's"
    OTHER_GENDER_OF_NAME = "gender of the given name, another"
    LAST_ANTECEDENT = "antecedent of the pronoun before"
    LAST_ANTECEDENT_IN_SENTENCE = "antecedent of a pronoun in the same sentence"
    SAME_GENDER_BETWEEN = "pronoun of this gender since"
    OTHER_GENDER_BETWEEN = "pronoun of the other gender since"
    FULL_NAME_IN_PARAGRAPH = "full name in this paragraph"
    ONLY_ONE_WHO_FITS = "the only one who fits"
    ALONE_IN_PARAGRAPH = "the only person in this paragraph"
    OPENS_SENTENCE_IN_PARAGRAPH = "opens a sentence of this paragraph"
    OPENS_PRONOUNS_SENTENCE = "opens the pronoun's sentence"
    SUBJECT_THEN_PRONOUN = "opens the sentence before, as the pronoun opens its own"
    QUOTATION_AND_SPOKE_LAST = "pronoun after a quotation; spoke last"
    QUOTATION_AND_DESCRIBED = "pronoun after a quotation; described where mentioned last"
    OPENS_AND_SPOKE_LAST = "pronoun opens its sentence; spoke last"
    NOUN_OF_GENDER_SINCE = "noun of the pronoun's gender since"
    NOBODY = "nobody"
    NOBODY_UNNAMED_NEAR = "nobody; a source without a name is near"
    NOBODY_UNNAMED_SPOKE = "nobody; a source without a name spoke last"
    NOBODY_FITS = "nobody; no candidate fits"
    NOBODY_NOUN_OF_GENDER = "nobody; a noun of the pronoun's gender since all who fit"


AntecedentRow = Mapping[AntecedentFeature, float]

_SENTENCES_BACK = {
    0: AntecedentFeature.SAME_SENTENCE,
    1: AntecedentFeature.SENTENCE_BEFORE,
    2: AntecedentFeature.TWO_SENTENCES_BEFORE,
}
_PARAGRAPHS_BACK = {0: AntecedentFeature.SAME_PARAGRAPH, 1: AntecedentFeature.PARAGRAPH_BEFORE}
_SPOKE_PARAGRAPHS_BACK = {
    0: AntecedentFeature.SPOKE_LAST_IN_PARAGRAPH,
    1: AntecedentFeature.SPOKE_LAST_PARAGRAPH_BEFORE,
}


@dataclass(frozen=True, slots=True)
class AntecedentCandidates:
    """Who a pronoun may refer to. `rows` has one row for each cluster, then one for nobody."""

    clusters: Sequence[int]
    fitting: Sequence[int]
    """Those whose gender is the pronoun's, or unknown."""
    rows: Sequence[AntecedentRow]


class AntecedentFeatures:
    """Makes the rows for the pronouns of one article."""

    def __init__(
        self, context: AttributionContext, clusters: MentionClusters, mentions: AntecedentMentions
    ) -> None:
        self._tokens = context.tokens
        self._layout = context.layout
        self._clusters = clusters
        self._mentions = mentions
        self._surroundings = PronounSurroundings(context.tokens, context.quoted, clusters.mentions)
        self._unnamed = [c.start for c in context.candidates.all if c.kind is CandidateKind.NOMINAL]
        self._cues = {cue.span.start for cue in context.cues.all}
        self._counts = Counter(mention.cluster for mention in clusters.mentions)
        self._pronouns: dict[str, list[int]] = {"male": [], "female": []}
        """Offsets of the pronouns outside quotation marks, by gender."""
        in_quotations = SpanSet(context.quoted)
        for number, word in enumerate(context.tokens.lower):
            gender = values("gendered_pronouns").get(word)
            start, end = context.tokens.starts[number], context.tokens.ends[number]
            if gender and not in_quotations.contains(start, end):
                self._pronouns[gender].append(start)

    def candidates(self, pronoun: PronounContext) -> AntecedentCandidates:
        latest = self._latest_mentions(pronoun)
        fitting = [c for c in latest if self.fits(c, pronoun.gender)]
        rows = [self._person(pronoun, latest, fitting, cluster) for cluster in latest]
        since = max((latest[cluster].end for cluster in fitting), default=0)
        return AntecedentCandidates(list(latest), fitting, [*rows, self._nobody(pronoun, since)])

    def fits(self, cluster: int, gender: str) -> bool:
        known = self._clusters[cluster].gender or given_name_gender(self._clusters[cluster].name)
        return not known or known == gender

    def _latest_mentions(self, pronoun: PronounContext) -> dict[int, ClusteredMention]:
        """The candidates with their last mention before the pronoun, the latest first."""
        first = self._layout.paragraphs[max(0, self._layout.paragraph_at(pronoun.at) - PARAGRAPHS_BACK)]
        latest = {
            mention.cluster: mention
            for mention in self._mentions.between(first.start, pronoun.at)
            if mention.cluster is not None
        }
        recent = [*pronoun.speakers[-_RECENT_SPEAKERS:], *pronoun.antecedents[-_RECENT_ANTECEDENTS:]]
        for cluster in (speaker.cluster for speaker in recent):
            if cluster is not None and cluster not in latest:
                mention = self._mentions.last_of(cluster, pronoun.at)
                if mention is not None:
                    latest[cluster] = mention
        ordered = sorted(latest, key=lambda cluster: -latest[cluster].start)
        return {cluster: latest[cluster] for cluster in ordered[:_MOST_CANDIDATES]}

    def _person(
        self,
        pronoun: PronounContext,
        latest: Mapping[int, ClusteredMention],
        fitting: Sequence[int],
        cluster: int,
    ) -> AntecedentRow:
        mention = latest[cluster]
        row = {AntecedentFeature.PERSON: 1.0}
        row |= dict.fromkeys(self._position(pronoun, mention), 1.0)
        row |= dict.fromkeys(self._speech(pronoun, cluster), 1.0)
        row |= dict.fromkeys(self._gender(pronoun, cluster), 1.0)
        row |= dict.fromkeys(self._pronouns_since(pronoun, mention), 1.0)
        row |= dict.fromkeys(self._paragraph(pronoun, cluster), 1.0)
        row |= dict.fromkeys(self._surrounded(pronoun, mention), 1.0)
        rank = fitting.index(cluster) if cluster in fitting else len(fitting) + 2
        order = (AntecedentFeature.MENTIONED_LAST, AntecedentFeature.MENTIONED_BEFORE_LAST)
        row[order[rank] if rank < len(order) else AntecedentFeature.MENTIONED_EARLIER] = 1.0
        between = sum(other != cluster and latest[other].start > mention.end for other in fitting)
        row[AntecedentFeature.OTHERS_BETWEEN] = min(3, between) / 3
        row[AntecedentFeature.MENTIONS] = math.log1p(self._counts[cluster])
        if fitting == [cluster]:
            row[AntecedentFeature.ONLY_ONE_WHO_FITS] = 1.0
        return row

    def _position(self, pronoun: PronounContext, mention: ClusteredMention) -> Iterator[AntecedentFeature]:
        f, layout, text = AntecedentFeature, self._layout, self._tokens.text
        own, sentence = layout.sentence_at(pronoun.at), layout.sentence_at(mention.start)
        back = own - sentence
        paragraphs_back = layout.paragraph_at(pronoun.at) - layout.paragraph_at(mention.start)
        if back > 3:
            yield f.FARTHER_SENTENCE
        elif back in _SENTENCES_BACK:
            yield _SENTENCES_BACK[back]
        if paragraphs_back > 2:
            yield f.FARTHER_PARAGRAPH
        elif paragraphs_back in _PARAGRAPHS_BACK:
            yield _PARAGRAPHS_BACK[paragraphs_back]
        if text[mention.end : mention.end + 2] in ("'s", "’s"):
            yield f.POSSESSIVE
        before = self._tokens.first_from(mention.start) - 1
        if before >= 0 and self._tokens.lower[before] in words("prepositions"):
            yield f.AFTER_PREPOSITION
        if any(offset in self._cues for offset in range(mention.end, mention.end + 3)):
            yield f.BEFORE_CUE
        if self._mentions.opens_sentence(mention, sentence):
            yield f.OPENS_SENTENCE
            if back == 1 and pronoun.at - layout.sentences[own].start <= _OPENING:
                yield f.SUBJECT_THEN_PRONOUN

    def _speech(self, pronoun: PronounContext, cluster: int) -> Iterator[AntecedentFeature]:
        f, speakers = AntecedentFeature, pronoun.speakers[-_RECENT_SPEAKERS - 1 :]
        if speakers and speakers[-1].cluster == cluster:
            yield f.SPOKE_LAST
            back = self._layout.paragraph_at(pronoun.at) - self._layout.paragraph_at(speakers[-1].at)
            if back in _SPOKE_PARAGRAPHS_BACK:
                yield _SPOKE_PARAGRAPHS_BACK[back]
            if len(speakers) > 1 and len({speaker.cluster for speaker in speakers}) == 1:
                yield f.SPOKE_ALONE
        if len(speakers) > 1 and speakers[-2].cluster == cluster:
            yield f.SPOKE_BEFORE_LAST
        last = pronoun.antecedents[-1] if pronoun.antecedents else None
        if last is not None and last.cluster == cluster:
            yield f.LAST_ANTECEDENT
            if self._layout.sentence_at(last.at) == self._layout.sentence_at(pronoun.at):
                yield f.LAST_ANTECEDENT_IN_SENTENCE

    def _gender(self, pronoun: PronounContext, cluster: int) -> Iterator[AntecedentFeature]:
        f, person = AntecedentFeature, self._clusters[cluster]
        if person.gender:
            yield f.GENDER_STATED if person.gender == pronoun.gender else f.OTHER_GENDER_STATED
        elif named := given_name_gender(person.name):
            yield f.GENDER_OF_NAME if named == pronoun.gender else f.OTHER_GENDER_OF_NAME

    def _pronouns_since(
        self, pronoun: PronounContext, mention: ClusteredMention
    ) -> Iterator[AntecedentFeature]:
        f = AntecedentFeature
        for gender, offsets in self._pronouns.items():
            if bisect_left(offsets, mention.end) < bisect_left(offsets, pronoun.at):
                yield f.SAME_GENDER_BETWEEN if gender == pronoun.gender else f.OTHER_GENDER_BETWEEN

    def _paragraph(self, pronoun: PronounContext, cluster: int) -> Iterator[AntecedentFeature]:
        """What the other mentions in the pronoun's paragraph, and in the first sentence, say."""
        f, layout = AntecedentFeature, self._layout
        named = self._mentions.between(layout.paragraph(pronoun.at).start, pronoun.at)
        if named and {mention.cluster for mention in named} == {cluster}:
            yield f.ALONE_IN_PARAGRAPH
        for mention in (mention for mention in named if mention.cluster == cluster):
            sentence = layout.sentence_at(mention.start)
            if " " in mention.surface:
                yield f.FULL_NAME_IN_PARAGRAPH
            if self._mentions.opens_sentence(mention, sentence):
                yield f.OPENS_SENTENCE_IN_PARAGRAPH
                if sentence == layout.sentence_at(pronoun.at):
                    yield f.OPENS_PRONOUNS_SENTENCE
        if any(m.cluster == cluster for m in self._mentions.between(0, layout.sentences[0].end)):
            yield f.IN_FIRST_SENTENCE

    def _surrounded(self, pronoun: PronounContext, mention: ClusteredMention) -> Iterator[AntecedentFeature]:
        f, around = AntecedentFeature, self._surroundings
        spoke_last = bool(pronoun.speakers) and pronoun.speakers[-1].cluster == mention.cluster
        if around.follows_quotation(pronoun.at):
            if spoke_last:
                yield f.QUOTATION_AND_SPOKE_LAST
            if mention.descriptor is not None:
                yield f.QUOTATION_AND_DESCRIBED
        elif spoke_last and pronoun.at - self._layout.sentence(pronoun.at).start <= _OPENING:
            yield f.OPENS_AND_SPOKE_LAST
        if around.noun_between(pronoun.gender, mention.end, pronoun.at):
            yield f.NOUN_OF_GENDER_SINCE

    def _nobody(self, pronoun: PronounContext, since: int) -> AntecedentRow:
        """`since` is the end of the last mention of somebody who fits; 0 if nobody does."""
        row = {AntecedentFeature.NOBODY: 1.0}
        number = self._layout.paragraph_at(pronoun.at)
        first = self._layout.paragraphs[max(0, number - _UNNAMED_BACK)].start
        if any(first <= offset < pronoun.at for offset in self._unnamed):
            row[AntecedentFeature.NOBODY_UNNAMED_NEAR] = 1.0
        if pronoun.speakers and pronoun.speakers[-1].cluster is None:
            row[AntecedentFeature.NOBODY_UNNAMED_SPOKE] = 1.0
        if not since:
            row[AntecedentFeature.NOBODY_FITS] = 1.0
        if self._surroundings.noun_between(pronoun.gender, max(since, first), pronoun.at):
            row[AntecedentFeature.NOBODY_NOUN_OF_GENDER] = 1.0
        return row
