"""The last part of a permanent address, made from a name or a headline in any script."""

from itertools import count

from anyascii import anyascii
from django.db.models import QuerySet
from django.utils.text import slugify

# Leaves room for a number after it in a field of 120 characters.
LONGEST = 110


def free_slug(text: str, among: QuerySet, without_letters: str) -> str:
    """A slug for `text` that no row of `among` has; made from `without_letters` if the text has no letter."""
    base = slugify(anyascii(text))[:LONGEST].strip("-_") or without_letters
    taken = set(among.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in count(2))
    return base if base not in taken else next(slug for slug in numbered if slug not in taken)
