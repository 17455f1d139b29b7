"""The gender of a person as the text's pronouns show it.

Rule: a pronoun votes if one person alone is named before it in its sentence, or else in the sentence before.
A person whose gender the text does not state otherwise gets the gender of at least two votes, if they are
three quarters of all. Given names are not used.
"""

from collections import Counter

from articles.extraction.attribution.antecedents import AntecedentMentions, people_of
from articles.extraction.entities.mention_clusters import MentionClusters
from articles.extraction.lexicons import values
from articles.extraction.text.sentences import Layout
from articles.extraction.text.tokens import Tokens

_FEWEST_VOTES = 2
_MAJORITY = 0.75


def set_genders_by_pronouns(
    tokens: Tokens, layout: Layout, clusters: MentionClusters, mentions: AntecedentMentions
) -> None:
    """Sets `gender` of the clusters that have none."""
    votes: dict[int, Counter[str]] = {}
    genders = values("gendered_pronouns")
    for number, word in enumerate(tokens.lower):
        gender = genders.get(word)
        if gender is None:
            continue
        at = tokens.starts[number]
        sentence = layout.sentence_at(at)
        named = mentions.in_sentence(sentence, at)
        if not named and sentence:
            named = mentions.in_sentence(sentence - 1, at)
        people = people_of(named)
        if len(people) == 1 and people[0] is not None:
            votes.setdefault(people[0], Counter())[gender] += 1
    for person, counted in votes.items():
        [(gender, most)] = counted.most_common(1)
        cluster = clusters[person]
        if not cluster.gender and most >= _FEWEST_VOTES and most >= _MAJORITY * counted.total():
            cluster.gender = gender
