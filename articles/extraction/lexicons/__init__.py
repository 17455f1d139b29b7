"""The word lists of the extraction, one file each; see `newsroom.lib.word_lists` for their form."""

from newsroom.lib.word_lists import WordLists

_LISTS = WordLists(__name__)

words = _LISTS.words
values = _LISTS.values
forms = _LISTS.forms
