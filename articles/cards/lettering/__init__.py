"""Sets text in the fonts that the archive brings along, as outlines: who has the letters, where a line ends.

Pure: text in, outlines out. Whoever looks at the picture needs no font, and sees what everybody sees.
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
