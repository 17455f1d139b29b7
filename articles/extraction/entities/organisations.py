"""Which stretches name organisations, and which of them are one organisation.

Rule: what the tagger read as an organisation, cleaned of "the", possessives and marks. A name of a person or
a place takes precedence. Forms of one name and its abbreviation are one organisation of the article
(`organisation_forms`); its name is the fullest form that is printed. An abbreviation that fits two names is
ambiguous. A description ("the ministry") is not joined with a name. A name that was found is found again
wherever it is printed, if it has two words, is an abbreviation or was found twice. A country that acts is its
government, and so is a well-known place that is a place elsewhere in the text: both are mentions of the place
(`as_places`).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from articles.extraction.entities.news_agencies import named_agencies
from articles.extraction.entities.organisation_filter import is_no_organisation, whole_name
from articles.extraction.entities.organisation_forms import (
    form_key,
    has_legal_form,
    initials,
    is_abbreviation,
    letters,
    may_shorten,
)
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import ExtractedOrganisation, Label, Span, TaggedSpan
from articles.gazetteer import Gazetteer, PlaceKind
from articles.text.spans import Annotation, SpanSet, trim

_MARKS = " \t\n\xa0\"“”‘'«»(),;:!?–—-[]{}*•|/_"
_ARTICLE = re.compile(r"(?:the|The|THE)\s+")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_IN_BRACKETS = re.compile(r"[ \xa0]?\(([^()\s]{2,12})\)")
_BREAK = re.compile(r"\n|[ \xa0]\(")
_LISTED = 0.9
_FOUND_AGAIN = 0.6
"""The confidence of a mention that the tagger passed over."""


@dataclass(frozen=True, slots=True)
class NamedOrganisation:
    start: int
    end: int
    surface: str
    score: float
    reason: str = "named in the text"


def find_organisations(
    tokens: Tokens, spans: Sequence[TaggedSpan], taken: Iterable[Annotation], gazetteer: Gazetteer
) -> list[ExtractedOrganisation]:
    """All mentions in one text, in order, none overlapping each other or the people and places in `taken`."""
    text, others = tokens.text, SpanSet(taken)
    found: list[NamedOrganisation] = []
    for span in spans:
        if span.label is Label.ORGANISATION:
            start, end = whole_name(tokens, *_cleaned(text, span.start, span.end))
            surface = text[start:end]
            after_last = not found or start >= found[-1].end
            named = any(map(str.isupper, surface)) and not is_no_organisation(surface, gazetteer)
            if after_last and named and not others.overlaps(start, end):
                found.append(NamedOrganisation(start, end, surface, span.score))
    found += _introduced(text, found, others)
    found += _agencies(text, SpanSet([*taken, *found]))
    found += _found_again(tokens, found, SpanSet([*taken, *found]))
    found.sort(key=lambda named: named.start)
    return list(_joined(text, found))


def _cleaned(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = trim(text, start, end, _MARKS)
    cut = _BREAK.search(text, start, end)
    if cut:
        end = cut.start()
    article = _ARTICLE.match(text, start, end)
    if article:
        start = article.end()
    possessive = _POSSESSIVE.search(text, start, end)
    if possessive and possessive.start() > start:
        end = possessive.start()
    # A point is part of an abbreviation, else the end of a sentence.
    if end - start > 1 and text[end - 1] == "." and not is_abbreviation(text[start:end]):
        last = text[start : end - 1].rsplit(" ", 1)[-1]
        if not has_legal_form(f"x {last}"):
            end -= 1
    return start, end


def _introduced(
    text: str, found: Sequence[NamedOrganisation], others: SpanSet
) -> Iterator[NamedOrganisation]:
    """Abbreviations in brackets after a name, which the tagger passed over."""
    marked = SpanSet(found)
    for named in found:
        bracket = _IN_BRACKETS.match(text, named.end)
        if bracket and is_abbreviation(bracket[1]) and may_shorten(bracket[1], named.surface):
            start, end = bracket.span(1)
            if not marked.overlaps(start, end) and not others.overlaps(start, end):
                yield NamedOrganisation(
                    start, end, bracket[1], named.score, "printed in brackets after a name"
                )


def _agencies(text: str, taken: SpanSet) -> Iterator[NamedOrganisation]:
    for span in named_agencies(text):
        if not taken.overlaps(span.start, span.end):
            surface = text[span.start : span.end]
            yield NamedOrganisation(span.start, span.end, surface, _LISTED, "a known news agency")


def _found_again(
    tokens: Tokens, found: Sequence[NamedOrganisation], taken: SpanSet
) -> Iterator[NamedOrganisation]:
    """Where the longer names and the abbreviations are printed again."""
    by_first: dict[str, set[str]] = defaultdict(set)
    times = Counter(named.surface for named in found)
    for named in found:
        if " " in named.surface or is_abbreviation(named.surface) or times[named.surface] > 1:
            by_first[Tokens(named.surface).lower[0]].add(named.surface)
    done = 0
    for number, word in enumerate(tokens.lower):
        start = tokens.starts[number]
        if start < done:
            continue
        for surface in sorted(by_first.get(word, ()), key=len, reverse=True):
            end = start + len(surface)
            whole = tokens.text[start:end] == surface and not tokens.text[end : end + 1].isalnum()
            if whole and not taken.overlaps(start, end) and not _part_of_more(tokens, start, end):
                reason = "the same name is an organisation's elsewhere in this article"
                yield NamedOrganisation(start, end, surface, _FOUND_AGAIN, reason)
                done = end
                break


def _part_of_more(tokens: Tokens, start: int, end: int) -> bool:
    """A capitalised word touches the name: it is inside a longer one."""
    text = tokens.text
    before, after = tokens.last_before(start), tokens.first_from(end)
    touches = after < len(tokens) and text[end : tokens.starts[after]] in ("", " ")
    if touches and (tokens.printed(after)[:1].isupper() or tokens.printed(after)[:1] == "-"):
        return True
    if before < 0 or text[tokens.ends[before] : start] not in ("", " "):
        return False
    opens = before == 0 or tokens.lower[before - 1] in '.!?"“:'
    touching = tokens.printed(before)[:1].isupper() and tokens.lower[before] != "the"
    return tokens.printed(before) in ("@", "#", "/", "-") or (touching and not opens)


def _joined(text: str, found: Sequence[NamedOrganisation]) -> Iterator[ExtractedOrganisation]:
    names = _full_names(found)
    introduced = _introduced_abbreviations(text, found, names)
    by_initials: dict[str, set[str]] = defaultdict(set)
    for key, name in names.items():
        for abbreviation in initials(name) if not is_abbreviation(name) else ():
            by_initials[abbreviation].add(key)
    for named in found:
        keys = {form_key(named.surface)}
        if is_abbreviation(named.surface):
            short = letters(named.surface)
            keys = introduced.get(short) or by_initials.get(short) or keys
        yield _extracted(named, [names[key] for key in sorted(keys)])


def _extracted(named: NamedOrganisation, names: Sequence[str]) -> ExtractedOrganisation:
    reason = named.reason
    if len(names) > 1:
        reason = f"“{named.surface}” fits " + " and ".join(f"“{name}”" for name in names)
    elif form_key(names[0]) != form_key(named.surface):
        reason = f"{reason}; the abbreviation of “{names[0]}” in this article"
    return ExtractedOrganisation(
        start=named.start,
        end=named.end,
        surface=named.surface,
        name=names[0] if len(names) == 1 else named.surface,
        confidence=round(named.score, 3),
        reason=reason,
        ambiguous=len(names) > 1,
    )


def _full_names(found: Sequence[NamedOrganisation]) -> dict[str, str]:
    """By key, the form that is the name: not in capitals and without a legal form, if one is printed so."""
    forms: dict[str, list[str]] = defaultdict(list)
    for named in found:
        forms[form_key(named.surface)].append(named.surface)
    return {
        key: min(of_one, key=lambda form: (" " in form and form.isupper(), has_legal_form(form)))
        for key, of_one in forms.items()
    }


def _introduced_abbreviations(
    text: str, found: Sequence[NamedOrganisation], names: Mapping[str, str]
) -> dict[str, set[str]]:
    """By abbreviation, the keys of the names beside it: one of the two is in brackets after the other."""
    introduced: dict[str, set[str]] = defaultdict(set)
    for first, second in pairwise(found):
        between = text[first.end : second.start]
        if between.strip() != "(" or text[second.end : second.end + 1] != ")":
            continue
        for short, full in ((second, first), (first, second)):
            if is_abbreviation(short.surface) and not is_abbreviation(full.surface):
                introduced[letters(short.surface)].add(form_key(full.surface))
                break
    return introduced


def as_places(text: str, spans: Sequence[TaggedSpan], gazetteer: Gazetteer) -> tuple[TaggedSpan, ...]:
    """The spans, with those of governments named by their place read as places."""
    places = {text[span.start : span.end] for span in spans if span.label is Label.PLACE}
    return tuple(
        replace(span, label=Label.PLACE)
        if span.label is Label.ORGANISATION and _is_place(text[span.start : span.end], places, gazetteer)
        else span
        for span in spans
    )


def _is_place(surface: str, places: set[str], gazetteer: Gazetteer) -> bool:
    major = gazetteer.known_major(surface)
    return major is not None and (surface in places or major.kind is PlaceKind.COUNTRY)


def spans_of(organisations: Iterable[ExtractedOrganisation]) -> list[Span]:
    return [Span(found.start, found.end) for found in organisations]
