"""Sets text as outlines, in fonts that requirements.txt installs.

Pure: text in, outlines out. A viewer needs no fonts, and every viewer shows the same picture.
"""

from articles.cards.lettering.drawable import drawable
from articles.cards.lettering.fonts import REGULAR, SEMIBOLD, UNITS
from articles.cards.lettering.lines import Glyph, Setting, set_line, setting_of, wrapped

__all__ = [
    "REGULAR",
    "SEMIBOLD",
    "UNITS",
    "Glyph",
    "Setting",
    "drawable",
    "set_line",
    "setting_of",
    "wrapped",
]
