"""Names that the tagger read as organisations and that are none, and names that it cut.

Rule: no organisation is

- a word for a people or an adjective of parties alone: "Portuguese", "Democratic";
- a word for a kind of institution alone, which refers to one that is named elsewhere: "the Department";
- a room or a part of a building: "East Room";
- a word of courtesy: "Ms".

A word in small letters before a name says what it is: "bank Vega". A role at the end is not part of the name:
"UN Special Rapporteur" is the UN and a role. A legal form and a word such as "Group" right after a name are
part of it; so is "U.S." right before it. "The" with a capital inside a sentence is part of the name:
"reporters of The Northport Herald".
"""

import re

from articles.extraction.entities.descriptors import role_noun
from articles.extraction.entities.organisation_forms import is_abbreviation
from articles.extraction.lexicons import words
from articles.extraction.text.tokens import Tokens
from articles.gazetteer import Gazetteer
from people.names import HONORIFICS_IN_TEXT

_ARTICLE = re.compile(r"(?<=[\w,;] )The \Z")
_COUNTRY = re.compile(r"(?<![\w.])U\.S\. \Z")
_SPACES = (" ", "\xa0")


def is_no_organisation(surface: str, gazetteer: Gazetteer) -> bool:
    """Whether the surface alone shows that it names no organisation."""
    lower = surface.lower()
    last = lower.rsplit(" ", 1)[-1]
    if last in words("rooms") or lower in HONORIFICS_IN_TEXT:
        return True
    if surface.isupper() and is_abbreviation(surface):
        return False
    alone = any(lower in words(kind) for kind in ("peoples", "party_adjectives", "institutions_alone"))
    return alone or gazetteer.is_demonym(surface)


def whole_name(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """The span with what belongs to the name, without a role at its end; empty where it is a role alone."""
    text = tokens.text
    opening, _, rest = text[start:end].partition(" ")
    if rest[:1].isupper() and opening in (words("group_nouns") | words("organisation_words")):
        start += len(opening) + 1
    end = _without_role(text, start, end)
    if end == start:
        return start, end
    following = tokens.first_from(end)
    while (
        following < len(tokens)
        and text[end : tokens.starts[following]] in _SPACES
        and tokens.printed(following)[:1].isupper()
        and any(tokens.lower[following] in words(kind) for kind in ("legal_forms", "ends_of_company_names"))
    ):
        end = tokens.ends[following]
        following += 1
    for before in (_COUNTRY, _ARTICLE):
        found = before.search(text, max(0, start - 8), start)
        if found:
            start = found.start()
    return start, end


def _without_role(text: str, start: int, end: int) -> int:
    """Where the name ends before the words of a role at its end: "Rapporteur", "Deputy Director"."""
    name = text[start:end].split(" ")
    if "of" in name or not _is_role(name[-1]):
        return end
    while name and (_is_role(name[-1]) or name[-1].lower() in words("role_modifiers")):
        name.pop()
    return start + len(" ".join(name))


def _is_role(word: str) -> bool:
    lower = word.lower()
    if (
        lower.endswith("s")
        or lower in words("organisation_words")
        or lower in words("institution_words")
        or word.isupper()
    ):
        return False
    return role_noun(lower)
