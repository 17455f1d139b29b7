"""Names of organisations as text.

Rule: a name that consists of common words of institutions alone ("Interior Ministry", "Supreme Court") is
generic: newspapers print it for a different organisation in each country. A name with any other word, or a
single word of capitals ("NATO"), is not.
"""

import re

from people.names.lexicons import GENERIC_ORGANISATION_WORDS

_WORD = re.compile(r"\w+(?:['’]s)?")


def is_generic(name: str) -> bool:
    """Whether several organisations are printed with this name; `name` may begin with "the"."""
    if name.isupper():
        return False
    words = [word.replace("’", "'") for word in _WORD.findall(name.lower())]
    return bool(words) and all(word in GENERIC_ORGANISATION_WORDS for word in words)
