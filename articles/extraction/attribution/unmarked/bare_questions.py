"""Interviews whose questions have no label: each is a paragraph of its own that ends with a question mark.

Rule: before the first question the text says that it is an interview (`interviewee.mentions_interview`). At
least two paragraphs without quotation marks end with a question mark, each with one to six paragraphs of
answer after it; half of the questions say "you", and half of the answers speak in the first person outside
quotation marks. A label before the first answer names who gives them all. Without all that the questions are
the author's own: an explainer, or rhetoric. Source: the layout of newspaper interviews, where questions are
set in bold.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

from articles.extraction.attribution.unmarked.dialogue import speaks_in_first_person
from articles.extraction.attribution.unmarked.interviewee import mentions_interview
from articles.extraction.attribution.unmarked.labels import LabelKind, label_of
from articles.extraction.attribution.unmarked.speech import Speech, SpeechKind, has_words, speech
from articles.extraction.types import Span

_YOU = re.compile(r"\byou(?:rs?|rself)?\b", re.IGNORECASE)
_LONGEST_QUESTION = 500
_LONGEST_ANSWER = 6
"""Paragraphs."""


def find_bare_interview(text: str, paragraphs: Sequence[Span]) -> list[Speech]:
    """The questions and answers in their order."""
    asked = [n for n, paragraph in enumerate(paragraphs) if _is_question(text, paragraph)]
    if len(asked) < 2 or asked[0] == 0 or not mentions_interview(text, 0, paragraphs[asked[0]].start):
        return []
    answers = [_answer(text, paragraphs, n, end) for n, end in zip_longest(asked, asked[1:])]
    if not all(1 <= len(answer) <= _LONGEST_ANSWER for answer in answers):
        return []
    personal = sum(any(speaks_in_first_person(text, part) for part in answer) for answer in answers)
    addressed = sum(bool(_YOU.search(text, paragraphs[n].start, paragraphs[n].end)) for n in asked)
    if min(personal, addressed) * 2 < len(asked):
        return []
    label = label_of(text, answers[0][0])
    named = label if label is not None and label.kind is LabelKind.SPEAKER else None
    if named is not None:
        answers[0][0] = Span(named.words_start, answers[0][0].end)
    kind, speaker = (SpeechKind.TURN, named.span) if named else (SpeechKind.ANSWER, None)
    found: list[Speech] = []
    for number, answer in zip(asked, answers, strict=True):
        found.extend(speech(text, SpeechKind.QUESTION, [paragraphs[number]]))
        found.extend(speech(text, kind, answer, speaker))
    return found


def _is_question(text: str, paragraph: Span) -> bool:
    printed = text[paragraph.start : paragraph.end].strip("*_ ")
    return printed.endswith("?") and len(printed) <= _LONGEST_QUESTION and not re.search('[“”"]', printed)


def _answer(text: str, paragraphs: Sequence[Span], number: int, following: int | None) -> list[Span]:
    """The paragraphs up to the next question; after the last one only those in the first person."""
    between = [p for p in paragraphs[number + 1 : following] if has_words(text, p)]
    if following is not None:
        return between
    last = between[:1]
    for paragraph in between[1:]:
        if not speaks_in_first_person(text, paragraph):
            break
        last.append(paragraph)
    return last
