"""Folding: the form in which searches compare names and words. Pure: knows no Django.

The database folds the names it stores with `newsroom_fold` and the words of a text with its dictionary
`unaccent`. This module follows the same rules in Python; a test compares the two letter by letter.
"""

import re

from newsroom.lib.word_lists import WordLists

_WITHOUT_ACCENT = str.maketrans(WordLists(__package__).values("unaccent"))
_WORD = re.compile(r"[^\W_]+")


def fold_word(word: str) -> str:
    """Lower case, without accents: "Łódź" is "lodz". Letters of their own stay: "й" is not "и"."""
    if word.isascii():
        return word.lower()
    # Letter by letter: in a whole word Python makes the last Σ a ς, the database does not.
    return "".join(letter.lower() for letter in word.translate(_WITHOUT_ACCENT))


def fold_name(name: str) -> str:
    """The words of a name, each folded, with one space between them: "Kim Jong-un" is "kim jong un"."""
    return " ".join(_WORD.findall(fold_word(name)))
