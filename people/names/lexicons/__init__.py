"""The word lists about names: each word with its marks. Each file says what its marks mean."""

from anyascii import anyascii

from newsroom.lib.word_lists import WordLists

_LISTS = WordLists(__name__)

_ALL_HONORIFICS = _LISTS.marks("honorifics")
HONORIFICS = {anyascii(word): marks for word, marks in _ALL_HONORIFICS.items() if "name" in marks}
"""Taken off a name that is parsed: by the word in plain letters."""
HONORIFICS_IN_TEXT = {word: marks for word, marks in _ALL_HONORIFICS.items() if "text" in marks}
"""Taken off a name in running text: by the word in small letters."""
TITLES = frozenset(word for word, marks in _ALL_HONORIFICS.items() if "title" in marks)
"""Capitalised words after one of these are a person's name."""
SUFFIXES = _LISTS.marks("suffixes")
PARTICLES = _LISTS.marks("particles")
PARTICLES_IN_TEXT = frozenset(word for word, marks in PARTICLES.items() if "inside" in marks)
"""Continue a name between two capitalised words of running text."""
FAMILY_FIRST = _LISTS.marks("family_names_first")
VIETNAMESE = _LISTS.marks("vietnamese")
BURMESE = _LISTS.marks("burmese")
SPANISH = _LISTS.marks("spanish_surnames")
NICKNAMES = _LISTS.marks("nicknames")
ARABIC_GIVEN = _LISTS.marks("arabic_given_names")
GENERIC_ORGANISATION_WORDS = _LISTS.words("generic_organisation_words")
GIVEN_NAME_GENDERS = _LISTS.marks("given_name_genders")
