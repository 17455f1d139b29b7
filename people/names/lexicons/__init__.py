"""The word lists about names: each word with its marks. Each file says what its marks mean."""

from newsroom.lib.word_lists import WordLists

_LISTS = WordLists(__name__)

HONORIFICS = _LISTS.marks("honorifics")
SUFFIXES = _LISTS.marks("suffixes")
PARTICLES = _LISTS.marks("particles")
FAMILY_FIRST = _LISTS.marks("family_names_first")
VIETNAMESE = _LISTS.marks("vietnamese")
BURMESE = _LISTS.marks("burmese")
SPANISH = _LISTS.marks("spanish_surnames")
NICKNAMES = _LISTS.marks("nicknames")
ARABIC_GIVEN = _LISTS.marks("arabic_given_names")
