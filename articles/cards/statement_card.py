"""The card of a statement: a picture of its words to share. Text is drawn as outlines."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import gettext

from articles.cards.lettering import (
    REGULAR,
    SEMIBOLD,
    UNITS,
    Glyph,
    Setting,
    drawable,
    set_line,
    setting_of,
    wrapped,
)
from articles.models import ReviewState, Statement
from articles.presentation.statement_words import according_to, speaker_name, words_of

# The card is 1,200 by 630 units, as social networks show it.
LEFT, RIGHT = 80, 1120
# The length of the rule above the speaker.
RULE = 80
# The words lie between the masthead and the rule above the speaker, in the largest size that fits.
TOP, BOTTOM = 116, 432
SIZES = (72, 64, 58, 52, 46, 41, 37, 33)
# Lines of similar length read better: the narrowest of these shares of the card that needs no further line.
NARROWER = (0.6, 0.7, 0.8, 0.9)
LEADING = 1.28
# No card has room for more characters, so the rest of a long statement is not measured.
MEASURED_AT_MOST = 1_200
INK, QUIET, ACCENT = "#1c1915", "#5d564b", "#8a1f16"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the card as outlines. In units of the card: `y` is its baseline, `size` its font size."""

    text: str
    left: float
    y: int
    size: int
    colour: str
    glyphs: list[Glyph]
    width: float

    @property
    def scale(self) -> float:
        return self.size / UNITS


def svg_of(statement: Statement) -> str:
    """The card as an SVG document."""
    words = drawn_words(statement)
    speaker = speaker_line_of(statement)
    descriptor = short(statement.speaker_descriptor)
    day = date_format(statement.published_on, "DATE_FORMAT")
    if statement.kind == Statement.Kind.INDIRECT:
        day = f"{gettext('reported speech')} · {day}"
    if statement.review_state == ReviewState.DISPUTED:
        day = f"{gettext('disputed')} · {day}"
    source = " · ".join(filter(None, (short(statement.article.outlet), short(statement.article.headline))))
    speaker_line = one_line(speaker, 506, 36, ACCENT, weight=SEMIBOLD)
    lines = [
        one_line(gettext("The newsroom archive"), 64, 27, weight=SEMIBOLD),
        one_line(day, 64, 25, QUIET, to_the_right=True),
        *lines_of(words),
        speaker_line,
        one_line(descriptor, 543, 26, QUIET),
        one_line(source, 591, 24, QUIET),
    ]
    # Each outline is written once and used wherever its letter appears.
    numbers: dict[str, int] = {}
    set_lines = [
        (line, [(numbers.setdefault(glyph.outline, len(numbers)), glyph) for glyph in line.glyphs])
        for line in lines
    ]
    context = {
        "said": " – ".join(filter(None, (words, speaker, descriptor, day, source))),
        "lines": set_lines,
        "rule_left": RIGHT - RULE if speaker_line.left > LEFT else LEFT,
        "outlines": numbers,
    }
    return render_to_string("articles/card.svg", context)


def drawn_words(statement: Statement) -> str:
    """What can be drawn of the words. Words that no card has room for are cut and end in “…”."""
    return drawable(words_of(statement).shortened(MEASURED_AT_MOST))


def speaker_line_of(statement: Statement) -> str:
    speaker = short(speaker_name(statement))
    if speaker and statement.kind == Statement.Kind.INDIRECT:
        return short(according_to(statement))
    return speaker or gettext("Speaker unknown")


def short(text: str) -> str:
    return drawable(text[:MEASURED_AT_MOST])


def lines_of(words: str) -> list[Line]:
    """The words in the largest size that leaves room for all; cut where even the smallest does not."""
    setting = setting_of(words)
    for size in SIZES:
        step = round(size * LEADING)
        most = (BOTTOM - TOP) // step
        width = (RIGHT - LEFT) / size * UNITS
        texts = wrapped(words, setting, width, most=most if size == SIZES[-1] else most + 1)
        if len(texts) <= most:
            break
    else:
        return centred(texts, setting, size)
    for share in NARROWER:
        narrower = wrapped(words, setting, width * share, most=len(texts) + 1)
        if len(narrower) == len(texts):
            return centred(narrower, setting, size)
    return centred(texts, setting, size)


def centred(texts: list[str], setting: Setting, size: int) -> list[Line]:
    """The lines, centred between TOP and BOTTOM; letters are about two thirds of their size high."""
    step = round(size * LEADING)
    first = (TOP + BOTTOM - step * len(texts)) // 2 + round(step / 2 + size / 3)
    return [
        placed(text, setting, first + step * number, size, to_the_right=setting.right_to_left)
        for number, text in enumerate(texts)
    ]


def one_line(
    text: str,
    y: int,
    size: int,
    colour: str = INK,
    *,
    weight: int = REGULAR,
    to_the_right: bool = False,
) -> Line:
    """A text that is too long for the line is cut."""
    setting = setting_of(text, weight=weight)
    (fitting,) = wrapped(text, setting, (RIGHT - LEFT) / size * UNITS, most=1) or [""]
    return placed(fitting, setting, y, size, colour, to_the_right=to_the_right or setting.right_to_left)


def placed(
    text: str, setting: Setting, y: int, size: int, colour: str = INK, *, to_the_right: bool = False
) -> Line:
    glyphs, width = set_line(text, setting)
    left = RIGHT - width * size / UNITS if to_the_right else LEFT
    return Line(text, left, y, size, colour, glyphs, width * size / UNITS)
