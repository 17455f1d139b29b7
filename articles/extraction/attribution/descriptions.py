"""The person that a description refers to: "the minister".

Rule: a definite description refers to the only person that the article describes with its role noun. If the
article describes two people so, it is ambiguous.
"""

import re

from articles.extraction.attribution.antecedents import NO_ANTECEDENT, Antecedent
from articles.extraction.entities.descriptors import role_noun
from articles.extraction.entities.mention_clusters import MentionClusters
from articles.extraction.lexicons import words

_DESCRIPTION = re.compile(r"(?:the|our|their|his|her)\s+(?:[\w’'-]+\s+){0,3}([\w-]+)\Z", re.IGNORECASE)
_INDEFINITE = frozenset(["a", "an", "one", "another", "some"])
_SPEAKS_FOR = re.compile(r"spokes(?:man|woman|person)\Z")


def is_unnamed_source(surface: str) -> bool:
    """Whether the words mean one person whom the text does not name: "a neighbour", "the army's spokesman",
    "a spokesman for the army". "The senator" is not such a source: the text names this person elsewhere.
    """
    spoken = surface.lower().split()
    end = next((n for n, word in enumerate(spoken) if n and word in words("prepositions")), len(spoken))
    head = spoken[end - 1].strip(".,") if spoken else ""
    if not role_noun(head) or (head.endswith("s") and role_noun(head[:-1])):
        return False
    opening = spoken[0] in _INDEFINITE or spoken[0] in words("possessive_pronouns")
    owned = any(word.endswith(("'s", "’s", "s'", "s’")) for word in spoken[: end - 1])
    return opening or owned or _SPEAKS_FOR.search(head) is not None


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
