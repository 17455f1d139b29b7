"""How a text is set: its fonts, its lines, and the position of each glyph in a line."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from articles.cards.lettering.direction import in_order, levels, reads_right_to_left
from articles.cards.lettering.drawable import is_unseen
from articles.cards.lettering.fonts import REGULAR, Font, fonts

ELLIPSIS = " …"
# A line may end at a space.
SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Setting:
    """The fonts in which a letter is looked for, in this order, and the direction of the text."""

    fonts: tuple[Font, ...]
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class Glyph:
    """An outline and its position in its line, in UNITS; down is positive."""

    outline: str
    x: float
    y: float


def setting_of(text: str, *, weight: int = REGULAR) -> Setting:
    """The setting of a drawable text: the serif, then the font that has most of the letters it lacks."""
    serif, *others = fonts(weight)
    beyond = [character for character in text if not is_unseen(character) and not serif.has(character)]
    others.sort(key=lambda font: -sum(map(font.has, beyond)))
    # In a text of another script, its punctuation and the Latin words between come from the same font.
    own = sum(map(others[0].has, beyond)) > len(text) / 2
    return Setting((others[0], serif, *others[1:]) if own else (serif, *others), reads_right_to_left(text))


def wrapped(text: str, setting: Setting, width: float, *, most: int) -> list[str]:
    """At most `most` lines of a drawable text, each at most `width` UNITS wide.

    A text that does not fit is cut and ends in “…”. A word wider than a line is broken.
    """

    @cache
    def measure(piece: str) -> float:
        return set_line(piece, setting)[1]

    room = width - measure(ELLIPSIS)
    lines: list[str] = []
    line, taken = "", 0.0
    for piece in _pieces(text, measure, room):
        wide = measure(piece)
        if piece.isspace() or taken + wide <= width:
            line, taken = line + piece, taken + wide
            continue
        if len(lines) == most - 1:
            return [*lines, _cut(line.strip(), measure, room) + ELLIPSIS]
        lines.append(line.strip())
        line, taken = piece, wide
    return [*lines, line.strip()] if line.strip() else lines


def set_line(text: str, setting: Setting) -> tuple[list[Glyph], float]:
    """The glyphs of one line from left to right, and its width."""
    parts: list[tuple[Font, str]] = []
    levels_of_parts: list[int] = []
    position = 0
    height = levels(text, right_to_left=setting.right_to_left)
    for font, part in _in_fonts(text, setting):
        start = 0
        for end in range(1, len(part) + 1):
            if end == len(part) or height[position + end] != height[position + start]:
                parts.append((font, part[start:end]))
                levels_of_parts.append(height[position + start])
                start = end
        position += len(part)
    ordered = in_order(list(zip(parts, levels_of_parts, strict=True)), levels_of_parts)
    glyphs, x = [], 0.0
    for (font, part), level in ordered:
        placed, width = font.shaped(part, right_to_left=level % 2 == 1)
        glyphs += [
            Glyph(outline, x + each.x, -each.y) for each in placed if (outline := font.outline(each.number))
        ]
        x += width
    return glyphs, x


def _in_fonts(text: str, setting: Setting) -> Iterator[tuple[Font, str]]:
    """The text in stretches of one font each; spaces and invisible characters go with the stretch before."""
    part, current = "", None
    for character in text:
        if is_unseen(character) or character.isspace():
            font = current or setting.fonts[0]
        else:
            font = next((font for font in setting.fonts if font.has(character)), setting.fonts[0])
        if current is not None and font is not current:
            yield current, part
            part = ""
        part, current = part + character, font
    if current is not None:
        yield current, part


def _pieces(text: str, measure: Callable[[str], float], width: float) -> Iterator[str]:
    """The pieces that a line break may not divide: words, spaces, and parts of a word that is too wide."""
    position = 0
    for match in SPACES.finditer(text):
        yield from _narrow(text[position : match.start()], measure, width)
        yield match.group()
        position = match.end()
    yield from _narrow(text[position:], measure, width)


def _narrow(word: str, measure: Callable[[str], float], width: float) -> Iterator[str]:
    if word and measure(word) <= width:
        yield word
        return
    piece, taken = "", 0.0
    for character in word:
        wide = measure(character)
        # An accent stays with its letter.
        if piece and taken + wide > width and not unicodedata.category(character).startswith("M"):
            yield piece
            piece, taken = "", 0.0
        piece, taken = piece + character, taken + wide
    if piece:
        yield piece


def _cut(line: str, measure: Callable[[str], float], width: float) -> str:
    while line and measure(line) > width:
        head, space, _last = line.rpartition(" ")
        line = head.rstrip() if space else line[:-1]
    return line.rstrip(" ,;:–—-")
