"""Which stretches name people.

Rule: what the tagger read as a person, cleaned: neighbours that are one name are joined; words of courtesy,
a possessive's ending and stray marks are left out; what a noun before it or a word after it makes a group,
a work or a place ("the mercenary group Vega", "Vega Airport") is not a person. A name that the article has
given to a person is that person wherever it appears again. Offsets are half-open code points.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from articles.extraction.entities.descriptors import descriptor, role_noun
from articles.extraction.entities.name_ends import end_of_name
from articles.extraction.entities.name_forms import shown_by_form
from articles.extraction.lexicons import words
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Label, Span, TaggedSpan
from articles.text.spans import SpanSet
from people.names import HONORIFICS_IN_TEXT, match_key, surname_keys

_JOIN = re.compile(r"[ \xa0]|-|[ \xa0]?[-‐][ \xa0]?(?=[a-z])")
_MARKS = " \t\n\xa0\"“”‘'«»(),.;:!?–—-[]{}*•|/_"
_GIVEN_NAME = re.compile(r"[A-Z][a-z]+-[a-z]+")
_FAMILY_NAME = re.compile(r"[A-Z][a-z]{1,6}")
_PREFIXED = re.compile(r"(?:Anti|Pro|Non|Post|Pre)[-‐–](?=[A-ZÀ-Þ])", re.IGNORECASE)
"""A word about a person, not the person: "Anti-Lee", "pro-Lee"."""
_HYPHENATED = re.compile(r"[\w-]+\Z")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_SHORTEST = 2
_SURE = 0.8
_SHARE = 0.4
"""Of the appearances of a name, the share that must be tagged as a person for the rest to follow."""
_ACRONYM = 5
_BY_FORM = 0.85


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """One mention: the span of the name alone, how sure it is a person, and why."""

    start: int
    end: int
    surface: str
    score: float
    reason: str


def find_people(tokens: Tokens, spans: Sequence[TaggedSpan]) -> list[NamedPerson]:
    """All mentions of people in one text, in order, none overlapping."""
    text = tokens.text
    tagged = _joined(text, [s for s in spans if s.label is Label.PERSON])
    named_otherwise = (Label.PLACE, Label.FACILITY, Label.ORGANISATION)
    other = [Span(s.start, s.end) for s in spans if s.label in named_otherwise]
    found = []
    for span in tagged:
        start, end = _cleaned(text, *_whole_words(tokens, span.start, span.end))
        end = end_of_name(text, start, end)
        start = _with_family_name(tokens, start, end)
        if end - start >= _SHORTEST and not _is_not_person(tokens, start, end):
            described = descriptor(tokens, Span(start, end)) is not None
            score = max(span.score, _BY_FORM) if described else span.score
            found.append(NamedPerson(start, end, text[start:end], score, "named in the text"))
    found = _without_overlap(found)
    shown = list(_shown_by_form(tokens, other))
    found = _without_families(tokens, _without_overlap([*found, *shown]))
    found.extend(_named_again(tokens, found, other))
    return sorted(found, key=lambda p: p.start)


def _shown_by_form(tokens: Tokens, taken: Iterable[Span]) -> Iterator[NamedPerson]:
    others = SpanSet(taken)
    for span in shown_by_form(tokens):
        start, end = _cleaned(tokens.text, span.start, span.end)
        end = end_of_name(tokens.text, start, end)
        if not others.overlaps(start, end):
            yield NamedPerson(
                start, end, tokens.text[start:end], _BY_FORM, "a title or a given name before it"
            )


def _joined(text: str, spans: Iterable[TaggedSpan]) -> list[TaggedSpan]:
    joined: list[TaggedSpan] = []
    for span in spans:
        doubtful = joined and min(joined[-1].score, span.score) < _SURE
        if doubtful and _JOIN.fullmatch(text, joined[-1].end, span.start):
            before = joined.pop()
            span = TaggedSpan(before.start, span.end, span.label, min(before.score, span.score))
        joined.append(span)
    return joined


def _whole_words(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """The span, extended so that it cuts no hyphenated word in two."""
    first, last = tokens.last_before(start) + 1, tokens.first_from(end) - 1
    if first <= last:
        if tokens.starts[first] < start and _HYPHENATED.search(tokens.text, tokens.starts[first], start):
            start = tokens.starts[first]
        if end < tokens.ends[last] and _HYPHENATED.match(tokens.text, end, tokens.ends[last]):
            end = tokens.ends[last]
    return start, end


def _with_family_name(tokens: Tokens, start: int, end: int) -> int:
    """Where the family name before a hyphenated given name begins: "Lim" of "Lim Soo-suk"."""
    number = tokens.first_from(start)
    if not _GIVEN_NAME.fullmatch(tokens.text, start, end) or not number:
        return start
    family, lower = tokens.printed(number - 1), tokens.lower[number - 1]
    touches = tokens.text[tokens.ends[number - 1] : start] == " "
    known = role_noun(lower) or lower in HONORIFICS_IN_TEXT or lower in words("sentence_openers")
    return tokens.starts[number - 1] if touches and _FAMILY_NAME.fullmatch(family) and not known else start


def _cleaned(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without courtesy, possessive and marks; cut where a line ends inside it."""
    while start < end and text[start] in _MARKS:
        start += 1
    line = text.find("\n", start, end)
    if line > 0:
        end = line
    while start < end and text[end - 1] in _MARKS and not _point_belongs(text, end):
        end -= 1
    possessive = _POSSESSIVE.search(text, start, end)
    if possessive:
        end = possessive.start()
    while True:
        space = text.find(" ", start, end)
        if space < 0:
            return start, end
        word = text[start:space].lower().strip(".")
        rest = text[space + 1 : end]
        if word not in HONORIFICS_IN_TEXT or ("kept" in HONORIFICS_IN_TEXT[word] and " " not in rest):
            return start, end
        start = space + 1


def _point_belongs(text: str, end: int) -> bool:
    """The last point is part of the name: "Jr.", "Al Green Sr."."""
    return text[end - 1] == "." and text[max(0, end - 3) : end].lower() in ("jr.", "sr.")


def _is_not_person(tokens: Tokens, start: int, end: int) -> bool:
    text = tokens.text
    if not any(character.isupper() for character in text[start:end]) and text[start:end].isascii():
        return True
    if _PREFIXED.match(text, start, end):
        return True
    number = tokens.first_from(start)
    single = " " not in text[start:end]
    if single and number > 1 and tokens.lower[number - 1] == "of" and _is_title_of_thing(tokens, number - 2):
        return True
    if (
        single
        and text[start:end].lower() in words("organisation_words")
        and "the" in tokens.lower[max(0, number - 2) : number]
    ):
        return True  # "the Justice Department"
    return bool(number) and single and tokens.lower[number - 1] in words("group_nouns")


def _without_overlap(found: Iterable[NamedPerson]) -> list[NamedPerson]:
    """Of two that overlap the longer one, then the surer one."""
    kept: list[NamedPerson] = []
    for person in sorted(found, key=lambda p: (p.start, -p.end, -p.score)):
        if not kept or person.start >= kept[-1].end:
            kept.append(person)
        elif person.end - person.start > kept[-1].end - kept[-1].start:
            kept[-1] = person
    return kept


def _is_title_of_thing(tokens: Tokens, number: int) -> bool:
    """The capitalised word before "of" is not a person's role: "Star of David", "Gospel of Mark"."""
    lower = tokens.lower[number]
    opens = number == 0 or tokens.lower[number - 1] in ".!?"
    return tokens.printed(number)[:1].isupper() and not opens and not role_noun(lower)


def _without_families(tokens: Tokens, found: Sequence[NamedPerson]) -> list[NamedPerson]:
    """Without families ("the Alvarezes"), which are several people."""
    known = {word for person in found if " " in person.surface for word in person.surface.split()}
    return [person for person in found if not _is_family(tokens, person, known)]


def _is_family(tokens: Tokens, person: NamedPerson, known: Set[str]) -> bool:
    name, first = person.surface, tokens.first_from(person.start)
    plural = name.endswith("s") and " " not in name and name not in known
    if not plural or not first or tokens.lower[first - 1] != "the":
        return False
    last = tokens.last_before(person.end)
    after = tokens.lower[last + 1] if last + 1 < len(tokens) else "."
    alone = not after[0].isalpha() or after in words("auxiliaries") or after in ("and", "who")
    return alone or name[:-1] in known or name[:-2] in known


def _named_again(tokens: Tokens, found: Sequence[NamedPerson], other: Sequence[Span]) -> list[NamedPerson]:
    """What the tagger missed: names and surnames of people that appear elsewhere in the text untagged."""
    known: defaultdict[str, float] = defaultdict(float)
    surnames: set[str] = set()
    for person in found:
        known[person.surface] += person.score
        if " " in person.surface and person.score >= _SURE:
            for word in person.surface.split():
                if match_key(word) in surname_keys(person.surface):
                    known[word] += person.score
                    surnames.add(word)
    taken = SpanSet([*other, *found])
    again: list[NamedPerson] = []
    for name, places in _untagged(tokens, known, taken).items():
        if name in surnames or known[name] >= _SHARE * (known[name] + len(places)):
            reason = "the same name is a person's elsewhere in this article"
            again.extend(
                NamedPerson(p.start, p.end, tokens.text[p.start : p.end], 0.6, reason) for p in places
            )
    return _without_overlap(again)


def _untagged(tokens: Tokens, names: Iterable[str], taken: SpanSet) -> dict[str, list[Span]]:
    """Where each name appears outside the taken spans, longer names first."""
    by_first: dict[str, list[tuple[str, list[str]]]] = {}
    for name in sorted(names, key=len, reverse=True):
        acronym = name.isupper() and " " not in name and len(name) <= _ACRONYM
        if len(name) > _SHORTEST and name[:1].isupper() and not acronym:
            parts = Tokens(name).lower
            by_first.setdefault(parts[0], []).append((name, parts))
    places: dict[str, list[Span]] = {}
    done = 0
    for number, word in enumerate(tokens.lower):
        following = by_first.get(word) or by_first.get(_without_possessive(word))
        if following is None or number < done:
            continue
        for name, parts in following:
            last = number + len(parts) - 1
            if last >= len(tokens) or not _same(tokens.lower[number : last + 1], parts):
                continue
            start, end = _cleaned(tokens.text, tokens.starts[number], tokens.ends[last])
            free = not taken.overlaps(start, end)
            if free and tokens.text[start].isupper() and not _part_of_more(tokens, number, last):
                places.setdefault(name, []).append(Span(start, end))
                done = last + 1
                break
    return places


def _without_possessive(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _same(here: Sequence[str], parts: Sequence[str]) -> bool:
    return here[:-1] == parts[:-1] and parts[-1] in (here[-1], _without_possessive(here[-1]))


def _part_of_more(tokens: Tokens, number: int, last: int) -> bool:
    """The name is inside a longer one: "Vega Foundation", "Operation Vega", "#Vega", "@vega"."""
    text = tokens.text
    before, after = number - 1, last + 1
    touches = after < len(tokens) and text[tokens.ends[last] : tokens.starts[after]] == " "
    in_capitals = text[tokens.starts[number] : tokens.ends[last]].isupper()
    if (
        touches
        and tokens.printed(after)[:1].isupper()
        and not (in_capitals and tokens.printed(after).isupper())
    ):
        return True
    if before > 0 and tokens.lower[before] == "of" and _is_title_of_thing(tokens, before - 1):
        return True
    if before >= 0 and text[tokens.ends[before] : tokens.starts[number]] in ("", " "):
        word = tokens.printed(before)
        if word in ("@", "#", "/", "."):
            return word != "." or text[tokens.ends[before] : tokens.starts[number]] == ""
        if word[:1].isupper() and tokens.lower[before] not in HONORIFICS_IN_TEXT:
            opens = before == 0 or tokens.lower[before - 1] in '.!?"“:'
            return not opens and tokens.lower[before] not in words("role_nouns")
    return False
