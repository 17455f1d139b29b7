"""Questions and answers that are the paper's own way to explain something.

Rule: if nothing before the first question says that there was an interview
(`interviewee.mentions_interview`), and no answer speaks in the first person outside quotation marks, the
answers are the paper's and nobody's statements.
"""

from collections.abc import Sequence

from articles.extraction.attribution.unmarked.dialogue import speaks_in_first_person
from articles.extraction.attribution.unmarked.interviewee import mentions_interview
from articles.extraction.attribution.unmarked.speech import Speech, SpeechKind


def is_explainer(text: str, turns: Sequence[Speech]) -> bool:
    """Whether all answers among these turns are the paper's own."""
    answers = [turn for turn in turns if turn.kind is SpeechKind.ANSWER]
    if not answers or any(speaks_in_first_person(text, part) for turn in answers for part in turn.parts):
        return False
    return not mentions_interview(text, 0, turns[0].parts[0].start)
