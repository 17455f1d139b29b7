"""The fonts: Source Serif first, Noto for the scripts that it lacks."""

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz

# fmt: off
SCRIPTS = (
    "Arabic", "Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Hebrew",
    "Kannada", "Khmer", "Lao", "Malayalam", "Myanmar", "Oriya", "Sinhala", "Symbols", "Tamil", "Telugu",
    "Thai",
)
# fmt: on
# Outlines and widths are given in thousandths of the font size, whatever units the font uses.
UNITS = 1000
REGULAR, SEMIBOLD = 400, 600


@dataclass(frozen=True, slots=True)
class PlacedGlyph:
    """A glyph of a font and its position from the beginning of its text, in UNITS; up is positive."""

    number: int
    x: float
    y: float


@dataclass(frozen=True)
class Font:
    name: str
    path: Path
    weight: int = REGULAR

    @cached_property
    def _opened(self) -> uharfbuzz.Font:
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(self.path)))
        font = uharfbuzz.Font(face)
        font.scale = (UNITS, UNITS)
        font.set_variations({"wght": self.weight})
        return font

    def has(self, character: str) -> bool:
        return self._opened.get_nominal_glyph(ord(character)) is not None

    def shaped(self, text: str, *, right_to_left: bool = False) -> tuple[list[PlacedGlyph], float]:
        """The glyphs from left to right, joined and kerned, and their total width in UNITS."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if right_to_left else "ltr"
        uharfbuzz.shape(self._opened, buffer)
        placed, x = [], 0.0
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            placed.append(PlacedGlyph(info.codepoint, x + position.x_offset, position.y_offset))
            x += position.x_advance
        return placed, x

    @lru_cache(maxsize=4_000)  # noqa: B019 - fonts live as long as the process
    def outline(self, number: int) -> str:
        """The SVG path of a glyph in UNITS; down is positive. Empty for a space."""
        path: list[str] = []
        self._opened.draw_glyph(number, _pen(), path)
        return "".join(path)


@cache
def fonts(weight: int = REGULAR) -> tuple[Font, ...]:
    """All fonts, in the order in which a character is looked for."""
    serif, noto = _folder("font_source_serif_pro") / "files", _folder("manimgx_fonts")
    return (
        Font("serif", serif / f"SourceSerifPro-{'Regular' if weight == REGULAR else 'Semibold'}.otf"),
        Font("sans", noto / "NotoSans[wght].ttf", weight=weight),
        *(Font(name, noto / f"NotoSans{name}[wght].ttf", weight=weight) for name in SCRIPTS),
        Font("Emoji", noto / "NotoEmoji[wght].ttf", weight=weight),
    )


@cache
def _pen() -> uharfbuzz.DrawFuncs:
    pen = uharfbuzz.DrawFuncs()
    pen.set_move_to_func(lambda x, y, path: path.append(f"M{x:.0f} {-y:.0f}"))
    pen.set_line_to_func(lambda x, y, path: path.append(f"L{x:.0f} {-y:.0f}"))
    pen.set_quadratic_to_func(lambda x1, y1, x, y, path: path.append(f"Q{x1:.0f} {-y1:.0f} {x:.0f} {-y:.0f}"))
    pen.set_cubic_to_func(
        lambda x1, y1, x2, y2, x, y, path: path.append(
            f"C{x1:.0f} {-y1:.0f} {x2:.0f} {-y2:.0f} {x:.0f} {-y:.0f}"
        )
    )
    pen.set_close_path_func(lambda path: path.append("Z"))
    return pen


def _folder(package: str) -> Path:
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"The fonts in {package} are missing: install requirements.txt.")
    return Path(found.origin).parent
