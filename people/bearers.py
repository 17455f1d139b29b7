"""Decides who is meant by a surname that an article prints without ever giving the full name.

- Of the people who bear the surname, the one is taken who is named in nearly all articles of the outlet and
  period that name anybody of this surname in full. So a relative named beside that person is no rival.
- A descriptor printed with the surname ("Mayor Alvarez") must be one that the person is known by. Then only
  the articles that describe a bearer so are counted.
- "Mr", "Mrs" and the like rule out a person whose given name or honorific is of the other gender.
- Where the article names another bearer in full, a descriptor is needed.
- Whoever an editor declared not to be meant is never taken, and still counts.

This is the one rule that gives a mention to a person whom the article does not name; what it finds is marked
as inferred. Pure: plain Python values in and out.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from people.names import Gender, gender, given_name_gender, plain

# Measured with `manage.py measure_identity`; the figures are in docs/identity.md.
LEAST_SHARE = 0.9
LEAST_ARTICLES = 2
_SAY_NOTHING = frozenset({"the", "and", "for", "former", "then", "acting", "now", "new", "late"})
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class BareName:
    """A surname as one article prints it, in all its mentions there."""

    printed: str
    descriptors: tuple[str, ...] = ()
    genders: frozenset[Gender] = frozenset()
    """Of the honorifics printed before it."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person on record who bears the surname."""

    key: int
    name: str
    articles: frozenset[int]
    """Keys of those that name the person in full, in the outlet and period."""
    described: frozenset[int] = frozenset()
    """Keys of those, of any outlet, that describe the person by a word printed with the bare name."""
    in_article: bool = False
    """Whether the article itself names this person in full."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant; `key` is None where it stays open."""

    key: int | None
    reason: str


def descriptor_words(descriptors: Sequence[str]) -> frozenset[str]:
    """The words of descriptors by which one is compared with another, in plain small letters."""
    words = {plain(word) for descriptor in descriptors for word in _WORD.findall(descriptor)}
    return frozenset(words - _SAY_NOTHING)


def who_is_meant(
    bare: BareName, bearers: Sequence[Bearer], *, where: str, excluded: Collection[int] = ()
) -> Meant:
    """`where` names outlet and period for the reason; `excluded` are keys of bearers who are not meant."""
    described = bool(descriptor_words(bare.descriptors))
    found = {bearer: bearer.described if described else bearer.articles for bearer in bearers}
    total = len(frozenset().union(*found.values()))
    if not total:
        what = f"as “{bare.descriptors[0]}”" if described else "in full"
        return Meant(None, f"nobody of the name “{bare.printed}” is named {what} {where}")
    best = max(found, key=lambda bearer: (len(found[bearer]), len(bearer.articles), -bearer.key))
    number = len(found[best])
    figures = f"{number} of {total} articles with a full name of this surname"
    figures += f" and “{bare.descriptors[0]}”" if described else f" {where}"
    if number < LEAST_ARTICLES or number < LEAST_SHARE * total:
        return Meant(None, f"“{bare.printed}” may be {best.name} or somebody else: {figures}")
    if best.key in excluded:
        return Meant(None, f"an editor said that “{bare.printed}” is not {best.name}")
    if _is_of_other_gender(bare, best):
        return Meant(None, f"the honorific before “{bare.printed}” does not fit {best.name}")
    if not described and any(bearer.in_article for bearer in bearers):
        return Meant(None, f"the article names another person of the name “{bare.printed}”")
    return Meant(best.key, f"“{bare.printed}” → {best.name}: {figures}")


def _is_of_other_gender(bare: BareName, bearer: Bearer) -> bool:
    known = gender(bearer.name) or given_name_gender(bearer.name)
    return len(bare.genders) > 1 or (known is not None and bool(bare.genders - {known}))
