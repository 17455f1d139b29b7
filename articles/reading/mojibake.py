"""Mojibake: UTF-8 that was once decoded as Latin-1, Windows-1252 or the like (“PeÃ±a”, “â€œ”), repaired.

Rule: ftfy repairs the encoding of a line, and nothing else of it: quotation marks stay curly, ligatures and
entities stay as they are. A repair that leaves mojibake is not kept; then each word is tried alone. Bytes
that were lost on the way are put back first: a closing quotation mark lost its last one (“â€”), and
compatibility composition made a space and an accent of “¨”, “¯”, “´” and “¸”. A clean line is returned as it
is.
"""

import re
from dataclasses import dataclass

from ftfy import TextFixerConfig, fix_encoding
from ftfy.badness import is_bad

# fix_encoding applies only the options that repair encodings, whatever the others say.
_ENCODING_ONLY = TextFixerConfig(unescape_html=False, explain=False)
_LOST_LAST_BYTE = re.compile(r"â€(?=[\s.,;:!?)]|\Z)")
_DECOMPOSED = re.compile("(?<=Ã) ([\u0301\u0304\u0308\u0327])")
_SPACING = {"\u0301": "\xb4", "\u0304": "\xaf", "\u0308": "\xa8", "\u0327": "\xb8"}
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Repair:
    """One word, or a few words, as received and as repaired."""

    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


def repaired(text: str) -> tuple[str, tuple[Repair, ...]]:
    """The text with repaired lines (they end in LF), and the distinct repairs in reading order."""
    if text.isascii():
        return text, ()
    lines: list[str] = []
    repairs: dict[Repair, None] = {}
    for line in text.split("\n"):
        new = line if line.isascii() else _repaired_line(line)
        if new != line:
            repairs |= dict.fromkeys(_changes(line, new))
        lines.append(new)
    return "\n".join(lines), tuple(repairs)


def _repaired_line(line: str) -> str:
    whole = _repaired_words(line)
    if whole != line and not is_bad(whole):
        return whole
    return _WORD.sub(lambda word: _or_as_it_was(word[0]), line)


def _or_as_it_was(word: str) -> str:
    new = _repaired_words(word)
    return word if is_bad(new) else new


def _repaired_words(words: str) -> str:
    restored = _DECOMPOSED.sub(lambda accent: _SPACING[accent[1]], words)
    restored = _LOST_LAST_BYTE.sub("â€\x9d", restored)
    fixed = fix_encoding(restored, _ENCODING_ONLY)
    return words if fixed == restored else fixed


def _changes(line: str, new: str) -> list[Repair]:
    """The words that differ; the whole line where the repair changed the number of words."""
    before, after = line.split(), new.split()
    if len(before) != len(after):
        return [Repair(line, new)]
    return [Repair(old, fixed) for old, fixed in zip(before, after, strict=True) if old != fixed]
