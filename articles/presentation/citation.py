"""How to cite what is printed: as text, BibTeX and CSL JSON. Pure: values in, text out."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

# Characters with a meaning in BibTeX.
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {mark: f"\\{mark}" for mark in "&%$#_"}


@dataclass(frozen=True, slots=True)
class Citation:
    key: str
    title: str
    published_on: date
    address: str
    """The absolute address of its page in the archive."""
    byline: str = ""
    outlet: str = ""
    language: str = ""
    statement: str = ""
    """The speaker and the words that are cited, as a sentence; empty where the whole article is cited."""
    said: str = ""
    """When it was said: “on 13 September 2016”; empty where it is not known."""

    @property
    def author(self) -> str:
        """The byline without its “By”; not split into names, since it does not say where a name ends."""
        return re.sub(r"^by\s+", "", self.byline.strip(), flags=re.IGNORECASE)

    @property
    def note(self) -> str:
        """What is cited of the article, and when it was said; empty where the whole article is cited."""
        return f"{self.statement} Said {self.said}." if self.statement and self.said else self.statement

    def as_text(self) -> str:
        parts = [self.note, "In:" if self.statement else ""]
        parts += [f"{self.author}." if self.author else "", f"“{_closed(self.title)}”"]
        parts.append(", ".join(part for part in (self.outlet, _written(self.published_on)) if part) + ".")
        return " ".join(part for part in [*parts, self.address] if part)

    def as_bibtex(self) -> str:
        fields = {
            "title": f"{{{_escaped(self.title)}}}",
            "author": f"{{{_escaped(self.author)}}}" if self.author else "",
            "journal": _escaped(self.outlet),
            "date": self.published_on.isoformat(),
            "year": f"{self.published_on:%Y}",
            "url": self.address,
            "langid": _escaped(self.language),
            "note": _escaped(self.note),
        }
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        return "@article{" + self.key + ",\n" + ",\n".join(lines) + "\n}\n"

    def as_csl(self) -> dict[str, Any]:
        day = self.published_on
        item: dict[str, Any] = {
            "id": self.key,
            "type": "article-newspaper",
            "title": self.title,
            "issued": {"date-parts": [[day.year, day.month, day.day]]},
            "URL": self.address,
        }
        if self.author:
            item["author"] = [{"literal": self.author}]
        if self.outlet:
            item["container-title"] = self.outlet
        if self.language:
            item["language"] = self.language
        if self.statement:
            item["note"] = self.note
        return item


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(mark, mark) for mark in " ".join(text.split()))


def _closed(sentence: str) -> str:
    ended = sentence.rstrip("’”'\"").endswith((".", "?", "!", "…"))
    return sentence if ended else f"{sentence}."


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
