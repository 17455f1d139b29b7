"""The person that a description refers to: "the minister".

Rule: a definite description refers to the only person that the article describes with its role noun. If the
article describes two people so, it is ambiguous.
"""

import re

from articles.extraction.attribution.antecedents import NO_ANTECEDENT, Antecedent
from articles.extraction.entities.descriptors import role_noun
from articles.extraction.entities.mention_clusters import MentionClusters

_DESCRIPTION = re.compile(r"(?:the|our|their|his|her)\s+(?:[\w’'-]+\s+){0,3}([\w-]+)\Z", re.IGNORECASE)


class DescriptionResolver:
    """Answers for one article."""

    def __init__(self, clusters: MentionClusters) -> None:
        self._clusters = clusters
        self._by_role: dict[str, set[int]] = {}
        for cluster in clusters:
            for descriptor in cluster.descriptors:
                for word in descriptor.lower().split():
                    if role_noun(word.strip(".,")):
                        self._by_role.setdefault(word.strip(".,"), set()).add(cluster.number)

    def resolve(self, surface: str) -> Antecedent:
        match = _DESCRIPTION.match(surface)
        if match is None:
            return NO_ANTECEDENT
        noun = match[1].lower()
        fitting = self._by_role.get(noun, set())
        if not fitting:
            return NO_ANTECEDENT
        if len(fitting) > 1:
            reason = f"“{surface}” fits {len(fitting)} people of this article"
            return Antecedent(None, 0.4, reason, ambiguous=True)
        [cluster] = fitting
        name = self._clusters[cluster].name
        return Antecedent(cluster, 0.75, f"“{surface}” → {name}: the only {noun} that this article names")
