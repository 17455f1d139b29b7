"""Attribution contexts of short texts with labels; see `articles.tests.extraction.marked` for their form."""

from articles.extraction.attribution.candidates import Candidate
from articles.extraction.attribution.context import AttributionContext, ContentSpan
from articles.extraction.pipeline import attribution_context
from articles.extraction.types import Span
from articles.tests.extraction.marked import marked


def context_of(source: str) -> AttributionContext:
    tagging = marked(source)
    return attribution_context(tagging.text, tagging)


def candidate(context: AttributionContext, surface: str) -> Candidate:
    """The first candidate with this surface."""
    text = context.tokens.text
    return next(c for c in context.candidates.all if text[c.start : c.end] == surface)


def surfaces(context: AttributionContext, candidates: list[Candidate]) -> list[str]:
    return [context.tokens.text[c.start : c.end] for c in candidates]


def content(context: AttributionContext, words: str, quoted: bool = True) -> ContentSpan:
    """The content with these words; if quoted, a mark of one character is on each side."""
    start = context.tokens.text.index(words)
    span = Span(start, start + len(words))
    return ContentSpan((span,), quoted, Span(span.start - 1, span.end + 1) if quoted else span)
