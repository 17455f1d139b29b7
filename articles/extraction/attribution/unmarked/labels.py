"""The label before a turn of an interview, a press conference or a debate.

Rule: a label opens its paragraph. `Q:`, `Q.`, `Question:` and `A:`, `Answer:` mark the questions and answers
of an interview; so do a bare `Q` and a `Q` printed against the first word. Any other label is up to eight
words with capitals, then a colon: a name, a title with a name, an office ("THE PRIME MINISTER"), the paper
("THE COURIER") or the press ("REPORTER", "[unidentified journalist]"). A label has no verb and no sentence
in it. Source: the transcripts that governments, courts and broadcasters publish.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from articles.extraction.entities.descriptors import role_noun
from articles.extraction.lexicons import words
from articles.extraction.types import Span
from people.names import HONORIFICS_IN_TEXT

_EMPHASIS = r"[*_]{0,3}"
_QUESTION = re.compile(rf"{_EMPHASIS}Q(?:uestion|UESTION)?(?: ?\d+)?\s?[:.)]{_EMPHASIS}\s*(?=\S)")
_BARE_QUESTION = re.compile(r"Q\s+(?=[A-Z“\"])|Q(?=[A-Z][a-z'’]|[AI] )")
_ANSWER = re.compile(rf"{_EMPHASIS}A(?:nswer|NSWER)?(?: ?\d+)?\s?[:.)]{_EMPHASIS}\s*(?=\S)")
_SPEAKER = re.compile(
    rf"{_EMPHASIS}\[?(?P<label>[A-Z][^:\n“”\"?!;]{{0,58}}?)\]?{_EMPHASIS}\s?:{_EMPHASIS}(?=\s|$)\s*"
)
_LABEL_WORD = re.compile(r"[\w.'’-]+")
_ASIDE = re.compile(r"\([^()]*\)|,.*")
_MOST_WORDS = 8
_SMALL = frozenset(
    ["of", "the", "and", "for", "de", "da", "del", "la", "van", "von", "der", "bin", "al", "dos", "di"]
)
_LONGEST_NAME = 4


class LabelKind(StrEnum):
    QUESTION = "question"
    BARE_QUESTION = "bare question"
    """Q without a mark after it: doubtful where no other label is near."""
    ANSWER = "answer"
    PRESS = "press"
    """An unnamed member of the press or of the audience."""
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class TurnLabel:
    kind: LabelKind
    span: Span
    words_start: int
    """Offset of the first word that is spoken."""
    key: str = ""
    """The last word of the label in small letters: labels with one key are one speaker's."""


def label_of(text: str, paragraph: Span) -> TurnLabel | None:
    """The label that opens a paragraph."""
    start, end = paragraph.start, paragraph.end
    for kind, form in (
        (LabelKind.QUESTION, _QUESTION),
        (LabelKind.ANSWER, _ANSWER),
        (LabelKind.BARE_QUESTION, _BARE_QUESTION),
    ):
        match = form.match(text, start, end)
        if match:
            return TurnLabel(kind, Span(start, start + len(match[0].rstrip())), match.end())
    match = _SPEAKER.match(text, start, end)
    if match is None:
        return None
    return _speaker(text, Span(*match.span("label")), match.end())


def _speaker(text: str, span: Span, words_start: int) -> TurnLabel | None:
    printed = _LABEL_WORD.findall(_ASIDE.sub("", text[span.start : span.end]))
    if not 1 <= len(printed) <= _MOST_WORDS:
        return None
    lower = [word.lower() for word in printed]
    press = words("press_labels")
    if all(word in press or word.isdigit() for word in lower):
        return TurnLabel(LabelKind.PRESS, span, words_start, lower[-1])
    if not all(word[:1].isupper() or word in _SMALL for word in printed):
        return None
    return TurnLabel(LabelKind.SPEAKER, span, words_start, lower[-1])


def name_in(text: str, label: Span) -> tuple[Span | None, bool]:
    """The name in a label without the titles before it, and whether the label has a title.

    None if the label is an office ("THE PRIME MINISTER"), or too long for a name.
    """
    aside = _ASIDE.search(text, label.start, label.end)
    found = list(_LABEL_WORD.finditer(text, label.start, aside.start() if aside else label.end))
    lower = [match[0].lower().rstrip(".") for match in found]
    first = 0
    before_name = [_is_title(word) or word in words("role_modifiers") for word in lower]
    if lower and lower[-1] in words("abbreviations"):
        before_name[-1] = False  # "SEN:" is somebody's name: an abbreviated title has one after it.
    while first < len(found) and before_name[first]:
        first += 1
    titled = any(is_title and _is_title(word) for is_title, word in zip(before_name, lower, strict=True))
    if (lower[:1] and lower[0] in words("determiners")) or not 1 <= len(found) - first <= _LONGEST_NAME:
        return None, titled
    return Span(found[first].start(), found[-1].end()), titled


def names_somebody(text: str, label: Span) -> bool:
    """A title or a given name shows that the label is a person, not a town or a subject."""
    name, titled = name_in(text, label)
    return titled or (name is not None and opens_with_given_name(text[name.start : name.end]))


def opens_with_given_name(name: str) -> bool:
    first, _, more = name.partition(" ")
    return bool(more) and first.lower() in words("given_names")


def initials(name: str) -> str:
    """AL for "Ann Lee"."""
    return "".join(word[0] for word in re.findall(r"\w+", name))


def _is_title(word: str) -> bool:
    return word in HONORIFICS_IN_TEXT or role_noun(word)
