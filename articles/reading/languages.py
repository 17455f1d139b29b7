"""Languages as headers give them: a BCP 47 code (`pt-BR`, also `pt_br`) or an English name (`Portuguese`)."""

import re

from newsroom.lib.word_lists import WordLists

_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.I)
_CODES = WordLists("articles.reading").values("languages")


def language_tag(value: str) -> str | None:
    """The code in its usual spelling (`en`, `pt-BR`, `zh-Hans`); None if it is not a language."""
    if code := _CODES.get(value.lower()):
        return code
    tag = value.replace("_", "-")
    if len(tag) > 35 or not _CODE.fullmatch(tag):
        return None
    language, *rest = tag.split("-")
    return "-".join([language.lower(), *(_subtag(part) for part in rest)])


def _subtag(part: str) -> str:
    return {2: part.upper(), 4: part.title()}.get(len(part), part.lower())
