"""Names as they are printed in lists, addresses and headings."""

import re

from anyascii import anyascii

from people.names.keys import match_key
from people.names.lexicons import PARTICLES, SUFFIXES
from people.names.parsing import ARTICLE, is_surname_first, parse, plain, regnal_words


def sort_name(name: str) -> str:
    """Surname first, in plain letters: "Alvarez, Tomas", "Kim, Jong Un", "Leyen, Ursula von der".

    A particle in lower case follows the given names. One with a capital precedes the surname; so do "bin",
    "ibn", "abu" and "ben", which are parts of the name. A text without a letter is returned stripped.
    """
    try:
        parsed = parse(display_name(name))
    except ValueError:
        return name.strip()
    kept = tuple(word for word in parsed.particles if word[:1].isupper() or "kept" in PARTICLES[plain(word)])
    trailing = parsed.particles[: len(parsed.particles) - len(kept)] if kept else parsed.particles
    surname = " ".join(kept + parsed.surname)
    article = ARTICLE.match(surname)
    if article:
        trailing, surname = (*trailing, article[0]), surname[article.end() :]
    rest = " ".join((*regnal_words(parsed), *parsed.given, *trailing))
    parts = [surname, rest, _printed_suffix(parsed.suffix)]
    return anyascii(", ".join(filter(None, parts))).lstrip("'`\" ")


def _printed_suffix(suffix: str) -> str:
    return f"{suffix.title()}." if suffix in ("jr", "sr") else suffix.upper() if len(suffix) < 4 else suffix


def slug_source(name: str) -> str:
    """The name in plain letters, for an address: without honorifics, with its suffix."""
    try:
        suffix = parse(name).suffix
    except ValueError:
        return anyascii(name)
    return f"{match_key(name)} {suffix}".strip()


_CAPITALS_KEPT = re.compile(r"(?:[A-Z]\.?){1,3}|[IVX]+")
_MC = re.compile(r"\b(Mc|[OD]['’])([a-z])")


def display_name(name: str) -> str:
    """A name in capitals in the usual spelling ("Maria Alvarez" for "MARIA ALVAREZ"); any other unchanged."""
    if not name.isupper() or len(name) < 4:
        return name
    surname_first = is_surname_first(tuple(name.split())) if " " in name else False
    return " ".join(_not_in_capitals(word, hyphen_small=surname_first) for word in name.split())


def _not_in_capitals(word: str, *, hyphen_small: bool) -> str:
    small = word.lower()
    if small in ("van", "von", "der", "den", "bin", "ibn", "y"):
        return small
    if plain(word) in SUFFIXES or (_CAPITALS_KEPT.fullmatch(word) and ("." in word or len(word) == 1)):
        return _printed_suffix(small.strip(".")) if plain(word) in ("jr", "sr") else word
    parts = small.split("-")
    capital = [part[:1].upper() + part[1:] for part in parts]
    if hyphen_small:
        capital[1:] = parts[1:]
    if parts[0] in ("al", "el") and len(parts) > 1:
        capital[0] = parts[0]
    return _MC.sub(lambda found: found[1] + found[2].upper(), "-".join(capital))
