"""Languages as headers give them: a BCP 47 code (`pt-BR`, also `pt_br`) or an English name (`Portuguese`)."""

import re
from importlib.resources import files

_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.I)
_CODES_BY_NAME = {
    name.lower(): code
    for code, name in (
        line.split(" ", 1)
        for line in files("articles.reading").joinpath("languages.txt").read_text("utf-8").splitlines()
        if not line.startswith("#")
    )
}


def language_tag(value: str) -> str | None:
    """The code in its usual spelling (`en`, `pt-BR`, `zh-Hans`); None for what is no language."""
    if code := _CODES_BY_NAME.get(value.lower()):
        return code
    tag = value.replace("_", "-")
    if len(tag) > 35 or not _CODE.fullmatch(tag):
        return None
    language, *rest = tag.split("-")
    return "-".join([language.lower(), *(_subtag(part) for part in rest)])


def _subtag(part: str) -> str:
    return {2: part.upper(), 4: part.title()}.get(len(part), part.lower())
