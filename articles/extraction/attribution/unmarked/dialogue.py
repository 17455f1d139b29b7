"""The turns of interviews, press conferences and debates that are printed with labels.

Rule: labels (`labels`) are those of a dialogue if questions and answers are marked Q and A, a question
first; or if at least two speakers take turns in sentences and ask or speak of themselves and each other ("I",
"we", "you"), and one of them speaks again after another, or the press is among them, or all have a title or
a given name. If most labels are printed in capitals, the others are none. Without that, a line with a colon
is a headline, a dateline, a score or an entry of a list. A turn reaches to the next label: further
paragraphs continue it, except one that names its speaker as another person would, and all after that one.
After the last label a paragraph continues it only if it speaks in the first person; what follows is the
paper's again. Where only the questions are marked, the paragraphs after them are the answers.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from articles.extraction.attribution.unmarked.labels import (
    LabelKind,
    TurnLabel,
    initials,
    label_of,
    names_somebody,
)
from articles.extraction.attribution.unmarked.speech import Speech, SpeechKind, has_words, speech
from articles.extraction.types import Span

_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur)\b")
_PERSONAL = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]urs?|us|[Yy]ours?|[Yy]ou)\b")
_SENTENCE_END = re.compile(r"[.?!…—–-][\"”’')\]*_]*\Z")
_QUESTIONS = (LabelKind.QUESTION, LabelKind.BARE_QUESTION, LabelKind.PRESS)
_KINDS = {
    LabelKind.QUESTION: SpeechKind.QUESTION,
    LabelKind.BARE_QUESTION: SpeechKind.QUESTION,
    LabelKind.PRESS: SpeechKind.QUESTION,
    LabelKind.ANSWER: SpeechKind.ANSWER,
    LabelKind.SPEAKER: SpeechKind.TURN,
}

_Labelled = dict[int, TurnLabel]
"""By the number of the paragraph, in order."""


def find_dialogue(text: str, paragraphs: Sequence[Span]) -> list[Speech]:
    """All turns of one text in their order."""
    labelled = _accepted(text, paragraphs)
    kinds = {label.kind for label in labelled.values()}
    only_questions = bool(kinds) and kinds <= {LabelKind.QUESTION}
    found: list[Speech] = []
    numbers = list(labelled)
    for number, following in zip_longest(numbers, numbers[1:]):
        label = labelled[number]
        first = Span(label.words_start, paragraphs[number].end)
        if only_questions:
            found.extend(speech(text, SpeechKind.QUESTION, [first], label=label.span))
            answer = _continuation(text, paragraphs, number, following, "", answers=True)
            found.extend(speech(text, SpeechKind.ANSWER, answer))
        else:
            more = _continuation(text, paragraphs, number, following, label.key)
            named = label.kind is LabelKind.SPEAKER
            speaker, mark = (label.span, None) if named else (None, label.span)
            found.extend(speech(text, _KINDS[label.kind], [first, *more], speaker, mark))
    return found


def speaks_in_first_person(text: str, span: Span) -> bool:
    """Somebody says "I" or "we" outside quotation marks."""
    return _FIRST_PERSON.search(_QUOTED.sub("", text[span.start : span.end])) is not None


def _continuation(
    text: str,
    paragraphs: Sequence[Span],
    number: int,
    following: int | None,
    key: str,
    answers: bool = False,
) -> Iterator[Span]:
    """The paragraphs after a label's own that belong to its turn."""
    named = re.compile(rf"\b{re.escape(key)}\b", re.IGNORECASE) if key else None
    for at in range(number + 1, following if following is not None else len(paragraphs)):
        paragraph = paragraphs[at]
        if not has_words(text, paragraph):
            continue
        opens_answer = answers and at == number + 1
        if following is None and not opens_answer and not speaks_in_first_person(text, paragraph):
            return
        if named is not None and named.search(text, paragraph.start, paragraph.end):
            return
        yield paragraph


def _accepted(text: str, paragraphs: Sequence[Span]) -> _Labelled:
    """The labels of a dialogue; none if the text has none."""
    found = {n: label for n, p in enumerate(paragraphs) if (label := label_of(text, p))}
    speakers = _of_one_style(
        text, {n: x for n, x in found.items() if x.kind in (LabelKind.SPEAKER, LabelKind.PRESS)}
    )
    questions = [n for n, x in found.items() if x.kind is LabelKind.QUESTION]
    glued = [n for n, x in found.items() if x.kind is LabelKind.BARE_QUESTION]
    answers = [n for n, x in found.items() if x.kind is LabelKind.ANSWER]
    opened = min([*questions, *glued], default=len(paragraphs))
    answered = [n for n in answers if n > opened]
    asked = questions if questions or answered else []
    if not answered and len(questions) == 1 and not speakers:
        asked = []
    if not _is_dialogue(text, paragraphs, speakers, bool(questions or glued)):
        speakers = {}
    accepted = {*asked, *answered, *speakers}
    if answered or speakers:
        accepted.update(glued)
    return {n: found[n] for n in sorted(accepted)}


def _is_dialogue(text: str, paragraphs: Sequence[Span], labelled: _Labelled, asked: bool) -> bool:
    """Whether speakers take turns."""
    turns = [text[x.words_start : paragraphs[n].end] for n, x in labelled.items()]
    keys = [label.key for label in labelled.values()]
    press = asked or any(label.kind is LabelKind.PRESS for label in labelled.values())
    named = [label for label in labelled.values() if label.kind is LabelKind.SPEAKER]
    if not named or len(set(keys)) + asked < 2:
        return False
    in_sentences = sum(bool(_SENTENCE_END.search(turn)) for turn in turns) * 3 >= 2 * len(turns)
    personal = [turn for turn in turns if "?" in turn or _PERSONAL.search(turn)]
    if not in_sentences or not personal:
        return False
    if press:
        return True
    if _somebody_returns(keys):
        return len(personal) * 3 >= len(turns)
    capitals = all(_in_capitals(text, label) and names_somebody(text, label.span) for label in named)
    return capitals and len(personal) * 3 >= 2 * len(turns)


def _somebody_returns(keys: Sequence[str]) -> bool:
    """One speaker speaks again after another."""
    return any(key in keys[:n] and keys[n - 1] != key for n, key in enumerate(keys))


def _of_one_style(text: str, labelled: _Labelled) -> _Labelled:
    """If more than half of the labels are in capitals, these and the names of which some are the initials."""
    capitals = {text[x.span.start : x.span.end] for x in labelled.values() if _in_capitals(text, x)}
    if 2 * sum(_in_capitals(text, label) for label in labelled.values()) <= len(labelled):
        return labelled
    return {
        n: label
        for n, label in labelled.items()
        if _in_capitals(text, label) or initials(text[label.span.start : label.span.end]) in capitals
    }


def _in_capitals(text: str, label: TurnLabel) -> bool:
    return label.kind is LabelKind.PRESS or text[label.span.start : label.span.end].isupper()
