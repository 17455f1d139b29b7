"""The word lists of `people/lexicons`: word to what it is marked with."""

from importlib.resources import files


def _lexicon(name: str) -> dict[str, frozenset[str]]:
    text = files("people").joinpath("lexicons", f"{name}.txt").read_text("utf-8")
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {word: frozenset(marks) for word, *marks in lines}


HONORIFICS = _lexicon("honorifics")
SUFFIXES = _lexicon("suffixes")
PARTICLES = _lexicon("particles")
FAMILY_FIRST = _lexicon("family_names_first")
VIETNAMESE = _lexicon("vietnamese")
BURMESE = _lexicon("burmese")
SPANISH = _lexicon("spanish_surnames")
NICKNAMES = _lexicon("nicknames")
ARABIC_GIVEN = _lexicon("arabic_given_names")
