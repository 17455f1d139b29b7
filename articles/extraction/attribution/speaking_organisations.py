"""The organisation that speaks.

Rule: a speaker who is not a person is an organisation of the article if that is the head of the speaker's
words: "the Harbour Council", "the state news agency Vega". It is not if another head follows or comes before
("a Vega spokesman", "officials of Vega"), nor if two are named ("Vega and the Harbour Council").
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from articles.extraction.entities.descriptors import role_noun
from articles.extraction.lexicons import words
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import ExtractedOrganisation, ExtractedSpeaker, ExtractedStatement

_POSSESSIVE = ("'s", "’s")


def with_organisations(
    tokens: Tokens,
    statements: Iterable[ExtractedStatement],
    organisations: Sequence[ExtractedOrganisation],
) -> Iterator[ExtractedStatement]:
    """The statements, each with the organisation that speaks. `organisations` are in order."""
    starts = [found.start for found in organisations]
    for statement in statements:
        speaker = statement.speaker
        if speaker is None or speaker.name is not None:
            yield statement
            continue
        low, high = bisect_left(starts, speaker.start), bisect_left(starts, speaker.end)
        head = _head(tokens, speaker, organisations[low:high])
        yield replace(statement, speaker=replace(speaker, organisation=head.name)) if head else statement


def _head(
    tokens: Tokens, speaker: ExtractedSpeaker, inside: Sequence[ExtractedOrganisation]
) -> ExtractedOrganisation | None:
    if len({found.name for found in inside}) != 1 or inside[0].ambiguous:
        return None
    found = inside[0]
    before = tokens.lower[tokens.first_from(speaker.start) : tokens.first_from(found.start)]
    if not words("source_links").isdisjoint(before) or any(map(role_noun, before)):
        return None
    if tokens.text[found.end : found.end + 2] in _POSSESSIVE:
        return None
    following = tokens.first_from(found.end)
    if following >= len(tokens) or tokens.starts[following] >= speaker.end:
        return found
    after = tokens.lower[following]
    return None if after[:1].isalnum() or after == "-" else found
