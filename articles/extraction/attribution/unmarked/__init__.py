"""Direct speech without marks: interviews, transcripts, letters and embedded posts.

Their layout says what is speech and often who speaks; each rule has a module. What is found here is direct
speech; a content that the tagger reads inside it is a part of it, and what it reads inside a question of the
press is the press's. `find_speeches` looks at the layout alone; `speakers` says who speaks.
"""

from collections.abc import Iterable, Iterator

from articles.extraction.attribution.contents import Content
from articles.extraction.attribution.unmarked.bare_questions import find_bare_interview
from articles.extraction.attribution.unmarked.dialogue import find_dialogue
from articles.extraction.attribution.unmarked.explainers import is_explainer
from articles.extraction.attribution.unmarked.letters import find_letters
from articles.extraction.attribution.unmarked.posts import find_posts
from articles.extraction.attribution.unmarked.speech import Speech, SpeechKind
from articles.extraction.text.sentences import Layout
from articles.text.spans import SpanSet

__all__ = ["Speech", "SpeechKind", "find_speeches", "outside"]


def find_speeches(layout: Layout) -> list[Speech]:
    """All of one text in order, questions included; none overlap."""
    text, paragraphs = layout.text, layout.paragraphs
    turns = find_dialogue(text, paragraphs) or find_bare_interview(text, paragraphs)
    turns = [] if is_explainer(text, turns) else turns
    found: list[Speech] = []
    for speech in sorted(
        [*turns, *find_posts(text, paragraphs), *find_letters(text, paragraphs)],
        key=lambda s: s.parts[0].start,
    ):
        if not found or found[-1].parts[-1].end <= speech.parts[0].start:
            found.append(speech)
    return found


def outside(speeches: Iterable[Speech], contents: Iterable[Content]) -> Iterator[Content]:
    """The contents that share no character with a speech."""
    spoken = SpanSet(part for speech in speeches for part in speech.parts)
    for content in contents:
        if not any(spoken.overlaps(part.start, part.end) for part in content.span.parts):
            yield content
