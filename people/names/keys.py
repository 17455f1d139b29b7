"""Keys by which names are compared."""

from functools import lru_cache

from people.names.lexicons import VIETNAMESE
from people.names.parsing import Order, in_printed_order, parse, plain, regnal_words, without_article


@lru_cache(maxsize=1 << 15)
def match_key(name: str) -> str:
    """A key, equal for spellings of one name: "Kim Jong-un", "KIM JONG UN"; "Mr. Tomás Ruiz", "Tomas Ruiz".

    Honorifics, suffixes, nicknames in quotes, accents, stops, apostrophes and the Arabic article are dropped,
    hyphens become spaces. A text without a letter is its own key, in lower case and stripped.
    """
    try:
        parsed = parse(without_article(name))
    except ValueError:
        return name.casefold().strip()
    words = regnal_words(parsed) + in_printed_order(parsed)
    return " ".join(filter(None, map(plain, words)))


@lru_cache(maxsize=1 << 15)
def surname_keys(name: str) -> frozenset[str]:
    """The keys under which later text may call this person by surname; compare with `match_key(surface)`.

    "Kim" for Kim Jong Un, "García", "Márquez" and "García Márquez" for Gabriel García Márquez, "Leyen" and
    "von der Leyen", "Sisi" for al-Sisi. Vietnamese are called by their last name: "Pham" and "Chinh" for
    Pham Minh Chinh.
    """
    try:
        parsed = parse(without_article(name))
    except ValueError:
        return frozenset()
    surname = " ".join(map(plain, parsed.surname))
    keys = {surname, " ".join(map(plain, parsed.particles + parsed.surname))}
    if parsed.order is Order.SURNAME_LAST:
        keys |= set(map(plain, parsed.surname))
    elif parsed.order is Order.SURNAME_FIRST and surname in VIETNAMESE:
        keys.add(plain(parsed.given[-1]))
    elif len(parsed.surname) > 3:
        keys.add(" ".join(map(plain, parsed.surname[-2:])))  # "Suu Kyi"
    return frozenset(keys - {""})
