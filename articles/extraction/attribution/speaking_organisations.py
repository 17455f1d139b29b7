"""The organisation that speaks.

Rule: a speaker who is not a person is an organisation of the article if that is the head of the speaker's
words: "the Harbour Council", "the state news agency Vega". It is not if another head follows or comes before
("a Vega spokesman", "officials of Vega"), nor if two are named ("Vega and the Harbour Council").
A description ("the council", "the company") is the only organisation of the article that has this word as the
head of its name, or for a company a legal form at its end, if it is named before; else the words stay as
printed.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from articles.extraction.entities.descriptors import role_noun
from articles.extraction.entities.organisation_forms import has_legal_form
from articles.extraction.lexicons import words
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import ExtractedOrganisation, ExtractedSpeaker, ExtractedStatement

_DESCRIPTION = re.compile(r"[Tt]he ([a-z]+)")
_COMPANY = frozenset(["company", "firm"])
_POSSESSIVE = ("'s", "’s")


def with_organisations(
    tokens: Tokens,
    statements: Iterable[ExtractedStatement],
    organisations: Sequence[ExtractedOrganisation],
) -> Iterator[ExtractedStatement]:
    """The statements, each with the organisation that speaks. `organisations` are in order."""
    starts = [found.start for found in organisations]
    described = _by_kind(organisations)
    for statement in statements:
        speaker = statement.speaker
        if speaker is None or speaker.name is not None:
            yield statement
            continue
        low, high = bisect_left(starts, speaker.start), bisect_left(starts, speaker.end)
        if head := _head(tokens, speaker, organisations[low:high]):
            yield replace(statement, speaker=replace(speaker, organisation=head.name))
        else:
            yield _with_described(statement, speaker, described)


def _by_kind(organisations: Sequence[ExtractedOrganisation]) -> dict[str, dict[str, int]]:
    """By the word for a kind, the names of that kind with the start of their first mention."""
    found: dict[str, dict[str, int]] = {}
    for organisation in organisations:
        head = organisation.name.lower().split(" of ")[0].rsplit(" ", 1)[-1]
        kinds = words("institutions_alone") & {head}
        if has_legal_form(organisation.name) or has_legal_form(organisation.surface):
            kinds |= _COMPANY
        for kind in kinds:
            found.setdefault(kind, {}).setdefault(organisation.name, organisation.start)
    return found


def _with_described(
    statement: ExtractedStatement, speaker: ExtractedSpeaker, described: Mapping[str, Mapping[str, int]]
) -> ExtractedStatement:
    description = _DESCRIPTION.fullmatch(speaker.text)
    fitting = described.get(description[1], {}) if description else {}
    if description is None or len(fitting) != 1:
        return statement
    [(name, start)] = fitting.items()
    if start > speaker.start:
        return statement
    reason = f"“{speaker.text}” → {name}: the only {description[1]} that this article names"
    return replace(
        statement,
        speaker=replace(speaker, organisation=name),
        reason=f"{statement.reason}; {reason}" if statement.reason else reason,
    )


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
