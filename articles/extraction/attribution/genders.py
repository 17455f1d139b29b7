"""The gender of a person as the text's pronouns show it.

Rule: a pronoun votes for the person who alone is named before it in its sentence, or else in the sentence
before. Who is known to be of the other gender, by the text's own words or by the given name, is passed
over: "she" after "Thomas Ray" says nothing about Thomas Ray. A person whose gender the text does not state
gets that of at least two votes, if they are three quarters of all.
"""

from collections import Counter

from articles.extraction.attribution.antecedents import AntecedentMentions, people_of
from articles.extraction.entities.mention_clusters import MentionClusters
from articles.extraction.lexicons import values
from articles.extraction.text.sentences import Layout
from articles.extraction.text.tokens import Tokens
from people.names import given_name_gender

_FEWEST_VOTES = 2
_MAJORITY = 0.75


def set_genders_by_pronouns(
    tokens: Tokens, layout: Layout, clusters: MentionClusters, mentions: AntecedentMentions
) -> None:
    """Sets `gender` of the clusters that have none."""
    votes: dict[int, Counter[str]] = {}
    genders = values("gendered_pronouns")
    known = {c.number: c.gender or given_name_gender(c.name) for c in clusters}
    for number, word in enumerate(tokens.lower):
        gender = genders.get(word)
        if gender is None:
            continue
        at = tokens.starts[number]
        sentence = layout.sentence_at(at)
        people: list[int | None] = []
        for number_of_sentence in (sentence, sentence - 1)[: sentence + 1]:
            named = people_of(mentions.in_sentence(number_of_sentence, at))
            people = [p for p in named if p is None or known[p] in (None, "", gender)]
            if people:
                break
        if len(people) == 1 and people[0] is not None:
            votes.setdefault(people[0], Counter())[gender] += 1
    for person, counted in votes.items():
        [(gender, most)] = counted.most_common(1)
        cluster = clusters[person]
        if not cluster.gender and most >= _FEWEST_VOTES and most >= _MAJORITY * counted.total():
            cluster.gender = gender
