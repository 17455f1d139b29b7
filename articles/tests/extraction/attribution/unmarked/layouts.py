"""What a rule about layout finds in a text, as printed."""

from collections.abc import Callable, Sequence

from articles.extraction.attribution.unmarked.speech import Speech
from articles.extraction.types import Span
from articles.text.paragraphs import paragraphs

Rule = Callable[[str, Sequence[Span]], list[Speech]]
Printed = tuple[str, str, list[str]]
"""The kind, the speaker as printed, the words of each paragraph."""


def printed(rule: Rule, text: str) -> list[Printed]:
    return [
        (
            speech.kind.value,
            text[speech.speaker.start : speech.speaker.end] if speech.speaker else "",
            [text[part.start : part.end] for part in speech.parts],
        )
        for speech in rule(text, paragraphs(text))
    ]
