"""The card of a statement: one picture of its words, to share. Text is drawn as outlines."""

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
from articles.presentation.exports import quoted, speaker_name

# The card is 1,200 by 630 units, as social networks show it.
LEFT, RIGHT = 80, 1120
# The rule above the speaker.
RULE = 80
# The words stand between the masthead and the speaker's rule, in the largest letters that leave room for all.
TOP, BOTTOM = 116, 432
SIZES = (72, 64, 58, 52, 46, 41, 37, 33)
# Lines of about one length read better: as narrow as leaves their number, down to this share of the card.
NARROWER = (0.6, 0.7, 0.8, 0.9)
LEADING = 1.28
# No card has room for more characters: the rest of a long statement is not even measured.
MEASURED_AT_MOST = 1_200
INK, QUIET, ACCENT = "#1c1915", "#5d564b", "#8a1f16"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the card, as outlines: `y` is its baseline, `size` that of its letters."""

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


def drawn(statement: Statement) -> str:
    language = statement.article.language
    words = words_of(statement)
    speaker = short(speaker_name(statement)) or gettext("Speaker unknown")
    descriptor = short(statement.speaker_descriptor)
    day = date_format(statement.published_on, "DATE_FORMAT")
    if statement.review_state == ReviewState.DISPUTED:
        day = f"{gettext('disputed')} · {day}"
    source = " · ".join(filter(None, (short(statement.article.outlet), short(statement.article.headline))))
    speaker_line = one_line(speaker, 506, 36, ACCENT, language=language, weight=SEMIBOLD)
    lines = [
        one_line(gettext("The newsroom archive"), 64, 27, weight=SEMIBOLD),
        one_line(day, 64, 25, QUIET, to_the_right=True),
        *lines_of(words, language),
        speaker_line,
        one_line(descriptor, 543, 26, QUIET, language=language),
        one_line(source, 591, 24, QUIET, language=language),
    ]
    # An outline is written once, and used wherever its letter stands.
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


def words_of(statement: Statement) -> str:
    """What can be drawn of the words; what goes beyond any card is cut, and shown to be."""
    # A comma before the closing mark belongs to the sentence it stood in, not to the words.
    text = statement.text[: MEASURED_AT_MOST + 1].rstrip(" ,;:")
    if len(text) > MEASURED_AT_MOST:
        text = f"{text[:MEASURED_AT_MOST]} …"
    return drawable(quoted(statement, text))


def short(text: str) -> str:
    return drawable(text[:MEASURED_AT_MOST])


def lines_of(words: str, language: str = "") -> list[Line]:
    """The words in the largest letters that leave room for all; cut where even the smallest do not."""
    setting = setting_of(words, language=language)
    for size in SIZES:
        step = round(size * LEADING)
        most = (BOTTOM - TOP) // step
        width = (RIGHT - LEFT) / size * UNITS
        texts = wrapped(words, setting, width, most=most if size == SIZES[-1] else most + 1)
        if len(texts) <= most:
            break
    else:
        return hung(texts, setting, size)
    for share in NARROWER:
        narrower = wrapped(words, setting, width * share, most=len(texts) + 1)
        if len(narrower) == len(texts):
            return hung(narrower, setting, size)
    return hung(texts, setting, size)


def hung(texts: list[str], setting: Setting, size: int) -> list[Line]:
    """The lines around the middle of their room; letters rise about two thirds of their size."""
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
    language: str = "",
    weight: int = REGULAR,
    to_the_right: bool = False,
) -> Line:
    """What is too long for the line is cut."""
    setting = setting_of(text, language=language, weight=weight)
    (fitting,) = wrapped(text, setting, (RIGHT - LEFT) / size * UNITS, most=1) or [""]
    return placed(fitting, setting, y, size, colour, to_the_right=to_the_right or setting.right_to_left)


def placed(
    text: str, setting: Setting, y: int, size: int, colour: str = INK, *, to_the_right: bool = False
) -> Line:
    glyphs, width = set_line(text, setting)
    left = RIGHT - width * size / UNITS if to_the_right else LEFT
    return Line(text, left, y, size, colour, glyphs, width * size / UNITS)
